import type { Hit } from '../scan/engine.js';
import { limitMarker } from '../markers.js';
import type { OnMiss } from '../scan/named.js';
import { findTriggers, leaseTriggers, releaseTriggers } from '../scan/scan.js';
import { cutsOf, renderCuts, renderRemovals } from './cuts.js';
import { fieldOf } from './place.js';
import { isAllowed, isRemoved, type Policy, tell } from './policy.js';
import { redactString } from './text.js';
import { censorCut } from '../censor.js';
import type { Cut } from '../scan/overlap.js';
import type { Explanation, Finding, Place } from '../types.js';
import { Builder, REMOVED, type Renderer } from '../walk/build.js';
import { Judge } from '../walk/judge.js';
import type { WalkLimits } from '../walk/inner.js';
import { Reader } from '../walk/read.js';
import { keyText, leaseTape, MARKER, NUMERIC, releaseTape, type Tape, TEXT } from '../walk/tape.js';
import { pathOf } from '../walk/tape-paths.js';
import { emptyVerdict, type Verdict } from '../walk/verdict.js';

const cutOf = (hit: Hit, length: number): Cut => ({ ...hit, start: 0, end: length, isHidden: hit.isExtended });

class PolicyRenderer implements Renderer {
  readonly #policy: Policy;
  readonly #bytes: Uint8Array;
  readonly #told: Cut[];
  readonly #numbers: 'string' | 'null';

  constructor(policy: Policy, numbers: 'string' | 'null', bytes: Uint8Array, told: Cut[]) {
    this.#policy = policy;
    this.#bytes = bytes;
    this.#numbers = numbers;
    this.#told = told;
  }

  #cuts(text: string, hits: readonly Hit[], base: number): Cut[] {
    const cuts = cutsOf(this.#policy, hits, text, base);
    for (const cut of cuts) this.#told.push(cut);
    return cuts;
  }

  key(text: string, hits: readonly Hit[], base: number): string {
    return renderCuts(this.#policy, this.#cuts(text, hits, base), text);
  }

  text(text: string, hits: readonly Hit[], base: number, isMember: boolean): string | typeof REMOVED {
    const policy = this.#policy;
    const cuts = this.#cuts(text, hits, base);
    const [cut] = cuts;
    const isAll = cut?.start === 0 && cut.end === text.length;
    if (isMember && isAll && isRemoved(policy, cut)) return REMOVED;
    // Behind the text stands the sign that separates it from the next.
    return renderRemovals(policy, cuts, text, this.#bytes.subarray(base, base + text.length + 1));
  }

  whole(text: string, hit: Hit, isMember: boolean): string | typeof REMOVED {
    const cut = cutOf(hit, text.length);
    this.#told.push(cut);
    if (isMember && isRemoved(this.#policy, cut)) return REMOVED;
    return censorCut(this.#policy, this.#policy.engine.detectors, cut, text);
  }

  number(text: string): string | null {
    return this.#numbers === 'null' ? null : text;
  }
}

const leafText = (tape: Tape, node: number): string => tape.spoken.get(node) ?? String(tape.values[node]);

/** Takes out of a verdict what its owner allows to stay: what is left without a finding is clean. */
function dropAllowed(policy: Policy, tape: Tape, verdict: Verdict, onMiss: OnMiss | undefined): void {
  const isFree = (hit: Hit, text: string): boolean => {
    const isFreed = isAllowed(policy, hit, text);
    if (isFreed) onMiss?.(hit.detector, hit.field, 'allowed');
    return isFreed;
  };
  const drop = (found: Map<number, Hit[]>, starts: Int32Array, textOf: (node: number) => string): void => {
    for (const [node, hits] of found) {
      const text = textOf(node);
      const base = starts[node] as number;
      const left = hits.filter((hit) => !isFree(hit, text.slice(hit.start - base, hit.end - base)));
      if (left.length === 0) found.delete(node);
      else found.set(node, left);
    }
  };
  drop(verdict.texts, tape.textStarts, (node) => leafText(tape, node));
  drop(verdict.keys, tape.keyStarts, (node) => keyText(tape.keys[node]));
  for (const [node, hit] of verdict.wholes) {
    const isLeaf = tape.kinds[node] === NUMERIC || tape.kinds[node] === TEXT;
    if (isLeaf && isFree(hit, String(tape.values[node]))) verdict.wholes.delete(node);
  }
}

/** Markers of limits that stand on a tape. */
function limitsOn(tape: Tape): number {
  let count = 0;
  for (let node = 0; node < tape.length; node++) {
    if (tape.values[node] === limitMarker && tape.kinds[node] === MARKER) count++;
  }
  return count;
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
  const tape = leaseTape();
  const triggers = leaseTriggers();
  let isDirty = true;
  try {
    new Reader(tape, limits).read(value, fieldOf(at), -1);
    tape.finish();
    const { engine } = policy;
    const { buffer } = tape;
    const prefix = engine.paths.length > 0 ? (at?.path ?? []) : [];
    const isWorth =
      findTriggers(engine, buffer.bytes, buffer.length, triggers, onMiss !== undefined) || prefix.length > 0;
    const result = isWorth ? new Judge(engine, tape, prefix, onMiss).run(triggers.out, triggers.count) : undefined;
    if (result !== undefined && engine.looksInside) dropAllowed(policy, tape, result, onMiss);
    isDirty = result !== undefined && result.texts.size + result.keys.size + result.wholes.size > 0;
    if (!isDirty && !tape.hasSnapshot) return clean;
    return use(tape, result ?? emptyVerdict());
  } finally {
    releaseTriggers(triggers);
    releaseTape(tape, isDirty);
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
  if (at === undefined && policy.glance?.isClean(value) === true) return value;
  const told: Cut[] = [];
  let limited = 0;
  const result = judged(policy, limits, value, at, value, (tape, verdict) => {
    if (tape.hasSnapshot) limited = limitsOn(tape);
    return new Builder(tape, verdict, new PolicyRenderer(policy, limits.numbers, tape.buffer.bytes, told)).build();
  });
  policy.statistics.limits += limited;
  for (const cut of told) tell(policy, cut);
  return policy.isReport ? value : result;
}

/** The redacted text of a path: its own segments may hold what must not go out. */
function spellPath(policy: Policy, at: Place | undefined, tape: Tape, node: number): string {
  const quiet: Policy = { ...policy, isReport: false, statistics: policy.quiet };
  const spell = (text: string): string => redactString(quiet, text, undefined);
  // Each segment by itself, as behind `0.` a card looks like a fraction; then all of them, as one may name the next.
  const segments = [...(at?.path ?? []), ...pathOf(tape, node)].map((segment) =>
    typeof segment === 'string' ? spell(segment) : segment,
  );
  return spell(segments.join('.'));
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
      for (const cut of cutsOf(policy, hits, leafText(tape, node), tape.textStarts[node] as number))
        add(cut, spellPath(policy, at, tape, node));
    }
    for (const [node, hits] of verdict.keys) {
      for (const cut of cutsOf(policy, hits, keyText(tape.keys[node]), tape.keyStarts[node] as number))
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
    for (const hit of hits) note(hit.detector, hit.field, hit.rule);
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
