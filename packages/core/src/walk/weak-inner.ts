import { isStreetLine } from '../detectors/address.js';
import type { NameRow } from '../fields/name-rows.js';
import { type Engine, KIN_BITS } from '../scan/engine.js';
import { groupOf, kinOf } from './group.js';
import { innerLeaves } from './inner-leaves.js';
import type { Tape } from './tape.js';

interface WeakLeaf {
  readonly node: number;
  readonly row: NameRow;
}

/**
 * Leaves inside objects and arrays with an ambiguous name, `naming` with its row, that does say something of them: because of a parent, a
 * sibling, what was `found` inside, or a line that can be nothing else.
 */
export function* weakInnerLeaves(
  { tables }: Engine,
  tape: Tape,
  naming: ReadonlyMap<number, number>,
  kinds: ReadonlyMap<number, number>,
  found: ReadonlyMap<number, number>,
): Generator<WeakLeaf> {
  for (const container of naming.keys()) {
    const alone = new Map([[container, naming.get(container) as number]]);
    const leaves = [...innerLeaves(tape, tables.dictionary, alone)];
    let related = (found.get(groupOf(tape, container)) ?? 0) | kinOf(tape, kinds, tape.parents[container] as number);
    for (const { node } of leaves) {
      related |= found.get(groupOf(tape, node)) ?? 0;
      if (isStreetLine(tape.buffer.bytes, tape.textStarts[node] as number, tape.textEnds[node] as number))
        related |= KIN_BITS.person;
    }
    if ((related & KIN_BITS.person) !== 0) yield* leaves;
  }
}
