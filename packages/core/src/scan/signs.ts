import { DASH, DOT, isAlphanumeric, isDigit, isUpper, SLASH, SPACE } from '../ascii.js';

/** Signs between the digits of a phone number. */
export const isPhoneSign = (byte: number): boolean =>
  byte === SPACE || byte === DASH || byte === DOT || byte === SLASH || byte === 0x28 || byte === 0x29;

/** E.164: at most 15 digits, and none in use has fewer than 8 with its country. */
const LEAST_PHONE = 8;
const MOST_PHONE = 20;

/** Whether the digits of a phone number may stand at `at`, with its country. */
export function mayBePhone(bytes: Uint8Array, at: number): boolean {
  let count = 0;
  for (let i = at; i < at + MOST_PHONE && count < LEAST_PHONE; i++) {
    if (isDigit(bytes[i] as number)) count++;
    else if (!isPhoneSign(bytes[i] as number)) return false;
  }
  return count === LEAST_PHONE;
}

/** Letters and digits, and the signs a password in a URL may end in. */
export const mayEndUser = (byte: number): boolean => isAlphanumeric(byte) || USER_ENDS.includes(byte);
const USER_ENDS = Array.from('!$*+=~-_#?^:', (sign) => sign.charCodeAt(0));

/** Whether `text` stands at `at`. */
export function startsWith(bytes: Uint8Array, at: number, text: string): boolean {
  let i = 0;
  while (i < text.length && bytes[at + i] === text.charCodeAt(i)) i++;
  return i === text.length;
}

/** Whether the same bytes follow once more. */
export function isRepeated(bytes: Uint8Array, at: number, width: number): boolean {
  for (let i = at; i < at + width; i++) if (bytes[i] !== bytes[i + width]) return false;
  return true;
}

/** Two capitals: `at 1700000000000` is a time. */
const areCapitals = (bytes: Uint8Array, at: number): boolean =>
  at >= 0 && isUpper(bytes[at] as number) && isUpper(bytes[at + 1] as number) && !isAlphanumeric(bytes[at - 1] ?? 0);

const areDigits = (bytes: Uint8Array, at: number): boolean =>
  at >= 0 && isDigit(bytes[at] as number) && isDigit(bytes[at + 1] as number);

/** Where two capitals and two digits begin that stand apart before the blank and the digits at `at`, maybe with a group between; -1 if they do not. */
export function spacedHead(bytes: Uint8Array, at: number): number {
  if (areCapitals(bytes, at - 3)) return at - 3;
  for (const digits of [at - 3, at - 8])
    if (areDigits(bytes, digits) && bytes[digits - 1] === SPACE && bytes[digits + 2] === SPACE)
      if (areCapitals(bytes, digits - 3)) return digits - 3;
  return -1;
}
