import {
  ASTERISK,
  COLON,
  COMMA,
  DASH,
  DOT,
  isAlphanumeric,
  isDigit,
  isLetter,
  SLASH,
  standsAt,
  UNDERSCORE,
} from '../ascii.js';
import type { Context, Detector, Span } from '../types.js';
import { builtIn } from './define.js';
import { isNoValue, isPlaceholder, makeupOf } from './values.js';

function areDigits(bytes: Uint8Array, start: number, end: number, least: number, most: number): boolean {
  if (end - start < least || end - start > most) return false;
  for (let i = start; i < end; i++) if (!isDigit(bytes[i] as number)) return false;
  return true;
}

/** Whether a number goes on at `at`: `12:30`, `7.50`, `2027-01`, or a masked one. */
function goesOn(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at] as number;
  if (isAlphanumeric(byte) || byte === UNDERSCORE || byte === ASTERISK) return true;
  const isJoint = byte === DOT || byte === COMMA || byte === COLON || byte === SLASH || byte === DASH;
  return isJoint && isDigit(bytes[at + 1] as number);
}

/** A code by its very shape: `least` to `most` digits. In running text a sign may stand behind it: `739:x`, `739%`. */
function findDigits(
  bytes: Uint8Array,
  start: number,
  end: number,
  { loose }: Context,
  least = 3,
  most = 4,
): Span | undefined {
  let last = loose ? start : end;
  while (loose && last < end && isDigit(bytes[last] as number)) last++;
  if (last < end && goesOn(bytes, last)) return undefined;
  return areDigits(bytes, start, last, least, most) ? { start, end: last } : undefined;
}

/**
 * Card verification codes (CVV2, CVC2, CID, CAV2, CVN2 …): PCI DSS 4.0.1, 3.3.1.2. A code has no shape of its own; an exact name
 * hides any string or number, a word in running text three or four digits.
 */
function findCode(bytes: Uint8Array, start: number, end: number, context: Context): Span | undefined {
  if (!context.named) return undefined;
  // The first group of a card may stand where a code is expected: `cvv 4111 1111 1111 1111`.
  if (context.loose && end - start === 4 && isDigit(bytes[end + 1] as number) && isDigit(bytes[end + 4] as number))
    return undefined;
  if (context.status || context.loose || context.weak) return findDigits(bytes, start, end, context);
  if (isNoValue(bytes, start, end) || isPlaceholderOnly(bytes, start, end)) return undefined;
  // A gateway's answer may give the result of the check under the name of the code: `"cvv2":"M"`.
  if (end - start === 1 && isLetter(bytes[start] as number)) return undefined;
  if (context.quoted) return { start, end };
  return end - start <= 64 && makeupOf(bytes, start, end).digits > 0 ? { start, end } : undefined;
}

// Stars would tell the length of the code, so they go.
const isPlaceholderOnly = (bytes: Uint8Array, start: number, end: number): boolean =>
  bytes[start] !== 0x2a && bytes[start] !== 0x78 && isPlaceholder(bytes, start, end);

export const cvv: Detector = builtIn('cvv', 'sad', findCode, { kin: ['card', 'code'] });

/** Personal identification numbers: ISO 9564-1, 4 to 12 digits. */
export const pin: Detector = builtIn('pin', 'sad', (bytes, start, end, context) =>
  context.named ? findDigits(bytes, start, end, context, 4, context.loose ? 6 : 12) : undefined,
);

const STATES = [
  'enabled',
  'disabled',
  'supported',
  'unsupported',
  'present',
  'absent',
  'failed',
  'failure',
  'success',
  'ok',
  'error',
  'approved',
  'declined',
  'verified',
  'valid',
  'optional',
  'pending',
  'skipped',
];

const isState = (bytes: Uint8Array, start: number, end: number): boolean =>
  STATES.some((word) => word.length === end - start && standsAt(bytes, start, word));

/** Whether the value may be hexadecimal or base64 data of eight characters or more. */
function looksEncoded(bytes: Uint8Array, start: number, end: number, { quoted }: Context): boolean {
  const { length, digits, capitals, spaces } = makeupOf(bytes, start, end);
  return length >= 8 && (digits > 0 || capitals > 1) && (spaces === 0 || quoted);
}

/** A value that no shape tells: an exact name hides any text, an ambiguous one what looks like encoded data. */
function findBlob(bytes: Uint8Array, start: number, end: number, context: Context): Span | undefined {
  if (!context.named || context.loose || context.status) return undefined;
  if (isNoValue(bytes, start, end) || isPlaceholderOnly(bytes, start, end) || isState(bytes, start, end))
    return undefined;
  // `emv=contactless` tells how a card was read.
  const isAny = !context.weak && context.field !== 'emv' && end - start > 1;
  return isAny || looksEncoded(bytes, start, end, context) ? { start, end } : undefined;
}

/** Encrypted PIN blocks and their key serial numbers: ISO 9564-1 formats 0 to 4. */
export const pinBlock: Detector = builtIn('pin-block', 'sad', findBlob);
/** EMV data objects, as TLV or base64: EMV Book 3. */
export const emv: Detector = builtIn('emv', 'sad', findBlob);
/** Payment cryptograms (ARQC, CAVV, AAV, TAVV). */
export const cryptogram: Detector = builtIn('cryptogram', 'sad', findBlob);
