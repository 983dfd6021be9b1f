import {
  DASH,
  DOT,
  hexValue,
  isAlphanumeric,
  isDigit,
  isLetter,
  isSpace,
  PLUS,
  SLASH,
  spelledBreak,
  UNDERSCORE,
  ZERO,
  ZERO_WIDTH,
  endsEscape,
  endsPercentEscape,
} from '../ascii.js';
import type { Context, Detector, MissRule, Span } from '../types.js';
import {
  collectDigits,
  type Digits,
  isCard,
  isCardInContext,
  isGroupedCard,
  isIssued,
  isIssuedAnywhere,
  passes,
  spanOf,
  tile,
} from './card-digits.js';
import { builtIn } from './define.js';
import { isInHexDump } from './hex-dump.js';

/** Tokens of this length and more that are hexadecimal throughout are digests, object ids and keys. */
const DIGEST_LENGTH = 24;

const LETTER_X = 0x78;

const isAsciiLetter = (byte: number): boolean => byte < 0x80 && isLetter(byte);

/** Seventeen digits or more without a separator. */
const isLongRun = (bytes: Uint8Array, start: number, end: number): boolean =>
  end - start >= 17 && isContiguous(bytes, start, end);

/** Whether the digits belong to a float, a negative number or a hexadecimal digest. */
function isInsideOther(bytes: Uint8Array, start: number, end: number): boolean {
  const before = bytes[start - 1];
  if (before === DOT && isDigit(bytes[start - 2] ?? 0)) return true;
  if (before === DASH && !isAlphanumeric(bytes[start - 2] ?? 0)) return true;
  // `0x2412922780407048`.
  if (((before ?? 0) | 0x20) === LETTER_X && bytes[start - 2] === ZERO && !isAlphanumeric(bytes[start - 3] ?? 0))
    return true;
  // Random 63-bit ids have 17 to 19 digits: `blk_4658551441818960395`.
  if (
    isLongRun(bytes, start, end) &&
    (before === UNDERSCORE || isAsciiLetter(before ?? 0)) &&
    !endsEscape(bytes, start) &&
    !endsPercentEscape(bytes, start)
  )
    return true;
  if (!isAlphanumeric(before ?? 0) && !isAlphanumeric(bytes[end] as number)) return false;
  if (!isContiguous(bytes, start, end)) return false;
  let first = start;
  let last = end;
  while (first > 0 && start - first < 128 && hexValue(bytes[first - 1] as number) >= 0) first--;
  while (last - end < 128 && hexValue(bytes[last] as number) >= 0) last++;
  return last - first >= DIGEST_LENGTH && (hasDigit(bytes, first, start) || hasDigit(bytes, end, last));
}

/** Letters alone make no digest, were they all hexadecimal: `faded4111…`. */
function hasDigit(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (isDigit(bytes[i] as number)) return true;
  return false;
}

/** Ends of the digit groups in `bytes[start, end)`: how many digits there are up to each. */
function groupEnds(bytes: Uint8Array, start: number, end: number): number[] {
  const ends: number[] = [];
  let count = 0;
  for (let i = start; i < end; i++) {
    if (!isDigit(bytes[i] as number)) continue;
    count++;
    if (!isDigit(bytes[i + 1] as number) && bytes[i + 1] !== ZERO_WIDTH) ends.push(count);
  }
  return ends;
}

/** The longest card that begins with the first group and is printed in a grouping of its network. */
function findGrouped(bytes: Uint8Array, start: number, end: number, regional: boolean): Span | undefined {
  const digits = collectDigits(bytes, start, end);
  const ends = groupEnds(bytes, start, end);
  for (let group = ends.length - 1; group > 0; group--) {
    const length = ends[group] as number;
    if (length === 14 && group === 2 && isGroupedCard(digits, 0)) return spanOf(digits, 0, 14);
    if (length > 14 && isCard(digits, 0, length, regional)) return spanOf(digits, 0, length);
  }
  return undefined;
}

const isSeparator = (byte: number): boolean =>
  isSpace(byte) || byte === DASH || byte === DOT || byte === SLASH || byte === PLUS || byte === ZERO_WIDTH;

/** Width of what may stand between two groups at `at`: a sign, or a break that is spelled out; 0 for anything else. */
const separatorWidth = (bytes: Uint8Array, at: number): number =>
  isSeparator(bytes[at] as number) ? 1 : spelledBreak(bytes, at);

const MOST_SEPARATORS = 4;

/** Where the digits and their separators from `start` on end. */
function runEnd(bytes: Uint8Array, start: number, end: number): number {
  let last = start;
  let gap = 0;
  for (let i = start; i < end; ) {
    const isNext = isDigit(bytes[i] as number);
    const width = isNext ? 1 : separatorWidth(bytes, i);
    if (width === 0 || gap === MOST_SEPARATORS) break;
    i += width;
    gap = isNext ? 0 : gap + 1;
    if (isNext) last = i;
  }
  return last;
}

