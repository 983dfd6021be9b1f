import { ASTERISK, isAlphanumeric, LEFT_BRACKET, RIGHT_BRACKET, standsAt } from '../ascii.js';
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

const SPELLED_QUOTES = ['%22', '%27', '&quot;', '&#34;', '&apos;', '&#39;'];

/** No part of a marker or of a masked card. */
const isOtherSign = (byte: number): boolean =>
  !isAlphanumeric(byte) && byte !== ASTERISK && byte !== LEFT_BRACKET && byte !== RIGHT_BRACKET;

/** Where a value ends without the signs that stand behind it in text that was cut off or put together wrongly: quotes of another spelling. */
function withoutSigns(bytes: Uint8Array, start: number, end: number): number {
  let last = end;
  for (;;) {
    const spelled = SPELLED_QUOTES.find(
      (quote) => last - quote.length > start && standsAt(bytes, last - quote.length, quote),
    );
    const byte = bytes[last - 1] as number;
    const isSign = last > start && (isOtherSign(byte) || (byte === RIGHT_BRACKET && bytes[start] !== LEFT_BRACKET));
    const width = spelled?.length ?? (isSign ? 1 : 0);
    if (width === 0) return last;
    last -= width;
  }
}

/** Whether a value was redacted before. What is left of a code is no card. */
export function isRedacted(engine: Engine, detector: number, bytes: Uint8Array, start: number, end: number): boolean {
  const mayBeCard = engine.detectors[detector]?.category !== 'sad';
  if (isMarker(bytes, start, end) || (mayBeCard && isMaskedCard(bytes, start, end))) return true;
  let first = start;
  while (first < end && isOtherSign(bytes[first] as number)) first++;
  const last = withoutSigns(bytes, first, end);
  if (last === end && first === start) return false;
  return isMarker(bytes, first, last) || (mayBeCard && isMaskedCard(bytes, first, last));
}

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
