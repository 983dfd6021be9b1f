import { LF } from '../ascii.js';
import { censorCut } from '../censor.js';
import { type Replacement, replaceRanges } from '../mask.js';
import type { Hit } from '../scan/engine.js';
import { type Cut, settleOverlaps } from '../scan/overlap.js';
import { removalsIn } from '../scan/removal.js';
import { isAllowed, isRemoved, type Policy } from './policy.js';

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
  const cuts = settleOverlaps(left, detectors);
  for (const cut of cuts) {
    cut.start = wholeStart(text, cut.start - base);
    cut.end -= base;
  }
  return cuts;
}

const replacementOf = (policy: Policy, cut: Cut, text: string): Replacement => ({
  start: cut.start,
  end: cut.end,
  text: censorCut(policy, policy.engine.detectors, cut, text.slice(cut.start, cut.end)),
});

/** The text with its cuts replaced. */
export function renderCuts(policy: Policy, cuts: readonly Cut[], text: string): string {
  return replaceRanges(
    text,
    cuts.map((cut) => replacementOf(policy, cut, text)),
  );
}

/** The text with its cuts replaced, but for members of JSON that are deleted with their comma: where the cut is the whole value of one. */
export function renderRemovals(policy: Policy, cuts: readonly Cut[], text: string, bytes: Uint8Array): string {
  const removed = cuts.filter((cut) => isRemoved(policy, cut));
  if (removed.length === 0) return renderCuts(policy, cuts, text);
  const wanted = new Set(removed.map((cut) => cut.start));
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
  const rest = kept.map((cut) => replacementOf(policy, cut, text));
  return replaceRanges(
    text,
    [...replacements, ...rest].sort((a, b) => a.start - b.start),
  );
}
