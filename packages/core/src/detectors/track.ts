import {
  CARET,
  DASH,
  EQUALS,
  hexValue,
  isAlphanumeric,
  isBlank,
  isDigit,
  isLetter,
  PERCENT,
  QUESTION,
  SEMICOLON,
  SLASH,
  UPPER_D,
  ZERO,
} from '../ascii.js';
import type { Context, Detector, Span } from '../types.js';
import { builtIn } from './define.js';
import { isNoValue, makeupOf } from './values.js';

// ISO/IEC 7813: track 1 has at most 79 characters, track 2 at most 40, and track 3 (ISO/IEC 4909) at most 107.
const LONGEST = 107;

function digitsFrom(bytes: Uint8Array, at: number): number {
  let end = at;
  while (isDigit(bytes[end] as number)) end++;
  return end - at;
}

/** Whether YYMM and a service code of three digits stand at `at`. */
function isExpiryAndService(bytes: Uint8Array, at: number): boolean {
  if (digitsFrom(bytes, at) < 7) return false;
  const month = ((bytes[at + 2] as number) - ZERO) * 10 + (bytes[at + 3] as number) - ZERO;
  return month >= 1 && month <= 12;
}

/** Track 2 or 3 behind a number: the separator (`=`, or `D` on a chip), expiry, service code, discretionary data. */
function secondTrackEnd(bytes: Uint8Array, at: number): number {
  const separator = bytes[at] as number;
  if (separator !== EQUALS && (separator | 0x20) !== (UPPER_D | 0x20)) return -1;
  if (!isExpiryAndService(bytes, at + 1)) return -1;
  let end = at + 1;
  while (end - at < LONGEST && (isAlphanumeric(bytes[end] as number) || bytes[end] === EQUALS)) end++;
  return bytes[end] === QUESTION ? end + 1 : end;
}

/** Track 1 behind a number: `^`, a name of 2 to 26 characters, `^`, expiry, service code, discretionary data. */
function firstTrackEnd(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== CARET) return -1;
  let end = at + 1;
  while (end - at <= 27 && bytes[end] !== CARET && bytes[end] !== 0 && bytes[end] !== 0x0a) end++;
  if (bytes[end] !== CARET || end - at < 3) return -1;
  end++;
  while (
    end - at < LONGEST &&
    (isAlphanumeric(bytes[end] as number) || bytes[end] === SLASH || isBlank(bytes[end] as number))
  )
    end++;
  while (isBlank(bytes[end - 1] as number)) end--;
  return bytes[end] === QUESTION ? end + 1 : end;
}

/** Where the track begins: at its start sentinel and format code, if they are there. */
function trackStart(bytes: Uint8Array, at: number): number {
  let start = at;
  if (start > 0 && ((bytes[start - 1] as number) | 0x20) === 0x62) start--;
  if (bytes[start - 1] === PERCENT || bytes[start - 1] === SEMICOLON) start--;
  return start;
}

/** Names of one letter and a number say so little that times and codes are left alone under them. */
const isNumbered = (field: string | undefined): boolean => field !== undefined && /^t ?[123]$/.test(field);

function fitsName(bytes: Uint8Array, start: number, end: number, context: Context): boolean {
  const { digits, spaces, others, length } = makeupOf(bytes, start, end);
  if (!context.weak) return digits >= (context.quoted ? 1 : 8);
  // Encrypted and truncated tracks are words without a separator; a date has one.
  const isWord = length >= 8 && spaces + others === 0 && !bytes.subarray(start, end).includes(DASH);
  return digits >= 12 || (isNumbered(context.field) && digits > 0 && isWord);
}

/** A short number that a `d` follows and another hexadecimal digit precedes stands in a digest: `9c601142907753d3108…`. */
const isInDigest = (bytes: Uint8Array, start: number, end: number): boolean =>
  end - start < 14 && isLetter(bytes[end] as number) && hexValue(bytes[start - 1] ?? 0) >= 0;

function find(bytes: Uint8Array, start: number, end: number, context: Context): Span | undefined {
  if (context.named) {
    if (context.status || context.loose || isNoValue(bytes, start, end)) return undefined;
    // A card that was masked before is no track.
    if (!context.quoted && bytes.subarray(start, end).includes(0x2a)) return undefined;
    return fitsName(bytes, start, end, context) ? { start, end } : undefined;
  }
  const digits = digitsFrom(bytes, start);
  const at = start + digits;
  if (digits < 12 || digits > 21 || isInDigest(bytes, start, at)) return undefined;
  const last = Math.max(secondTrackEnd(bytes, at), firstTrackEnd(bytes, at));
  return last < 0 ? undefined : { start: trackStart(bytes, start), end: last };
}

/** Magnetic stripe and chip track data, whole: ISO/IEC 7813. SAD by PCI DSS 4.0.1, 3.3.1.1. */
export const track: Detector = builtIn('track', 'sad', find, {
  where: 'anywhere',
  triggers: { digits: true },
  // Any digits might be a track's: that they are none is no news.
  miss: () => undefined,
});
