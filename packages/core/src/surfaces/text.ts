import { lease, release } from '../scan/buffer.js';
import type { Hit } from '../scan/engine.js';
import { findTriggers, leaseTriggers, releaseTriggers, scanRange } from '../scan/scan.js';
import type { Place } from '../types.js';
import { cutsOf, renderRemovals } from './cuts.js';
import { withPlace } from './place.js';
import { type Policy, tell } from './policy.js';

const NO_HITS: readonly Hit[] = [];

/** The redacted text; the same string if nothing is found. */
export function redactString(policy: Policy, text: string, at: Place | undefined): string {
  const { engine } = policy;
  const { length } = text;
  const buffer = lease();
  const triggers = leaseTriggers();
  let isDirty = true;
  try {
    buffer.append(text);
    buffer.close();
    const { bytes } = buffer;
    let hits = NO_HITS;
    if (findTriggers(engine, bytes, length, triggers)) {
      const range = { bytes, from: 0, to: length, triggers: triggers.out, first: 0, last: triggers.count };
      hits = scanRange(engine, range, 0);
    }
    if (at !== undefined) hits = withPlace(engine, buffer, length, at, hits);
    isDirty = hits.length > 0;
    if (!isDirty) return text;
    const cuts = cutsOf(policy, hits, text, 0);
    const result = policy.isReport ? text : renderRemovals(policy, cuts, text, bytes);
    for (const cut of cuts) tell(policy, cut);
    return result;
  } finally {
    releaseTriggers(triggers);
    release(buffer, isDirty);
  }
}
