import { spell } from '../ascii.js';
import type { Span } from '../types.js';
import { readByteArray } from './byte-array.js';
import { type Engine, type Hit, plainHit } from './engine.js';
import { findPaths } from './paths.js';
import { quoteOfLevel } from './quote.js';
import { decodeView } from './view.js';

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

/** Bytes printed as numbers hold text as a view does; a dirty list goes as a whole. */
export function byteArrayHit(
  bytes: Uint8Array,
  at: number,
  limit: number,
  rescan: Rescan,
  level: number,
): Hit | undefined {
  const list = readByteArray(bytes, at, limit);
  const [first] = list ? rescan(list.bytes, list.length, level + 1) : [];
  if (list === undefined || first === undefined) return undefined;
  const { start, end, quote } = list;
  return { ...plainHit(first.detector, start, end), isWhole: true, isExtended: true, quote, rule: first.rule };
}

/** What the `paths` option points to. */
export function pathHits({ foldedPaths, pathDetector }: Engine, bytes: Uint8Array, from: number, to: number): Hit[] {
  const hits: Hit[] = [];
  findPaths(bytes, from, to, foldedPaths, (path, start, end, isText, level) => {
    const quote = isText ? '' : quoteOfLevel(level);
    hits.push({ ...plainHit(pathDetector, start, end), isWhole: true, quote, level, path, rule: 'found-by-path' });
  });
  return hits;
}
