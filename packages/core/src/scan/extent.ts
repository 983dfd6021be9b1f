import {
  AMPERSAND,
  APOSTROPHE,
  ASTERISK,
  BACKSLASH,
  BACKTICK,
  behindStyles,
  COMMA,
  CR,
  DASH,
  DOT,
  EQUALS,
  ESCAPE,
  GREATER,
  hexPair,
  isAlphanumeric,
  isDigit,
  isLower,
  isSpace,
  LEFT_BRACE,
  LEFT_BRACKET,
  LESS,
  LF,
  NUL,
  PERCENT,
  PLUS,
  QUOTE,
  RIGHT_BRACE,
  RIGHT_BRACKET,
  SEMICOLON,
  SLASH,
  SPACE,
  spelledWidth,
  standsAt,
  TAB,
  ZERO_WIDTH,
} from '../ascii.js';
import { breakWidth } from './lines.js';
import { backslashesBefore, createQuote, depthOf, RAW, readQuote } from './quote.js';

const isEscapeLetter = (byte: number): boolean =>
  byte === 0x6e ||
  byte === 0x72 ||
  byte === 0x74 ||
  byte === 0x75 ||
  byte === QUOTE ||
  byte === APOSTROPHE ||
  byte === BACKSLASH;

/** A separator or closing sign that is percent-encoded. */
function endsEncoded(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== PERCENT) return false;
  const unit = hexPair(bytes, at + 1);
  return (
    unit === QUOTE ||
    unit === COMMA ||
    unit === AMPERSAND ||
    unit === RIGHT_BRACE ||
    unit === RIGHT_BRACKET ||
    unit === LESS
  );
}

const endsLine = (bytes: Uint8Array, at: number): boolean => {
  const byte = bytes[at] as number;
  if (
    byte === LF ||
    byte === CR ||
    byte === QUOTE ||
    byte === APOSTROPHE ||
    byte === BACKTICK ||
    byte === NUL ||
    byte === LESS
  )
    return true;
  if (byte === BACKSLASH) return isEscapeLetter(bytes[at + 1] as number) || behindStyles(bytes, at) > at;
  return endsEncoded(bytes, at);
};

const parameter = createQuote();

/** What stands behind the closing quote of a string of JSON: that of `…cA=="` opens no parameter. */
const endsMember = (byte: number): boolean =>
  byte === COMMA || byte === RIGHT_BRACE || byte === RIGHT_BRACKET || byte === NUL || isSpace(byte);

/** Behind the closing quote of `name="…"` whose sign stands at `at`; behind the sign if the quote is not closed. */
function endOfParameter(bytes: Uint8Array, at: number, to: number): number {
  const { end: from, depth } = parameter;
  const last = Math.min(to, from + 1024);
  for (let i = from; i < last && bytes[i] !== LF; i++) {
    if (bytes[i] === QUOTE && depthOf(backslashesBefore(bytes, i, from)) === depth) return i + 1;
  }
  return at + 1;
}

/** Where the rest of a line ends: at a line break, also one spelled out, a quote or a tag. */
export function endOfLine(bytes: Uint8Array, from: number, to: number): number {
  let i = from;
  while (i < to && !endsLine(bytes, i)) {
    // A parameter in quotes belongs to the line: `Digest username="a", response="…"`.
    const isQuoted = bytes[i] === EQUALS && readQuote(bytes, i + 1, parameter) && parameter.kind === RAW;
    const isParameter = isQuoted && !endsMember(bytes[parameter.end] as number);
    i = isParameter ? Math.min(to, endOfParameter(bytes, i, to)) : i + 1;
  }
  while (i > from && isSpace(bytes[i - 1] as number)) i--;
  return i;
}

const endsBare = (byte: number): boolean =>
  isSpace(byte) ||
  byte === COMMA ||
  byte === SEMICOLON ||
  byte === AMPERSAND ||
  byte === RIGHT_BRACKET ||
  byte === RIGHT_BRACE ||
  byte === 0x29 ||
  byte === GREATER ||
  byte === ESCAPE;

/** Where a value without quotes ends: at white space, a separator, a quote or a closing bracket. */
export function endOfBare(bytes: Uint8Array, from: number, to: number): number {
  let i = from;
  while (i < to && !endsBare(bytes[i] as number) && !endsLine(bytes, i)) i++;
  return i;
}

const OPENINGS = ['<', '&lt;', '%3c', '\\u003c', '&amp;lt;', '%253c'];

/** Where the text of an element ends: at the next tag, raw or as entities, or at a quote of the string around it. */
export function endOfMarkup(bytes: Uint8Array, from: number, to: number, isCdata: boolean): number {
  for (let i = from; i < to; i++) {
    const byte = bytes[i];
    if (isCdata ? standsAt(bytes, i, ']]>') : OPENINGS.some((open) => standsAt(bytes, i, open))) return i;
    if (byte === QUOTE) return i - backslashesBefore(bytes, i, from);
  }
  return to;
}

