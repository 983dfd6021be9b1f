import {
  BACKSLASH,
  COMMA,
  GREATER,
  hexPair,
  isDigit,
  LEFT_BRACKET,
  QUOTE,
  RIGHT_BRACKET,
  SPACE,
  standsAt,
  ZERO,
} from '../ascii.js';
import { PADDING } from './places.js';
import { createQuote, quoteOfLevel, RAW, readQuote } from './quote.js';

/** Bytes that were printed as numbers: where they stand, what they are, and the quote that text in their place needs. */
export interface ByteArray {
  readonly start: number;
  readonly end: number;
  readonly bytes: Uint8Array;
  readonly length: number;
  readonly quote: string;
}

const quote = createQuote();

/** Behind `,"data":` where the list of `{"type":"Buffer","data":[52,49]}` begins, or -1. */
function listStart(bytes: Uint8Array, at: number): number {
  if (!readQuote(bytes, at, quote) || quote.kind !== RAW || bytes[quote.end] !== COMMA) return -1;
  let i = quote.end + 1;
  while (bytes[i] === BACKSLASH || bytes[i] === QUOTE) i++;
  if (!standsAt(bytes, i, 'data')) return -1;
  i += 4;
  while (bytes[i] === BACKSLASH || bytes[i] === QUOTE) i++;
  return bytes[i] === 0x3a && bytes[i + 1] === LEFT_BRACKET ? i + 1 : -1;
}

function readList(bytes: Uint8Array, start: number, to: number): ByteArray | undefined {
  const found = new Uint8Array(((to - start) >> 1) + PADDING);
  let length = 0;
  let i = start + 1;
  while (i < to && bytes[i] !== RIGHT_BRACKET) {
    let value = 0;
    const first = i;
    while (isDigit(bytes[i] as number)) value = value * 10 + (bytes[i++] as number) - ZERO;
    if (i === first || i - first > 3) return undefined;
    found[length++] = value;
    if (bytes[i] === COMMA) i++;
  }
  return { start, end: Math.min(i + 1, to), bytes: found, length, quote: quoteOfLevel(quote.depth) };
}

/** `<Buffer 34 31 …>`, as Node.js prints bytes for people. */
function readHex(bytes: Uint8Array, at: number, to: number): ByteArray | undefined {
  const found = new Uint8Array((to - at) / 3 + PADDING);
  let length = 0;
  let i = at;
  while (i < to && bytes[i] === SPACE && hexPair(bytes, i + 1) >= 0) {
    found[length++] = hexPair(bytes, i + 1);
    i += 3;
  }
  const isList = bytes[i] === GREATER || standsAt(bytes, i, ' ...');
  return length > 0 && isList ? { start: at + 1, end: i, bytes: found, length, quote: '' } : undefined;
}

/** The bytes that are printed behind the word `Buffer`, which ends before `at`. */
export function readByteArray(bytes: Uint8Array, at: number, to: number): ByteArray | undefined {
  const start = listStart(bytes, at);
  return start < 0 ? readHex(bytes, at, to) : readList(bytes, start, to);
}
