import {
  BAR,
  DASH,
  DOT,
  GREATER,
  isBlank,
  isDigit,
  LEFT_PAREN,
  LF,
  NUL,
  PLUS,
  QUOTE,
  RIGHT_PAREN,
  SPACE,
} from '../ascii.js';
import { breakWidth } from './lines.js';

/** Blank lines between a name and its value. */
const MOST_BREAKS = 2;
/** The longest number with its separators that is looked for on a line of its own. */
const LONGEST_NUMBER = 40;

/** Whether nothing but a number stands on the line from `at` on. */
function isNumberLine(bytes: Uint8Array, at: number, to: number): boolean {
  // The dash of a list is no sign of a number.
  if (bytes[at] === DASH && isBlank(bytes[at + 1] as number)) return false;
  let digits = 0;
  let i = at;
  for (; i < to && i - at < LONGEST_NUMBER; i++) {
    const byte = bytes[i] as number;
    if (isDigit(byte)) digits++;
    else if (breakWidth(bytes, i) > 0) return digits > 0;
    else if (
      byte !== SPACE &&
      byte !== DASH &&
      byte !== DOT &&
      byte !== PLUS &&
      byte !== LEFT_PAREN &&
      byte !== RIGHT_PAREN
    )
      return digits > 0 && byte === 0x22;
  }
  return i === to && digits > 0;
}

/** Behind the sign of a block of YAML, `|`, `>-` or `|2`; `at` if none stands there. */
function behindBlockSign(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== BAR && bytes[at] !== GREATER) return at;
  let i = at + 1;
  while (i - at < 3 && (bytes[i] === DASH || bytes[i] === PLUS || isDigit(bytes[i] as number))) i++;
  return breakWidth(bytes, i) > 0 ? i : at;
}

/**
 * Where a value begins that stands below its name, whose sign ends before `at`: the text of a block of YAML, or a number alone on its line.
 * `at` if the value does not stand there.
 */
export function valueBelow(bytes: Uint8Array, at: number, to: number, reach: number): number {
  const sign = behindBlockSign(bytes, at);
  if (sign === at && at < to && breakWidth(bytes, at) === 0) return at;
  let i = sign;
  for (let breaks = 0; breaks < MOST_BREAKS; breaks++) {
    const width = breakWidth(bytes, i);
    if (width === 0) break;
    i += width;
    while (i < reach && isBlank(bytes[i] as number)) i++;
  }
  if (i >= reach || i === sign) return at;
  return sign > at || isNumberLine(bytes, i, reach) ? i : at;
}

/** Whether nothing stands before `at` on its line, which may be spelled out in a string. */
function beginsLine(bytes: Uint8Array, at: number): boolean {
  let i = at - 1;
  while (i >= 0 && isBlank(bytes[i] as number)) i--;
  const byte = bytes[i] ?? NUL;
  return byte === LF || byte === NUL || byte === QUOTE || (byte === 0x6e && breakWidth(bytes, i - 1) === 2);
}

/** Where the number begins that is alone on the line below a name that is alone on its own and ends before `at`; -1 if there is none. */
export function numberBelow(bytes: Uint8Array, nameStart: number, at: number, to: number, reach: number): number {
  let end = at;
  while (isBlank(bytes[end] as number)) end++;
  if ((end < to && breakWidth(bytes, end) === 0) || !beginsLine(bytes, nameStart)) return -1;
  const below = valueBelow(bytes, end, to, reach);
  return below > end && isDigit(bytes[below] as number) ? below : -1;
}
