import { BACKSLASH } from '../ascii.js';
import { byExtent, sortBy } from '../sort.js';
import { mayStandElsewhere } from './elsewhere.js';
import { type Engine, type Hit, plainHit } from './engine.js';
import { lineEnd, lineStart } from './lines.js';
import { MemberReader } from './members.js';
import { backslashesBefore } from './quote.js';
import { settleSyntax } from './syntax.js';
import { isTold, LEAST_VALUE, type Told, ToldValues } from './told.js';

/** Hits that fields told, but for those inside something that goes as a whole, which is not read further. */
export function toldHits(engine: Engine, hits: readonly Hit[]): readonly Hit[] {
  if (!hits.some((hit) => isTold(engine, hit))) return [];
  let whole: Hit | undefined;
  return sortBy(hits.slice(), byExtent).filter((hit) => {
    const isInside = whole !== undefined && hit.end <= whole.end && (hit.start > whole.start || hit.end < whole.end);
    if (hit.isWhole && !isInside) whole = hit;
    return !isInside && isTold(engine, hit);
  });
}

const ESCAPED = new Set(Array.from('"\\/bfnrt', (sign) => sign.charCodeAt(0)));

/** How wide an escape of JSON at `at` is; 1 if there is none, as in `C:\secret`. */
function escapeWidth(bytes: Uint8Array, at: number): number {
  const sign = bytes[at + 1] as number;
  return sign === 0x75 ? 6 : ESCAPED.has(sign) ? 2 : 1;
}

/** Where the escape begins that `at` stands inside of, or `at`. */
function escapeAround(bytes: Uint8Array, at: number, from: number): number {
  for (let i = at - 1; i >= from && i > at - 6; i--) {
    if (bytes[i] !== BACKSLASH || i + escapeWidth(bytes, i) <= at) continue;
    if (backslashesBefore(bytes, i, from) % 2 === 0) return i;
  }
  return at;
}

/** The hit of a value that stands in `bytes[start, end)`. It takes escapes as a whole: what is left must be JSON still. */
export function toldHit(bytes: Uint8Array, start: number, end: number, from: number, to: number, { hit }: Told): Hit {
  const last = escapeAround(bytes, end, from);
  const found = plainHit(
    hit.detector,
    escapeAround(bytes, start, from),
    last === end ? end : Math.min(to, last + escapeWidth(bytes, last)),
  );
  found.field = hit.field;
  found.rule = 'found-by-value';
  return found;
}

/** Those of `hits` that stand in one string or key of the JSON in `bytes[from, to)`, or all if there is no JSON. */
export function withinStrings(bytes: Uint8Array, from: number, to: number, hits: readonly Hit[]): readonly Hit[] {
  if (hits.length === 0) return hits;
  const inside = new Set<Hit>();
  let next = 0;
  let isJson = false;
  const read = (start: number, end: number): void => {
    while (next < hits.length && (hits[next] as Hit).start < start) next++;
    for (; next < hits.length && (hits[next] as Hit).start < end; next++)
      if ((hits[next] as Hit).end <= end) inside.add(hits[next] as Hit);
  };
  const note = (keyStart: number, keyEnd: number): void => {
    if (keyStart < 0) return;
    isJson = true;
    read(keyStart, keyEnd);
  };
  new MemberReader(bytes, to, {
    enter: (_at, keyStart, keyEnd) => {
      note(keyStart, keyEnd);
    },
    leave: () => undefined,
    value: (keyStart, keyEnd, start, end, isString) => {
      note(keyStart, keyEnd);
      isJson = true;
      if (isString) read(start, end);
    },
  }).read(from);
  return isJson ? hits.filter((hit) => inside.has(hit)) : hits;
}

/** Whether a whole value, or a hit of the first two ranks, covers a place; places are asked for from left to right. */
export function coverOf(engine: Engine, hits: readonly Hit[]): (start: number, end: number) => boolean {
  const covers = hits.filter(({ detector, isWhole }) => {
    const category = engine.detectors[detector]?.category;
    return isWhole || category === 'credential' || category === 'sad';
  });
  sortBy(covers, byExtent);
  let next = 0;
  let reach = -1;
  return (start, end) => {
    for (; next < covers.length && (covers[next] as Hit).start <= start; next++)
      reach = Math.max(reach, (covers[next] as Hit).end);
    return reach >= end;
  };
}

/** Where else in the record `bytes[from, to)` the values of `told` stand. */
function propagateRecord(
  engine: Engine,
  bytes: Uint8Array,
  { from, to }: { readonly from: number; readonly to: number },
  told: readonly Hit[],
  isCovered: (start: number, end: number) => boolean,
): Hit[] {
  if (!mayStandElsewhere(bytes, from, to, told)) return [];
  const values = new ToldValues(engine);
  for (const hit of told) values.add(bytes.slice(hit.start, hit.end), hit);
  if (values.isEmpty) return [];
  const found: Hit[] = [];
  const structural: Hit[] = [];
  values.find(bytes, from, to, (start, end, one) => {
    if (isCovered(start, end)) return;
    const hit = toldHit(bytes, start, end, from, to, one);
    (one.hasStructure ? structural : found).push(hit);
  });
  for (const hit of withinStrings(bytes, from, to, structural)) found.push(hit);
  settleSyntax(bytes, from, to, found, engine.needsLevels);
  return found;
}

/**
 * Where else in their records the values stand that fields told in `bytes[from, to)`: credentials and sensitive authentication data. A
 * record is a line, or the whole of JSON that is printed over many (`isPart`). Costs one look at each hit where no field told any.
 */
export function propagate(
  engine: Engine,
  bytes: Uint8Array,
  from: number,
  to: number,
  hits: readonly Hit[],
  isPart: boolean,
): Hit[] {
  if (!hits.some((hit) => hit.end - hit.start >= LEAST_VALUE && isTold(engine, hit))) return [];
  const told = toldHits(engine, hits).filter(({ start, end }) => end - start >= LEAST_VALUE);
  if (told.length === 0) return [];
  const isCovered = coverOf(engine, hits);
  if (isPart) return propagateRecord(engine, bytes, { from, to }, told, isCovered);
  const found: Hit[] = [];
  for (let first = 0; first < told.length; ) {
    const { start } = told[first] as Hit;
    const line = { from: lineStart(bytes, start, from), to: lineEnd(bytes, start, to) };
    let last = first + 1;
    while (last < told.length && (told[last] as Hit).start < line.to) last++;
    for (const hit of propagateRecord(engine, bytes, line, told.slice(first, last), isCovered)) found.push(hit);
    first = last;
  }
  return found;
}
