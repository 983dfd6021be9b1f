/** Multiplier of the hashes over the last bytes of a name: 2^32 / golden ratio, as a signed number. */
export const HASH = -1640531535;
