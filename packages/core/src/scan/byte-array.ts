import {
  APOSTROPHE,
  BACKSLASH,
  COLON,
  COMMA,
  DOT,
  GREATER,
  hexPair,
  isDigit,
  isSpace,
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

const BUFFER = 'buffer';
const LETTER_N = 0x6e;

const quote = createQuote();

/** Signs around the names and values of an object, as JSON or Node.js prints it, with white space that is spelled out. */
const isBetween = (byte: number): boolean =>
  isSpace(byte) || byte === QUOTE || byte === APOSTROPHE || byte === BACKSLASH || byte === COMMA || byte === COLON;

/** At most so many signs stand between two of them. */
const MOST_SIGNS = 64;

function skipSigns(bytes: Uint8Array, at: number, step: 1 | -1): number {
  let i = at;
  for (let count = 0; count < MOST_SIGNS; count++, i += step) {
    const isLetterN = bytes[i] === LETTER_N && bytes[i - 1] === BACKSLASH;
    if (!isBetween(bytes[i] as number) && !isLetterN) break;
  }
  return i;
}

/** Where the list of `{"type":"Buffer","data":[52,49]}` begins, if `Buffer` ends before `at`; otherwise -1. */
function listBehind(bytes: Uint8Array, at: number): number {
  const name = skipSigns(bytes, at, 1);
  if (!standsAt(bytes, name, 'data')) return -1;
  const list = skipSigns(bytes, name + 4, 1);
  return bytes[list] === LEFT_BRACKET ? list : -1;
}

const REST = 'more item';

/** Where `... 508 more items` begins before the bracket at `at`, as Node.js ends a long list; `at` if it does not stand there. */
function beforeRest(bytes: Uint8Array, at: number): number {
  let i = skipSigns(bytes, at - 1, -1) + 1;
  if (standsAt(bytes, i - 1, 's')) i--;
  if (!standsAt(bytes, i - REST.length, REST)) return at;
  i -= REST.length + 1;
  while (isDigit(bytes[i - 1] as number)) i--;
  return standsAt(bytes, i - 4, '... ') ? i - 4 : at;
}

/** The same of `{"data":[52,49],"type":"Buffer"}`. */
function listBefore(bytes: Uint8Array, at: number, from: number): number {
  const type = skipSigns(bytes, at - 1 - BUFFER.length, -1);
  if (type - 3 < from || !standsAt(bytes, type - 3, 'type')) return -1;
  let i = skipSigns(bytes, type - 4, -1);
  if (bytes[i] !== RIGHT_BRACKET) return -1;
  i = beforeRest(bytes, i);
  for (i--; i > from && bytes[i] !== LEFT_BRACKET; i--) {
    if (!isDigit(bytes[i] as number) && !isBetween(bytes[i] as number) && bytes[i] !== LETTER_N) return -1;
  }
  const name = skipSigns(bytes, i - 1, -1);
  return bytes[i] === LEFT_BRACKET && name - 3 >= from && standsAt(bytes, name - 3, 'data') ? i : -1;
}

function readList(bytes: Uint8Array, start: number, to: number, quoteText: string): ByteArray | undefined {
  const found = new Uint8Array(((to - start) >> 1) + PADDING);
  let length = 0;
  let i = skipSigns(bytes, start + 1, 1);
  // Node.js prints so many of a long list: `… 504 more items`.
  while (i < to && bytes[i] !== RIGHT_BRACKET && bytes[i] !== DOT) {
    let value = 0;
    const first = i;
    while (isDigit(bytes[i] as number)) value = value * 10 + (bytes[i++] as number) - ZERO;
    if (i === first || i - first > 3) return undefined;
    found[length++] = value;
    i = skipSigns(bytes, i, 1);
  }
  const end = Math.min(bytes[i] === RIGHT_BRACKET ? i + 1 : i, to);
  return { start, end, bytes: found, length, quote: quoteText };
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

/** The bytes that are printed behind the word `Buffer`, or before it, which ends before `at`: none before `from`, nor behind `to`. */
export function readByteArray(bytes: Uint8Array, at: number, from: number, to: number): ByteArray | undefined {
  if (bytes[at] === SPACE) return readHex(bytes, at, to);
  const behind = listBehind(bytes, at);
  const start = behind >= 0 ? behind : listBefore(bytes, at, from);
  if (start < 0) return undefined;
  return readList(bytes, start, to, readQuote(bytes, at, quote) && quote.kind === RAW ? quoteOfLevel(quote.depth) : '');
}
