import {
  BACKSLASH,
  COLON,
  DASH,
  DOT,
  isAlphanumeric,
  isDigit,
  isLower,
  isUpper,
  LEFT_BRACKET,
  lowerCase,
  PERCENT,
  RIGHT_BRACKET,
  SLASH,
  SPACE,
  UNDERSCORE,
  hexPair,
  hexValue,
  AT,
} from '../ascii.js';
import { type Dictionary, entryOf, stepBack } from './dictionary.js';

/** Whether a byte may stand between two words of one name. */
export const isNameSeparator = (byte: number): boolean =>
  byte === UNDERSCORE ||
  byte === DASH ||
  byte === DOT ||
  byte === SPACE ||
  byte === LEFT_BRACKET ||
  byte === RIGHT_BRACKET ||
  byte === COLON ||
  byte === SLASH ||
  byte === AT;

/** Whether an escape ends right before `at`: `%5B`, `\n`, `\u0022`. Its letters belong to no word. */
function followsEscape(bytes: Uint8Array, at: number): boolean {
  if (bytes[at - 3] === PERCENT && hexPair(bytes, at - 2) >= 0) return true;
  if (bytes[at - 2] === BACKSLASH) return true;
  return bytes[at - 6] === BACKSLASH && bytes[at - 5] === 0x75;
}

/** Whether a word may begin at `at`. */
export function isWordStart(bytes: Uint8Array, at: number): boolean {
  if (at === 0) return true;
  const before = bytes[at - 1] as number;
  const first = bytes[at] as number;
  if (!isAlphanumeric(before)) return true;
  if (isDigit(before)) return !isDigit(first);
  if (isUpper(first) && isLower(before)) return true;
  if (isUpper(first) && isUpper(before) && isLower(bytes[at + 1] as number)) return true;
  if (first >= 0x80) return true;
  return followsEscape(bytes, at);
}

/** Whether the letters are nothing but hexadecimal digits behind another digit, as `aba` in `a80aff6aba`. */
function isInsideHex(bytes: Uint8Array, at: number, end: number): boolean {
  if (at === 0 || !isDigit(bytes[at - 1] as number)) return false;
  for (let i = at; i < end; i++) if (hexValue(bytes[i] as number) < 0) return false;
  return true;
}

/** How many bytes before `at` separate two words of a name: none, one or two signs, or a percent escape. */
function separatorsBefore(bytes: Uint8Array, at: number): number {
  let count = 0;
  while (count < 2 && isNameSeparator(bytes[at - 1 - count] as number)) count++;
  if (count === 0 && bytes[at - 3] === PERCENT && hexPair(bytes, at - 2) >= 0) return 3;
  return count;
}

/**
 * The longest name that ends before `end`: its row number, or -1. Where it begins is written to `out[slot]`. `isLong` tells
 * that four letters stand together before `end`, with no shorter name at their end: they are looked up at once.
 */
export function matchName(
  dictionary: Dictionary,
  bytes: Uint8Array,
  end: number,
  isLong: boolean,
  out: Int32Array,
  slot: number,
): number {
  const { names, borders, befores } = dictionary;
  let node = 0;
  let at = end;
  let best = -1;
  if (isLong) {
    node = entryOf(dictionary, keyBefore(bytes, end));
    if (node < 0) return -1;
    at = end - 4;
  }
  for (;;) {
    if ((names[node] as number) >= 0 && isWordStart(bytes, at) && !isInsideHex(bytes, at, end)) {
      best = names[node] as number;
      out[slot] = at;
    }
    // Where a word of a name may begin, a separator may stand.
    const before = borders[node] === 1 ? at - separatorsBefore(bytes, at) : at;
    if (before <= 0) return best;
    at = before - 1;
    const byte = lowerCase(bytes[at] as number);
    if (((befores[node] as number) >>> byte) & 1) node = stepBack(dictionary, node, byte);
    else return best;
    if (node < 0) return best;
  }
}

const keyBefore = (bytes: Uint8Array, end: number): number =>
  (lowerCase(bytes[end - 1] as number) << 24) |
  (lowerCase(bytes[end - 2] as number) << 16) |
  (lowerCase(bytes[end - 3] as number) << 8) |
  lowerCase(bytes[end - 4] as number);

const found = new Int32Array(1);

/** The longest name at the end of `bytes[start, end)`: its row number, or -1. */
export function findName(dictionary: Dictionary, bytes: Uint8Array, start: number, nameEnd: number): number {
  let end = nameEnd;
  while (end > start && !isAlphanumeric(bytes[end - 1] as number)) end--;
  const row = matchName(dictionary, bytes, end, false, found, 0);
  return row >= 0 && (found[0] as number) >= start ? row : -1;
}
