import { type IinRange, iinRanges } from './iin-ranges.js';

/** A prefix has six digits: 0 … 999,999. */
const PREFIXES = 1_000_000;

/** First and last six-digit prefix of a range; `'4'` is 400000 … 499999, and 63737423 is widened to 637374. */
function sixDigits(range: IinRange): [first: number, last: number] {
  const width = 10 ** Math.max(0, 6 - range.from.length);
  return [+range.from.slice(0, 6) * width, (+range.to.slice(0, 6) + 1) * width - 1];
}

function bitsOf(lengths: readonly number[]): number {
  let bits = 0;
  for (const length of lengths) bits |= 1 << length;
  return bits;
}

/** Segment i holds the prefixes starts[i] … starts[i + 1] − 1, over which no answer changes; a sentinel stands behind. */
function cutSegments(): Uint32Array {
  const cuts = new Set([0, PREFIXES]);
  for (const range of iinRanges) {
    const [first, last] = sixDigits(range);
    cuts.add(first).add(last + 1);
  }
  return new Uint32Array([...cuts]).sort();
}

const starts = cutSegments();
const segments = starts.length - 1;

// Bit sets of lengths, one entry a segment, each united over the rows that answer one question.
const worldwide = new Uint32Array(segments);
const withRegional = new Uint32Array(segments);
const inContext = new Uint32Array(segments);
const withoutLuhn = new Uint32Array(segments);
const grouped = new Uint32Array(segments);

function addRange(range: IinRange): void {
  const [first, last] = sixDigits(range);
  const bits = bitsOf(range.lengths);
  for (let i = starts.indexOf(first); (starts[i] as number) <= last; i++) {
    if (range.tier === 1) worldwide[i]! |= bits;
    if (range.tier <= 2) withRegional[i]! |= bits;
    if (range.luhn) inContext[i]! |= bits;
    else withoutLuhn[i]! |= bits;
    if (range.grouped14) grouped[i]! |= bits;
  }
}
for (const range of iinRanges) addRange(range);

/** By the first four digits, the segment in which their lowest prefix stands. */
function indexSegments(): Uint16Array {
  const index = new Uint16Array(10_000);
  for (let i = 0; i < segments; i++) {
    index.fill(i, Math.ceil((starts[i] as number) / 100), Math.ceil((starts[i + 1] as number) / 100));
  }
  return index;
}

const firstSegments = indexSegments();

/** At most six steps: 12 ns for random prefixes, where a binary search took 65 ns. */
function segmentOf(prefix6: number): number {
  let i = firstSegments[Math.trunc(prefix6 / 100)] as number;
  while ((starts[i + 1] as number) <= prefix6) i++;
  return i;
}

/**
 * Bit set of lengths (bit n = n digits, 14 to 19) that a bare number beginning with these six digits may have, if it passes Luhn.
 *
 * Ranges published with more than six digits are widened to their first six; this holds for every function here.
 *
 * @param prefix6 the number made of the first six digits, 0 … 999,999
 * @param regional whether the networks of tier 2 count
 */
export function lengthsAnywhere(prefix6: number, regional: boolean): number {
  return (regional ? withRegional : worldwide)[segmentOf(prefix6)] as number;
}

/** Bit set of lengths that count anywhere when printed in the grouping of their network: bit 14, Diners Club 4-6-4. Luhn is required. */
export function lengthsWhenGrouped(prefix6: number): number {
  return grouped[segmentOf(prefix6)] as number;
}

/** Bit set of lengths (bit n = n digits, 12 to 19) of all tiers, for a number in context that passes Luhn. */
export function lengthsInContext(prefix6: number): number {
  return inContext[segmentOf(prefix6)] as number;
}

/** Bit set of lengths (bit n = n digits, 13 to 19) of the networks whose numbers need no Luhn; in context only. */
export function lengthsWithoutLuhn(prefix6: number): number {
  return withoutLuhn[segmentOf(prefix6)] as number;
}

function unitePossible(): Uint16Array {
  const possible = new Uint16Array(10_000);
  for (let i = 0; i < segments; i++) {
    const bits = ((withRegional[i] as number) | (grouped[i] as number)) >>> 8;
    const first = Math.trunc((starts[i] as number) / 100);
    const last = Math.trunc(((starts[i + 1] as number) - 1) / 100);
    // Only the two ends can be shared with another segment.
    possible[first]! |= bits;
    if (last > first) possible.fill(bits, first + 1, last + 1);
  }
  return possible;
}

/**
 * For a trigger pass, indexed by the first four digits: lengths a number found anywhere may have, **bit n − 8 = n digits**,
 * over whatever follows, regional networks on, and with bit 14 − 8 of Diners Club, of which the detector keeps the 4-6-4 form only.
 * Says yes too often, never no too often. What counts in context alone is not in it: a word leads there.
 */
export const possibleLengths: Uint16Array = unitePossible();

/** Name of the first network, in the order of tiers, that has numbers of this prefix and length. Slow: for tests and statistics. */
export function networkOf(prefix6: number, length: number): string | undefined {
  return iinRanges.find((range) => {
    const [first, last] = sixDigits(range);
    return prefix6 >= first && prefix6 <= last && range.lengths.includes(length);
  })?.network;
}
