import { CR, LF, spelledWidth } from '../ascii.js';

const LETTER_N = 0x6e;

/** The most that is read as one record: the context of a name does not reach farther. */
export const MAX_RECORD = 64 * 1024;

/** Up to here a loop is faster than a view of the buffer. */
const SHORT = 512;

/** Where the line ends in `bytes[from, to)` that `from` stands in: at its line feed, or at `to`. */
export function lineEnd(bytes: Uint8Array, from: number, to: number): number {
  if (to - from <= SHORT) {
    let i = from;
    while (i < to && bytes[i] !== LF) i++;
    return i;
  }
  // Looked for in the range alone: a leaf of a large value is a small part of its buffer.
  const end = bytes.subarray(from, to).indexOf(LF);
  return end < 0 ? to : from + end;
}

/** Where the line begins in `bytes[from, at)` that `at` stands in. */
export function lineStart(bytes: Uint8Array, at: number, from: number): number {
  for (let i = at; i > from; i--) {
    if (bytes[i - 1] === LF) return i;
    if (at - i === SHORT) return from + bytes.subarray(from, i).lastIndexOf(LF) + 1;
  }
  return from;
}

/** Width of the line break at `at`, also one that is spelled out; 0 if there is none. */
export function breakWidth(bytes: Uint8Array, at: number): number {
  if (bytes[at] === LF) return 1;
  if (bytes[at] === CR && bytes[at + 1] === LF) return 2;
  return spelledWidth(bytes, at, LETTER_N);
}