/** Where an object or array ends whose strings have quotes of `depth`: behind its last bracket, or at `to`. */
export function endOfStructure(bytes: Uint8Array, from: number, to: number, depth: number): number {
  let open = 0;
  let isInString = false;
  for (let i = from; i < to; i++) {
    const byte = bytes[i];
    if (byte === QUOTE) {
      const quoteDepth = depthOf(backslashesBefore(bytes, i, from));
      if (quoteDepth < depth) return i - backslashesBefore(bytes, i, from);
      if (quoteDepth === depth) isInString = !isInString;
    } else if (!isInString) {
      if (byte === LEFT_BRACE || byte === LEFT_BRACKET) open++;
      if ((byte === RIGHT_BRACE || byte === RIGHT_BRACKET) && --open === 0) return i + 1;
    }
  }
  return to;
}

/** Where the words behind a name end at the latest: at a line break or a raw quote. */
export function endOfWords(bytes: Uint8Array, from: number, to: number): number {
  let i = from;
  while (i < to && bytes[i] !== LF && bytes[i] !== CR && bytes[i] !== QUOTE && bytes[i] !== NUL) i++;
  return i;
}

const isGroupSeparator = (byte: number): boolean =>
  byte === SPACE ||
  byte === TAB ||
  byte === DASH ||
  byte === DOT ||
  byte === SLASH ||
  byte === PLUS ||
  byte === ZERO_WIDTH;

const LETTER_T = 0x74;
/** Four groups, and what may stand between them at any depth of JSON. */
const LONGEST_GROUPS = 96;

/**
 * Where a value of digits ends that may be printed in groups, when its first group ends at `from`. One line break may stand between two
 * groups, the second of which lies before `reach`.
 */
export function endOfGroups(bytes: Uint8Array, from: number, to: number, reach: number): number {
  let end = from;
  let limit = to;
  let isBroken = false;
  while (end + 1 < reach && end - from < LONGEST_GROUPS) {
    const tab = end < limit ? spelledWidth(bytes, end, LETTER_T) : 0;
    const isJoined = tab > 0 || (end < limit && isGroupSeparator(bytes[end] as number));
    const width = isJoined ? tab || 1 : isBroken ? 0 : breakWidth(bytes, end);
    if (width === 0 || !isDigit(bytes[end + width] as number)) break;
    if (!isJoined) {
      limit = reach;
      isBroken = true;
    }
    end += width + 1;
    while (end < limit && isAlphanumeric(bytes[end] as number)) end++;
  }
  return end;
}

/** Whether `bytes[at, end)` is the size behind the marker of a file: `(48213B)`. */
function isSize(bytes: Uint8Array, at: number, end: number): boolean {
  let i = at + 1;
  while (i < end && isDigit(bytes[i] as number)) i++;
  return bytes[at] === 0x28 && i > at + 1 && standsAt(bytes, i, 'b)') && i + 2 === end;
}

/** Whether the text is one of our own markers, with or without its last bracket: it was redacted before. */
export function isMarker(bytes: Uint8Array, start: number, end: number): boolean {
  if (!standsAt(bytes, start, '[redacted:')) return false;
  let i = start + 10;
  while (i < end && (isAlphanumeric(bytes[i] as number) || bytes[i] === DASH)) i++;
  return i === end || (bytes[i] === RIGHT_BRACKET && (i + 1 === end || isSize(bytes, i + 1, end)));
}

/** Stars of the shortest mask of a card: `*********1111`. */
const LEAST_STARS = 4;

/** Whether the text is a card as we show it, `411111******1111`: it was redacted before. */
export function isMaskedCard(bytes: Uint8Array, start: number, end: number): boolean {
  const isPart = (byte: number): boolean => isDigit(byte) || byte === ASTERISK;
  // Quotes may stand inside the quotes of a value.
  let first = start;
  while (first < end && first - start < 3 && !isPart(bytes[first] as number)) first++;
  let last = end;
  while (last > first && end - last < 3 && !isPart(bytes[last - 1] as number)) last--;
  let stars = first;
  while (stars < last && isDigit(bytes[stars] as number)) stars++;
  let rest = stars;
  while (rest < last && bytes[rest] === ASTERISK) rest++;
  if (stars - first > 6 || rest - stars < LEAST_STARS || last - rest !== 4) return false;
  return bytes.subarray(rest, last).every(isDigit);
}

/** Whether `at` stands in the name that one of our own markers spells: it is no name of a value. */
export function isInsideMarker(bytes: Uint8Array, at: number): boolean {
  let start = at;
  while (start > 0 && at - start < 32 && (isLower(bytes[start - 1] as number) || bytes[start - 1] === DASH)) start--;
  return start >= 10 && standsAt(bytes, start - 10, '[redacted:');
}

/** Whether `{` or `[` at `at` is closed at once: there is no value in it. */
export function isEmptyStructure(bytes: Uint8Array, at: number): boolean {
  let i = at + 1;
  while (isSpace(bytes[i] as number)) i++;
  return bytes[i] === RIGHT_BRACE || bytes[i] === RIGHT_BRACKET;
}
