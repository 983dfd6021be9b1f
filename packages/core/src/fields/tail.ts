import {
  BACKSLASH,
  COLON,
  DASH,
  DOT,
  EQUALS,
  hexPair,
  isAlphanumeric,
  isDigit,
  isLetter,
  isLower,
  isUpper,
  LEFT_BRACKET,
  lowerCase,
  PERCENT,
  QUOTE,
  RIGHT_BRACKET,
  UNDERSCORE,
} from '../ascii.js';

/** What the words behind a known name make of it. */
export const TAIL_NONE = 0;
/** `cvvResult`: the value is a statement about the value. */
export const TAIL_STATUS = 1;
/** `tokenIssuer`: another name. */
export const TAIL_OTHER = 2;

/** The tail words, by spelling. */
export interface TailWords {
  readonly status: ReadonlySet<string>;
  readonly neutral: ReadonlySet<string>;
}

/** The rest of a name behind its known words: what it makes of the name, and where the whole name ends. */
export interface Tail {
  kind: number;
  end: number;
}

/** A tail of more words is no tail: names are short, and a text may be one word repeated. */
const MAX_TAIL = 8;

/** Where the word that begins at `at` ends: at a sign, a digit, or a capital behind a small letter. */
function wordEnd(bytes: Uint8Array, at: number, to: number): number {
  let i = at;
  while (i < to && isUpper(bytes[i] as number)) i++;
  if (i - at > 1 && isLower(bytes[i] as number)) return i - 1;
  while (i < to && isLetter(bytes[i] as number) && !isUpper(bytes[i] as number)) i++;
  return i;
}

function spell(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to && i < from + 24; i++) text += String.fromCharCode(lowerCase(bytes[i] as number));
  return text;
}

/** How many bytes at `at` join two words of one name, or close its brackets; 0 if the name ends here. */
function joint(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  const next = bytes[at + 1] as number;
  if (byte === RIGHT_BRACKET) return 1;
  if (byte === UNDERSCORE || byte === DASH || byte === DOT) return isAlphanumeric(next) ? 1 : 0;
  if (byte === LEFT_BRACKET) return isAlphanumeric(next) || next === RIGHT_BRACKET ? 1 : 0;
  if (byte !== PERCENT) return 0;
  const unit = hexPair(bytes, at + 1);
  return unit === LEFT_BRACKET || unit === RIGHT_BRACKET ? 3 : 0;
}

/** Whether the name ends in the full stop of an abbreviation: `"Kimlik No.": `, `St.-Nr.: `. */
function isAbbreviation(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== DOT) return false;
  const next = bytes[at + 1];
  return next === COLON || next === EQUALS || next === QUOTE || next === BACKSLASH;
}

/**
 * Reads what follows a known name that ends before `at`, up to the end of the whole name. Up to two digits are an index
 * (`address1`); three or more are no part of the name, as in `cvc_739`.
 */
export function readTail(bytes: Uint8Array, at: number, to: number, words: TailWords, tail: Tail): void {
  let kind = TAIL_NONE;
  let end = at;
  for (let i = at, count = 0; i < to; count++) {
    const start = i + joint(bytes, i);
    let next = start;
    if (isDigit(bytes[start] as number)) {
      while (next < to && isDigit(bytes[next] as number)) next++;
      if (next - start > 2) break;
    } else if (isLetter(bytes[start] as number) && start < to) {
      next = wordEnd(bytes, start, to);
      const word = spell(bytes, start, next);
      if (words.status.has(word)) kind = Math.max(kind, TAIL_STATUS);
      else if (count >= MAX_TAIL || !words.neutral.has(word)) kind = TAIL_OTHER;
    }
    if (next === i || kind === TAIL_OTHER) break;
    end = next;
    i = next;
  }
  if (isAbbreviation(bytes, end)) end++;
  tail.kind = kind;
  tail.end = bytes[end] === BACKSLASH && end > to ? to : end;
}
