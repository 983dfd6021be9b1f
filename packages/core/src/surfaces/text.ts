import { lease, release } from '../scan/buffer.js';
import type { Hit } from '../scan/engine.js';
import { errorMarker } from '../markers.js';
import {
  findTriggers,
  isPrinted,
  leaseTriggers,
  releaseTriggers,
  scanRange,
  type TextState,
  type Triggers,
} from '../scan/scan.js';
import { propagate } from '../scan/propagate.js';
import { STRIDE } from '../scan/trigger-tables.js';
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
    if (findTriggers(engine, bytes, length, triggers, false, at === undefined ? buffer.words : undefined)) {
      const range = { bytes, from: 0, to: length, triggers: triggers.out, first: 0, last: triggers.count };
      const found = scanRange(engine, range, 0);
      for (const hit of propagate(engine, bytes, 0, length, found, isPrinted(bytes, 0, length))) found.push(hit);
      hits = found;
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

/** A part of a text ends with the first line that ends this far behind its start, … */
const PART = 128 * 1024;
/** … and what begins in it is followed this far behind its end. */
const AHEAD = 128 * 1024;

/** Where the part of a text that begins at `from` ends, or -1 if the rest is one part. More text never makes it another place. */
function partEnd(text: string, from: number): number {
  if (text.length - from <= PART + AHEAD) return -1;
  const end = text.indexOf('\n', from + PART) + 1;
  return end === 0 || end + AHEAD > text.length ? -1 : end;
}

/** How many triggers begin before `end`. */
function triggersBefore({ out, count }: Triggers, end: number): number {
  let last = 0;
  while (last < count && (out[last * STRIDE + 1] as number) < end) last++;
  return last;
}

/** Redacts the first `length` units of `text`, and as much behind them as a finding takes that begins there: the text, and where it ends. */
function redactPart(policy: Policy, text: string, length: number, state: TextState): { text: string; end: number } {
  const { engine } = policy;
  const buffer = lease();
  const triggers = leaseTriggers();
  let isDirty = true;
  try {
    buffer.append(text);
    buffer.close();
    const { bytes } = buffer;
    const isFirstOfMany = !state.isInside && length < text.length && isPrinted(bytes, 0, length);
    let hits = NO_HITS;
    if (findTriggers(engine, bytes, text.length, triggers) || state.header !== undefined) {
      const last = triggersBefore(triggers, length);
      const range = { bytes, from: 0, to: length, textEnd: text.length, triggers: triggers.out, first: 0, last };
      const isPart = state.isInside || isPrinted(bytes, 0, length);
      const found = scanRange(engine, range, 0, undefined, state);
      for (const hit of propagate(engine, bytes, 0, length, found, isPart)) found.push(hit);
      hits = found;
    }
    state.isInside ||= isFirstOfMany;
    isDirty = hits.length > 0;
    if (!isDirty) return { text: text.slice(0, length), end: length };
    const cuts = cutsOf(policy, hits, text, 0);
    const end = Math.max(length, cuts.at(-1)?.end ?? 0);
    const part = text.slice(0, end);
    const result = policy.isReport ? part : renderRemovals(policy, cuts, part, bytes);
    for (const cut of cuts) tell(policy, cut);
    return { text: result, end };
  } finally {
    releaseTriggers(triggers);
    release(buffer, isDirty);
  }
}

/**
 * Redacts a text that comes in chunks: what `write` and `end` return is, joined, what `redactText` makes of all chunks joined. About 256
 * KiB are held back, and a line without an end as a whole.
 */
export class TextParts {
  readonly #policy: Policy;
  #state: TextState = { header: undefined, isInside: false };
  #pending = '';

  constructor(policy: Policy) {
    this.#policy = policy;
  }

  write(chunk: string): string {
    this.#pending += chunk;
    let result = '';
    for (let end = partEnd(this.#pending, 0); end > 0; end = partEnd(this.#pending, 0))
      result += this.#part(end, end + AHEAD);
    return result;
  }

  end(): string {
    const result = this.#pending === '' ? '' : this.#part(this.#pending.length, this.#pending.length);
    this.#state = { header: undefined, isInside: false };
    return result;
  }

  #part(length: number, most: number): string {
    const text = this.#pending.slice(0, most);
    let part = { text: `${errorMarker}\n`, end: length };
    try {
      part = redactPart(this.#policy, text, length, this.#state);
    } catch {
      this.#policy.statistics.errors++;
    }
    this.#pending = this.#pending.slice(part.end);
    return part.text;
  }
}

/** The redacted text of any length: a long one is read part by part, as a stream of it is. */
export function redactLongString(policy: Policy, text: string, at: Place | undefined): string {
  if (at !== undefined || partEnd(text, 0) < 0) return redactString(policy, text, at);
  const parts = new TextParts(policy);
  const result = parts.write(text) + parts.end();
  return result === text ? text : result;
}