/** Cards in one run of grouped digits: windows begin and end on the borders of groups, left to right. */
function findWindows(bytes: Uint8Array, start: number, end: number, digits: Digits): Span[] {
  const ends = groupEnds(bytes, start, end);
  const cards: Span[] = [];
  for (let group = 0; group < ends.length; group++) {
    const first = group === 0 ? 0 : (ends[group - 1] as number);
    for (let last = group; last < ends.length && (ends[last] as number) - first <= 19; last++) {
      const length = (ends[last] as number) - first;
      if (length < 12 || !isCardInContext(digits, first, length)) continue;
      cards.push(spanOf(digits, first, length));
      group = last;
      break;
    }
  }
  return cards;
}

/**
 * A value that is one number and nothing else: behind a card's name it counts whatever issuer it begins with, and as the value of a card
 * field even when a digit was mistyped.
 */
function findSole(bytes: Uint8Array, start: number, end: number, digits: Digits, context: Context): Span | undefined {
  const { count } = digits;
  if (context.status || count < 12 || count > 19 || (context.weak && !context.loose)) return undefined;
  for (let i = start; i < end; ) {
    const width = isDigit(bytes[i] as number) ? 1 : separatorWidth(bytes, i);
    if (width === 0) return undefined;
    i += width;
  }
  if (passes(digits, 0, count)) return spanOf(digits, 0, count);
  return !context.loose && isIssued(digits, 0, count) ? spanOf(digits, 0, count) : undefined;
}

function findNamed(bytes: Uint8Array, start: number, end: number, context: Context): Span[] | undefined {
  const cards: Span[] = [];
  const last = Math.min(end, start + 4096);
  for (let i = start; i < last; i++) {
    if (!isDigit(bytes[i] as number)) continue;
    const runLast = runEnd(bytes, i, last);
    if (runLast - i >= 12) {
      const digits = collectDigits(bytes, i, runLast);
      const sole = i === start && runLast === end ? findSole(bytes, start, end, digits, context) : undefined;
      const found = sole ? [sole] : findWindows(bytes, i, runLast, digits);
      cards.push(...(found.length > 0 ? found : (tile(digits, context.regional) ?? [])));
    }
    i = runLast;
  }
  return cards.length > 0 ? cards : undefined;
}

const STAR = 0x2a;

/** Whether the group at `start` is the end of a card that was masked before: four stars behind a digit, or eight. */
function endsMask(bytes: Uint8Array, start: number): boolean {
  let first = start;
  while (bytes[first - 1] === STAR) first--;
  return start - first >= (isDigit(bytes[first - 1] ?? 0) ? 4 : 8);
}

function find(bytes: Uint8Array, start: number, end: number, context: Context): Span | readonly Span[] | undefined {
  const { regional } = context;
  if (context.named) return findNamed(bytes, start, end, context);
  const tagged = findTagged(bytes, start, end, regional);
  if (tagged !== undefined) return tagged;
  if (isInsideOther(bytes, start, end)) return undefined;
  if (isContiguous(bytes, start, end)) return tile(collectDigits(bytes, start, end), regional);
  return endsMask(bytes, start) || isInHexDump(bytes, start) ? undefined : findGrouped(bytes, start, end, regional);
}

/** The PAN behind tag 5A of EMV Book 3 and its length in bytes, perhaps padded with an F: `5A084111…`. */
function findTagged(bytes: Uint8Array, start: number, end: number, regional: boolean): Span | undefined {
  const isTag = bytes[start - 2] === 0x35 && ((bytes[start - 1] as number) | 0x20) === 0x61 && bytes[start] === ZERO;
  if (!isTag) return undefined;
  const length = 2 * ((bytes[start + 1] as number) - ZERO);
  const digits = collectDigits(bytes, start + 2, Math.min(end, start + 2 + length));
  return isCard(digits, 0, digits.count, regional) ? spanOf(digits, 0, digits.count) : undefined;
}

function isContiguous(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isDigit(bytes[i] as number) && bytes[i] !== ZERO_WIDTH) return false;
  return true;
}

/** Why digits are no card: they stand in a float or a digest, no network issues such
 * numbers, they are too weak without a name, or the check digit is wrong. */
function miss(bytes: Uint8Array, start: number, end: number): MissRule {
  if (isInsideOther(bytes, start, end)) return 'inside-token';
  const digits = collectDigits(bytes, start, end);
  if (digits.count > 19 || digits.count < 12) return 'not-issued';
  if (isCardInContext(digits, 0, digits.count) && passes(digits, 0, digits.count)) return 'needs-context';
  return isIssuedAnywhere(digits) ? 'check-failed' : 'not-issued';
}

/**
 * Payment card numbers: issuer prefix, length, grouping and Luhn (ISO/IEC 7812-1). Anywhere in text for the networks of tiers 1
 * and 2, in context for all.
 */
export const pan: Detector = builtIn('pan', 'pan', find, {
  where: 'anywhere',
  triggers: { digits: true },
  extent: 'groups',
  miss,
});
