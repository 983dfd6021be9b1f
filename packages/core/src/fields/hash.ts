/** Multiplier of the hashes over the last bytes of a name: 2^32 / golden ratio, as a signed number. */
export const HASH = -1640531535;

const FIRST_HASH = -2048144789;

/** Bits of `wordBit`. */
export const WORD_BITS = 1 << 16;

// What stands before a word.
/** Nothing that joins two words of a name. */
export const BEFORE_NAME = 0;
/** What may stand between two words of a name, or a digit. */
export const BEFORE_WORD = 1;
/** A letter: the word begins with a capital or behind an escape, maybe where the name has no border. */
export const BEFORE_CAPITAL = 2;

/**
 * The bit of a word: its key; its first four letters, the first one lowest; their number; and what stands before it. Behind a
 * letter the key alone counts, and of a word of fewer than four letters it tells everything: `first` is 0 then.
 */
export const wordBit = (key: number, first: number, length: number, before: number): number =>
  (Math.imul((key | 0x20202020) + (((length << 2) | before) << 9), HASH) +
    Math.imul(first & 0x1f1f1f1f, FIRST_HASH)) >>>
  16;
