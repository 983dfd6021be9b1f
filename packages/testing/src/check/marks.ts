import { createRedactor, type Finding, type Redactor, toRedactor } from '@sixfour/core';
import { findPlanted } from '../plants/find.js';
import { allPlanted } from '../plants/registry.js';
import { referenceCards } from '../reference/cards.js';
import type { Span } from '../text/view.js';

/** A range that must not be shown, and what stands for it. */
export interface Mark extends Span {
  readonly shown: string;
}

/** Characters that a failure shows on each side of what it found. */
const AROUND = 20;

let hider: Redactor | undefined;

/** Hides all that any detector knows: a failure message shows less than a log. */
export const strictRedactor = (): Redactor => (hider ??= createRedactor({ detectors: ['strict'] }));

function maskOf(pan: string): string {
  const mask = strictRedactor().redactText(pan, { field: 'cardNumber' });
  return /^\d{0,6}\*+\d{4}$/.test(mask) ? mask : '[REDACTED:pan]';
}

const markOf = (text: string, { start, end, detector }: Omit<Finding, 'path' | 'category'>): Mark => ({
  start,
  end,
  shown: detector === 'pan' ? maskOf(text.slice(start, end)) : `[REDACTED:${detector}]`,
});

/** Ranges that overlap become one, under the name of the longest. */
export function unite(marks: readonly Mark[]): Mark[] {
  const united: Mark[] = [];
  for (const mark of [...marks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = united[united.length - 1];
    if (last === undefined || mark.start >= last.end) united.push(mark);
    else if (mark.end > last.end) {
      const shown = mark.end - mark.start > last.end - last.start ? mark.shown : last.shown;
      // A mask of a part would show digits of the rest.
      united[united.length - 1] = {
        start: last.start,
        end: mark.end,
        shown: shown.startsWith('[') ? shown : '[REDACTED:pan]',
      };
    }
  }
  return united;
}

/** All that must not be shown of a text: what the engine, the reference detector and the list of planted values find in it. */
export function marksIn(text: string, findings: readonly Finding[] = strictRedactor().scan(text)): Mark[] {
  return unite([
    ...findings.map((finding) => markOf(text, finding)),
    ...referenceCards(text).map(({ start, end }) => ({ start, end, shown: '[REDACTED:pan]' })),
    ...findPlanted(text, allPlanted()).map(({ start, end, name }) => ({ start, end, shown: `[PLANTED:${name}]` })),
  ]);
}

function replaceMarks(text: string, marks: readonly Mark[]): string {
  let shown = '';
  let done = 0;
  for (const { start, end, shown: instead } of marks) {
    shown += text.slice(done, start) + instead;
    done = end;
  }
  return shown + text.slice(done);
}

/**
 * A text that may be shown to anyone who sees the output of a test run; a clean one comes back as it is.
 *
 * @param redactor the engine that is asked. @default the default redactor of this process
 */
export function safeText(text: string, redactor: Redactor = toRedactor()): string {
  const findings = redactor.scan(text);
  const isFound = ({ start, end }: Span): boolean =>
    findings.some((finding) => finding.start <= start && finding.end >= end);
  const rest = [...referenceCards(text), ...findPlanted(text, allPlanted())].filter((span) => !isFound(span));
  // The engine by itself keeps JSON valid.
  return rest.length === 0 ? redactor.redactText(text) : replaceMarks(text, marksIn(text, findings));
}

const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');

/** The 20 characters before `at` or behind it, after what must not be shown has been replaced. */
function sideOf(text: string, marks: readonly Mark[], at: number, isLeft: boolean): string {
  // More of the text cannot be needed than what a hidden text of any length leaves of it, mark by mark.
  let [from, to] = isLeft ? [Math.max(0, at - AROUND), at] : [at, Math.min(text.length, at + AROUND)];
  const within = marks.filter(({ start, end }) => start < to && end > from && (isLeft ? end <= at : start >= at));
  for (const { start, end } of within) [from, to] = [Math.min(from, start), Math.max(to, end)];
  const moved = within.map((mark) => ({ ...mark, start: mark.start - from, end: mark.end - from }));
  const shown = oneLine(replaceMarks(text.slice(from, to), moved));
  if (isLeft) return from > 0 || shown.length > AROUND ? `…${shown.slice(-AROUND)}` : shown;
  return to < text.length || shown.length > AROUND ? `${shown.slice(0, AROUND)}…` : shown;
}

/**
 * What stands around a range: up to 20 characters on each side, after everything sensitive and every planted value has been replaced. What
 * cannot be shown safely is left out.
 */
export function excerptOf(text: string, { start, end }: Span, marks: readonly Mark[]): string | undefined {
  const at = marks.find((mark) => mark.start <= start && mark.end >= end);
  if (at === undefined) return undefined;
  const left = sideOf(text, marks, at.start, true);
  const right = sideOf(text, marks, at.end, false);
  const isSafe = marksIn(left).length === 0 && marksIn(right).length === 0;
  return isSafe ? (left + at.shown + right).trim() : undefined;
}
