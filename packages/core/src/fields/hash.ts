/** Multiplier of the hashes over the last bytes of a name: 2^32 / golden ratio, as a signed number. */
export const HASH = -1640531535;

const FIRST_HASH = -2048144789;

/** Bits of `wordBit` and `joinBit`. */
export const WORD_BITS = 1 << 17;

// What stands before a word.
/** Nothing that joins two words of a name. */
export const BEFORE_NAME = 0;
/** What may stand between two words of a name. */
export const BEFORE_WORD = 1;
/** A letter: the word begins with a capital or behind an escape, maybe where the name has no border. */
export const BEFORE_LETTER = 2;
export const BEFORE_DIGIT = 3;

/**
 * The bit of a word that is a name as a whole: its key; its first four letters, the first one lowest; their number. Of a word of fewer
 * than four letters the key tells everything: `first` is 0 then.
 */
export const wordBit = (key: number, first: number, length: number): number =>
  (Math.imul((key | 0x20202020) + (length << 11), HASH) + Math.imul(first & 0x1f1f1f1f, FIRST_HASH)) >>> 15;

/**
 * The bit of a word that is the end of a longer name: its key, the byte of the name before it, and whether that is part of the same
 * word of the name, maybe; of four letters and more it always may be.
 */
export const joinBit = (key: number, before: number, isInside: boolean): number =>
  (Math.imul(key | 0x20202020, HASH) + Math.imul((before << 1) | (isInside ? 1 : 0), FIRST_HASH)) >>> 15;

export function setBit(bits: Int32Array, bit: number): void {
  bits[bit >>> 5] = (bits[bit >>> 5] as number) | (1 << (bit & 31));
}

export const hasBit = (bits: Int32Array, bit: number): boolean =>
  ((bits[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
