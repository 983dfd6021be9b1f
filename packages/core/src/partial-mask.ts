/** What can be shown in part: data of persons and accounts that a support desk tells apart by it. */
export const partialDetectors = ['email', 'phone', 'person-name', 'iban', 'bank-account'] as const;

export type PartialDetector = (typeof partialDetectors)[number];

const STARS = '***';

/** The last four of eight characters or more; three stars, so that the length is not told. */
function lastFour(text: string, shown = ''): string | undefined {
  const signs = text.replace(/[^\dA-Z]/gi, '');
  if (/^(?:[A-Z]{2})?\*{3}[\dA-Z]{4}$/i.test(text)) return text;
  return signs.length >= shown.length + 8 ? shown + STARS + signs.slice(-4) : undefined;
}

/** `a***@example.com`. The domain of an address is that of a company, or of millions. */
function partOfEmail(text: string): string | undefined {
  const [, local, at, domain] = /^([^@%]+)(@|%40)([\dA-Z.-]+)$/i.exec(text) ?? [];
  if (local === undefined || at === undefined || domain === undefined) return undefined;
  const [first] = local;
  const isShown = local.length > 1 && first !== undefined && /^[\dA-Z]$/i.test(first);
  return (isShown ? first : '') + STARS + at + domain;
}

/** `A*** L***`. */
function partOfName(text: string): string | undefined {
  const words = text.trim().split(/\s+/u);
  const isPlain = words.every((word) => /^\p{L}/u.test(word));
  return isPlain
    ? words.map((word) => String.fromCodePoint(word.codePointAt(0) as number) + STARS).join(' ')
    : undefined;
}

const PARTS: Readonly<Record<PartialDetector, (text: string) => string | undefined>> = {
  email: partOfEmail,
  phone: (text) => lastFour(text),
  'person-name': partOfName,
  iban: (text) => (/^[A-Z]{2}/i.test(text) ? lastFour(text, text.slice(0, 2)) : undefined),
  'bank-account': (text) => lastFour(text),
};

/**
 * What is shown of a finding in part, or undefined if its text is not as it must be: short, or encoded. A text that is masked so stays as it
 * is.
 */
export function maskPartly(id: string, text: string): string | undefined {
  const isEncoded = /[\\&<>"]|%(?!40)/.test(text);
  return isEncoded || !Object.hasOwn(PARTS, id) ? undefined : PARTS[id as PartialDetector](text);
}
