import {
  HASH,
  AT,
  BACKSLASH,
  CARET,
  COLON,
  DASH,
  EQUALS,
  isAlphanumeric,
  isDigit,
  isLetter,
  LESS,
  PERCENT,
  PLUS,
  QUOTE,
  SLASH,
  SPACE,
  UNDERSCORE,
  ZERO_WIDTH,
} from '../ascii.js';
import { foldByte } from '../fold.js';
import { isRepeated } from './signs.js';
import type { TriggerTables } from './trigger-tables.js';

/** How far behind an escape the rest of its name may reach. */
const REST_OF_NAME = 32;

/**
 * Whether the escape of a letter beyond ASCII stands in a name: words and further escapes follow, up to `=` in a query, or a quote and a
 * colon in JSON.
 */
export function isInForeignName(bytes: Uint8Array, at: number, width: number): boolean {
  const isQuery = bytes[at] === PERCENT;
  const last = at + width + REST_OF_NAME;
  for (let i = at + width; i < last; i++) {
    const byte = bytes[i] as number;
    if (byte === EQUALS) return isQuery;
    if (byte === QUOTE) return !isQuery && bytes[i + 1] === COLON;
    const isRest = isAlphanumeric(byte) || byte === SPACE || byte === UNDERSCORE || byte === DASH;
    if (!isRest && byte !== (isQuery ? PERCENT : BACKSLASH)) return false;
  }
  return false;
}

/** Whether a space or slash that is percent-encoded stands between the groups of a number: `HH%20012345`, `710319%2F2745`. */
function isInNumber(bytes: Uint8Array, at: number, byte: number, width: number): boolean {
  const [before, after] = [bytes[at - 1] ?? 0, bytes[at + width] as number];
  if (byte === SLASH) return isDigit(before) && isDigit(after);
  return byte === SPACE && isAlphanumeric(before) && isAlphanumeric(after) && (isDigit(before) || isDigit(after));
}

/** Whether the escape of `width` at `at`, which stands for `unit`, hides a digit, what may stand between digits, or another sign that is looked for. */
export function hidesSomething(
  tables: TriggerTables,
  bytes: Uint8Array,
  at: number,
  unit: number,
  width: number,
): boolean {
  if (width === 2) return false;
  // No writer escapes a letter of ASCII: a name may be hidden.
  if (isLetter(unit) && unit < 0x80) return true;
  if (isDigit(foldByte(unit)) || (unit === AT && tables.hasAt)) return true;
  if (unit === PLUS && tables.hasPlus && isDigit(bytes[at + width] as number)) return true;
  // Fillers of a machine-readable zone stand in twos: the same escape follows.
  if (unit === LESS) return tables.hasFillers && isRepeated(bytes, at, width);
  // A percent sign, encoded again: `%2534` is a digit two levels down.
  if (unit === PERCENT) return isAlphanumeric(bytes[at + width] as number);
  // A letter of a name in another language: `%D0%BD=`, `"c\u00e9dula":`.
  if (unit >= 0x80 && isInForeignName(bytes, at, width)) return true;
  // Its last hexadecimal digits would join the digits behind it: `%E6%96%874111…`.
  if (unit >= 0x80 && bytes[at] === PERCENT && isDigit(bytes[at + width] as number)) return true;
  const folded = foldByte(unit);
  if (bytes[at] === PERCENT && isInNumber(bytes, at, folded, width)) return true;
  const isJoint =
    folded === SPACE ||
    folded === DASH ||
    folded === PLUS ||
    folded === EQUALS ||
    folded === CARET ||
    folded === ZERO_WIDTH;
  if (!isJoint) return false;
  if (folded === ZERO_WIDTH && at > 0 && isLetter(bytes[at - 1] as number) && isLetter(bytes[at + width] as number))
    return true;
  return at > 0 && isDigit(bytes[at - 1] as number) && isDigit(bytes[at + width] as number);
}

/** Whether an escape that begins with these two bytes may hide something: `\"` and `&amp;` do not; `\u0034`, `&#52;` and `&nbsp;` may. */
export const mayHide = (byte: number, next: number): boolean =>
  byte === BACKSLASH
    ? next === 0x75 || next === 0x78
    : byte === PERCENT || next === HASH || next === 0x6e || next === 0x6c;
