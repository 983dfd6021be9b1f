import {
  BACKSLASH,
  COLON,
  DASH,
  DOT,
  EQUALS,
  isAlphanumeric,
  isBlank,
  isQuoteSign,
  standsAt,
  UNDERSCORE,
} from '../ascii.js';
import type { Span } from '../types.js';
import { createQuote, endOfQuoted, readQuote } from './quote.js';

/** Attributes that may stand between the one that names an element and its value, and how far that one may be. */
const MOST_BETWEEN = 6;
const FARTHEST = 256;
/** How far before a name its attribute may begin. */
const LONGEST_NAME = 64;

const NAMING = ['name', 'key', 'id', 'field'];
const VALUES = ['value', 'val', 'content'];

export const isTagByte = (byte: number): boolean =>
  isAlphanumeric(byte) || byte === COLON || byte === DASH || byte === UNDERSCORE || byte === DOT;

/** Where the sign stands before a quoted text of which `at` is inside, if no other quote stands between; -1 if there is none. */
function signBefore(bytes: Uint8Array, at: number, farthest: number): number {
  let i = at;
  while (i > farthest && !isQuoteSign(bytes[i])) i--;
  while (bytes[i - 1] === BACKSLASH) i--;
  return i > farthest && bytes[i - 1] === EQUALS ? i - 1 : -1;
}

/** The name of the attribute whose sign stands at `equals`. */
function nameBefore(bytes: Uint8Array, equals: number): Span {
  let start = equals;
  while (start > 0 && isTagByte(bytes[start - 1] as number)) start--;
  return { start, end: equals };
}

const isOneOf = (bytes: Uint8Array, { start, end }: Span, names: readonly string[]): boolean =>
  names.some((name) => name.length === end - start && standsAt(bytes, start, name));

/** Where the sign stands of the attribute that a name is the end of, if such an attribute names an element; -1 if not. */
export function namingAttribute(bytes: Uint8Array, nameStart: number): number {
  const equals = signBefore(bytes, nameStart - 1, Math.max(0, nameStart - LONGEST_NAME));
  const isNaming = equals > 0 && NAMING.some((name) => standsAt(bytes, equals - name.length, name));
  return isNaming ? equals : -1;
}

const quote = createQuote();

/** `value="…"` behind the attribute that names it, which ends before `at`; undefined if it does not follow. */
export function besideAttribute(bytes: Uint8Array, at: number, to: number): Span | undefined {
  let i = at;
  for (let count = 0; count <= MOST_BETWEEN && i - at < FARTHEST; count++) {
    let start = i;
    while (isBlank(bytes[start] as number)) start++;
    let end = start;
    while (isTagByte(bytes[end] as number)) end++;
    if (start === i || end === start || bytes[end] !== EQUALS || !readQuote(bytes, end + 1, quote)) return undefined;
    const value = { start: quote.end, end: endOfQuoted(bytes, quote, to, false) };
    if (isOneOf(bytes, { start, end }, VALUES)) return value;
    if (!readQuote(bytes, value.end, quote)) return undefined;
    i = quote.end;
  }
  return undefined;
}

/** `value="…"` before the attribute that names it, whose sign stands at `equals`; undefined if it does not. */
export function beforeAttribute(bytes: Uint8Array, equals: number): Span | undefined {
  const farthest = Math.max(0, equals - FARTHEST);
  let { start } = nameBefore(bytes, equals);
  for (let count = 0; count <= MOST_BETWEEN; count++) {
    let close = start - 1;
    while (close > farthest && isBlank(bytes[close] as number)) close--;
    if (close === start - 1 || !isQuoteSign(bytes[close])) return undefined;
    const sign = signBefore(bytes, close - 1, farthest);
    if (sign < 0) return undefined;
    const name = nameBefore(bytes, sign);
    if (isOneOf(bytes, name, VALUES) && readQuote(bytes, sign + 1, quote)) {
      let end = close;
      while (bytes[end - 1] === BACKSLASH) end--;
      return end > quote.end ? { start: quote.end, end } : undefined;
    }
    start = name.start;
  }
  return undefined;
}
