import { spell } from '../ascii.js';
import type { OnlyList } from '../fields/only-list.js';
import type { PathPattern } from '../fields/path-pattern.js';
import type { Span } from '../types.js';
import { readByteArray } from './byte-array.js';
import { type Engine, type Hit, plainHit } from './engine.js';
import { isMarker } from './extent.js';
import { findPaths } from './paths.js';
import { isQuery, readQuery } from './query.js';
import { quoteOfLevel } from './quote.js';
import { decodeNames, decodeView } from './view.js';

/** Scans what was decoded, one level down. */
export type Rescan = (bytes: Uint8Array, length: number, level: number) => readonly Hit[];

/** What is found in the text of `span` when its escapes are read, at the offsets of the text itself. */
export function viewHits(engine: Engine, bytes: Uint8Array, span: Span, rescan: Rescan, level: number): Hit[] {
  const view = decodeView(bytes, span.start, span.end);
  return rescan(view.bytes, view.length, level + 1).map((hit) => {
    const found = plainHit(hit.detector, view.map[hit.start] as number, view.map[hit.end] as number);
    found.field = hit.field;
    found.rule = hit.rule;
    if (engine.detectors[hit.detector]?.id === 'pan') {
      found.decoded = hit.decoded ?? spell(view.bytes, hit.start, hit.end);
    }
    return found;
  });
}

/** What is found in the text of `span` when the letters of its names are read that are written as escapes; it keeps its quotes. */
export function nameHits(engine: Engine, bytes: Uint8Array, span: Span, rescan: Rescan, level: number): Hit[] {
  const view = decodeNames(bytes, span.start, span.end);
  return rescan(view.bytes, view.length, level + 1).map((hit) => {
    const decoded = engine.detectors[hit.detector]?.id === 'pan' ? spell(view.bytes, hit.start, hit.end) : undefined;
    const start = view.map[hit.start] as number;
    return { ...hit, start, end: view.map[hit.end] as number, decoded: hit.decoded ?? decoded };
  });
}

interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/** Bytes printed as numbers hold text as a view does; a dirty list goes as a whole. */
export function byteArrayHit(
  bytes: Uint8Array,
  at: number,
  { from, to }: ByteRange,
  rescan: Rescan,
  level: number,
): Hit | undefined {
  const list = readByteArray(bytes, at, from, to);
  const [first] = list ? rescan(list.bytes, list.length, level + 1) : [];
  if (list === undefined || first === undefined) return undefined;
  const { start, end, quote } = list;
  return { ...plainHit(first.detector, start, end), isWhole: true, isExtended: true, quote, rule: first.rule };
}

/** The parameters that a list does not have, of a text that is nothing but a query. */
export function parameterHits(only: OnlyList, detector: number, bytes: Uint8Array, start: number, end: number): Hit[] {
  const hits: Hit[] = [];
  if (isQuery(only, bytes, start, end))
    readQuery(only, bytes, start, end, (first, last) => {
      hits.push({ ...plainHit(detector, first, last), rule: 'found-by-path' });
    });
  return hits;
}

/** What the `paths` option points to. */
export function pathHits({ foldedPaths, pathDetectors }: Engine, bytes: Uint8Array, from: number, to: number): Hit[] {
  const hits: Hit[] = [];
  findPaths(bytes, from, to, foldedPaths, (path, start, end, isText, level) => {
    const { only, isText: isQueryText } = foldedPaths[path] as PathPattern;
    if (only !== undefined && isQueryText === true) {
      if (isText)
        for (const hit of parameterHits(only, pathDetectors[path] as number, bytes, start, end)) hits.push(hit);
      return;
    }
    if (isMarker(bytes, start, end)) return;
    const quote = isText ? '' : quoteOfLevel(level);
    const detector = pathDetectors[path] as number;
    hits.push({ ...plainHit(detector, start, end), isWhole: true, quote, level, path, rule: 'found-by-path' });
  });
  return hits;
}
