import { type Hit, plainHit } from '../scan/engine.js';

/** What was found on a tape: by node, hits in its text (offsets in the buffer) or in its key, and nodes that go as a whole. */
export interface Verdict {
  readonly texts: Map<number, Hit[]>;
  readonly keys: Map<number, Hit[]>;
  readonly wholes: Map<number, Hit>;
}

/** A verdict that nothing was found. */
export const emptyVerdict = (): Verdict => ({ texts: new Map(), keys: new Map(), wholes: new Map() });

/** The hit of a node that goes as a whole. */
export const wholeHit = (detector: number, field: string | undefined): Hit => ({
  ...plainHit(detector, 0, 0),
  isWhole: true,
  field,
  rule: 'found-by-name',
});
