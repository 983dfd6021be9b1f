import {
  BACKTICK,
  COLON,
  COMMA,
  EQUALS,
  isAlphanumeric,
  isLetter,
  LEFT_BRACE,
  RIGHT_BRACE,
  RIGHT_BRACKET,
  RIGHT_PAREN,
  SLASH,
} from '../ascii.js';
import type { Span } from '../types.js';
import { skipSpaces } from './blanks.js';
import { listedItems } from './listed.js';
import { valueInPhrase } from './phrases.js';
import { createQuote, readQuote } from './quote.js';
import { siblingValues } from './siblings.js';
import { columnValues, comparedValues } from './sql.js';

/** A value that stands apart from its name. */
export interface ValueApart extends Span {
  /** The quote that a number needs to become text; empty for a text. */
  readonly quote: string;
  /** The words around it may speak of something else. */
  readonly isLoose?: boolean;
  /** The segment of a path behind the name: only authentication data is told by so little. */
  readonly isSegment?: boolean;
  /** It stands on a line of its own, without quotes. */
  readonly isPlain?: boolean;
}

const quote = createQuote();

const NOTHING: readonly ValueApart[] = [];

/** Where the record begins, where its line ends, and where the text does. */
interface Place {
  readonly from: number;
  readonly limit: number;
  readonly textEnd: number;
}

/** How far behind its line the rows of a statement are followed. */
const FARTHEST = 128 * 1024;

/** The segment of a path behind the slash at `at`, if the name at `start` is a segment of it as well: `/cvv/737`. */
function segmentBehind(bytes: Uint8Array, start: number, at: number, to: number): readonly ValueApart[] {
  let end = at + 1;
  while (end < to && isAlphanumeric(bytes[end] as number)) end++;
  return bytes[start - 1] === SLASH ? [{ start: at + 1, end, quote: '', isLoose: true, isSegment: true }] : NOTHING;
}

/** Values that stand apart from the name `[start, end)`: beside it in an object, or in the rows behind a list of columns. */
export function valuesApart(
  bytes: Uint8Array,
  start: number,
  end: number,
  { from, limit, textEnd }: Place,
): readonly ValueApart[] {
  const to = Math.min(textEnd, limit + FARTHEST);
  // Most names are told at once, by what stands behind: here the end of a member, or of a column.
  const closed = readQuote(bytes, end, quote) ? quote.end : end;
  const i = skipSpaces(bytes, bytes[closed] === BACKTICK ? closed + 1 : closed, to);
  const byte = bytes[i] as number;
  if (byte === SLASH) return segmentBehind(bytes, start, i, limit);
  if (byte === COLON || byte === EQUALS) return listedItems(bytes, i, limit, to);
  if (byte === LEFT_BRACE) return NOTHING;
  if (byte === RIGHT_BRACE) return siblingValues(bytes, start, end, to);
  const inPhrase = valueInPhrase(bytes, start, end, from, limit);
  if (inPhrase !== undefined) return [inPhrase];
  if (byte === RIGHT_PAREN) return columnValues(bytes, start, end, to);
  if (isLetter(byte)) return comparedValues(bytes, i, to);
  if (byte !== COMMA && byte !== RIGHT_BRACKET) return NOTHING;
  return [...siblingValues(bytes, start, end, to), ...columnValues(bytes, start, end, to)];
}
