import {
  AT,
  CARET,
  DASH,
  EQUALS,
  isAlphanumeric,
  isDigit,
  isLetter,
  LESS,
  PERCENT,
  PLUS,
  SPACE,
  ZERO_WIDTH,
} from '../ascii.js';
import { foldByte } from '../fold.js';
import { isRepeated } from './signs.js';
import type { TriggerTables } from './trigger-tables.js';

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
  // Its last hexadecimal digits would join the digits behind it: `%E6%96%874111…`.
  if (unit >= 0x80 && bytes[at] === PERCENT && isDigit(bytes[at + width] as number)) return true;
  const folded = foldByte(unit);
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
