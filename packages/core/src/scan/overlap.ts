import { byExtent, sortBy } from '../sort.js';
import type { Category, Detector } from '../types.js';
import { type Hit, LIMIT } from './engine.js';

const RANK: Readonly<Record<Category, number>> = { sad: 0, credential: 1, pan: 2, identity: 3, bank: 4, personal: 5 };

/** A range to be cut, after overlaps were settled. */
export interface Cut {
  start: number;
  end: number;
  readonly detector: number;
  readonly field: string | undefined;
  readonly quote: string;
  readonly level: number;
  /** Nothing of it is shown: it overlaps another finding, or was widened. */
  readonly isHidden: boolean;
  readonly isWhole: boolean;
  /** Which of the `paths` led here, -1 for none. */
  readonly path: number;
  /** What it reads like after decoding. */
  readonly decoded: string | undefined;
}

const rankOf = ({ detector }: Hit, detectors: readonly Detector[]): number =>
  detector === LIMIT ? -1 : RANK[(detectors[detector] as Detector).category];

/** Whether `a` comes before `b` by category, then by the order of the detectors, then by name: one order for every way of reading a record. */
export function ranksBefore(a: Hit, b: Hit, detectors: readonly Detector[]): boolean {
  const ranks = rankOf(a, detectors) - rankOf(b, detectors) || a.detector - b.detector;
  return ranks === 0 ? (a.field ?? '') < (b.field ?? '') : ranks < 0;
}

function outranks(a: Hit, b: Hit, detectors: readonly Detector[]): boolean {
  if (a.isWhole !== b.isWhole) return a.isWhole;
  const longer = a.end - a.start - (b.end - b.start);
  if (longer !== 0) return longer > 0;
  const ranks = rankOf(a, detectors) - rankOf(b, detectors);
  if (ranks !== 0) return ranks < 0;
  return a.start === b.start ? a.detector < b.detector : a.start < b.start;
}

/**
 * Settles overlaps: hits that touch the same text are cut as their union, under the name of the first of: whole value of a field,
 * longest, category (`sad > credential > pan > identity > bank > personal`), leftmost, order of the detectors.
 */
export function settleOverlaps(hits: readonly Hit[], detectors: readonly Detector[]): Cut[] {
  const sorted = sortBy(hits.slice(), byExtent);
  const cuts: Cut[] = [];
  for (let i = 0; i < sorted.length; ) {
    let winner = sorted[i] as Hit;
    const { start } = winner;
    let { end } = winner;
    let isMixed = winner.isExtended;
    let next = i + 1;
    for (; next < sorted.length && (sorted[next] as Hit).start < end; next++) {
      const other = sorted[next] as Hit;
      isMixed ||= other.isExtended || other.detector !== winner.detector || other.start !== start || other.end !== end;
      if (outranks(other, winner, detectors)) winner = other;
      end = Math.max(end, other.end);
    }
    const { detector, field, quote, level, isWhole, path, decoded } = winner;
    const isUnion = winner.start !== start || winner.end !== end;
    cuts.push({
      start,
      end,
      detector,
      field,
      quote: isUnion ? '' : quote,
      level,
      isHidden: isMixed,
      isWhole: isWhole && !isUnion,
      path,
      decoded,
    });
    i = next;
  }
  return cuts;
}
