import { base64Hits } from './base64.js';
import { COMMA, CR, isBlank, isSpace, LEFT_BRACE, LEFT_BRACKET, LF } from '../ascii.js';
import { type RecordPlace, RecordConfirm } from './confirm.js';
import { type Engine, type Hit, plainHit } from './engine.js';
import type { Rescan } from './inner.js';
import { lineEnd, lineStart, MAX_RECORD } from './lines.js';
import type { OnMiss } from './named.js';
import { findQueries } from './query.js';
import { findSecrets } from './secret-table.js';
import { settleSyntax } from './syntax.js';
import { readHeader, rowHits, type TableHeader } from './table.js';
import { spelledTableHits } from './spelled-table.js';
import { STRIDE } from './trigger-tables.js';

const FIRST_TRIGGERS = 512;
const idle: Triggers[] = [];

/** Where a record that begins at `from` ends: with its line, or before the last blank or comma of its 64 KiB. */
function recordEnd(bytes: Uint8Array, from: number, limit: number): number {
  const most = from + MAX_RECORD;
  if (limit <= most) return limit;
  for (let end = most; end > most - 4096; end--) if (isSpace(bytes[end] as number) || bytes[end] === COMMA) return end;
  return most;
}

function beginsJson(bytes: Uint8Array, from: number, to: number): boolean {
  let first = from;
  while (first < to && isBlank(bytes[first] as number)) first++;
  return bytes[first] === LEFT_BRACE || bytes[first] === LEFT_BRACKET;
}

/** Part of a buffer with the triggers that begin in it, `first` up to `last`. */
export interface Range {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  readonly triggers: Int32Array;
  readonly first: number;
  readonly last: number;
  /** Where the text begins and ends that a line is a part of. */
  readonly textStart?: number;
  readonly textEnd?: number;
  /** The line is a part of JSON that is printed over many. */
  readonly isPart?: boolean;
}

const startOf = (range: Range, trigger: number): number => range.triggers[trigger * STRIDE + 1] as number;

/** The trigger behind `first` that begins at `end` or later. */
function triggerAt(range: Range, first: number, end: number): number {
  let next = first;
  while (next < range.last && startOf(range, next) < end) next++;
  return next;
}

/** Whether the text is JSON printed over many lines: its first line is an opening bracket. */
export function isPrinted(bytes: Uint8Array, from: number, to: number): boolean {
  if (!beginsJson(bytes, from, to)) return false;
  let i = from;
  while (isBlank(bytes[i] as number)) i++;
  do i++;
  while (i < to && (isBlank(bytes[i] as number) || bytes[i] === CR));
  return i < to && bytes[i] === LF;
}

/** Scans one line; `range` is just that. */
function scanLine(engine: Engine, range: Range, level: number, onMiss?: OnMiss): Hit[] {
  const { bytes, from, to: limit, triggers, textStart = from, textEnd = limit } = range;
  const rescan: Rescan = (view, length, deeper) => scanBytes(engine, view, length, deeper, onMiss);
  const isJson = beginsJson(bytes, from, limit);
  const hits: Hit[] = [];
  let first = range.first;
  for (let start = from; start < limit && (first < range.last || engine.needsPaths); ) {
    const to = recordEnd(bytes, start, limit);
    const next = triggerAt(range, first, to);
    const place: RecordPlace = { from: start, to, limit, textStart, textEnd, isJson, level };
    if (next > first || engine.needsPaths) {
      for (const hit of new RecordConfirm(engine, bytes, place, rescan, onMiss).run(triggers, first, next))
        hits.push(hit);
    }
    start = to;
    first = next;
  }
  if (hits.length > 0 && range.isPart !== true) settleSyntax(bytes, from, limit, hits, engine.needsLevels);
  return hits;
}

/** What no trigger leads to in `bytes[from, to)`: known secrets, base64 and query parameters, each with the quotes it needs where it is a number of JSON. */
function scanAll(
  engine: Engine,
  { bytes, from, to }: Pick<Range, 'bytes' | 'from' | 'to'>,
  level: number,
  onMiss?: OnMiss,
): Hit[] {
  const { secrets, secretDetector } = engine;
  const rescan: Rescan = (view, length, deeper) => scanBytes(engine, view, length, deeper, onMiss);
  // A token reads the same in every view: its escapes are read with it.
  const hits = engine.base64 && level === 0 ? base64Hits(engine, bytes, from, to, rescan) : [];
  if (secrets !== undefined) {
    findSecrets(secrets, bytes, from, to, (start, end) => {
      hits.push({ ...plainHit(secretDetector, start, end), rule: 'found-by-secret' });
    });
  }
  if (engine.onlyQuery !== undefined && level === 0) {
    const { onlyQuery, pathDetectors, paths } = engine;
    const path = paths.findIndex(({ only }) => only === onlyQuery);
    findQueries(onlyQuery, bytes, from, to, (start, end) => {
      hits.push({ ...plainHit(pathDetectors[path] as number, start, end), path, rule: 'found-by-path' });
    });
  }
  const byLine = new Map<number, Hit[]>();
  for (const hit of hits) {
    const line = lineStart(bytes, hit.start, from);
    const others = byLine.get(line);
    if (others) others.push(hit);
    else byLine.set(line, [hit]);
  }
  for (const [line, found] of byLine) settleSyntax(bytes, line, lineEnd(bytes, line, to), found, engine.needsLevels);
  return hits;
}

