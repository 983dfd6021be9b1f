import { foldByte } from './fold.js';
import { isDigit } from './ascii.js';

/** A range of text and what replaces it. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with every range replaced, left to right; ranges do not overlap and are in order. */
export function replaceRanges(text: string, ranges: readonly Replacement[]): string {
  let result = '';
  let at = 0;
  for (const range of ranges) {
    result += text.slice(at, range.start) + range.text;
    at = range.end;
  }
  return result + text.slice(at);
}

/** The digits of a PAN, in ASCII, whatever script and separators it is written in. */
export function panDigits(text: string): string {
  let digits = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const byte = unit >= 0xdfce && unit <= 0xdfff ? 0x30 + ((unit - 0xdfce) % 10) : foldByte(unit);
    if (isDigit(byte)) digits += String.fromCharCode(byte);
  }
  return digits;
}

/** What a PAN may show: its first six digits only with 14 digits or more, its last four always. */
export function shownOf(digits: string, option: 'first6last4' | 'last4' | 'hidden'): { first6: string; last4: string } {
  const last4 = option === 'hidden' ? '' : digits.slice(-4);
  return { first6: option === 'first6last4' && digits.length >= 14 ? digits.slice(0, 6) : '', last4 };
}

/**
 * The mask of a PAN: first six and last four digits (PCI DSS 4.0.1, 3.5.1 and FAQ 1091), below 14 digits the last four; one star for each
 * digit between. With `keepSeparators` the signs between the digits stay.
 */
export function maskPan(text: string, option: 'first6last4' | 'last4', keepSeparators: boolean): string {
  const digits = panDigits(text);
  const { first6, last4 } = shownOf(digits, option);
  const masked = first6 + '*'.repeat(digits.length - first6.length - last4.length) + last4;
  if (!keepSeparators) return masked;
  let at = 0;
  let result = '';
  for (const sign of text) result += panDigits(sign) === '' ? sign : (masked[at++] as string);
  return result;
}
