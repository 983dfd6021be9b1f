import type { CensorPlan } from '../censor.js';
import { testPans } from '../data/test-pans.js';
import { panDigits } from '../mask.js';
import { type Engine, type Hit, LIMIT } from '../scan/engine.js';
import type { Cut } from '../scan/overlap.js';
import type { Glance } from '../walk/glance.js';
import type { Statistics } from './statistics.js';

/** How findings are turned into text: the finished options of one redactor. */
export interface Policy extends CensorPlan {
  readonly engine: Engine;
  readonly statistics: Statistics;
  /** Counts what is not to be counted, as redacted paths. */
  readonly quiet: Statistics;
  readonly allowTexts: ReadonlySet<string>;
  readonly allowPatterns: readonly RegExp[];
  readonly remove: true | ReadonlySet<string>;
  readonly pathRemoves: readonly boolean[];
  readonly isReport: boolean;
  /** The first look at a value; undefined if more is looked for than it sees. */
  readonly glance: Glance | undefined;
}

/** Whether the user's `allow` frees this finding: never SAD, and a PAN only if it is a published test number. */
export function isAllowed(policy: Policy, hit: Hit, text: string): boolean {
  const detector = policy.engine.detectors[hit.detector];
  if (detector === undefined || detector.category === 'sad') return false;
  if (detector.id === 'pan') {
    const digits = panDigits(hit.decoded ?? text);
    return (policy.allowTexts.has(digits) || policy.allowTexts.has(text)) && testPans.has(digits);
  }
  return policy.allowTexts.has(text) || policy.allowPatterns.some((pattern) => pattern.test(text));
}

/** Whether the member is to be deleted that this cut is the whole value of. */
export function isRemoved(policy: Policy, cut: Pick<Cut, 'detector' | 'path' | 'isWhole'>): boolean {
  const detector = policy.engine.detectors[cut.detector];
  if (!cut.isWhole || detector === undefined) return false;
  return (
    policy.remove === true ||
    (cut.path >= 0 && policy.pathRemoves[cut.path] === true) ||
    policy.remove.has(detector.id) ||
    policy.remove.has(detector.category)
  );
}

/** Counts a cut and tells `onFinding`. */
export function tell(policy: Policy, cut: Pick<Cut, 'detector' | 'field'>): void {
  const detector = policy.engine.detectors[cut.detector];
  if (cut.detector === LIMIT || detector === undefined) policy.statistics.limits++;
  else policy.statistics.found({ detector: detector.id, category: detector.category, field: cut.field });
}
