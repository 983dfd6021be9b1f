import {
  ASTERISK,
  BACKSLASH,
  BAR,
  byFirstByte,
  COLON,
  DASH,
  DOT,
  GREATER,
  HASH,
  isAlphanumeric,
  isBlank,
  isDigit,
  LEFT_BRACKET,
  LESS,
  PLUS,
  SLASH,
  standsAt,
  UNDERSCORE,
} from '../ascii.js';
import { skipBlanks } from './blanks.js';
import { createQuote, readQuote } from './quote.js';

/** The value that follows a name in running text. */
export interface LooseValue {
  start: number;
  /** Brackets, quotes, dashes or bars stand before it. */
  isBehindSigns: boolean;
}

const quote = createQuote();

/** An arrow or another sign outside ASCII, which is a letter to the lexer. */
const isLoneSign = (bytes: Uint8Array, at: number): boolean =>
  (bytes[at] as number) >= 0x80 && isBlank(bytes[at + 1] as number);

const beginsWord = (bytes: Uint8Array, at: number): boolean =>
  isAlphanumeric(bytes[at] as number) && !isLoneSign(bytes, at);

const connectorsFrom = byFirstByte([
  'is',
  'was',
  'no.',
  'no',
  'nr.',
  'nr',
  'number',
  'num',
  'code',
  'of',
  'equals',
  'to',
  'as',
  'value',
]);

function skipConnectors(bytes: Uint8Array, at: number, to: number): number {
  // The name itself may end in an abbreviation: `account no. 12345678`.
  const isShort = standsAt(bytes, at - 2, 'no.') || standsAt(bytes, at - 2, 'nr.') || standsAt(bytes, at - 3, 'num.');
  let i = skipBlanks(bytes, isShort ? at + 1 : at, to);
  for (let count = 0; count < 2; count++) {
    const word = connectorsFrom(bytes[i] as number).find(
      (spelling) => standsAt(bytes, i, spelling) && !isAlphanumeric(bytes[i + spelling.length] as number),
    );
    if (word !== undefined) i = skipBlanks(bytes, i + word.length, to);
    else if (bytes[i] === HASH || bytes[i] === COLON) i = skipBlanks(bytes, i + 1, to);
  }
  return i;
}

const isStop = (byte: number): boolean =>
  byte === DOT || byte === COLON || byte === 0x21 || byte === 0x3f || byte === 0x7c || byte === 0x7e;

/** A full stop behind the last word of a sentence is no part of a value; behind digits no `:`, `!`, `?`, `|` or `~` is. */
export function withoutStop(bytes: Uint8Array, start: number, end: number): number {
  let i = end;
  while (i > start && isStop(bytes[i - 1] as number)) i--;
  if (i > start && isDigit(bytes[start] as number) && isDigit(bytes[i - 1] as number)) return i;
  return end > start && bytes[end - 1] === DOT ? end - 1 : end;
}

const isSign = (byte: number): boolean =>
  byte === 0x28 || byte === LEFT_BRACKET || byte === DASH || byte === GREATER || byte === ASTERISK || byte === BAR;

/** How many signs and tags may stand before a value in running text. */
const MOST_SIGNS = 4;
const LONGEST_TAG = 128;

/** Tags between a label and its value: those of cells of a row, of lists of terms, and of emphasis. */
const CELL_TAGS = ['th', 'td', 'dt', 'dd', 'b', 'strong', 'span', 'label', 'i', 'em', 'div', 'p'];

/** Behind the tag at `at`; -1 if it is none of those. */
function behindCellTag(bytes: Uint8Array, at: number, to: number): number {
  let name = at + 1;
  while (bytes[name] === SLASH || bytes[name] === BACKSLASH) name++;
  let end = name;
  while (isAlphanumeric(bytes[end] as number)) end++;
  if (!CELL_TAGS.some((tag) => tag.length === end - name && standsAt(bytes, name, tag))) return -1;
  const last = Math.min(to, end + LONGEST_TAG);
  while (end < last && bytes[end] !== GREATER) end++;
  return bytes[end] === GREATER ? end + 1 : -1;
}

/** Behind the tags of cells and emphasis, and blanks, at `at`: `CVV:</td> <td>737`. */
export function behindCellTags(bytes: Uint8Array, at: number, to: number): number {
  let i = at;
  for (let count = 0; count < MOST_SIGNS && bytes[i] === LESS; count++) {
    const behind = behindCellTag(bytes, i, to);
    if (behind < 0) return at;
    i = skipBlanks(bytes, behind, to);
  }
  return i < to && bytes[i] !== LESS ? i : at;
}

/** Behind signs, tags, quotes and blanks before a digit: `cvv (737)`, `cvv -> 737`, `cvv "737"`; `at` if there is none. */
function behindSigns(bytes: Uint8Array, nameEnd: number, at: number, to: number): number {
  let i = at;
  for (let count = 0; count < MOST_SIGNS && !isDigit(bytes[i] as number); count++) {
    if (i > nameEnd && readQuote(bytes, i, quote)) i = quote.end;
    else if (bytes[i] === LESS) i = behindCellTag(bytes, i, to);
    else if (isSign(bytes[i] as number) || isLoneSign(bytes, i)) i++;
    else return at;
    if (i < 0) return at;
    i = skipBlanks(bytes, i, to);
  }
  return i < to && isDigit(bytes[i] as number) ? i : at;
}

const looseValue: LooseValue = { start: 0, isBehindSigns: false };

/** Where the value begins that follows a name in running text; undefined if there is none. The answer is reused. */
export function readLoose(bytes: Uint8Array, at: number, to: number): LooseValue | undefined {
  const isJoined =
    (bytes[at] === DASH || bytes[at] === UNDERSCORE || bytes[at] === DOT || bytes[at] === SLASH) &&
    isDigit(bytes[at + 1] as number);
  const first = isJoined ? at + 1 : skipConnectors(bytes, at, to);
  const isValue = beginsWord(bytes, first) || (bytes[first] === PLUS && isDigit(bytes[first + 1] as number));
  looseValue.start = isValue ? first : behindSigns(bytes, at, first, to);
  looseValue.isBehindSigns = looseValue.start > first;
  return isValue || looseValue.isBehindSigns ? looseValue : undefined;
}
