import {
  DASH,
  DOT,
  endsEscape,
  isAlphanumeric,
  isLetter,
  isLower,
  PLUS,
  SLASH,
  SPACE,
  UNDERSCORE,
  ZERO_WIDTH,
} from '../ascii.js';

/** The longest number with its separators: Argentina's CBU, digit by digit. */
export const REACH = 72;
const MOST_SIGNS = 34;
/** Signs between two groups: ` – `. */
const MOST_SEPARATORS = 3;

const isSeparator = (byte: number): boolean =>
  byte === SPACE ||
  byte === DASH ||
  byte === DOT ||
  byte === SLASH ||
  byte === PLUS ||
  byte === 0x28 ||
  byte === 0x29 ||
  byte === ZERO_WIDTH;

/** The signs of a number without its separators, in capitals, and where each ends. */
export interface Signs {
  text: string;
  readonly ends: number[];
}

/** `Ñ` of Mexico's RFC; a text's buffer holds the small one. */
const isEnye = (byte: number): boolean => byte === 0xd1 || byte === 0xf1;

const isSign = (byte: number): boolean => (isAlphanumeric(byte) && byte < 0x80) || byte === 0x26 || isEnye(byte);

/** Reads the number that begins at `start`; it ends at any sign that stands in no number. */
export function readSigns(bytes: Uint8Array, start: number, end: number): Signs {
  const signs: Signs = { text: '', ends: [] };
  let gap = 0;
  const last = Math.min(end, start + REACH);
  for (let i = start; i < last && signs.text.length < MOST_SIGNS; i++) {
    const byte = bytes[i] as number;
    if (isSign(byte)) {
      signs.text += String.fromCharCode(isLower(byte) || byte === 0xf1 ? byte - 32 : byte);
      signs.ends.push(i + 1);
      gap = 0;
    } else if (!isSeparator(byte) || ++gap > MOST_SEPARATORS) break;
  }
  return signs;
}

/** Whether more of a longer token stands around `bytes[start, end)`. */
export function isPart(bytes: Uint8Array, start: number, end: number): boolean {
  const before = bytes[start - 1] ?? 0;
  const after = bytes[end] as number;
  if ((isAlphanumeric(before) && !endsEscape(bytes, start)) || before === DASH || before === PLUS) return true;
  if (before === DOT && isAlphanumeric(bytes[start - 2] ?? 0)) return true;
  return (
    isAlphanumeric(after) ||
    after === DASH ||
    after === UNDERSCORE ||
    (after === PLUS && !isLetter(bytes[end + 1] as number))
  );
}
