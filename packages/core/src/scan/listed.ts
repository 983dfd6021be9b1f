import {
  byFirstByte,
  COLON,
  COMMA,
  DASH,
  isBlank,
  LEFT_BRACE,
  LEFT_BRACKET,
  RIGHT_BRACE,
  RIGHT_BRACKET,
  standsAt,
} from '../ascii.js';
import type { ValueApart } from './apart.js';
import { skipBlanks, skipSpaces } from './blanks.js';
import { breakWidth } from './lines.js';
import { createQuote, endOfQuoted, readQuote } from './quote.js';

/** How far behind its name a list over lines is followed, and how many of its items. */
const FARTHEST = 4096;
const MOST_ITEMS = 64;
/** Words of an item of YAML without quotes. */
const MOST_WORDS = 3;

const signsFrom = byFirstByte(['=>', ':', '=']);

const quote = createQuote();

/** Behind blanks on the same line. */
function behindBlanks(bytes: Uint8Array, at: number, to: number): number {
  let i = at;
  while (i < to && isBlank(bytes[i] as number)) i++;
  return i;
}

/** `value` of the text `[start, end)`, which ends before the blanks behind it. */
function trimmed(bytes: Uint8Array, start: number, end: number): ValueApart {
  let last = end;
  while (last > start && isBlank(bytes[last - 1] as number)) last--;
  return { start, end: last, quote: '' };
}

/** The strings, numbers and words of the list whose bracket stands before `at`, up to the first object; undefined for the end of it. */
function nextItem(bytes: Uint8Array, at: number, to: number): ValueApart | undefined {
  if (readQuote(bytes, at, quote)) return { start: quote.end, end: endOfQuoted(bytes, quote, to, false), quote: '' };
  let end = at;
  while (end < to && bytes[end] !== COMMA && bytes[end] !== RIGHT_BRACKET && breakWidth(bytes, end) === 0) {
    const byte = bytes[end];
    if (byte === LEFT_BRACE || byte === LEFT_BRACKET || byte === RIGHT_BRACE || byte === COLON) return undefined;
    end++;
  }
  return end > at ? trimmed(bytes, at, end) : undefined;
}

/** Items on the lines below the one that ends at `limit`, of the list that begins behind `at`. */
function bracketedItems(bytes: Uint8Array, at: number, limit: number, to: number): ValueApart[] {
  const items: ValueApart[] = [];
  let i = skipSpaces(bytes, at, to);
  for (let count = 0; count < MOST_ITEMS && i < to; count++) {
    const item = nextItem(bytes, i, to);
    if (item === undefined) return items;
    const closed = readQuote(bytes, item.end, quote) ? quote.end : item.end;
    const behind = skipSpaces(bytes, closed, to);
    if (bytes[behind] !== COMMA && bytes[behind] !== RIGHT_BRACKET) return items;
    if (item.end > item.start && item.start > limit) items.push(item);
    if (bytes[behind] === RIGHT_BRACKET) return items;
    i = skipSpaces(bytes, behind + 1, to);
  }
  return items;
}

/** Items of a block of YAML behind the line break at `at`: `- a` on each line, indented alike. */
function dashedItems(bytes: Uint8Array, at: number, to: number): ValueApart[] {
  const items: ValueApart[] = [];
  let indent = -1;
  for (let i = at; i < to && items.length < MOST_ITEMS; ) {
    const line = i + breakWidth(bytes, i);
    const dash = behindBlanks(bytes, line, to);
    if (line === i || bytes[dash] !== DASH || !isBlank(bytes[dash + 1] as number)) return items;
    if (indent >= 0 && dash - line !== indent) return items;
    indent = dash - line;
    const start = behindBlanks(bytes, dash + 1, to);
    let end = start;
    while (end < to && breakWidth(bytes, end) === 0) end++;
    if (readQuote(bytes, start, quote)) {
      const first = quote.end;
      items.push({ start: first, end: Math.min(end, endOfQuoted(bytes, quote, end, false)), quote: '' });
    } else {
      const item = trimmed(bytes, start, end);
      if (isEntry(bytes, item)) return items;
      if (!isProse(bytes, item)) items.push({ ...item, isPlain: true });
    }
    i = end;
  }
  return items;
}

/** Whether an item of YAML is an object: `key: value`, `key:`. */
function isEntry(bytes: Uint8Array, { start, end }: ValueApart): boolean {
  for (let i = start; i < end; i++)
    if (bytes[i] === COLON && (i + 1 === end || isBlank(bytes[i + 1] as number))) return true;
  return false;
}

/** Whether an item without quotes is a remark: `- must be 3 digits`. */
function isProse(bytes: Uint8Array, { start, end }: ValueApart): boolean {
  let blanks = 0;
  for (let i = start; i < end; i++) if (isBlank(bytes[i] as number) && !isBlank(bytes[i + 1] as number)) blanks++;
  return blanks >= MOST_WORDS;
}

const NOTHING: readonly ValueApart[] = [];

/**
 * Items of a list that is printed over lines behind a name whose sign stands at `at`, as JSON, `util.inspect` and YAML print them. Those
 * on the line of the name, which ends at `limit`, are told with its object.
 */
export function listedItems(bytes: Uint8Array, at: number, limit: number, textEnd: number): readonly ValueApart[] {
  const sign = signsFrom(bytes[at] as number).find((spelling) => standsAt(bytes, at, spelling));
  if (sign === undefined) return NOTHING;
  const next = behindBlanks(bytes, at + sign.length, textEnd);
  const to = Math.min(textEnd, next + FARTHEST);
  if (breakWidth(bytes, next) > 0) {
    const list = skipBlanks(bytes, next, to);
    if (bytes[list] === DASH) return dashedItems(bytes, next, to);
    const isAlone = bytes[list] === LEFT_BRACKET && breakWidth(bytes, behindBlanks(bytes, list + 1, to)) > 0;
    return isAlone ? bracketedItems(bytes, list + 1, limit, to) : NOTHING;
  }
  return bytes[next] === LEFT_BRACKET ? bracketedItems(bytes, next + 1, limit, to) : NOTHING;
}
