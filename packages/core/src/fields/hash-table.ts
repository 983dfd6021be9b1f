import { HASH } from './hash.js';

/** A hash table in two arrays; keys are never 0. */
export class HashTable {
  readonly keys: Int32Array;
  readonly values: Int32Array;

  constructor(entries: ReadonlyMap<number, number>) {
    const size = 1 << Math.ceil(Math.log2(entries.size * 3 + 8));
    this.keys = new Int32Array(size);
    this.values = new Int32Array(size);
    for (const [key, value] of entries) {
      let slot = slotOf(key, size);
      while (this.keys[slot] !== 0) slot = (slot + 1) & (size - 1);
      this.keys[slot] = key;
      this.values[slot] = value;
    }
  }
}

const slotOf = (key: number, size: number): number => (Math.imul(key, HASH) >>> 8) & (size - 1);

/** The slot of a key, or -1. */
export function slotWith(keys: Int32Array, key: number): number {
  const size = keys.length;
  let slot = slotOf(key, size);
  while (keys[slot] !== key) {
    if (keys[slot] === 0) return -1;
    slot = (slot + 1) & (size - 1);
  }
  return slot;
}
