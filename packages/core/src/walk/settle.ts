import type { NameUse } from '../fields/name-rows.js';
import type { Engine } from '../scan/engine.js';
import { namedContext, type OnMiss } from '../scan/named.js';
import type { Context } from '../types.js';
import { foundKin } from './found-kin.js';
import { groupOf, kinOf } from './group.js';
import type { Tape } from './tape.js';
import type { Verdict } from './verdict.js';
import { weakInnerLeaves } from './weak-inner.js';

/** A leaf with an ambiguous name. */
export interface Candidate {
  readonly node: number;
  readonly use: NameUse;
  readonly context: Context;
  readonly kin: number;
}

/** What was noted of ambiguous names while the tape was read. */
export interface Ambiguous {
  readonly candidates: readonly Candidate[];
  /** By container: the row of its ambiguous name. */
  readonly naming: ReadonlyMap<number, number>;
  /** By container: the kin its name makes. */
  readonly kinds: ReadonlyMap<number, number>;
}

/** A leaf that a detector is to be asked about. */
interface Settled {
  readonly node: number;
  readonly detector: number;
  readonly context: Context;
}

/** Settles the ambiguous names by their parents and siblings. What is found of one tells of those behind it: take them one by one. */
export function* settle(
  engine: Engine,
  tape: Tape,
  verdict: Verdict,
  { candidates, naming, kinds }: Ambiguous,
  onMiss: OnMiss | undefined,
): Generator<Settled> {
  const found = candidates.length > 0 ? foundKin(engine, tape, verdict) : undefined;
  for (const { node, use, context, kin } of candidates) {
    const siblings = found?.get(groupOf(tape, node)) ?? 0;
    const related = kin | siblings | kinOf(tape, kinds, tape.parents[node] as number);
    if ((related & (engine.kinBits[use.detector] as number)) !== 0) yield { node, detector: use.detector, context };
    else onMiss?.(use.detector, context.field, 'no-kin');
  }
  if (naming.size === 0) return;
  for (const { node, row } of weakInnerLeaves(engine, tape, naming, kinds, foundKin(engine, tape, verdict))) {
    const context = namedContext(engine, row.name, { weak: true, quoted: true });
    for (const { detector } of row.uses) yield { node, detector, context };
  }
}
