import { GREATER, LESS, LF, NUL, QUOTE } from '../ascii.js';
import { foldByte } from '../fold.js';
import { PADDING } from './places.js';
import { backslashEscape, entityEscape, percentEscape, unitOf, widthOf } from './escape.js';

/** How often a value is decoded: JSON in JSON to four levels. */
export const MAX_LEVELS = 4;

/** A decoded reading of part of a text: `map[i]` is where byte i came from, and `map[length]` where the part ends. */
export interface View {
  readonly bytes: Uint8Array;
  readonly length: number;
  readonly map: Int32Array;
}

const endsView = (byte: number): boolean =>
  byte === QUOTE || byte === LESS || byte === GREATER || byte === LF || byte === NUL;

/** The extent around `at` that is decoded together: up to a quote, a tag, or the end of the line or record. */
export function viewExtent(bytes: Uint8Array, at: number, from: number, to: number): { start: number; end: number } {
  let start = at;
  while (start > from && !endsView(bytes[start - 1] as number)) start--;
  let end = at;
  while (end < to && !endsView(bytes[end] as number)) end++;
  return { start, end };
}

/** Takes one level of escapes (percent, backslash, entity) off `bytes[start, end)`. */
export function decodeView(bytes: Uint8Array, start: number, end: number): View {
  const decoded = new Uint8Array(end - start + PADDING);
  const map = new Int32Array(end - start + 1);
  let length = 0;
  for (let i = start; i < end; ) {
    const escape = percentEscape(bytes, i) || backslashEscape(bytes, i) || entityEscape(bytes, i);
    const width = escape === 0 ? 1 : widthOf(escape);
    map[length] = i;
    decoded[length++] = escape === 0 ? (bytes[i] as number) : foldByte(unitOf(escape));
    i += width;
  }
  map[length] = end;
  return { bytes: decoded, length, map };
}
