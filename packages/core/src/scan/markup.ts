import {
  AMPERSAND,
  BACKSLASH,
  COLON,
  CR,
  GREATER,
  isBlank,
  isSpace,
  LESS,
  LF,
  lowerCase,
  PERCENT,
  PLUS,
  QUOTE,
  SEMICOLON,
  SLASH,
  spelledBreak,
  standsAt,
} from '../ascii.js';
import type { Span } from '../types.js';
import { beforeAttribute, besideAttribute, isTagByte, namingAttribute } from './attributes.js';
import { endOfMarkup } from './extent.js';

/** The brackets of a tag, and their spellings as entities and escapes. */
const BRACKETS = [
  ['<', '>'],
  ['&lt;', '&gt;'],
  ['%3c', '%3e'],
  ['\\u003c', '\\u003e'],
  ['&amp;lt;', '&amp;gt;'],
  ['%253c', '%253e'],
] as const;

type Brackets = (typeof BRACKETS)[number];

/** Where the text of an element begins whose opening tag goes on at `at`, or -1. */
function behindTag(bytes: Uint8Array, at: number, to: number, [open, close]: Brackets): number {
  const last = Math.min(to, at + 256);
  for (let i = at; i < last; i++) {
    if (standsAt(bytes, i, close)) return bytes[i - 1] === SLASH ? -1 : i + close.length;
    if (bytes[i] === LESS || standsAt(bytes, i, open)) return -1;
  }
  return -1;
}

/** Whether an opening bracket may begin or end with the byte before a tag, or end with the one before a name. */
const mayOpen = (beforeTag: number, beforeName: number): boolean =>
  beforeTag === LESS ||
  beforeTag === SEMICOLON ||
  beforeTag === AMPERSAND ||
  beforeTag === PERCENT ||
  beforeTag === BACKSLASH ||
  beforeName === LESS ||
  beforeName === SEMICOLON ||
  lowerCase(beforeName) === 0x63;

/** `<name …>`: where the text of the element begins, or -1. A closing tag has none. */
export function elementText(bytes: Uint8Array, nameStart: number, at: number, to: number): number {
  let before = nameStart - 1;
  while (before >= 0 && (isTagByte(bytes[before] as number) || standsAt(bytes, before, '%3a'))) before--;
  if (!mayOpen(bytes[before] ?? 0, bytes[nameStart - 1] ?? 0)) return -1;
  const spelling = BRACKETS.find(
    ([open]) =>
      standsAt(bytes, before + 1 - open.length, open) ||
      standsAt(bytes, before, open) ||
      standsAt(bytes, nameStart - open.length, open),
  );
  return spelling === undefined ? -1 : behindTag(bytes, at, to, spelling);
}

const BLANK_ESCAPES = ['%0a', '%0d', '%09', '%20'];

/** Behind white space, line breaks too, also spelled as escapes of JSON or a form. */
function skipBreaks(bytes: Uint8Array, at: number, to: number): number {
  let i = at;
  while (i < to) {
    const byte = bytes[i] as number;
    if (isBlank(byte) || byte === LF || byte === CR || byte === PLUS) i++;
    else if (BLANK_ESCAPES.some((escape) => standsAt(bytes, i, escape))) i += 3;
    else {
      const width = spelledBreak(bytes, i);
      if (width === 0) return i;
      i += width;
    }
  }
  return i;
}

/** Elements that hold nothing but the value of the element around them. */
const INNER = ['number', 'value', 'val', 'data', 'code', 'text', 'digits', 'content'];

/** `<cvn><number>123`: where the text of the inner element begins, or -1. */
function innerText(bytes: Uint8Array, at: number, to: number): number {
  const spelling = BRACKETS.find(([open]) => standsAt(bytes, at, open));
  if (spelling === undefined) return -1;
  const first = at + spelling[0].length;
  let end = first;
  let name = first;
  for (; isTagByte(bytes[end] as number); end++) if (bytes[end] === COLON) name = end + 1;
  const isInner = INNER.some((word) => word.length === end - name && standsAt(bytes, name, word));
  return isInner ? behindTag(bytes, end, to, spelling) : -1;
}

/**
 * The text of the element that begins at `at`: without white space around it, of CDATA, or of the one element that holds its value. It
 * may stand on lines of its own, up to `reach`.
 */
export function elementValue(bytes: Uint8Array, at: number, to: number, reach: number): Span {
  let start = skipBreaks(bytes, at, reach);
  const inner = innerText(bytes, start, reach);
  if (inner >= 0) start = skipBreaks(bytes, inner, reach);
  const isCdata = standsAt(bytes, start, '<![cdata[');
  if (isCdata) start += 9;
  const end = endOfMarkup(bytes, start, start < to ? to : reach, isCdata);
  return { start, end: withoutBreaks(bytes, start, end) };
}

/** Where a text ends without the white space behind it, spelled out or not. */
function withoutBreaks(bytes: Uint8Array, start: number, end: number): number {
  let last = end;
  for (;;) {
    if (last > start && isSpace(bytes[last - 1] as number)) last--;
    else if (last - 2 > start && bytes[last - 2] === BACKSLASH && spelledBreak(bytes, last - 2) === 2) last -= 2;
    else return last;
    while (last > start && bytes[last - 1] === BACKSLASH) last--;
  }
}

/** Width of a line break at `at`, spelled out or not; `\r\n` is one. */
function lineBreak(bytes: Uint8Array, at: number): number {
  if (bytes[at] === LF) return 1;
  if (bytes[at] === CR) return bytes[at + 1] === LF ? 2 : 1;
  const width = spelledBreak(bytes, at);
  return bytes[at + width - 1] === 0x72 ? width + spelledBreak(bytes, at + width) : width;
}

/** How long the head of a part of a form may be, and a tag behind the attribute that names its element. */
const HEAD = 256;

/** The body of a part of a form (RFC 7578): the line behind the empty one; undefined if there is none. */
function partBody(bytes: Uint8Array, at: number, reach: number): Span | undefined {
  const last = Math.min(reach, at + HEAD);
  let i = at;
  for (let breaks = 0; breaks < 2; ) {
    if (i >= last) return undefined;
    const width = lineBreak(bytes, i);
    breaks = width > 0 ? breaks + 1 : 0;
    i += width > 0 ? width : 1;
  }
  let end = i;
  while (end < reach && bytes[end] !== QUOTE && lineBreak(bytes, end) === 0) end++;
  return { start: i, end };
}

/**
 * The value of a name that is an attribute itself: `<f name="cvv">739`, `<add key="cvv" type="x" value="739"/>`, or the body of a part of a form
 * behind `Content-Disposition: form-data; name="cvv"`. `at` is behind the quote that closes the name.
 */
export function attributedValue(
  bytes: Uint8Array,
  nameStart: number,
  at: number,
  to: number,
  reach: number,
): Span | undefined {
  const equals = namingAttribute(bytes, nameStart);
  if (equals < 0) return undefined;
  const beside = besideAttribute(bytes, at, to) ?? beforeAttribute(bytes, equals);
  if (beside !== undefined) return beside;
  let close = at;
  while (close < to && close - at < HEAD && bytes[close] !== GREATER && lineBreak(bytes, close) === 0) close++;
  if (bytes[close] === GREATER && bytes[close - 1] !== SLASH) return elementValue(bytes, close + 1, to, reach);
  return standsAt(bytes, equals - 4, 'name') ? partBody(bytes, at, reach) : undefined;
}
