// What many services have instead: a redactor of two plain regular expressions. One takes card numbers by their digits
// and checks Luhn, the other takes values by their key. It finds no name, document, phone number or key by its shape.

const CARD = /\b\d(?:[ -]?\d){12,18}\b/g;
const KEYED =
  /(["']?\b(?:password|passwd|pwd|secret|token|api[_-]?key|authorization|cvv|cvc|pin|ssn|iban|email)["']?\s*[:=]\s*)("[^"]*"|'[^']*'|[^\s,;&}\]]+)/gi;

function passesLuhn(digits) {
  let sum = 0;
  for (let i = digits.length - 1, isEven = false; i >= 0; i--, isEven = !isEven) {
    const digit = digits.charCodeAt(i) - 48;
    sum += isEven ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return sum % 10 === 0;
}

function maskCard(text) {
  const digits = text.replace(/\D/g, '');
  return passesLuhn(digits) ? `${digits.slice(0, 6)}${'*'.repeat(digits.length - 10)}${digits.slice(-4)}` : text;
}

/** Text with cards masked and keyed values replaced. */
export const redactByPatterns = (text) => text.replace(CARD, maskCard).replace(KEYED, '$1[REDACTED]');
