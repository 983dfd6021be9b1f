import {
  APOSTROPHE,
  BACKSLASH,
  BACKTICK,
  COMMA,
  DOT,
  isAlphanumeric,
  isLetter,
  isSpace,
  LEFT_BRACKET,
  LEFT_PAREN,
  QUOTE,
  RIGHT_BRACKET,
  RIGHT_PAREN,
  spell,
  standsAt,
  UNDERSCORE,
} from '../ascii.js';
import type { Span } from '../types.js';
import { skipSpaces } from './blanks.js';
import type { ValueApart } from './apart.js';

/** A list of columns is at most this long, and its rows are followed this far. */
const LONGEST_LIST = 1024;
/** Placeholders and words for no value are shorter. */
const LONGEST_WORD = 64;
const LONGEST_ROWS = 64 * 1024;

/** What a list of columns is made of: identifiers, their quotes in any dialect, and what stands between them. */
const isListByte = (byte: number): boolean =>
  isAlphanumeric(byte) ||
  isSpace(byte) ||
  byte === UNDERSCORE ||
  byte === COMMA ||
  byte === QUOTE ||
  byte === BACKTICK ||
  byte === BACKSLASH ||
  byte === DOT ||
  byte === LEFT_BRACKET ||
  byte === RIGHT_BRACKET;

/** Which column of its list the name at `start` is, counted from 0; -1 if it stands in none. */
function columnOf(bytes: Uint8Array, start: number): number {
  let column = 0;
  for (let i = start - 1; i >= 0 && start - i < LONGEST_LIST; i--) {
    const byte = bytes[i] as number;
    if (byte === LEFT_PAREN) return column;
    if (!isListByte(byte)) return -1;
    if (byte === COMMA) column++;
  }
  return -1;
}

/** Where the first row begins behind the list of columns that goes on at `at`; -1 if no rows follow. */
function rowsBehind(bytes: Uint8Array, at: number, to: number): number {
  let i = at;
  // A list inside a list, `["a",["b"`, is JSON.
  const isJson = (k: number): boolean => bytes[k] === LEFT_BRACKET && bytes[k + 1] === QUOTE;
  while (i < to && i - at < LONGEST_LIST && isListByte(bytes[i] as number) && !isJson(i)) i++;
  if (bytes[i] !== RIGHT_PAREN) return -1;
  i = skipSpaces(bytes, i + 1, to);
  if (!standsAt(bytes, i, 'value')) return -1;
  while (isLetter(bytes[i] as number)) i++;
  return skipSpaces(bytes, i, to);
}

/** Where the text in single quotes ends whose inside begins at `from`; a doubled or escaped quote belongs to it. */
function endOfText(bytes: Uint8Array, from: number, to: number): number {
  let i = from;
  for (; i < to && bytes[i] !== QUOTE; i++) {
    if (bytes[i] === BACKSLASH) i++;
    else if (bytes[i] === APOSTROPHE && bytes[++i] !== APOSTROPHE) return i - 1;
  }
  return Math.min(i, to);
}

/** The value at `at`, and where it ends with all that belongs to it. */
function readItem(bytes: Uint8Array, at: number, to: number): Span & { next: number } {
  // `N'…'` and `E'…'`.
  const quote = isLetter(bytes[at] as number) && bytes[at + 1] === APOSTROPHE ? at + 1 : at;
  if (bytes[quote] === APOSTROPHE) {
    const end = endOfText(bytes, quote + 1, to);
    return { start: quote + 1, end, next: end + 1 };
  }
  let open = 0;
  let i = at;
  for (; i < to && bytes[i] !== QUOTE; i++) {
    const byte = bytes[i];
    if (byte === LEFT_PAREN) open++;
    else if (byte === RIGHT_PAREN && --open < 0) break;
    else if (byte === COMMA && open === 0) break;
    else if (byte === APOSTROPHE) i = endOfText(bytes, i + 1, to);
  }
  let end = i;
  while (end > at && isSpace(bytes[end - 1] as number)) end--;
  return { start: at, end, next: i };
}

/** A value that is written out: no placeholder (`?`, `$1`, `:cvv`, `@cvv`, `%s`), no `NULL` or `DEFAULT`, no call without arguments. */
const isLiteral = (bytes: Uint8Array, { start, end }: Span): boolean =>
  end > start &&
  (end - start > LONGEST_WORD || !/^(?:\?|[$:@%][\w()]*|null|default|[\w.]+\(\))$/i.test(spell(bytes, start, end)));

/** The values in the round brackets that open at `at`, and where these end; -1 if they do not. */
function readRow(bytes: Uint8Array, at: number, to: number): { items: Span[]; end: number } {
  const items: Span[] = [];
  let i = at;
  do {
    const item = readItem(bytes, skipSpaces(bytes, i + 1, to), to);
    items.push(item);
    i = skipSpaces(bytes, item.next, to);
  } while (bytes[i] === COMMA);
  return { items, end: bytes[i] === RIGHT_PAREN ? i + 1 : -1 };
}

const asValue = ({ start, end }: Span): ValueApart => ({ start, end, quote: '' });

/** Whether a value is a text in quotes or a number. */
const isConstant = (bytes: Uint8Array, { start, end }: Span): boolean =>
  bytes[start - 1] === APOSTROPHE || /^[\d.+-]+$/.test(spell(bytes, start, Math.min(end, start + LONGEST_WORD)));

const NOTHING: readonly ValueApart[] = [];

/** The values that a column is compared with, whose name ends before `at`: `cvv IN ('737', '123')`, `cvv NOT IN (…)`. */
export function comparedValues(bytes: Uint8Array, at: number, to: number): readonly ValueApart[] {
  let i = at;
  if (standsAt(bytes, i, 'not')) i = skipSpaces(bytes, i + 3, to);
  if (!standsAt(bytes, i, 'in')) return NOTHING;
  i = skipSpaces(bytes, i + 2, to);
  if (bytes[i] !== LEFT_PAREN) return NOTHING;
  const { items } = readRow(bytes, i, Math.min(to, i + LONGEST_ROWS));
  return items.filter((item) => isConstant(bytes, item)).map(asValue);
}

/**
 * The values of the column `[start, end)` in the rows behind its list: `INSERT INTO t (id, cvv) VALUES (1, '737'), (2, '123')`. Those of
 * statements with placeholders stand elsewhere.
 */
export function columnValues(bytes: Uint8Array, start: number, end: number, to: number): readonly ValueApart[] {
  let i = rowsBehind(bytes, end, to);
  const column = i < 0 ? -1 : columnOf(bytes, start);
  if (column < 0) return NOTHING;
  const values: ValueApart[] = [];
  const most = Math.min(to, i + LONGEST_ROWS);
  while (i < most && bytes[i] === LEFT_PAREN) {
    const { items, end: rowEnd } = readRow(bytes, i, most);
    const item = items[column];
    if (item !== undefined && isLiteral(bytes, item)) values.push(asValue(item));
    if (rowEnd < 0) break;
    i = skipSpaces(bytes, rowEnd, most);
    if (bytes[i] === COMMA) i = skipSpaces(bytes, i + 1, most);
  }
  return values;
}
