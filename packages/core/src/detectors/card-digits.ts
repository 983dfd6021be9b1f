import { isDigit, ZERO } from '../ascii.js';
import { fillLuhnSums, windowPassesLuhn } from '../checks/luhn.js';
import { lengthsAnywhere, lengthsInContext, lengthsWhenGrouped, lengthsWithoutLuhn } from '../data/iin.js';
import type { Span } from '../types.js';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** The digits of a text with where each stands, and the sums that judge any window of them in constant time. */
export interface Digits {
  readonly values: Uint8Array;
  readonly offsets: Int32Array;
  readonly count: number;
  readonly even: Uint8Array;
  readonly odd: Uint8Array;
}

/** Room for the digits of a text of `length` bytes. */
const roomFor = (length: number): Writable<Digits> => ({
  values: new Uint8Array(length + 8),
  offsets: new Int32Array(length + 1),
  count: 0,
  even: new Uint8Array(length + 1),
  odd: new Uint8Array(length + 1),
});

const SHORT = 64;
const short = roomFor(SHORT);

/** Collects the digits of `bytes[start, end)`; everything else is skipped. They count until the next call. */
export function collectDigits(bytes: Uint8Array, start: number, end: number): Digits {
  const room = end - start <= SHORT ? short : roomFor(end - start);
  const { values, offsets, even, odd } = room;
  let count = 0;
  for (let i = start; i < end; i++) {
    if (!isDigit(bytes[i] as number)) continue;
    values[count] = (bytes[i] as number) - ZERO;
    offsets[count++] = i;
  }
  room.count = count;
  fillLuhnSums(values, count, even, odd);
  return room;
}

/** The range of text that `length` digits from the `first` take. */
export const spanOf = (digits: Digits, first: number, length: number): Span => ({
  start: digits.offsets[first] as number,
  end: (digits.offsets[first + length - 1] as number) + 1,
});

function prefix6(digits: Digits, at: number): number {
  let prefix = 0;
  for (let i = at; i < at + 6; i++) prefix = prefix * 10 + (digits.values[i] as number);
  return prefix;
}

export const passes = (digits: Digits, first: number, length: number): boolean =>
  first + length <= digits.count && windowPassesLuhn(digits.even, digits.odd, first, length);

const has = (lengths: number, length: number): boolean => ((lengths >>> length) & 1) !== 0;

/** Whether these digits are a card that may be told anywhere in text. */
export const isCard = (digits: Digits, first: number, length: number, regional: boolean): boolean =>
  first + length <= digits.count &&
  has(lengthsAnywhere(prefix6(digits, first), regional), length) &&
  passes(digits, first, length);

/** Whether these digits are a card of 14 digits, which counts anywhere only when it is printed 4-6-4. */
export const isGroupedCard = (digits: Digits, first: number): boolean =>
  first + 14 <= digits.count && has(lengthsWhenGrouped(prefix6(digits, first)), 14) && passes(digits, first, 14);

/** Whether these digits are a card of any tier, told by the context they stand in. */
export function isCardInContext(digits: Digits, first: number, length: number): boolean {
  if (first + length > digits.count) return false;
  const prefix = prefix6(digits, first);
  return (
    (has(lengthsInContext(prefix), length) && passes(digits, first, length)) || has(lengthsWithoutLuhn(prefix), length)
  );
}

/** Whether some network issues numbers of this length that begin so, whatever their check digit. */
export const isIssued = (digits: Digits, first: number, length: number): boolean =>
  first + length <= digits.count &&
  has(lengthsInContext(prefix6(digits, first)) | lengthsWithoutLuhn(prefix6(digits, first)), length);

/** Whether some network issues numbers that begin so and are as long as all these digits, found anywhere but for their check digit. */
export const isIssuedAnywhere = (digits: Digits): boolean =>
  digits.count >= 12 &&
  has(lengthsAnywhere(prefix6(digits, 0), true) | lengthsWhenGrouped(prefix6(digits, 0)), digits.count);

function isExpiry(digits: Digits, at: number): boolean {
  const number = (from: number): number => (digits.values[from] as number) * 10 + (digits.values[from + 1] as number);
  const isMonth = (value: number): boolean => value >= 1 && value <= 12;
  return at + 4 <= digits.count && (isMonth(number(at)) || isMonth(number(at + 2)));
}

/**
 * The cards of a run of digits without separators. They must fill it from `first` to its end, each perhaps with its expiry of four
 * digits: no other window of a run is tried, or one random number in three would hold a card.
 */
function tileFrom(digits: Digits, first: number, regional: boolean, ends: Int8Array): Span[] | undefined {
  if (ends[first] !== 1) return undefined;
  const cards: Span[] = [];
  for (let at = first; at < digits.count; ) {
    let next = 0;
    for (let length = 14; length <= 19 && next === 0; length++) {
      if (!isCard(digits, at, length, regional)) continue;
      if (ends[at + length] === 1) next = at + length;
      else if (isExpiry(digits, at + length) && ends[at + length + 4] === 1) next = at + length + 4;
      if (next > 0) cards.push(spanOf(digits, at, length));
    }
    if (next === 0) return undefined;
    at = next;
  }
  return cards;
}

function canTile(digits: Digits, at: number, regional: boolean, ends: Int8Array): boolean {
  for (let length = 14; length <= 19; length++) {
    if (!isCard(digits, at, length, regional)) continue;
    if (ends[at + length] === 1 || (isExpiry(digits, at + length) && ends[at + length + 4] === 1)) return true;
  }
  return false;
}

/** Whether the run may be a time since 1970 in milli-, micro- or nanoseconds, from 2001 to 2040. */
function isEpoch({ values, count }: Digits): boolean {
  const first = (values[0] as number) * 10 + (values[1] as number);
  return (count === 13 || count === 16 || count === 19) && first >= 10 && first <= 22;
}

/** Cards that tile a run of digits: after leading zeros, or after a two-digit length equal to the rest. */
export function tile(digits: Digits, regional: boolean): Span[] | undefined {
  const { values, count } = digits;
  if (isEpoch(digits)) return isCard(digits, 0, count, regional) ? [spanOf(digits, 0, count)] : undefined;
  // Fewer digits than the shortest card and an expiry: all of them are one card, but for leading zeros.
  if (count >= 14 && count < 18 && isCard(digits, 0, count, regional)) return [spanOf(digits, 0, count)];
  const ends = new Int8Array(count + 8);
  ends[count] = 1;
  for (let at = count - 14; at >= 0; at--) if (canTile(digits, at, regional, ends)) ends[at] = 1;
  for (let first = 0; first <= count - 14; first++) {
    const cards = tileFrom(digits, first, regional, ends);
    if (cards) return cards;
    if (values[first] !== 0) break;
  }
  const stated = (values[0] as number) * 10 + (values[1] as number);
  return stated === count - 2 ? tileFrom(digits, 2, regional, ends) : undefined;
}
