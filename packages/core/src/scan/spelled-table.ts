import { BACKSLASH, isBlank, LEFT_BRACE, LEFT_BRACKET, QUOTE } from '../ascii.js';
import type { NameRow } from '../fields/name-rows.js';
import type { Engine, Hit } from './engine.js';
import { type Rescan, viewHits } from './inner.js';
import { breakWidth } from './lines.js';
import { isOfCard } from './table.js';
import { STRIDE, WORD } from './trigger-tables.js';
import { MAX_LEVELS } from './view.js';

/** A header line ends this far behind the name in it. */
const LONGEST_HEADER = 4096;

/** A line with the triggers that begin in it. */
interface TriggeredLine {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  readonly triggers: Int32Array;
  readonly first: number;
  readonly last: number;
}

/** Whether a line break that is spelled out follows in the string around `at`. */
function hasBreakBehind(bytes: Uint8Array, at: number, to: number): boolean {
  const most = Math.min(to, at + LONGEST_HEADER);
  for (let i = at; i < most; i++) {
    if (bytes[i] === QUOTE) return false;
    if (bytes[i] !== BACKSLASH) continue;
    if (breakWidth(bytes, i) > 0) return true;
    // A quote may belong to the text.
    i++;
  }
  return false;
}

/** The quote from `at` on that no backslash belongs to, or `to`. */
function closingQuote(bytes: Uint8Array, at: number, to: number): number {
  for (let i = at; i < to; i++) {
    if (bytes[i] === QUOTE) return i;
    if (bytes[i] === BACKSLASH) i++;
  }
  return to;
}

/** Behind the quote before `at` that no backslash belongs to, or `from`. */
function openingQuote(bytes: Uint8Array, at: number, from: number): number {
  for (let i = at; i > from; i--) if (bytes[i - 1] === QUOTE && bytes[i - 2] !== BACKSLASH) return i;
  return from;
}

function isJson({ bytes, from }: TriggeredLine): boolean {
  let i = from;
  while (isBlank(bytes[i] as number)) i++;
  return bytes[i] === LEFT_BRACE || bytes[i] === LEFT_BRACKET;
}

/** What the header of a table makes of its rows where the table is the text of a string of JSON: `"card,cvv\n4111…,737"`. */
export function spelledTableHits(engine: Engine, line: TriggeredLine, rescan: Rescan, level: number): readonly Hit[] {
  const { bytes, from, to, triggers, first, last } = line;
  const hits: Hit[] = [];
  let done = from;
  if (level >= MAX_LEVELS || !isJson(line)) return hits;
  for (let k = first; k < last; k++) {
    const head = triggers[k * STRIDE] as number;
    const start = triggers[k * STRIDE + 1] as number;
    if (start < done || (head & 15) !== WORD) continue;
    if (!isOfCard(engine, engine.tables.dictionary.rows[head >>> 4] as NameRow)) continue;
    if (!hasBreakBehind(bytes, triggers[k * STRIDE + 2] as number, to)) continue;
    done = closingQuote(bytes, start, to);
    const text = { start: openingQuote(bytes, start, from), end: done };
    for (const hit of viewHits(engine, bytes, text, rescan, level)) if (hit.rule === 'found-by-column') hits.push(hit);
  }
  return hits;
}
