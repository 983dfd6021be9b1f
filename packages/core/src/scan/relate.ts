import type { NameRow, NameUse } from '../fields/name-rows.js';
import { namesItself } from '../fields/match.js';
import { byStart, sortBy } from '../sort.js';
import type { Context } from '../types.js';
import { type Engine, type Hit, KIN_OF_CATEGORY } from './engine.js';
import { namedContext, type OnMiss } from './named.js';
import { quoteOfLevel } from './quote.js';
import { annotate, type Leaf, type Point, type Structure } from './records.js';

/** An ambiguous name, with the value that it names if a parent or sibling is of its kind. */
export interface Candidate extends Point {
  readonly end: number;
  readonly use: NameUse;
  readonly context: Context;
  readonly quote: string;
}

/** A value that a detector is to look at, as one that is named. */
export interface NamedValue {
  readonly detector: number;
  readonly context: Context;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

interface ByteRange {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/** By object: the kin of what was found in it. `points` are those of the hits, in their order. */
function kinOfGroups(engine: Engine, hits: readonly Hit[], points: readonly Point[]): Map<number, number> {
  const kinOf = new Map<number, number>();
  for (let i = 0; i < points.length; i++) {
    const { group } = points[i] as Point;
    const category = engine.detectors[(hits[i] as Hit).detector]?.category ?? '';
    kinOf.set(group, (kinOf.get(group) ?? 0) | (KIN_OF_CATEGORY[category] ?? 0));
  }
  return kinOf;
}

/** Tells of a value inside a structure that has a sensitive name, unless its own name says what it is. */
function readLeaf(engine: Engine, bytes: Uint8Array, leaf: Leaf, values: NamedValue[]): void {
  const { dictionary } = engine.tables;
  const { keyStart, keyEnd, start, end, isString, level } = leaf;
  if (keyStart >= 0 && namesItself(dictionary, bytes, keyStart, keyEnd)) return;
  const row = dictionary.rows[leaf.row] as NameRow;
  const context = namedContext(engine, row.name, { quoted: isString });
  const quote = isString ? '' : quoteOfLevel(level);
  for (const { detector, weak } of row.uses) if (!weak) values.push({ detector, context, start, end, quote });
}

/**
 * What the objects of a record make of it: values inside named structures, then the ambiguous names whose parent or siblings are of
 * their kind.
 */
export function relate(
  engine: Engine,
  { bytes, from, to }: ByteRange,
  hits: readonly Hit[],
  candidates: readonly Candidate[],
  structures: ReadonlyMap<number, Structure>,
  onMiss?: OnMiss,
): readonly NamedValue[] {
  const hitPoints: Point[] = [];
  for (const { start } of hits) hitPoints.push({ start, group: -1, kin: 0 });
  const points: Point[] = hitPoints.slice();
  for (const candidate of candidates) points.push(candidate);
  const leaves: Leaf[] = [];
  annotate(bytes, from, to, sortBy(points, byStart), structures, (leaf) => leaves.push(leaf));
  const values: NamedValue[] = [];
  for (const leaf of leaves) readLeaf(engine, bytes, leaf, values);
  if (candidates.length === 0) return values;
  const kinOf = kinOfGroups(engine, hits, hitPoints);
  for (const { use, context, start, end, group, kin, quote } of candidates) {
    const related = kin | (kinOf.get(group) ?? 0);
    const isRelated = (related & (engine.kinBits[use.detector] ?? 0)) !== 0;
    if (isRelated) values.push({ detector: use.detector, context, start, end, quote });
    else onMiss?.(use.detector, context.field, 'no-kin');
  }
  return values;
}
