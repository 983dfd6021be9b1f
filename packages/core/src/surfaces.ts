import { LF } from './ascii.js';
import { censorCut, type CensorPlan } from './censor.js';
import { testPans } from './data/test-pans.js';
import { findName } from './fields/match.js';
import { matchesPath } from './fields/path-pattern.js';
import { panDigits, type Replacement, replaceRanges } from './mask.js';
import { lease, release, type ByteBuffer } from './scan/buffer.js';
import { type Engine, type Hit, LIMIT, plainHit } from './scan/engine.js';
import { findNamed } from './scan/named.js';
import { type Cut, settleOverlaps } from './scan/overlap.js';
import { removalsIn } from './scan/removal.js';
import { findTriggers, leaseTriggers, releaseTriggers, scanRange } from './scan/scan.js';
import type { Statistics } from './statistics.js';
import type { Place } from './types.js';

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
    policy.pathRemoves[cut.path] === true ||
    policy.remove.has(detector.id) ||
    policy.remove.has(detector.category)
  );
}

/** A cut that begins in the middle of a surrogate pair begins with the pair. */
function wholeStart(text: string, start: number): number {
  const isLow = (text.charCodeAt(start) & 0xfc00) === 0xdc00;
  return isLow && (text.charCodeAt(start - 1) & 0xfc00) === 0xd800 ? start - 1 : start;
}

/** The cuts of a text without what its owner allows to stay. `base` is where the text begins in the buffer. */
export function cutsOf(policy: Policy, hits: readonly Hit[], text: string, base: number): Cut[] {
  const { detectors, looksInside } = policy.engine;
  const left = looksInside
    ? hits.filter((hit) => !isAllowed(policy, hit, text.slice(hit.start - base, hit.end - base)))
    : hits;
  return settleOverlaps(left, detectors).map((cut) => ({
    ...cut,
    start: wholeStart(text, cut.start - base),
    end: cut.end - base,
  }));
}

/** Counts a cut and tells `onFinding`. */
export function tell(policy: Policy, cut: Pick<Cut, 'detector' | 'field'>): void {
  const detector = policy.engine.detectors[cut.detector];
  if (cut.detector === LIMIT || detector === undefined) policy.statistics.limits++;
  else policy.statistics.found({ detector: detector.id, category: detector.category, field: cut.field });
}

/** The text with its cuts replaced. */
export function renderCuts(policy: Policy, cuts: readonly Cut[], text: string): string {
  const replacements = cuts.map((cut) => ({
    start: cut.start,
    end: cut.end,
    text: censorCut(policy, policy.engine.detectors, cut, text.slice(cut.start, cut.end)),
  }));
  return replaceRanges(text, replacements);
}

/** The text with its cuts replaced, but for members of JSON that are deleted with their comma: where the cut is the whole value of one. */
export function renderRemovals(policy: Policy, cuts: readonly Cut[], text: string, bytes: Uint8Array): string {
  const wanted = new Set(cuts.filter((cut) => isRemoved(policy, cut)).map((cut) => cut.start));
  if (wanted.size === 0) return renderCuts(policy, cuts, text);
  const replacements: Replacement[] = [];
  for (let from = 0; from <= text.length; ) {
    const end = bytes.indexOf(LF, from);
    const to = end < 0 || end > text.length ? text.length : end;
    for (const { start, end: last } of removalsIn(bytes, from, to, wanted))
      replacements.push({ start, end: last, text: '' });
    from = to + 1;
  }
  const isInside = (cut: Cut): boolean => replacements.some(({ start, end }) => cut.start >= start && cut.end <= end);
  const kept = cuts.filter((cut) => !isInside(cut));
  const rest = kept.map((cut) => ({
    start: cut.start,
    end: cut.end,
    text: censorCut(policy, policy.engine.detectors, cut, text.slice(cut.start, cut.end)),
  }));
  return replaceRanges(
    text,
    [...replacements, ...rest].sort((a, b) => a.start - b.start),
  );
}

/** The name that the caller gives a value: the field, or else the last member of the path. */
export function fieldOf(at: Place | undefined): string | undefined {
  const last = at?.path?.at(-1);
  return at?.field ?? (typeof last === 'string' ? last : undefined);
}

/** What a field named by the caller makes of the whole text. */
function scanPlace(engine: Engine, bytes: Uint8Array, length: number, field: string): Hit[] {
  const names = lease();
  names.separate();
  names.append(field);
  names.close();
  const number = findName(engine.tables.dictionary, names.bytes, 1, names.length);
  release(names, true);
  const row = number < 0 ? undefined : engine.tables.dictionary.rows[number];
  const hits: Hit[] = [];
  for (const use of row?.uses ?? []) {
    if (use.weak || row === undefined) continue;
    const context = {
      named: true,
      regional: engine.regional,
      status: false,
      weak: false,
      loose: false,
      quoted: true,
      field: row.name,
    };
    for (const { start, end } of findNamed(engine, use.detector, context, bytes, 0, length, undefined)) {
      hits.push({
        detector: use.detector,
        start,
        end,
        isWhole: start === 0 && end >= length,
        field: row.name,
        quote: '',
        level: -1,
        isExtended: false,
        path: -1,
      });
    }
  }
  return hits;
}

/** The hit of a text that one of the `paths` points to, as its caller says where it stands. */
function pathHit(engine: Engine, at: Place | undefined, length: number): Hit | undefined {
  if (at?.path === undefined || engine.paths.length === 0) return undefined;
  const path = at.path.map(String);
  const number = engine.paths.findIndex((pattern) => matchesPath(pattern, path));
  return number < 0 ? undefined : { ...plainHit(engine.pathDetector, 0, length), isWhole: true, path: number };
}

/** What the place that its caller names adds to the findings in a text. */
function withPlace(
  engine: Engine,
  buffer: ByteBuffer,
  length: number,
  at: Place,
  hits: readonly Hit[],
): readonly Hit[] {
  const field = fieldOf(at);
  const named = field === undefined ? [] : scanPlace(engine, buffer.bytes, length, field);
  const path = pathHit(engine, at, length);
  return named.length === 0 && path === undefined ? hits : [...hits, ...named, ...(path ? [path] : [])];
}

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
