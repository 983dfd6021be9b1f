import type { NameRow, NameUse } from '../fields/name-rows.js';
import { isContents, namesItself } from '../fields/match.js';
import { byStart, sortBy } from '../sort.js';
import type { Context } from '../types.js';
import { isStreetLine } from '../detectors/address.js';
import { type Engine, type Hit, KIN_BITS, KIN_OF_CATEGORY } from './engine.js';
import { namedContext, type OnMiss } from './named.js';
import { quoteOfLevel } from './quote.js';
import { annotate, type Leaf, type Naming, NO_STRUCTURES, type Point, type Structure } from './records.js';

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
  /** The name of the object around all of it, which began on a line before. */
  readonly around: NameRow | undefined;
}

/** The kin that a finding of a detector makes of its record. */
const kinOfDetector = ({ detectors }: Engine, detector: number): number =>
  KIN_OF_CATEGORY[detectors[detector]?.category ?? ''] ?? 0;

/** By object: the kin of what was found in it. `points` are those of the hits, in their order. */
function kinOfGroups(engine: Engine, hits: readonly Hit[], points: readonly Point[]): Map<number, number> {
  const kinOf = new Map<number, number>();
  for (let i = 0; i < points.length; i++) {
    const { group } = points[i] as Point;
    kinOf.set(group, (kinOf.get(group) ?? 0) | kinOfDetector(engine, (hits[i] as Hit).detector));
  }
  return kinOf;
}

/** Tells of a value inside a structure that has a sensitive name. */
function readLeaf(engine: Engine, { start, end, isString, level, naming }: Leaf, values: NamedValue[]): void {
  const row = engine.tables.dictionary.rows[naming.row] as NameRow;
  const { isWeak } = naming;
  const context = namedContext(engine, row.name, { quoted: isString, weak: isWeak });
  const quote = isString ? '' : quoteOfLevel(level);
  for (const { detector, weak } of row.uses) if (weak === isWeak) values.push({ detector, context, start, end, quote });
}

/** Tells of a value under a name for any content, of an object whose name says what it is and that began on a line before. */
function readContents(
  engine: Engine,
  around: NameRow,
  { start, end, quote, context }: Omit<NamedValue, 'detector'>,
  values: NamedValue[],
): void {
  const named = namedContext(engine, around.name, { quoted: context.quoted });
  for (const { detector, weak } of around.uses) {
    const last = values.at(-1);
    if (!weak && (last?.start !== start || last.detector !== detector))
      values.push({ detector, context: named, start, end, quote });
  }
}

/** Structures with an ambiguous name that does say something of their values: a parent, a sibling or a line inside tells. */
function meantNamings(
  engine: Engine,
  bytes: Uint8Array,
  leaves: readonly Leaf[],
  kinOf: ReadonlyMap<number, number>,
): Set<Naming> {
  const meant = new Set<Naming>();
  for (const { naming, group, start, end } of leaves) {
    const related = naming.kin | (kinOf.get(naming.around) ?? 0) | (kinOf.get(group) ?? 0);
    if ((related & KIN_BITS.person) !== 0 || isStreetLine(bytes, start, end)) meant.add(naming);
  }
  return meant;
}

const NOTHING: readonly NamedValue[] = [];

/** Whether something in the record is of the kind that a candidate needs, wherever it stands, or names the values inside it. */
function mayRelate(
  engine: Engine,
  hits: readonly Hit[],
  candidates: readonly Candidate[],
  structures: ReadonlyMap<number, Structure>,
  around: NameRow | undefined,
): boolean {
  if (around?.uses.some(({ weak }) => !weak) === true) return true;
  let kin = around?.kin ?? 0;
  for (const structure of structures.values()) {
    if (structure.isNaming) return true;
    kin |= structure.kin;
  }
  for (const { detector } of hits) kin |= kinOfDetector(engine, detector);
  for (const candidate of candidates)
    if (((kin | candidate.kin) & (engine.kinBits[candidate.use.detector] ?? 0)) !== 0) return true;
  return false;
}

/**
 * What the objects of a record make of it: values inside named structures, then the ambiguous names whose parent or siblings are of
 * their kind.
 */
export function relate(
  engine: Engine,
  { bytes, from, to, around }: ByteRange,
  hits: readonly Hit[],
  candidates: readonly Candidate[],
  structures: ReadonlyMap<number, Structure> = NO_STRUCTURES,
  onMiss?: OnMiss,
): readonly NamedValue[] {
  if (!mayRelate(engine, hits, candidates, structures, around)) {
    for (const { use, context } of candidates) onMiss?.(use.detector, context.field, 'no-kin');
    return NOTHING;
  }
  const hitPoints: Point[] = [];
  for (const { start } of hits) hitPoints.push({ start, group: -1, kin: 0 });
  const points: Point[] = hitPoints.slice();
  for (const candidate of candidates) points.push(candidate);
  const leaves: Leaf[] = [];
  annotate(bytes, from, to, sortBy(points, byStart), structures, (leaf) => leaves.push(leaf));
  const values: NamedValue[] = [];
  const { dictionary } = engine.tables;
  const unnamed = leaves.filter(
    ({ keyStart, keyEnd }) => keyStart < 0 || !namesItself(dictionary, bytes, keyStart, keyEnd),
  );
  for (const leaf of unnamed) if (!leaf.naming.isWeak) readLeaf(engine, leaf, values);
  const weak = unnamed.filter(({ naming }) => naming.isWeak);
  if (candidates.length === 0 && weak.length === 0) return values;
  const kinOf = kinOfGroups(engine, hits, hitPoints);
  const inside = weak.length === 0 ? undefined : new Map(kinOf);
  for (const { use, context, start, end, group, kin, quote } of candidates) {
    const related = kin | (kinOf.get(group) ?? 0) | (group < 0 ? (around?.kin ?? 0) : 0);
    const isRelated = (related & (engine.kinBits[use.detector] ?? 0)) !== 0;
    if (group < 0 && around !== undefined && isContents(context.field ?? ''))
      readContents(engine, around, { start, end, quote, context }, values);
    if (isRelated) {
      values.push({ detector: use.detector, context, start, end, quote });
      // `line1` tells of the address around it; `address` may be that of a machine.
      const isLine = engine.detectors[use.detector]?.id === 'address' && context.field?.startsWith('addr') !== true;
      if (isLine) inside?.set(group, (inside.get(group) ?? 0) | KIN_BITS.person);
    } else onMiss?.(use.detector, context.field, 'no-kin');
  }
  if (inside === undefined) return values;
  const meant = meantNamings(engine, bytes, weak, inside);
  for (const leaf of weak) if (meant.has(leaf.naming)) readLeaf(engine, leaf, values);
  return values;
}
