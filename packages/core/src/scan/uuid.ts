import { DASH, hexValue, isAlphanumeric } from '../ascii.js';
import { STRIDE } from './trigger-tables.js';

const LENGTH = 36;
/** Where the dashes stand, one bit each. */
const DASHES = (1 << 8) | (1 << 13) | (1 << 18) | (1 << 23);

const isPart = (byte: number): boolean => byte === DASH || hexValue(byte) >= 0;

/**
 * Whether `at` stands inside a UUID (RFC 9562, 8-4-4-4-12). One in ten thousand holds digits that pass for a card, a phone number or the
 * name of an account.
 */
export function isInUuid(bytes: Uint8Array, at: number): boolean {
  if (!isPart(bytes[at] as number)) return false;
  let start = at;
  while (start > 0 && at - start < LENGTH && isPart(bytes[start - 1] as number)) start--;
  if (at - start >= LENGTH || isAlphanumeric(bytes[start - 1] ?? 0)) return false;
  for (let i = 0; i < LENGTH; i++) {
    const byte = bytes[start + i] as number;
    if (!isPart(byte) || (byte === DASH) !== (i < 32 && ((DASHES >>> i) & 1) === 1)) return false;
  }
  return !isPart(bytes[start + LENGTH] as number) && !isAlphanumeric(bytes[start + LENGTH] as number);
}

/** Takes the triggers that begin inside a UUID out of the first `used` numbers of `triggers`; returns how many are left. */
export function leaveUuids(bytes: Uint8Array, triggers: Int32Array, used: number): number {
  let left = 0;
  for (let k = 0; k < used; k += STRIDE) {
    if (isInUuid(bytes, triggers[k + 1] as number)) continue;
    if (left < k) triggers.copyWithin(left, k, k + STRIDE);
    left += STRIDE;
  }
  return left;
}
