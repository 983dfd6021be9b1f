import { BAR, CARET, COLON, DASH, DOT, isAlphanumeric, isDigit, isSpace, LESS, PLUS, TILDE } from '../ascii.js';

const VERSION_SIGNS = '.^~<>=|*- x';

/** Whether the value is a range of versions, as of a package whose name says more: `^8.0.0 || ^9.0.0`. */
export function isVersionRange(bytes: Uint8Array, start: number, end: number): boolean {
  let isRange = false;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (!isDigit(byte) && !VERSION_SIGNS.includes(String.fromCharCode(byte))) return false;
    if (byte === CARET || byte === TILDE || byte === LESS || byte === BAR) isRange = true;
  }
  return isRange;
}

const LETTER_V = 0x76;

/** A number of at most four digits that begins at `at`: where it ends; -1 if there is none. */
function partEnd(bytes: Uint8Array, at: number): number {
  let i = at;
  while (isDigit(bytes[i] as number)) i++;
  return i > at && i - at <= 4 ? i : -1;
}

const isRest = (byte: number): boolean =>
  isAlphanumeric(byte) || byte === DOT || byte === DASH || byte === PLUS || byte === TILDE || byte === COLON;

/** How many numbers a version at `at` has that fills the value: `1.2.3-beta.4`, `1.14.10-1~deb12u1`; 0 if there is none. */
function countParts(bytes: Uint8Array, at: number, end: number): number {
  let last = partEnd(bytes, at);
  let parts = last < 0 ? 0 : 1;
  while (last >= 0 && bytes[last] === DOT && partEnd(bytes, last + 1) > 0) {
    last = partEnd(bytes, last + 1);
    parts++;
  }
  if (last < 0 || (last < end && bytes[last] !== DASH && bytes[last] !== PLUS && bytes[last] !== TILDE)) return 0;
  for (let i = last; i < end; i++) if (!isRest(bytes[i] as number)) return 0;
  return parts;
}

/** Whether the value is a version of three numbers (https://semver.org), as packages have it that are called `password`. */
export const isVersion = (bytes: Uint8Array, start: number, end: number): boolean =>
  countParts(bytes, start, end) === 3;

/**
 * Whether the word behind a name in running text is a version: `v0.5.0`, Debian's `1:4.13+dfsg1-1`, or a package with one,
 * `passlib-1.7.4`.
 */
export function isVersionWord(bytes: Uint8Array, start: number, end: number): boolean {
  if (isSpace(bytes[start] as number)) return false;
  let at = start;
  for (let i = end - 1; i > start; i--) {
    // The last dash before a number with a full stop behind it.
    const isBorder = bytes[i - 1] === DASH && partEnd(bytes, i) > 0 && bytes[partEnd(bytes, i)] === DOT;
    if (isBorder) at = i;
  }
  if (at === start && bytes[start + 1] === COLON && isDigit(bytes[start] as number)) at = start + 2;
  if (((bytes[at] as number) | 0x20) === LETTER_V) at++;
  return countParts(bytes, at, end) >= 2;
}
