import {
  COLON,
  COMMA,
  DASH,
  DOT,
  isBlank,
  isDigit,
  isSpace,
  LEFT_BRACKET,
  lowerCase,
  QUOTE,
  RIGHT_BRACE,
  SEMICOLON,
  standsAt,
} from '../ascii.js';
import { byStart, sortBy } from '../sort.js';
import type { Hit } from './engine.js';
import { MAX_RECORD } from './lines.js';
import { MemberReader } from './members.js';
import { backslashesBefore, depthOf, quoteOfLevel } from './quote.js';

/** How far before a hit its literal may begin. */
const LONGEST_NUMBER = 64;

/** Whether the byte before (blanks aside) makes it possible that a value of JSON without quotes begins at `at`. */
function mayBeLiteral(bytes: Uint8Array, at: number, from: number): boolean {
  const isNumeric = (byte: number): boolean => isDigit(byte) || byte === DASH || byte === DOT;
  let before = at - 1;
  while (before >= from && at - before < LONGEST_NUMBER && isNumeric(bytes[before] as number)) before--;
  while (before >= from && at - before < LONGEST_NUMBER && isSpace(bytes[before] as number)) before--;
  const byte = bytes[before];
  return before >= from && (byte === LEFT_BRACKET || byte === COMMA || (byte === COLON && bytes[before - 1] === QUOTE));
}

/** Keys of JSON whose quotes are spelled otherwise, as they end before a value, with the quote to use. */
const SPELLED: readonly (readonly [string, string])[] = [
  ['%22%3a', '%22'],
  ['&quot;:', '&quot;'],
  ['\\u0022:', '\\u0022'],
];

/** Whether one of them may end with these two bytes: most values have another sign before their colon. */
const endsSpelled = (last: number, before: number): boolean =>
  last === COLON ? before === SEMICOLON || before === 0x32 : lowerCase(last) === 0x61;

/** The quote for a number in JSON whose quotes are percent-encoded, entities or Unicode escapes. */
function spelledQuote(bytes: Uint8Array, at: number): string {
  if (!endsSpelled(bytes[at - 1] ?? 0, bytes[at - 2] ?? 0)) return '';
  return SPELLED.find(([ending]) => at >= ending.length && standsAt(bytes, at - ending.length, ending))?.[1] ?? '';
}

/**
 * Gives every hit that is, or lies in, a literal of JSON the quotes that it needs to become text, and with `needsLevels` every
 * hit the depth of the string it stands in. Hits are put in the order of the text. `isInside` tells that the JSON began before `from`.
 */
export function settleSyntax(
  bytes: Uint8Array,
  from: number,
  to: number,
  hits: Hit[],
  needsLevels: boolean,
  isInside = false,
): void {
  sortBy(hits, byStart);
  for (const hit of hits) if (hit.quote === '') hit.quote = spelledQuote(bytes, hit.start);
  const isCut = to - from > MAX_RECORD;
  const mayLack = ({ quote, start }: Hit): boolean => (quote === '' ? mayBeLiteral(bytes, start, from) : isCut);
  if (!needsLevels && !hits.some(mayLack)) return;
  let next = 0;
  const value = (
    _keyStart: number,
    _keyEnd: number,
    start: number,
    end: number,
    isString: boolean,
    level: number,
  ): void => {
    while (next < hits.length && (hits[next] as Hit).start < start) next++;
    for (; next < hits.length && (hits[next] as Hit).start < end; next++) {
      const hit = hits[next] as Hit;
      if (!isString) {
        widen(hit, start, end, level);
        continue;
      }
      hit.level = level;
      if (isCut) hit.quote = quoteInside(bytes, hit, level);
    }
  };
  const ignore = (): void => undefined;
  new MemberReader(bytes, to, { enter: ignore, leave: ignore, value }).read(from, isInside);
  for (const hit of hits) if (hit.quote === '' && hit.level < 0) hit.quote = keyQuote(bytes, hit, from);
}

/**
 * The quote of a hit that lies in a string of `level`. A record that begins inside a string does not know it, and takes the quotes of what
 * is printed there for those of the line.
 */
function quoteInside(bytes: Uint8Array, { quote, start }: Hit, level: number): string {
  const last = quote.length - 1;
  if (quote[last] !== '"' || depthOf(last) > level) return quote;
  return bytes[start - 1] === QUOTE ? '' : quoteOfLevel(level + 1);
}

/** The quote behind the key of a number whose object began on a line before. */
function keyQuote(bytes: Uint8Array, hit: Hit, from: number): string {
  let at = hit.start - 1;
  while (at >= from && isBlank(bytes[at] as number)) at--;
  const after = bytes[hit.end] as number;
  const isWhole = after === COMMA || after === 0 || isSpace(after) || after === RIGHT_BRACE;
  if (!isWhole || bytes[at] !== COLON || bytes[at - 1] !== QUOTE) return '';
  return quoteOfLevel(depthOf(backslashesBefore(bytes, at - 1, from)));
}

/** A literal becomes text as a whole; what is left of it on either side would be no JSON. */
function widen(hit: Hit, start: number, end: number, level: number): void {
  if (hit.start !== start || hit.end !== end) {
    hit.isExtended = true;
    hit.start = start;
    hit.end = Math.max(end, hit.end);
  }
  hit.quote = quoteOfLevel(level);
}
