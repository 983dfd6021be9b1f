import {
  BACKSLASH,
  COLON,
  DASH,
  DOT,
  endsEscape,
  endsPercentEscape,
  endsStyle,
  isAlphanumeric,
  isDigit,
  isLetter,
  isLower,
  isUpper,
  LEFT_BRACKET,
  lowerCase,
  PERCENT,
  RIGHT_BRACKET,
  SLASH,
  SPACE,
  UNDERSCORE,
  hexValue,
  AT,
} from '../ascii.js';
import { type Dictionary, entryOf, fourFrom, keyOf, stepBack } from './dictionary.js';
import { BEFORE_DIGIT, BEFORE_LETTER, BEFORE_NAME, BEFORE_WORD, hasBit, joinBit, wordBit } from './hash.js';

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
const followsEscape = (bytes: Uint8Array, at: number): boolean => endsPercentEscape(bytes, at) || endsEscape(bytes, at);

/** Whether a word may begin at `at`. */
function isWordStart(bytes: Uint8Array, at: number): boolean {
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
  if (count === 0 && endsPercentEscape(bytes, at)) return 3;
  return count;
}

/** By byte: what it is to a word behind it. */
export const befores: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (isLetter(byte)) return BEFORE_LETTER;
  if (isDigit(byte)) return BEFORE_DIGIT;
  return isNameSeparator(byte) ? BEFORE_WORD : BEFORE_NAME;
});

/**
 * Whether some name that says something may end in the word of `length` letters before `end`. Says yes too often, never no too
 * often. Most words with the ending of some name are told apart so, for a fourth of what the tree costs.
 */
function mayEndIn({ words }: Dictionary, bytes: Uint8Array, end: number, length: number): boolean {
  // Digits may follow any sign.
  if (length < 4 && isDigit(bytes[end - 1] as number)) return true;
  const start = end - length;
  const key = keyOf(bytes, start, end);
  if (hasBit(words, wordBit(key, length < 4 ? 0 : fourFrom(bytes, start), length))) return true;
  if (start === 0) return false;
  const sign = bytes[start - 1] as number;
  // The first letters may belong to an escape, and what stands before them.
  if (sign === BACKSLASH || sign === PERCENT || bytes[start - 3] === PERCENT) return true;
  let at = start - 1;
  const before = befores[sign] as number;
  if (before === BEFORE_NAME) return false;
  if (before === BEFORE_WORD) at -= befores[bytes[at - 1] as number] === BEFORE_WORD ? 2 : 1;
  return hasBit(words, joinBit(key, lowerCase(bytes[at] ?? 0), length >= 4 || before === BEFORE_LETTER));
}

/** The longest name that ends before `end`, of which the letters from `from` on are read and have led to `entry`. */
function longestName(
  dictionary: Dictionary,
  bytes: Uint8Array,
  end: number,
  entry: number,
  from: number,
  out: Int32Array,
  slot: number,
): number {
  const { names, borders } = dictionary;
  let node = entry;
  let at = from;
  let best = -1;
  for (;;) {
    if ((names[node] as number) >= 0 && isWordStart(bytes, at) && !isInsideHex(bytes, at, end)) {
      best = names[node] as number;
      out[slot] = at;
    }
    // Where a word of a name may begin, a separator may stand.
    const before = borders[node] === 1 ? at - separatorsBefore(bytes, at) : at;
    if (before <= 0) return best;
    at = before - 1;
    node = stepBack(dictionary, node, lowerCase(bytes[at] as number));
    if (node < 0) return best;
  }
}

/**
 * The longest name that ends before `end`: its row number, or -1. Where it begins is written to `out[slot]`. `length` is that of
 * the word before `end`, or at most three where that is not known.
 */
export function matchName(
  dictionary: Dictionary,
  bytes: Uint8Array,
  end: number,
  length: number,
  out: Int32Array,
  slot: number,
): number {
  // In scripts without spaces a name may end a long run of letters.
  const isForeign = (bytes[end - 1] as number) >= 0x80;
  // The `m` that ends a sequence of colours stands right before the word.
  const size = bytes[end - length] === 0x6d && endsStyle(bytes, end - length + 1) ? length - 1 : length;
  if (!isForeign && !mayEndIn(dictionary, bytes, end, size)) return -1;
  if (isForeign || size < 4) return longestName(dictionary, bytes, end, 0, end, out, slot);
  const entry = entryOf(dictionary, fourFrom(bytes, end - 4) | 0x20202020);
  return entry < 0 ? -1 : longestName(dictionary, bytes, end, entry, end - 4, out, slot);
}

const found = new Int32Array(1);

/** The longest name at the end of `bytes[start, nameEnd)`, one that says nothing too: its row number, or -1. */
export function findName(dictionary: Dictionary, bytes: Uint8Array, start: number, nameEnd: number): number {
  let end = nameEnd;
  while (end > start && !isAlphanumeric(bytes[end - 1] as number)) end--;
  const row = longestName(dictionary, bytes, end, 0, end, found, 0);
  return row >= 0 && (found[0] as number) >= start ? row : -1;
}

/** Names for what stands in a member, whatever that is. */
const CONTENTS: ReadonlySet<string> = new Set(['value', 'values', 'number', 'numbers']);

/** Whether a name stands for any content. */
export const isContents = (name: string): boolean => CONTENTS.has(name);

/** Whether the key `bytes[start, end)` says what its value is; otherwise the name of the object that it stands in does. */
export function namesItself(dictionary: Dictionary, bytes: Uint8Array, start: number, end: number): boolean {
  const row = findName(dictionary, bytes, start, end);
  return row >= 0 && !isContents((dictionary.rows[row] as { name: string }).name);
}

/** Whether `bytes[start, end)` is a name that is known, and nothing else. */
export const isKnownName = (dictionary: Dictionary, bytes: Uint8Array, start: number, end: number): boolean =>
  isAlphanumeric(bytes[end - 1] as number) && findName(dictionary, bytes, start, end) >= 0 && found[0] === start;
