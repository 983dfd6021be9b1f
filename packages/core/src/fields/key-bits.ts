import { isDigit, isLetter } from '../ascii.js';

/** Multiplier of the hashes over the letters of a name: 2^32 / golden ratio, as a signed number. */
const HASH = -1640531535;

/** Bits of `keyBit`. */
export const KEY_BITS = 1 << 16;

// What stands before the letters of a key: a letter as a number below 32, or one of these.
/** Nothing that joins two words of a name. */
export const BEFORE_NAME = 0;
/** A letter, but the key begins with a capital or behind an escape. */
export const BEFORE_CAPITAL = 31;
/** What may stand between two words of a name. */
export const BEFORE_WORD = 64;
/** The key is a number and the letter or digit before it. */
export const BEFORE_NUMBER = 65;

/** Whether a byte may stand between two words of one name. */
export const isNameSeparator = (byte: number): boolean => '_-. []:/@'.includes(String.fromCharCode(byte));

/** By byte: what it is to a key behind it. */
export const beforeSigns: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (isLetter(byte)) return byte & 31 || 1;
  return isDigit(byte) || isNameSeparator(byte) ? BEFORE_WORD : BEFORE_NAME;
});

/**
 * The bit of a key and of what stands before it. A key is four letters, the last one highest, or up to three with their
 * number in the lowest byte; capitals and small letters are the same.
 */
export const keyBit = (key: number, before: number): number =>
  Math.imul((key | 0x20202020) + (before << 9), HASH) >>> 16;
