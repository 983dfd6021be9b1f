import {
  BACKSLASH,
  COLON,
  COMMA,
  isAlphanumeric,
  isQuoteSign,
  LEFT_BRACE,
  LEFT_BRACKET,
  RIGHT_BRACE,
  RIGHT_BRACKET,
  spell,
  UNDERSCORE,
} from '../ascii.js';
import { namingKeys, plainKey, valueKeys } from '../data/pair-keys.js';
import { skipSpaces } from './blanks.js';
import type { ValueApart } from './apart.js';
import { endOfStructure } from './extent.js';
import { createQuote, endOfQuoted, type Quote, readQuote } from './quote.js';

/** How far before its name an object may begin, and how far behind its beginning it is read. */
const FARTHEST = 2048;
const LONGEST_KEY = 64;

/** Before the blanks that end before `at`. */
function beforeBlanks(bytes: Uint8Array, at: number): number {
  let i = at;
  while (i > 0 && skipSpaces(bytes, i - 1, i) === i) i--;
  return i;
}

/** The key, without its quotes, whose colon stands before `at`; empty if there is none. */
function keyBefore(bytes: Uint8Array, at: number): string {
  const colon = beforeBlanks(bytes, at) - 1;
  if (bytes[colon] !== COLON) return '';
  let end = beforeBlanks(bytes, colon);
  while (isQuoteSign(bytes[end - 1]) || bytes[end - 1] === BACKSLASH) end--;
  let start = end;
  while (end - start < LONGEST_KEY && isKeyByte(bytes[start - 1] as number)) start--;
  return spell(bytes, start, end);
}

const isKeyByte = (byte: number): boolean => isAlphanumeric(byte) || byte === UNDERSCORE || byte === 0x2d;

/** Where the string begins that a name before `at` ends, quote included; -1 if it is none. */
function stringStart(bytes: Uint8Array, at: number): number {
  let i = at - 1;
  while (i > 0 && at - i < LONGEST_KEY && !isQuoteSign(bytes[i])) i--;
  if (!isQuoteSign(bytes[i])) return -1;
  while (bytes[i - 1] === BACKSLASH) i--;
  return i;
}

/** Where the object begins that `at` stands in, brackets in strings not told from others; -1 if it is too far away. */
function objectStart(bytes: Uint8Array, at: number): number {
  let open = 0;
  for (let i = at - 1; i >= 0 && at - i < FARTHEST; i--) {
    if (bytes[i] === RIGHT_BRACE) open--;
    else if (bytes[i] === LEFT_BRACE && ++open === 1) return i;
  }
  return -1;
}

const quote = createQuote();

/** Where the value ends that begins at `at`, quote and all, and what it holds. */
function readValue(
  bytes: Uint8Array,
  at: number,
  to: number,
  depth: number,
  keyQuote: string,
): ValueApart & { next: number } {
  if (readQuote(bytes, at, quote)) {
    const { end: start } = quote;
    const end = endOfQuoted(bytes, quote, to, false);
    const next = readQuote(bytes, end, quote) ? quote.end : to;
    return { start, end, quote: '', next };
  }
  if (bytes[at] === LEFT_BRACE || bytes[at] === LEFT_BRACKET) {
    const end = endOfStructure(bytes, at, to, depth);
    // Of a list, the first text.
    const first = skipSpaces(bytes, at + 1, to);
    if (bytes[at] === LEFT_BRACKET && readQuote(bytes, first, quote))
      return { start: quote.end, end: endOfQuoted(bytes, quote, end, false), quote: '', next: end };
    return { start: at, end: at, quote: '', next: end };
  }
  let end = at;
  while (end < to && bytes[end] !== COMMA && bytes[end] !== RIGHT_BRACE && !isQuoteSign(bytes[end])) end++;
  return { start: at, end: beforeBlanks(bytes, end), quote: keyQuote, next: end };
}

/** Values of the object that begins at `at` under keys for the value of another member. */
function valuesOf(bytes: Uint8Array, at: number, to: number): ValueApart[] {
  const values: ValueApart[] = [];
  const most = Math.min(to, at + FARTHEST);
  let i = at + 1;
  while (i < most) {
    i = skipSpaces(bytes, i, most);
    const isQuoted = readQuote(bytes, i, quote);
    const { depth } = quote;
    const keyQuote = isQuoted && quote.kind === 1 ? spell(bytes, quote.start, quote.end) : '';
    const keyStart = isQuoted ? quote.end : i;
    let keyEnd = keyStart;
    while (keyEnd < most && isKeyByte(bytes[keyEnd] as number)) keyEnd++;
    const colon = skipSpaces(bytes, behindQuote(bytes, keyEnd, isQuoted), most);
    if (keyEnd === keyStart || bytes[colon] !== COLON) return values;
    const value = readValue(bytes, skipSpaces(bytes, colon + 1, most), most, depth, keyQuote);
    if (value.end > value.start && valueKeys.has(plainKey(spell(bytes, keyStart, keyEnd)))) values.push(value);
    i = skipSpaces(bytes, value.next, most);
    if (bytes[i] !== COMMA) return values;
    i++;
  }
  return values;
}

const behindQuote = (bytes: Uint8Array, at: number, isQuoted: boolean): number =>
  isQuoted && readQuote(bytes, at, quote) ? quote.end : at;

const NOTHING: readonly ValueApart[] = [];
const nameQuote: Quote = createQuote();

/**
 * Values that stand beside the name `[start, end)` in its object, where it is the end of a text that names another member:
 * `{"path":"/card/cvv","value":"737"}`, `{"value":"737","path":["card","cvv"]}`.
 */
export function siblingValues(bytes: Uint8Array, start: number, end: number, to: number): readonly ValueApart[] {
  if (!readQuote(bytes, end, nameQuote)) return NOTHING;
  const behind = bytes[skipSpaces(bytes, nameQuote.end, to)];
  if (behind !== COMMA && behind !== RIGHT_BRACE && behind !== RIGHT_BRACKET) return NOTHING;
  let text = stringStart(bytes, start);
  if (behind === RIGHT_BRACKET) {
    const list = text;
    while (text > 0 && list - text < LONGEST_KEY * 2 && bytes[text] !== LEFT_BRACKET) text--;
  }
  if (text < 0 || !namingKeys.has(plainKey(keyBefore(bytes, text)))) return NOTHING;
  const object = objectStart(bytes, text);
  return object < 0 ? NOTHING : valuesOf(bytes, object, to);
}
