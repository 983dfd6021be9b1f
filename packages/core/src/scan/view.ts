import { BACKSLASH, GREATER, isLetter, LESS, LF, NUL, QUOTE, ZERO_WIDTH } from '../ascii.js';
import { foldByte } from '../fold.js';
import { isInForeignName } from './hidden.js';
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

const escapeAt = (bytes: Uint8Array, at: number): number =>
  percentEscape(bytes, at) || backslashEscape(bytes, at) || entityEscape(bytes, at);

/** Takes one level of escapes (percent, backslash, entity) off `bytes[start, end)`. */
export function decodeView(bytes: Uint8Array, start: number, end: number): View {
  const decoded = new Uint8Array(end - start + PADDING);
  const map = new Int32Array(end - start + 1);
  let length = 0;
  for (let i = start; i < end; ) {
    const escape = escapeAt(bytes, i);
    const width = escape === 0 ? 1 : widthOf(escape);
    map[length] = i;
    decoded[length++] = escape === 0 ? (bytes[i] as number) : foldByte(unitOf(escape));
    i += width;
  }
  map[length] = end;
  return { bytes: decoded, length, map };
}

/** Whether an escape may be part of a name: a letter, or a character of no width. Those of two signs stand for line breaks and the like. */
const isOfName = (escape: number): boolean =>
  widthOf(escape) > 2 && (isLetter(unitOf(escape)) || foldByte(unitOf(escape)) === ZERO_WIDTH);

/** Whether the escape at `at` hides a name: a letter of ASCII, which no writer escapes, or one of a name in another language. */
export function hidesName(bytes: Uint8Array, at: number): boolean {
  const escape = escapeAt(bytes, at);
  if (!isOfName(escape)) return false;
  return (
    unitOf(escape) < 0x80 || foldByte(unitOf(escape)) === ZERO_WIDTH || isInForeignName(bytes, at, widthOf(escape))
  );
}

/**
 * Takes nothing but the escapes of letters and of characters of no width off `bytes[start, end)`, each with all backslashes before it: what
 * JSON or a URL is made of stays.
 */
export function decodeNames(bytes: Uint8Array, start: number, end: number): View {
  const decoded = new Uint8Array(end - start + PADDING);
  const map = new Int32Array(end - start + 1);
  let length = 0;
  for (let i = start; i < end; ) {
    // The last of a run of backslashes begins the escape.
    let last = i;
    while (bytes[last] === BACKSLASH && bytes[last + 1] === BACKSLASH) last++;
    const escape = escapeAt(bytes, last);
    if (isOfName(escape)) {
      map[length] = i;
      const byte = foldByte(unitOf(escape));
      if (byte !== ZERO_WIDTH) decoded[length++] = byte;
      i = last + widthOf(escape);
      continue;
    }
    for (; i <= last && i < end; i++) {
      map[length] = i;
      decoded[length++] = bytes[i] as number;
    }
  }
  map[length] = end;
  return { bytes: decoded, length, map };
}
