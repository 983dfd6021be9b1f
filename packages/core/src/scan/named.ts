import type { NameRow } from '../fields/name-rows.js';
import { findName } from '../fields/match.js';
import type { Context, Detector, FoundRule, MissRule, Span } from '../types.js';
import type { Engine } from './engine.js';
import { isMarker, isMaskedCard } from './extent.js';

/** Is told of what was looked at and left, for `explain`. */
export type OnMiss = (detector: number, field: string | undefined, rule: MissRule) => void;

/** The context of a trigger that no name leads to. */
export const unnamedContext = (regional: boolean): Context => ({
  named: false,
  regional,
  status: false,
  weak: false,
  loose: false,
  quoted: false,
  field: undefined,
});

/** The context of a value that the name `field` leads to. Written out: a spread costs a microsecond here. */
export const namedContext = (
  { regional }: Engine,
  field: string,
  { status = false, weak = false, loose = false, quoted = false }: Partial<Context>,
): Context => ({ named: true, regional, status, weak, loose, quoted, field });

/** Whether a name with its tail is one that says nothing of its value: `authorization` in `authorizationCode`. */
export function isKeptWhole(engine: Engine, bytes: Uint8Array, start: number, end: number, tailEnd: number): boolean {
  if (tailEnd === end) return false;
  const { dictionary } = engine.tables;
  const number = findName(dictionary, bytes, start, tailEnd);
  const row = dictionary.rows[number];
  return row !== undefined && row.uses.length === 0 && row.kin === 0;
}

function missRule(
  detector: Detector | undefined,
  context: Context,
  bytes: Uint8Array,
  start: number,
  end: number,
): MissRule | undefined {
  if (context.named) return context.status ? 'status-name' : 'value-does-not-fit';
  return detector?.miss === undefined ? 'check-failed' : detector.miss(bytes, start, end);
}

/** Tells what a name led to and was left. */
export function tellMiss(onMiss: OnMiss | undefined, { uses, name }: NameRow, rule: MissRule): void {
  if (onMiss) for (const { detector } of uses) onMiss(detector, name, rule);
}

/** Why a value was found that a name leads to. */
export const foundRule = ({ loose, weak }: Context): FoundRule =>
  loose ? 'found-by-word' : weak ? 'found-by-weak-name' : 'found-by-name';

/** Whether a value was redacted before. What is left of a code is no card. */
export const isRedacted = (engine: Engine, detector: number, bytes: Uint8Array, start: number, end: number): boolean =>
  isMarker(bytes, start, end) || (engine.detectors[detector]?.category !== 'sad' && isMaskedCard(bytes, start, end));

const NOTHING: readonly Span[] = [];

/**
 * What a detector finds in `bytes[start, end)`. A span must lie in `[least, most)`; if one does not, or is no span, the whole text that
 * the detector was shown counts: a detector that goes wrong hides too much, never too little.
 */
export function findNamed(
  engine: Engine,
  detector: number,
  context: Context,
  bytes: Uint8Array,
  start: number,
  end: number,
  onMiss: OnMiss | undefined,
  least = start,
  most = end,
): readonly Span[] {
  const found = engine.detectors[detector]?.find(bytes, start, end, context);
  if (found === undefined) {
    const rule = onMiss && missRule(engine.detectors[detector], context, bytes, start, end);
    if (rule !== undefined) onMiss?.(detector, context.field, rule);
    return NOTHING;
  }
  const spans = Array.isArray(found) ? (found as readonly Span[]) : [found as Span];
  let isFull = true;
  for (const span of spans) {
    if (!Number.isInteger(span.start) || !Number.isInteger(span.end) || span.start < least || span.end > most)
      return [{ start, end }];
    isFull &&= span.end > span.start;
  }
  return isFull ? spans : spans.filter((span) => span.end > span.start);
}
