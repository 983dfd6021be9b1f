import {
  AMPERSAND,
  byFirstByte,
  COLON,
  COMMA,
  DASH,
  GREATER,
  isBlank,
  isDigit,
  LEFT_BRACE,
  LEFT_BRACKET,
  QUESTION,
  RIGHT_BRACE,
  RIGHT_BRACKET,
  standsAt,
  spell,
} from '../ascii.js';
import type { Span } from '../types.js';
import { behindMarks, skipBlanks } from './blanks.js';
import { closesTag, endsPath, isPhase } from './borrowed-names.js';
import { endOfBare, endOfLine } from './extent.js';
import { attributedValue, elementText, elementValue } from './markup.js';
import { numberBelow, valueBelow } from './next-line.js';
import { behindCellTags, readLoose, withoutStop } from './loose.js';
import { createQuote, endOfQuoted, readQuote, type Quote, RAW } from './quote.js';

/** What stands between a name and its value. */
export const NO_VALUE = 0;
/** Quotes around the value. */
export const QUOTED = 1;
/** `name=value`, `name: value`, without quotes. */
export const BARE = 2;
/** A number or another literal of JSON, which has to be quoted when text replaces it. */
export const LITERAL = 3;
/** An object or array. */
export const STRUCTURE = 4;
/** `<name>value</name>`, or the body of a part of a form. */
export const MARKUP = 5;
/** Running text: the value follows without a sign, or with `#`, `is`, `no.`. */
export const LOOSE = 6;
/** `["name", "value"]`, or the value of another field that names it: `"name":"cvv","value":"123"`. */
export const PAIR = 7;

/** The value that a name frames. One frame is reused for every name of a record. */
export interface Frame {
  style: number;
  /** Extent of the value, without its quotes. */
  start: number;
  end: number;
  /** The quote behind the name as it is spelled there, for a literal or structure that becomes text. */
  quote: string;
  /** Depth of the quotes of the structure's strings. */
  depth: number;
  /** How far an element or a part of a form may reach beyond its line. */
  reach: number;
  /** Running text: brackets, quotes, dashes or bars stand before the value. */
  isBehindSigns: boolean;
  /** The last of them is a round bracket. */
  isBracketed: boolean;
  /** The last value without quotes and the last line: from anywhere inside them the end is the same. */
  bareStart: number;
  bareEnd: number;
  lineStart: number;
  lineEnd: number;
}

export const createFrame = (): Frame => ({
  style: NO_VALUE,
  start: 0,
  end: 0,
  quote: '',
  depth: 0,
  reach: 0,
  isBehindSigns: false,
  isBracketed: false,
  bareStart: 0,
  bareEnd: 0,
  lineStart: 0,
  lineEnd: 0,
});

// Values may nest without end (`a=a=a=…`): the ends that were found are kept, so that a record stays linear.
function bareEndOf(bytes: Uint8Array, at: number, to: number, frame: Frame): number {
  if (at < frame.bareStart || at >= frame.bareEnd) {
    frame.bareStart = at;
    frame.bareEnd = endOfBare(bytes, at, to);
  }
  return frame.bareEnd;
}

/** Where the line ends on which the framed value begins. */
export function lineEndOf(bytes: Uint8Array, to: number, frame: Frame): number {
  if (frame.start < frame.lineStart || frame.start >= frame.lineEnd) {
    frame.lineStart = frame.start;
    frame.lineEnd = endOfLine(bytes, frame.start, to);
  }
  return frame.lineEnd;
}

const nameQuote = createQuote();
const valueQuote = createQuote();

const operatorsFrom = byFirstByte(['=>', ':=', '==', '=', ':', '%3d', '%3a', '&#61;', '&#x3d;', '\\u003d']);

/** Width of the sign that joins a name to its value at `at`, or 0. */
function operatorAt(bytes: Uint8Array, at: number): number {
  for (const spelling of operatorsFrom(bytes[at] as number)) if (standsAt(bytes, at, spelling)) return spelling.length;
  return 0;
}

function isLiteral(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at] as number;
  return (
    isDigit(byte) ||
    (byte === DASH && isDigit(bytes[at + 1] as number)) ||
    standsAt(bytes, at, 'true') ||
    standsAt(bytes, at, 'false') ||
    standsAt(bytes, at, 'null')
  );
}

function setValue(frame: Frame, style: number, start: number, end: number): boolean {
  frame.style = end > start ? style : NO_VALUE;
  frame.start = start;
  frame.end = end;
  return end > start;
}

