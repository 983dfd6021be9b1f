import { LF } from '../ascii.js';

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
