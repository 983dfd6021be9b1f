import { DASH, hexValue, isAlphanumeric } from '../ascii.js';

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
