import { AMPERSAND, BACKSLASH, DASH, DOT, isAlphanumeric, PERCENT, TILDE, UNDERSCORE } from '../ascii.js';
import type { Hit } from './engine.js';

/** Shorter needles are found too often to tell anything. */
const LEAST_NEEDLE = 4;
/** For each byte of the record, so many are compared at most: then the search gives up. */
const MOST_COMPARED = 4;

/** Signs that every spelling of a value writes as they are: see `spellingsOf`. */
export const isPlain = (byte: number): boolean =>
  isAlphanumeric(byte) || byte === DASH || byte === DOT || byte === UNDERSCORE || byte === TILDE;

/** By byte: how far the needle may be moved where that byte stands under its end. */
const skips = new Uint8Array(256);

/** A part of a value that stands in each of its spellings as it is. */
interface Needle {
  start: number;
  end: number;
}

const needle: Needle = { start: 0, end: 0 };

/** Finds the longest needle of a value; false if there is none that tells anything. What may be an escape has another spelling without it. */
function findNeedle(bytes: Uint8Array, { start, end }: Hit): boolean {
  needle.start = needle.end = start;
  for (let i = start; i < end; ) {
    const from = i;
    while (i < end && (bytes[i] as number) < 0x80 && isPlain(bytes[i] as number)) i++;
    if (i - from > needle.end - needle.start) {
      needle.start = from;
      needle.end = i;
    }
    const byte = bytes[i] as number;
    if (i < end && (byte === BACKSLASH || byte === PERCENT || byte === AMPERSAND || byte >= 0x80)) return false;
    i++;
  }
  return needle.end - needle.start >= LEAST_NEEDLE;
}

/** Whether the needle stands in `bytes[from, to)` at another place than its own, by the search of Horspool. */
function isNeedleElsewhere(bytes: Uint8Array, from: number, to: number): boolean {
  const { start, end } = needle;
  const last = Math.min(end - start, 255) - 1;
  skips.fill(last + 1);
  for (let i = 0; i < last; i++) skips[bytes[start + i] as number] = last - i;
  let left = (to - from) * MOST_COMPARED;
  for (let at = from; at + last < to; at += skips[bytes[at + last] as number] as number) {
    let i = last;
    while (i >= 0 && bytes[at + i] === bytes[start + i]) i--;
    left -= last - i;
    if ((i < 0 && at !== start) || left < 0) return true;
  }
  return false;
}

/**
 * Whether one of the values `told` may stand in `bytes[from, to)` at another place too, in any spelling: a no is sure. Most records hold
 * theirs once, and are done with this.
 */
export function mayStandElsewhere(bytes: Uint8Array, from: number, to: number, told: readonly Hit[]): boolean {
  for (const hit of told) if (!findNeedle(bytes, hit) || isNeedleElsewhere(bytes, from, to)) return true;
  return false;
}