const setSpan = (frame: Frame, { start, end }: Span): boolean => setValue(frame, MARKUP, start, end);

/**
 * Whether a raw quote behind a name without quotes ends the string that the name stands in, as in `{"pw:":0}`: in JSON one does that a
 * colon, a comma or a bracket follows.
 */
function closesString(bytes: Uint8Array, quote: Quote, to: number, isJson: boolean): boolean {
  if (quote.kind !== RAW || (!isJson && quote.depth === 0)) return false;
  const after = bytes[skipBlanks(bytes, quote.end, to)];
  return after === COLON || after === COMMA || after === RIGHT_BRACE || after === RIGHT_BRACKET;
}

/** Whether nothing but signs between values stands there. */
function isPunctuation(bytes: Uint8Array, start: number, end: number): boolean {
  let i = start;
  while (i < end && (isBlank(bytes[i] as number) || PUNCTUATION.has(bytes[i] as number))) i++;
  return i === end;
}

const PUNCTUATION: ReadonlySet<number> = new Set([COMMA, COLON, LEFT_BRACE, RIGHT_BRACE, LEFT_BRACKET, RIGHT_BRACKET]);

/** Frames the value that begins at `at`, behind an operator. */
function frameValue(
  bytes: Uint8Array,
  at: number,
  to: number,
  isJson: boolean,
  quote: Quote | undefined,
  frame: Frame,
): boolean {
  if (readQuote(bytes, at, valueQuote)) {
    if (quote === undefined && closesString(bytes, valueQuote, to, isJson)) return setValue(frame, NO_VALUE, at, at);
    // The string around ends here: text was cut off.
    if (quote?.kind === RAW && valueQuote.kind === RAW && valueQuote.depth < quote.depth)
      return setValue(frame, NO_VALUE, at, at);
    const end = endOfQuoted(bytes, valueQuote, to, isJson);
    // What stands between two strings is no value: `"cvv:","x"`.
    if (quote === undefined && isPunctuation(bytes, valueQuote.end, end)) return setValue(frame, NO_VALUE, at, at);
    return setValue(frame, QUOTED, valueQuote.end, end);
  }
  const first = bytes[at] as number;
  frame.depth = quote?.kind === RAW ? quote.depth : 0;
  if (quote !== undefined) frame.quote = spell(bytes, quote.start, quote.end);
  if ((first === LEFT_BRACE || first === LEFT_BRACKET) && !standsAt(bytes, at, '[redacted:'))
    return setValue(frame, STRUCTURE, at, at + 1);
  const below = valueBelow(bytes, at, to, Math.max(to, frame.reach));
  if (below > at) return setValue(frame, BARE, below, endOfBare(bytes, below, Math.max(to, frame.reach)));
  const end = bareEndOf(bytes, at, to, frame);
  return setValue(frame, quote !== undefined && isLiteral(bytes, at) ? LITERAL : BARE, at, end);
}

/** Whether the string that ends with the name at `at` is nothing but the name, or an option of a command line: `"--password"`. */
function isAloneInString(bytes: Uint8Array, at: number): boolean {
  let first = standsAt(bytes, at - 2, 'x-') ? at - 2 : at;
  while (bytes[first - 1] === DASH) first--;
  return bytes[first - 1] === bytes[nameQuote.end - 1];
}

/** `["name",123]`: the number that is all that stands behind the name in a list. */
function framePairNumber(bytes: Uint8Array, nameStart: number, at: number, to: number, frame: Frame): boolean {
  if (!isDigit(bytes[at] as number) || !isAloneInString(bytes, nameStart)) return false;
  // What opens the name is as long as what closes it.
  let before = nameStart - (nameQuote.end - nameQuote.start) - 1;
  while (isBlank(bytes[before] as number)) before--;
  const end = bareEndOf(bytes, at, to, frame);
  if (bytes[before] !== LEFT_BRACKET || bytes[skipBlanks(bytes, end, to)] !== RIGHT_BRACKET) return false;
  frame.depth = nameQuote.kind === RAW ? nameQuote.depth : 0;
  frame.quote = spell(bytes, nameQuote.start, nameQuote.end);
  return setValue(frame, LITERAL, at, end);
}

