import { type Engine, KIN_OF_CATEGORY } from '../scan/engine.js';
import { groupOf } from './group.js';
import type { Tape } from './tape.js';
import type { Verdict } from './verdict.js';

/** By container: the kin of what was found among its members. */
export function foundKin(engine: Engine, tape: Tape, { texts, wholes }: Verdict): Map<number, number> {
  const found = new Map<number, number>();
  const note = (node: number, detector: number): void => {
    const kin = KIN_OF_CATEGORY[engine.detectors[detector]?.category ?? ''] ?? 0;
    const group = groupOf(tape, node);
    found.set(group, (found.get(group) ?? 0) | kin);
  };
  for (const [node, hits] of texts) for (const hit of hits) note(node, hit.detector);
  for (const [node, hit] of wholes) note(node, hit.detector);
  return found;
}