/** What the lines before tell of the next ones; it goes on in the next part of a text. */
export interface TextState {
  /** The table whose rows the next lines are. */
  header: TableHeader | undefined;
  /** The text is JSON printed over many lines, and began in a part before. */
  isInside: boolean;
}

/** Everything found in part of a buffer, line by line. */
export function scanRange(
  engine: Engine,
  range: Range,
  level: number,
  onMiss?: OnMiss,
  state: TextState = { header: undefined, isInside: false },
): Hit[] {
  const { bytes, to, triggers } = range;
  const hits: Hit[] = [];
  const rescan: Rescan = (view, length, deeper) => scanBytes(engine, view, length, deeper, onMiss);
  const isPart = state.isInside || isPrinted(bytes, range.from, to);
  const textEnd = range.textEnd ?? to;
  let { from, first } = range;
  while (from < to && (first < range.last || engine.needsPaths || state.header !== undefined)) {
    const readsAll = engine.needsPaths || state.header !== undefined;
    const begin = readsAll ? from : lineStart(bytes, Math.max(from, startOf(range, first)), from);
    const limit = lineEnd(bytes, begin, to);
    const last = triggerAt(range, first, limit + 1);
    // Written out: a spread costs a microsecond here.
    const line = { bytes, from: begin, to: limit, triggers, first, last, textStart: range.from, textEnd, isPart };
    for (const hit of scanLine(engine, line, level, onMiss)) hits.push(hit);
    for (const hit of tableHits(engine, line, state, onMiss)) hits.push(hit);
    for (const hit of spelledTableHits(engine, line, rescan, level)) hits.push(hit);
    from = limit + 1;
    first = last;
  }
  if (isPart && hits.length > 0) settleSyntax(bytes, range.from, to, hits, engine.needsLevels, state.isInside);
  if (engine.readsAll)
    for (const hit of scanAll(engine, { bytes, from: range.from, to: textEnd }, level, onMiss))
      if (hit.start < to) hits.push(hit);
  return hits;
}

/** What the header of a table makes of a line, if it is one of its rows; a line that is a header itself begins another. */
function tableHits(engine: Engine, line: Range, state: TextState, onMiss?: OnMiss): readonly Hit[] {
  const found = state.header === undefined ? undefined : rowHits(engine, state.header, line, onMiss);
  const isHeader = found === undefined || found.length === 0;
  const header =
    isHeader && line.last > line.first ? readHeader(engine, line, line.triggers, line.first, line.last) : undefined;
  if (header !== undefined || found === undefined) state.header = header;
  return found ?? NO_HITS;
}

const NO_HITS: readonly Hit[] = [];

/** An output that the trigger pass has filled. */
export interface Triggers {
  out: Int32Array;
  count: number;
}

/** A place for triggers of one's own until `releaseTriggers`. */
export const leaseTriggers = (): Triggers => idle.pop() ?? { out: new Int32Array(FIRST_TRIGGERS * STRIDE), count: 0 };

/** Gives a place for triggers back. */
export function releaseTriggers(triggers: Triggers): void {
  if (idle.length < 4 && triggers.out.length <= FIRST_TRIGGERS * STRIDE * 64) idle.push(triggers);
}

/**
 * Runs the trigger pass over `bytes[0, length)`, which a zeroed padding follows.
 * `isEager` asks for lone ambiguous names too, which make no finding; with `words`, the memory of `bytes`, the text may be like one before.
 * @returns false if the text is clean: the common case costs this pass and no more
 */
export function findTriggers(
  engine: Engine,
  bytes: Uint8Array,
  length: number,
  triggers: Triggers,
  isEager = false,
  words?: Int32Array,
): boolean {
  // What triggers do not lead to is not known to be clean.
  const repeats = engine.needsPaths || engine.readsAll ? undefined : words;
  let count = engine.triggers.run(bytes, length, triggers.out, isEager, repeats);
  while (count < 0) {
    triggers.out = new Int32Array(triggers.out.length * 4);
    count = engine.triggers.run(bytes, length, triggers.out, isEager, repeats);
  }
  triggers.count = count;
  return count > 0 || engine.needsPaths || engine.readsAll;
}

/** Everything found in `bytes[0, length)`, which a zeroed padding follows. */
function scanBytes(engine: Engine, bytes: Uint8Array, length: number, level: number, onMiss?: OnMiss): readonly Hit[] {
  const triggers = leaseTriggers();
  try {
    if (!findTriggers(engine, bytes, length, triggers)) return NO_HITS;
    return scanRange(
      engine,
      { bytes, from: 0, to: length, triggers: triggers.out, first: 0, last: triggers.count },
      level,
      onMiss,
    );
  } finally {
    releaseTriggers(triggers);
  }
}