/** `["name","value"]`, or `"name":"cvv","value":"123"` seen from `cvv`: the quoted string behind the comma. */
function framePair(
  bytes: Uint8Array,
  at: number,
  to: number,
  isJson: boolean,
  nameStart: number,
  frame: Frame,
): boolean {
  const isAlone = isAloneInString(bytes, nameStart);
  const quote = { ...nameQuote };
  const next = skipBlanks(bytes, at + 1, to);
  if (framePairNumber(bytes, nameStart, next, to, frame)) return true;
  if (!readQuote(bytes, next, valueQuote) || valueQuote.kind !== quote.kind || valueQuote.depth !== quote.depth)
    return false;
  const end = endOfQuoted(bytes, valueQuote, to, isJson);
  const start = valueQuote.end;
  // Behind an option without a value stands the next one: `["--password","--port","3000"]`.
  if (bytes[nameStart - 1] === DASH && bytes[start] === DASH) return false;
  if (!readQuote(bytes, end, valueQuote)) return false;
  const behind = skipBlanks(bytes, valueQuote.end, to);
  if (bytes[behind] !== COLON) return isAlone && setValue(frame, PAIR, start, end);
  const isValueKey = ['value', 'val', 'content', 'data', 'text'].some(
    (word) => end - start === word.length && standsAt(bytes, start, word),
  );
  return isValueKey && frameValue(bytes, skipBlanks(bytes, behind + 1, to), to, isJson, quote, frame);
}

/** Behind the type that PHP prints before a value: `string(3) "739"`, `int(739)`. */
function behindType(bytes: Uint8Array, at: number, to: number): number {
  if (standsAt(bytes, at, 'int(')) return at + 4;
  if (!standsAt(bytes, at, 'string(')) return at;
  let i = at + 7;
  while (isDigit(bytes[i] as number)) i++;
  return skipBlanks(bytes, i + 1, to);
}

/**
 * Finds the value of the name `[nameStart, nameEnd)`, tail included, in `bytes` up to `to`.
 * @returns false if nothing there is its value
 */
export function frameName(
  bytes: Uint8Array,
  nameStart: number,
  nameEnd: number,
  to: number,
  isJson: boolean,
  frame: Frame,
): boolean {
  frame.style = NO_VALUE;
  frame.quote = '';
  frame.isBehindSigns = false;
  const styled = behindMarks(bytes, nameEnd);
  const isQuoted = readQuote(bytes, styled, nameQuote);
  // `["cvv"]=>` is how PHP prints a key.
  const isIndex = isQuoted && bytes[nameQuote.end] === RIGHT_BRACKET && standsAt(bytes, nameQuote.end + 1, '=>');
  const behind = skipBlanks(bytes, (isQuoted ? nameQuote.end : styled) + (isIndex ? 1 : 0), to);
  if (!isQuoted && closesTag(bytes, nameStart, nameEnd)) return false;
  const operator = operatorAt(bytes, behind);
  // `arn:aws:…:secret:name`: a segment between colons names no value.
  const isSegment = bytes[behind] === COLON && bytes[nameStart - 1] === COLON && behind === styled;
  if (operator > 0 && !isSegment) {
    const quote = isQuoted ? nameQuote : undefined;
    const next = skipBlanks(bytes, behind + operator, to);
    if (!isQuoted && isPhase(bytes, nameStart, behind, next)) return false;
    const value = behindCellTags(bytes, next, to);
    return frameValue(bytes, isIndex ? behindType(bytes, value, to) : value, to, isJson, quote, frame);
  }
  if (isQuoted && bytes[behind] === COMMA) return framePair(bytes, behind, to, isJson, nameStart, frame);
  const reach = Math.max(to, frame.reach);
  const beside = isQuoted ? attributedValue(bytes, nameStart, nameQuote.end, to, reach) : undefined;
  if (beside !== undefined) return setSpan(frame, beside);
  if (isQuoted || isSegment) return false;
  const text = elementText(bytes, nameStart, nameEnd, to);
  if (text >= 0) return setSpan(frame, elementValue(bytes, text, to, reach));
  if (bytes[behind] === GREATER || bytes[behind] === QUESTION || bytes[behind] === AMPERSAND) return false;
  const below = numberBelow(bytes, nameStart, styled, to, reach);
  if (below >= 0) {
    frame.isBehindSigns = true;
    return setValue(frame, LOOSE, below, endOfBare(bytes, below, reach));
  }
  if (endsPath(bytes, nameStart)) return false;
  const loose = readLoose(bytes, nameEnd, to);
  if (loose === undefined) return false;
  const { start } = loose;
  frame.isBehindSigns = loose.isBehindSigns;
  frame.isBracketed = bytes[start - 1] === 0x28;
  return setValue(frame, LOOSE, start, withoutStop(bytes, start, bareEndOf(bytes, start, to, frame)));
}
