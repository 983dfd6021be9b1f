import { lease, release } from './scan/buffer.js';
import type { Hit } from './scan/engine.js';
import { errorMarker } from './markers.js';
import type { OnMiss } from './scan/named.js';
import { findTriggers, leaseTriggers, releaseTriggers } from './scan/scan.js';
import { cutsOf, isRemoved, type Policy, redactString, renderCuts, tell } from './surfaces.js';
import { censorCut } from './censor.js';
import type { Cut } from './scan/overlap.js';
import type { Explanation, Finding, Place } from './types.js';
import { Builder, REMOVED, type Renderer } from './walk/build.js';
import { Judge, type Verdict } from './walk/judge.js';
import { Reader, type WalkLimits } from './walk/read.js';
import { NUMERIC, Tape, TEXT } from './walk/tape.js';
import { pathOf } from './walk/tape-paths.js';

const cutOf = (hit: Hit, length: number): Cut => ({ ...hit, start: 0, end: length, isHidden: hit.isExtended });

class PolicyRenderer implements Renderer {
  readonly #policy: Policy;
  readonly #told: Cut[];
  readonly #numbers: 'string' | 'null';

  constructor(policy: Policy, numbers: 'string' | 'null', told: Cut[]) {
    this.#policy = policy;
    this.#numbers = numbers;
    this.#told = told;
  }

  text(text: string, hits: readonly Hit[], base: number): string {
    const cuts = cutsOf(this.#policy, hits, text, base);
    this.#told.push(...cuts);
    return renderCuts(this.#policy, cuts, text);
  }

  whole(text: string | undefined, hit: Hit): unknown {
    const cut = cutOf(hit, text?.length ?? 0);
    if (text !== '') this.#told.push(cut);
    if (isRemoved(this.#policy, cut)) return REMOVED;
    return censorCut(this.#policy, this.#policy.engine.detectors, cut, text ?? '');
  }

  number(text: string): string | null {
    return this.#numbers === 'null' ? null : text;
  }
}

/** Reads `value` onto a tape and judges it; `clean` if nothing was found and nothing has to be copied. */
function judged<T>(
  policy: Policy,
  limits: WalkLimits,
  value: unknown,
  at: Place | undefined,
  clean: T,
  use: (tape: Tape, verdict: Verdict) => T,
  onMiss?: OnMiss,
): T {
  const buffer = lease();
  const triggers = leaseTriggers();
  let isDirty = true;
  try {
    const tape = new Tape(buffer);
    buffer.separate();
    new Reader(tape, limits).read(value, at?.field, -1);
    buffer.close();
    const isWorth = findTriggers(policy.engine, buffer.bytes, buffer.length, triggers);
    const result = isWorth ? new Judge(policy.engine, tape, onMiss).run(triggers.out, triggers.count) : undefined;
    isDirty = result !== undefined && result.texts.size + result.keys.size + result.wholes.size > 0;
    if (!isDirty && !tape.hasSnapshot) return clean;
    return use(tape, result ?? { texts: new Map(), keys: new Map(), wholes: new Map() });
  } finally {
    releaseTriggers(triggers);
    release(buffer, isDirty);
  }
}

/** The redacted value; the same reference if nothing is found in it. */
export function redactValue(
  policy: Policy,
  limits: WalkLimits & { numbers: 'string' | 'null' },
  value: unknown,
  at: Place | undefined,
): unknown {
  if (typeof value === 'string' && at === undefined) return redactString(policy, value, at);
  const told: Cut[] = [];
  const result = judged(policy, limits, value, at, value, (tape, verdict) => {
    const built = new Builder(tape, verdict, new PolicyRenderer(policy, limits.numbers, told)).build();
    return built === REMOVED ? undefined : built;
  });
  for (const cut of told) tell(policy, cut);
  return policy.isReport ? value : result;
}

/** The redacted text of a path: its own segments may hold what must not go out. */
function spellPath(policy: Policy, at: Place | undefined, tape: Tape, node: number): string {
  const path = [...(at?.path ?? []), ...pathOf(tape, node)].join('.');
  const quiet: Policy = { ...policy, isReport: false, statistics: policy.quiet };
  return redactString(quiet, path, undefined);
}

/** Everything found in a value; offsets count from the beginning of the leaf. */
export function scanValue(policy: Policy, limits: WalkLimits, value: unknown, at: Place | undefined): Finding[] {
  const findings: Finding[] = [];
  const add = (cut: Cut, path: string): void => {
    const detector = policy.engine.detectors[cut.detector];
    if (detector !== undefined)
      findings.push({ detector: detector.id, category: detector.category, start: cut.start, end: cut.end, path });
  };
  judged(policy, limits, value, at, undefined, (tape, verdict) => {
    for (const [node, hits] of verdict.texts) {
      const text = tape.spoken.get(node) ?? String(tape.values[node]);
      for (const cut of cutsOf(policy, hits, text, tape.textStarts[node] as number))
        add(cut, spellPath(policy, at, tape, node));
    }
    for (const [node, hits] of verdict.keys) {
      for (const cut of cutsOf(policy, hits, String(tape.keys[node]), tape.keyStarts[node] as number))
        add(cut, spellPath(policy, at, tape, node));
    }
    for (const [node, hit] of verdict.wholes) {
      const isLeaf = tape.kinds[node] === NUMERIC || tape.kinds[node] === TEXT;
      add(cutOf(hit, isLeaf ? String(tape.values[node]).length : 0), spellPath(policy, at, tape, node));
    }
    return undefined;
  });
  return findings;
}

/** Findings and near misses of a value: what looked, under which name, and what it decided. */
export function explainValue(policy: Policy, limits: WalkLimits, value: unknown, at: Place | undefined): Explanation[] {
  const explanations = new Map<string, Explanation>();
  const note = (detector: number, field: string | undefined, rule: Explanation['rule']): void => {
    const known = policy.engine.detectors[detector];
    if (known !== undefined)
      explanations.set(`${known.id} ${field} ${rule}`, { detector: known.id, category: known.category, field, rule });
  };
  const found = (hits: Iterable<Hit>): void => {
    for (const hit of hits) note(hit.detector, hit.field, 'found');
  };
  judged(
    policy,
    limits,
    value,
    at,
    undefined,
    (_tape, verdict) => {
      for (const hits of [...verdict.texts.values(), ...verdict.keys.values()]) found(hits);
      found(verdict.wholes.values());
      return undefined;
    },
    note,
  );
  return [...explanations.values()];
}

/** What stands for a value whose reading failed as a whole. */
export const failedValue: string = errorMarker;
