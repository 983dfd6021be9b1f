import { CARET, DASH, endsEscape, EQUALS, isDigit, PLUS, SPACE, UPPER_D, ZERO, ZERO_WIDTH } from '../ascii.js';

/** The number made of the four digits at or after `at`, zero-width characters skipped. */
function fourDigits(bytes: Uint8Array, at: number): number {
  let value = 0;
  let count = 0;
  for (let i = at; count < 4; i++) {
    const byte = bytes[i] as number;
    if (byte === ZERO_WIDTH) continue;
    if (!isDigit(byte)) return 0;
    value = value * 10 + byte - ZERO;
    count++;
  }
  return value;
}

/** Whether `count` digits may begin with a card: some length that the issuer has is reached. */
function begins(bytes: Uint8Array, at: number, count: number, possible: Uint16Array): boolean {
  const lengths = (possible[fourDigits(bytes, at)] as number) << 8;
  if (count <= 19) return ((lengths >>> count) & 1) !== 0 || (count > 17 && ((lengths >>> (count - 4)) & 1) !== 0);
  return lengths !== 0;
}

/**
 * Whether a run of digits may hold cards from its border on: leading zeros, a two-digit length, then a card alone, with an
 * expiry, or followed by more; or a track.
 */
export function mayBeCard(
  bytes: Uint8Array,
  start: number,
  end: number,
  count: number,
  possible: Uint16Array,
): boolean {
  if (isTlvPan(bytes, start)) return true;
  const stated = ((bytes[start] as number) - ZERO) * 10 + (bytes[start + 1] as number) - ZERO;
  // A time since 1970, from 2001 to 2040, counts only if all of it is one card.
  const isEpoch = (count === 16 || count === 19) && stated >= 10 && stated <= 22;
  if (!isEpoch) return mayHoldCards(bytes, start, end, count, stated, possible);
  const isTrack = bytes[end] === EQUALS || bytes[end] === CARET;
  return isTrack || (((possible[fourDigits(bytes, start)] as number) << 8) >>> count) % 2 === 1;
}

/** Whether the tag 5A of EMV Book 3 stands before a run, whose first two digits are then the length of a PAN in bytes. */
const isTlvPan = (bytes: Uint8Array, start: number): boolean =>
  bytes[start - 2] === 0x35 &&
  ((bytes[start - 1] as number) | 0x20) === 0x61 &&
  bytes[start] === ZERO &&
  (bytes[start + 1] as number) > 0x35;

function mayHoldCards(
  bytes: Uint8Array,
  start: number,
  end: number,
  count: number,
  stated: number,
  possible: Uint16Array,
): boolean {
  const after = bytes[end] as number;
  // A tag and a length may stand before the number of a track: `5711` and more.
  if (count <= 23 && (after === EQUALS || after === CARET || (after | 0x20) === (UPPER_D | 0x20))) return true;
  if (count >= 14 && begins(bytes, start, count, possible)) return true;
  if (bytes[start] === ZERO) {
    let first = start;
    let zeros = 0;
    for (; bytes[first] === ZERO || bytes[first] === ZERO_WIDTH; first++) if (bytes[first] === ZERO) zeros++;
    return count - zeros >= 14 && begins(bytes, first, count - zeros, possible);
  }
  return stated === count - 2 && stated >= 14 && begins(bytes, start + 2, stated, possible);
}

const isGroupSeparator = (byte: number): boolean => byte === SPACE || byte === DASH || byte === PLUS;

/** Where the group of digits ends that follows the separator at `at` and zero-width characters behind it; `at` if none does. */
function groupEnd(bytes: Uint8Array, at: number): number {
  if (!isGroupSeparator(bytes[at] as number)) return at;
  let end = at + 1;
  while (bytes[end] === ZERO_WIDTH) end++;
  const first = end;
  while (isDigit(bytes[end] as number)) end++;
  return end > first ? end : at;
}

function digitsIn(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (isDigit(bytes[i] as number)) count++;
  return count;
}

/**
 * Whether the digit group `[start, end)`, of 4 or 6, may begin a card in one of its printed groupings: where the longest
 * such card ends, or 0.
 */
export function mayBeGroupedCard(bytes: Uint8Array, start: number, end: number, possible: Uint16Array): number {
  if (possible[fourDigits(bytes, start)] === 0 || (isDigit(bytes[start - 1] ?? 0) && !endsEscape(bytes, start)))
    return 0;
  const secondEnd = groupEnd(bytes, end);
  const second = digitsIn(bytes, end, secondEnd);
  if (end - start === 6) return second === 13 ? secondEnd : 0;
  if (second === 6) {
    const last = groupEnd(bytes, secondEnd);
    const third = digitsIn(bytes, secondEnd, last);
    return third === 4 || third === 5 ? last : 0;
  }
  let at = end;
  let groups = 1;
  while (groups < 5) {
    const last = groupEnd(bytes, at);
    const length = digitsIn(bytes, at, last);
    const isLastGroup = groups === 3 ? length > 0 && length < 8 : groups === 4 && length > 0 && length < 4;
    if (length !== 4 && !isLastGroup) break;
    at = last;
    groups++;
    if (length !== 4) break;
  }
  return groups >= 4 ? at : 0;
}
