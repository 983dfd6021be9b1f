import {
  COLON,
  DASH,
  DOT,
  isAlphanumeric,
  isBlank,
  LEFT_BRACKET,
  LEFT_PAREN,
  RIGHT_BRACKET,
  SLASH,
  standsAt,
  UNDERSCORE,
} from '../ascii.js';

/** How far before a name the word may begin that it ends. */
const LONGEST_WORD = 128;

const isWordByte = (byte: number): boolean =>
  isAlphanumeric(byte) || byte === DASH || byte === UNDERSCORE || byte === DOT || byte === SLASH;

/** Where the word begins that `at` stands in. */
function wordStart(bytes: Uint8Array, at: number): number {
  let first = at;
  while (at - first < LONGEST_WORD && isWordByte(bytes[first - 1] ?? 0)) first--;
  return first;
}

/** Whether the name is the last part of the path of a file: `/etc/pam.d/passwd`. */
export function endsPath(bytes: Uint8Array, nameStart: number): boolean {
  const first = bytes[wordStart(bytes, nameStart)];
  return first === SLASH || first === DOT;
}

/** Whether a bracket closes behind the name that did not open: `gdm-password]: ` is how a program of the system log is called. */
export function closesTag(bytes: Uint8Array, nameStart: number, nameEnd: number): boolean {
  if (bytes[nameEnd - 1] !== RIGHT_BRACKET || !isBlank(bytes[nameEnd + 1] ?? 0)) return false;
  for (let i = nameEnd - 2; i > nameStart; i--) if (bytes[i] === LEFT_BRACKET) return false;
  return isBlank(bytes[wordStart(bytes, nameStart) - 1] ?? 0);
}

/** `pam_unix(passwd:chauthtok)`, `pam_unix(gdm-password:session)`: a module of PAM, with the program that asks it and what for. */
export function isPhase(bytes: Uint8Array, nameStart: number, colon: number, value: number): boolean {
  if (bytes[colon] !== COLON || value !== colon + 1) return false;
  const first = wordStart(bytes, nameStart) - 1;
  return bytes[first] === LEFT_PAREN && standsAt(bytes, wordStart(bytes, first), 'pam_');
}
