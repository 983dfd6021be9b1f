import { AMPERSAND, APOSTROPHE, BACKSLASH, BACKTICK, isSpace, LESS, PERCENT, QUOTE, standsAt } from '../ascii.js';

/** How a quote is spelled. Only the raw double quote has a depth in JSON. */
export const NO_QUOTE = 0;
export const RAW = 1;
export const SINGLE = 2;
export const BACKTICKED = 3;
export const PERCENT_ENCODED = 4;
export const ENTITY = 5;
export const UNICODE_ESCAPED = 6;

/** Backslashes that stand right before `at`. */
export function backslashesBefore(bytes: Uint8Array, at: number, from: number): number {
  let count = 0;
  while (at - 1 - count >= from && bytes[at - 1 - count] === BACKSLASH) count++;
  return count;
}

/** JSON depth of a quote that k backslashes precede: the number of trailing one bits of k. */
export const depthOf = (backslashes: number): number => 31 - Math.clz32((backslashes + 1) & -(backslashes + 1));

/** The quote of JSON at a depth, with its backslashes. */
export const quoteOfLevel = (level: number): string => `${'\\'.repeat((1 << level) - 1)}"`;

const ENTITY_QUOTES = ['&quot;', '&#34;', '&#x22;', '&#39;', '&apos;', '&#x27;'];

/** The spelling of a quote, with the backslashes that belong to it, at a place in the text. */
export interface Quote {
  kind: number;
  depth: number;
  start: number;
  end: number;
}

export const createQuote = (): Quote => ({ kind: NO_QUOTE, depth: 0, start: 0, end: 0 });

function set(quote: Quote, kind: number, depth: number, start: number, end: number): boolean {
  quote.kind = kind;
  quote.depth = depth;
  quote.start = start;
  quote.end = end;
  return kind !== NO_QUOTE;
}

/** Reads a quote that begins at `at`, backslashes included; false if there is none. */
export function readQuote(bytes: Uint8Array, at: number, quote: Quote): boolean {
  let i = at;
  while (bytes[i] === BACKSLASH) i++;
  const byte = bytes[i] as number;
  if (byte === QUOTE) return set(quote, RAW, depthOf(i - at), at, i + 1);
  if (byte === APOSTROPHE) return set(quote, SINGLE, depthOf(i - at), at, i + 1);
  if (i > at) {
    if (standsAt(bytes, i, 'u0022') || standsAt(bytes, i, 'u0027'))
      return set(quote, UNICODE_ESCAPED, depthOf(i - at - 1), at, i + 5);
    return set(quote, NO_QUOTE, 0, at, at);
  }
  if (byte === BACKTICK) return set(quote, BACKTICKED, 0, at, at + 1);
  if (byte === PERCENT && (standsAt(bytes, at, '%22') || standsAt(bytes, at, '%27')))
    return set(quote, PERCENT_ENCODED, 0, at, at + 3);
  if (byte === AMPERSAND) {
    for (const spelling of ENTITY_QUOTES)
      if (standsAt(bytes, at, spelling)) return set(quote, ENTITY, 0, at, at + spelling.length);
  }
  return set(quote, NO_QUOTE, 0, at, at);
}

/** Whether a raw quote stands at `at` whose depth is at most `depth`: it ends every string of that depth. */
function endsRaw(bytes: Uint8Array, at: number, from: number, depth: number): boolean {
  return bytes[at] === QUOTE && depthOf(backslashesBefore(bytes, at, from)) <= depth;
}

function endOfRaw(bytes: Uint8Array, from: number, to: number, depth: number): number {
  for (let i = from; i < to; i++) {
    if (!endsRaw(bytes, i, from, depth)) continue;
    return i - backslashesBefore(bytes, i, from) + trailing(bytes, i, from, depth);
  }
  return to;
}

/** Backslashes before a closing quote that belong to the text, not to the quote. */
function trailing(bytes: Uint8Array, at: number, from: number, depth: number): number {
  const count = backslashesBefore(bytes, at, from);
  return count - Math.min(count, (1 << Math.min(depth, depthOf(count))) - 1);
}

/** `isJson` tells that a raw quote of depth 0 is always structure. */
function endOfSingle(bytes: Uint8Array, from: number, to: number, depth: number, isJson: boolean): number {
  for (let i = from; i < to; i++) {
    const byte = bytes[i];
    if (byte === APOSTROPHE && depthOf(backslashesBefore(bytes, i, from)) <= depth)
      return i - Math.min((1 << depth) - 1, backslashesBefore(bytes, i, from));
    if (isJson && endsRaw(bytes, i, from, 0)) return i;
  }
  return to;
}

function endOfSpelled(bytes: Uint8Array, from: number, to: number, spelling: readonly string[]): number {
  for (let i = from; i < to; i++) {
    const byte = bytes[i] as number;
    if (byte === QUOTE || byte === LESS) return i - (byte === QUOTE ? backslashesBefore(bytes, i, from) : 0);
    for (const text of spelling) if (standsAt(bytes, i, text)) return i;
  }
  return to;
}

function endOfPercent(bytes: Uint8Array, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    const byte = bytes[i] as number;
    if (byte === QUOTE || byte === AMPERSAND || isSpace(byte) || standsAt(bytes, i, '%22') || standsAt(bytes, i, '%27'))
      return i;
  }
  return to;
}

function endOfUnicode(bytes: Uint8Array, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    if (endsRaw(bytes, i, from, 0)) return i;
    const isQuote = bytes[i] === BACKSLASH && (standsAt(bytes, i + 1, 'u0022') || standsAt(bytes, i + 1, 'u0027'));
    if (isQuote && backslashesBefore(bytes, i, from) % 2 === 0) return i;
  }
  return to;
}

/** Where the text ends that `quote` opened: before the closing quote and its backslashes, or at `to`. */
export function endOfQuoted(bytes: Uint8Array, quote: Quote, to: number, isJson: boolean): number {
  const from = quote.end;
  switch (quote.kind) {
    case RAW:
      return endOfRaw(bytes, from, to, quote.depth);
    case SINGLE:
      return endOfSingle(bytes, from, to, quote.depth, isJson);
    case PERCENT_ENCODED:
      return endOfPercent(bytes, from, to);
    case ENTITY:
      return endOfSpelled(bytes, from, to, ENTITY_QUOTES);
    case UNICODE_ESCAPED:
      return endOfUnicode(bytes, from, to);
    default:
      return endOfSpelled(bytes, from, to, ['`']);
  }
}
