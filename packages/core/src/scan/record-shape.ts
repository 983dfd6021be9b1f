import { COLON, EQUALS, GREATER, isDigit, QUOTE, APOSTROPHE, SPACE, spell } from '../ascii.js';
import { collectDigits, isGroupedCard } from '../detectors/card-digits.js';
import type { Span } from '../types.js';
import { fieldsAround, isNameByte, windowEnd, windowStart } from './card-fields.js';
import { codeBehind, codeDigits, readCardRecord } from './card-record.js';
import { type Engine, type Hit, plainHit } from './engine.js';
import { DIGITS, STRIDE } from './trigger-tables.js';

/** Cards of one record whose surroundings are read; more of them are a list, not a payment. */
const MOST_CARDS = 256;
const DINERS = 14;
/** First digit of the cards whose codes have four digits. */
const THREE = 0x33;
/** How far behind a card its code may stand in a row of values without names. */
const ROW = 24;

/** The part of a buffer that a record takes, with its triggers. */
export interface TriggeredRange {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  readonly triggers: Int32Array;
  readonly first: number;
  readonly last: number;
}

/** Whether a value begins at `at`: behind `=`, `:`, `>` or a quote. */
function beginsValue(bytes: Uint8Array, at: number): boolean {
  const before = bytes[at - 1] === SPACE ? bytes[at - 2] : bytes[at - 1];
  return before === EQUALS || before === COLON || before === GREATER || before === QUOTE || before === APOSTROPHE;
}

const digitsOf = (bytes: Uint8Array, { start, end }: Span): string => {
  let digits = '';
  for (let i = start; i < end; i++) if (isDigit(bytes[i] as number)) digits += String.fromCharCode(bytes[i] as number);
  return digits;
};

/** Whether `[start, end)` is a number of 14 digits that would be a Diners Club card in context. */
export const isWeakCard = (bytes: Uint8Array, start: number, end: number): boolean =>
  end - start === DINERS && isGroupedCard(collectDigits(bytes, start, end), 0);

function recordHit(detector: number, start: number, end: number): Hit {
  const hit = plainHit(detector, start, end);
  hit.rule = 'found-by-record';
  return hit;
}

const touches = (hit: Span, span: Span): boolean => hit.start < span.end && hit.end > span.start;

/** Whether a detector has found `[start, end)`, or more. */
const isTold = (hits: readonly Hit[], detector: number, start: number, end: number): boolean =>
  hits.some((hit) => hit.detector === detector && hit.start <= start && hit.end >= end);

/** Whether a value of three or four digits stands near the card, and nothing has told it yet: most records have none. */
function hasCode(engine: Engine, { bytes, from, to }: TriggeredRange, hits: readonly Hit[], card: Span): boolean {
  const last = windowEnd(card, to);
  const mayBeAmex = bytes[card.start] === THREE;
  for (let i = windowStart(card, from); i < last; i++) {
    if (!isDigit(bytes[i] as number)) continue;
    const start = i;
    do i++;
    while (isDigit(bytes[i] as number));
    if (i - start !== 3 && (i - start !== 4 || !mayBeAmex)) continue;
    if (isNameByte(bytes[i] as number) || isNameByte(bytes[start - 1] ?? 0)) continue;
    if (!isTold(hits, engine.codeDetector, start, i)) return true;
  }
  return false;
}

/** What the shape of the record around one card tells. */
function* besideCard(engine: Engine, range: TriggeredRange, hits: readonly Hit[], card: Span, isSure: boolean) {
  const { bytes, from, to } = range;
  const digits = digitsOf(bytes, card);
  const behind = codeBehind(spell(bytes, card.end, Math.min(to, card.end + ROW)), digits);
  if (behind >= 0 && isSure) {
    const start = card.end + behind;
    yield recordHit(engine.codeDetector, start, start + codeDigits(digits));
    return;
  }
  if (!beginsValue(bytes, card.start)) return;
  const around = fieldsAround(bytes, card, from, to);
  if (around === undefined) return;
  const isNamed = hits.some(
    (hit) => hit.detector === engine.codeDetector && around.spans.some((span) => touches(hit, span)),
  );
  if (isNamed && isSure) return;
  const { hasExpiry, code } = readCardRecord(around.fields, around.card, digits);
  if (!isSure && hasExpiry && (isNamed || code >= 0)) yield recordHit(engine.panDetector, card.start, card.end);
  const span = around.spans[code];
  if (span !== undefined && !isNamed) yield recordHit(engine.codeDetector, span.start, span.end);
}

/**
 * Verification codes that no name tells, by the shape of the record: a card, its expiry, and one lone value of three or four digits. A
 * number of 14 digits that has both beside it is a card.
 */
export function shapeHits(engine: Engine, range: TriggeredRange, hits: readonly Hit[]): Hit[] {
  const { bytes, triggers, first, last } = range;
  const found: Hit[] = [];
  let left = MOST_CARDS;
  for (const hit of hits) {
    if (hit.detector !== engine.panDetector || hit.decoded !== undefined) continue;
    if (left-- === 0) break;
    if (hasCode(engine, range, hits, hit)) found.push(...besideCard(engine, range, hits, hit, true));
  }
  left = MOST_CARDS;
  for (let k = first; k < last; k++) {
    if (((triggers[k * STRIDE] as number) & 15) !== DIGITS) continue;
    const card = { start: triggers[k * STRIDE + 1] as number, end: triggers[k * STRIDE + 2] as number };
    if (!isWeakCard(bytes, card.start, card.end)) continue;
    if (left-- === 0) break;
    if (!hits.some((hit) => hit.detector === engine.panDetector && hit.decoded === undefined && touches(hit, card)))
      found.push(...besideCard(engine, range, hits, card, false));
  }
  return found;
}
