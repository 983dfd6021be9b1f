import {
  APOSTROPHE,
  BAR,
  COLON,
  COMMA,
  CR,
  DASH,
  isAlphanumeric,
  isBlank,
  LEFT_PAREN,
  PLUS,
  QUOTE,
  SEMICOLON,
  TAB,
} from '../ascii.js';
import type { NameRow, NameUse } from '../fields/name-rows.js';
import { readTail, TAIL_OTHER, TAIL_STATUS, type Tail } from '../fields/tail.js';
import type { Span } from '../types.js';
import { type Engine, type Hit, KIN_OF_CATEGORY, plainHit } from './engine.js';
import { isMarker } from './extent.js';
import { findNamed, isKeptWhole, namedContext, type OnMiss } from './named.js';
import { STRIDE, WORD } from './trigger-tables.js';

/** A header line is at most this long. */
const LONGEST_HEADER = 4096;
const MOST_COLUMNS = 256;

/** What a column of a table holds, by its header. */
interface Column {
  readonly index: number;
  readonly row: NameRow;
  readonly isStatus: boolean;
}

/** A header line of separated values: which columns have a known name. */
export interface TableHeader {
  readonly separator: number;
  readonly width: number;
  readonly columns: readonly Column[];
}

interface Line {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/** A line without the bars that frame it: `| a | b |`. */
function withoutFrame(line: Line): Line {
  const { bytes, from, to } = line;
  let start = from;
  while (start < to && isBlank(bytes[start] as number)) start++;
  let end = to;
  while (end > start && (isBlank(bytes[end - 1] as number) || bytes[end - 1] === CR)) end--;
  return bytes[start] === BAR && bytes[end - 1] === BAR && end > start + 1
    ? { bytes, from: start + 1, to: end - 1 }
    : line;
}

/** Whether a line only rules a table off: `|---|:--|`, `+---+---+`. */
function isRuler({ bytes, from, to }: Line): boolean {
  let dashes = 0;
  for (let i = from; i < to; i++) {
    const byte = bytes[i] as number;
    if (byte === DASH) dashes++;
    else if (byte !== BAR && byte !== PLUS && byte !== COLON && byte !== CR && !isBlank(byte)) return false;
  }
  return dashes > 1;
}

/** The cells of a line, without their quotes and the blanks around them; undefined if there are too many. */
function cellsOf({ bytes, from, to }: Line, separator: number): Span[] | undefined {
  const cells: Span[] = [];
  const last = to > from && bytes[to - 1] === CR ? to - 1 : to;
  for (let at = from; at <= last; ) {
    let start = at;
    while (start < last && isBlank(bytes[start] as number) && bytes[start] !== separator) start++;
    let end = start;
    if (bytes[start] === QUOTE) {
      end = ++start;
      while (end < last && (bytes[end] !== QUOTE || bytes[end + 1] === QUOTE)) end += bytes[end] === QUOTE ? 2 : 1;
      at = end;
      while (at < last && bytes[at] !== separator) at++;
    } else {
      while (at < last && bytes[at] !== separator) at++;
      end = at;
      while (end > start && isBlank(bytes[end - 1] as number)) end--;
      if (end > start + 1 && bytes[start] === APOSTROPHE && bytes[end - 1] === APOSTROPHE) {
        start++;
        end--;
      }
    }
    cells.push({ start, end: Math.min(end, last) });
    if (cells.length > MOST_COLUMNS) return undefined;
    at++;
  }
  return cells;
}

const isNameByte = (byte: number): boolean =>
  isAlphanumeric(byte) ||
  isBlank(byte) ||
  byte === 0x5f ||
  byte === 0x2d ||
  byte === 0x2e ||
  byte === QUOTE ||
  byte === LEFT_PAREN ||
  byte === 0x29;

/** The one sign that separates the names of a line which holds nothing but names, or `lone` if it is one name; 0 if it is no header. */
function separatorOf({ bytes, from, to }: Line, lone: number): number {
  let separator = 0;
  let letters = 0;
  for (let i = from; i < to; i++) {
    const byte = bytes[i] as number;
    const isSeparator = byte === COMMA || byte === SEMICOLON || byte === TAB || byte === BAR;
    if (isSeparator) {
      if (separator !== 0 && byte !== separator) return 0;
      separator = byte;
      if (letters === 0) return 0;
      letters = 0;
    } else if (byte === CR && i === to - 1) break;
    else if (!isNameByte(byte)) return 0;
    else if (byte > 0x39) letters++;
  }
  return letters > 0 ? separator || lone : 0;
}

/** Whether a cell has more words than a name: prose with a comma is no header. */
function isProse({ bytes }: Line, cells: readonly Span[]): boolean {
  return cells.some(({ start, end }) => {
    let blanks = 0;
    for (let i = start; i < end; i++) if (isBlank(bytes[i] as number)) blanks++;
    return blanks > 3 || end === start;
  });
}

const tail: Tail = { kind: 0, end: 0 };

/** The columns whose whole name one of the word triggers ends. */
function columnsOf(
  engine: Engine,
  line: Line,
  cells: readonly Span[],
  triggers: Int32Array,
  first: number,
  last: number,
) {
  const columns: Column[] = [];
  for (let k = first; k < last; k++) {
    const head = triggers[k * STRIDE] as number;
    const start = triggers[k * STRIDE + 1] as number;
    const end = triggers[k * STRIDE + 2] as number;
    if ((head & 15) !== WORD) continue;
    const index = cells.findIndex((cell) => start >= cell.start && end <= cell.end);
    if (index < 0) continue;
    readTail(line.bytes, end, line.to, engine.tailWords, tail);
    if (tail.kind === TAIL_OTHER || tail.end !== cells[index]?.end) continue;
    if (isKeptWhole(engine, line.bytes, start, end, tail.end)) continue;
    const row = engine.tables.dictionary.rows[head >>> 4] as NameRow;
    columns.push({ index, row, isStatus: tail.kind === TAIL_STATUS });
  }
  return columns;
}

/** Whether a name is that of a card or one of its codes by itself. */
export const isOfCard = (engine: Engine, row: NameRow): boolean =>
  row.uses.some((use) => {
    const category = engine.detectors[use.detector]?.category;
    return !use.weak && (category === 'pan' || category === 'sad');
  });

/** Whether some column names a card or one of its codes by itself: what else is a table of cards? */
const holdsCards = (engine: Engine, columns: readonly Column[]): boolean =>
  columns.some(({ row, isStatus }) => !isStatus && isOfCard(engine, row));

/** Says no to most lines at once, by their names alone. */
function mayHoldCards(engine: Engine, triggers: Int32Array, first: number, last: number): boolean {
  for (let k = first; k < last; k++) {
    const head = triggers[k * STRIDE] as number;
    if ((head & 15) === WORD && isOfCard(engine, engine.tables.dictionary.rows[head >>> 4] as NameRow)) return true;
  }
  return false;
}

/** Reads a line as the header of a table that holds cards or codes; undefined if it is none. */
export function readHeader(
  engine: Engine,
  whole: Line,
  triggers: Int32Array,
  first: number,
  last: number,
): TableHeader | undefined {
  if (whole.to - whole.from > LONGEST_HEADER || !mayHoldCards(engine, triggers, first, last)) return undefined;
  const line = withoutFrame(whole);
  const separator = separatorOf(line, line === whole ? 0 : BAR);
  const cells = separator === 0 ? undefined : cellsOf(line, separator);
  if (cells === undefined || isProse(line, cells)) return undefined;
  const columns = columnsOf(engine, line, cells, triggers, first, last);
  return holdsCards(engine, columns) ? { separator, width: cells.length, columns } : undefined;
}

/** Weak names count in a table of cards when they are of its kind. */
const counts = (engine: Engine, use: NameUse): boolean =>
  !use.weak || ((engine.kinBits[use.detector] as number) & (KIN_OF_CATEGORY['pan'] as number)) !== 0;

/** What the header makes of a line; undefined if the line is no row of its table, which ends before it. */
export function rowHits(engine: Engine, header: TableHeader, line: Line, onMiss?: OnMiss): Hit[] | undefined {
  if (header.separator === BAR && isRuler(line)) return [];
  const cells = cellsOf(header.separator === BAR ? withoutFrame(line) : line, header.separator);
  if (cells?.length !== header.width) return undefined;
  const hits: Hit[] = [];
  for (const { index, row, isStatus } of header.columns) {
    const { start, end } = cells[index] as Span;
    if (end === start || isMarker(line.bytes, start, end)) continue;
    for (const use of row.uses.filter((known) => counts(engine, known))) {
      const context = namedContext(engine, row.name, { status: isStatus, weak: use.weak, quoted: true });
      for (const span of findNamed(engine, use.detector, context, line.bytes, start, end, onMiss)) {
        const hit = plainHit(use.detector, span.start, span.end);
        hit.field = row.name;
        hit.rule = 'found-by-column';
        hits.push(hit);
      }
    }
  }
  return hits;
}
