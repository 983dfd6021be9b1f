import {
  AT,
  BACKSLASH,
  BAR,
  byFirstByte,
  COLON,
  DASH,
  DOT,
  GREATER,
  hexValue,
  isAlphanumeric,
  isDigit,
  isLetter,
  isSpace,
  isUpper,
  LEFT_BRACE,
  LEFT_BRACKET,
  LEFT_PAREN,
  LESS,
  lowerCase,
  PERCENT,
  PLUS,
  QUESTION,
  QUOTE,
  RIGHT_BRACE,
  RIGHT_BRACKET,
  SLASH,
  SPACE,
  standsAt,
  UNDERSCORE,
} from '../ascii.js';
import type { Context, Span } from '../types.js';

/** What a value is made of, counted in one pass over at most its first 4,096 bytes. */
export interface Makeup {
  readonly length: number;
  readonly digits: number;
  readonly letters: number;
  readonly capitals: number;
  readonly spaces: number;
  readonly slashes: number;
  /** Spaces in a form. */
  readonly pluses: number;
  /** Anything else than letters, digits, spaces, `+`, `-`, `.` and `/`. */
  readonly others: number;
}

/** Counts what a value is made of. */
export function makeupOf(bytes: Uint8Array, start: number, end: number): Makeup {
  let digits = 0;
  let letters = 0;
  let capitals = 0;
  let spaces = 0;
  let slashes = 0;
  let pluses = 0;
  let others = 0;
  const last = Math.min(end, start + 4096);
  for (let i = start; i < last; i++) {
    const byte = bytes[i] as number;
    if (isDigit(byte)) digits++;
    else if (isLetter(byte)) letters++;
    else if (isSpace(byte)) spaces++;
    else if (byte === PLUS) pluses++;
    else if (byte === SLASH) slashes++;
    else if (byte !== DASH && byte !== DOT) others++;
    if (isUpper(byte)) capitals++;
  }
  return { length: end - start, digits, letters, capitals, spaces, slashes, pluses, others };
}

const isHex = (byte: number): boolean => hexValue(byte) >= 0;

const noValuesFrom = byFirstByte([
  'true',
  'false',
  'null',
  'undefined',
  'none',
  'nil',
  'nan',
  'yes',
  'no',
  'n/a',
  'na',
  'empty',
  'required',
  'missing',
  'invalid',
  'unknown',
  'optional',
  'enabled',
  'disabled',
  // What is printed in the place of a secret, and types in source code.
  'hidden',
  'masked',
  'redacted',
  'filtered',
  'omitted',
  'protected',
  'sensitive',
  'string',
  'str',
  'bool',
  'boolean',
  'bytes',
  'any',
  // How Jest and Vitest print what only has to match.
  'stringmatching',
  'stringcontaining',
  // Errors of OAuth (RFC 6749, 6750 and 8628) and OpenID Connect.
  'invalid_client',
  'invalid_grant',
  'invalid_request',
  'invalid_scope',
  'invalid_token',
  'expired_token',
  'access_denied',
  'server_error',
  'login_required',
  'consent_required',
  'interaction_required',
  'insufficient_scope',
  'unauthorized_client',
  'unsupported_grant_type',
  'unsupported_token_type',
  'unsupported_response_type',
  'temporarily_unavailable',
  'authorization_pending',
]);

const LONGEST_NO_VALUE = 25;

/** Whether the value is `true`, `null`, `required` or another word that says there is no value to hide. */
export function isNoValue(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > LONGEST_NO_VALUE) return false;
  for (const word of noValuesFrom(bytes[start] as number))
    if (word.length === end - start && standsAt(bytes, start, word)) return true;
  return false;
}

/** What AWS CloudTrail writes in the place of a secret. */
const HIDDEN = 'hidden_due_to_security_reasons';

const DOLLAR = 0x24;

/** `NAME`, `{name:-default}` or the number of a parameter behind a dollar sign; a password may begin with that sign too. */
function isVariable(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start] === LEFT_BRACE) return true;
  if (end - start <= 2 && isDigit(bytes[start] as number) && isDigit(bytes[end - 1] as number)) return true;
  for (let i = start; i < end; i++)
    if (!isUpper(bytes[i] as number) && bytes[i] !== UNDERSCORE && !isDigit(bytes[i] as number)) return false;
  return isUpper(bytes[start] as number);
}

/** Whether the value is a text of JSON: its members are looked at by their own names. */
function beginsObject(bytes: Uint8Array, start: number, end: number): boolean {
  let i = start + 1;
  while (i < end && (isSpace(bytes[i] as number) || bytes[i] === BACKSLASH)) i++;
  return bytes[i] === QUOTE && bytes[end - 1] === RIGHT_BRACE;
}

const LONGEST_PLACEHOLDER = 64;

const hiddenFrom = byFirstByte([
  'sensitive',
  'known after',
  'hidden',
  'redacted',
  'masked',
  'null',
  'none',
  'empty',
  'not ',
  'unset',
]);

/** Whether words in round brackets say that there is no value to see: `(sensitive value)`, `(known after apply)`. */
const saysHidden = (bytes: Uint8Array, at: number): boolean =>
  hiddenFrom(bytes[at] as number).some((words) => standsAt(bytes, at, words));

/**
 * Whether nothing but words stands up to `close`, which ends the value or stands behind its first word: `{name}`, `{{ name }}`, `<password>`. A
 * template may stand before more: `{{user}}:x`.
 */
function isBracketed(bytes: Uint8Array, start: number, end: number, close: number): boolean {
  for (let i = start + 1; i < start + LONGEST_PLACEHOLDER; i++) {
    const byte = bytes[i] as number;
    if (byte === close) return i >= end - 2 || bytes[start + 1] === LEFT_BRACE;
    const isWord = isAlphanumeric(byte) || byte === SPACE || byte === UNDERSCORE || byte === DASH || byte === DOT;
    if (!isWord && byte !== SLASH && byte !== BAR && byte !== LEFT_BRACE) return false;
  }
  return false;
}

/** Whether the value is a placeholder: `${VAR}`, `{{ name }}`, `%s`, `$1`, `?`, `<password>`, `****`. */
export function isPlaceholder(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start === HIDDEN.length && standsAt(bytes, start, HIDDEN)) return true;
  const first = bytes[start] as number;
  if (first === DOLLAR) return isVariable(bytes, start + 1, end);
  if (first === LEFT_BRACE) return beginsObject(bytes, start, end) || isBracketed(bytes, start, end, RIGHT_BRACE);
  if (first === LEFT_PAREN) return saysHidden(bytes, start + 1);
  if (first === LEFT_BRACKET) return bytes[end - 1] === RIGHT_BRACKET && isNoValue(bytes, start + 1, end - 1);
  if (first === QUESTION && end - start === 1) return true;
  if (first === LESS) return isBracketed(bytes, start, end, GREATER);
  if (first === PERCENT && end - start === 2 && isLetter(bytes[start + 1] as number)) return true;
  for (let i = start; i < end; i++) if (bytes[i] !== 0x2a && lowerCase(bytes[i] as number) !== 0x78) return false;
  return true;
}

const isNameByte = (byte: number): boolean => isLetter(byte) || byte === DOT || byte === UNDERSCORE;

/** Whether the value is how a program prints an object of its own: `com.example.Handle@1c20a7f`, `Token{1c20a7f`, `com.example.sync.task/31`. */
export function isObjectName(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  let dots = 0;
  for (; at < end && isNameByte(bytes[at] as number); at++) if (bytes[at] === DOT) dots++;
  const sign = bytes[at];
  const last = bytes[end - 1] === COLON ? end - 1 : end;
  const rest = last - at - 1;
  if (at === start || rest < 1 || rest > 8) return false;
  const fits = sign === SLASH ? isDigit : sign === AT || sign === LEFT_BRACE ? isHex : undefined;
  if (fits === undefined || (sign === SLASH && dots < 2)) return false;
  for (let i = at + 1; i < last; i++) if (!fits(bytes[i] as number)) return false;
  return true;
}

/** The value without white space around it. */
export function trim(bytes: Uint8Array, start: number, end: number): Span {
  let first = start;
  let last = end;
  while (first < last && isSpace(bytes[first] as number)) first++;
  while (last > first && isSpace(bytes[last - 1] as number)) last--;
  return { start: first, end: last };
}

/** The whole value, if it has at most `most` characters and `passes` says that it fits. */
export function whole(most: number, passes: (makeup: Makeup, context: Context) => boolean) {
  return (bytes: Uint8Array, start: number, end: number, context: Context): Span | undefined => {
    if (!context.named || context.status || end - start > most) return undefined;
    if (isNoValue(bytes, start, end)) return undefined;
    return passes(makeupOf(bytes, start, end), context) ? { start, end } : undefined;
  };
}

/** How far before an `@` the scheme of its URL may stand. */
const REACH = 512;

/** Whether `://` ends before `at`, its slashes perhaps escaped as in JSON of PHP. */
function isAuthority(bytes: Uint8Array, at: number): boolean {
  if (bytes[at - 2] === SLASH) return bytes[at - 3] === COLON;
  const isEscaped = bytes[at - 2] === BACKSLASH && bytes[at - 3] === SLASH && bytes[at - 4] === BACKSLASH;
  return isEscaped && bytes[at - 5] === COLON;
}

/** Where the authority of a URL begins that `at` stands in, with a colon in it before `at`; -1 if there is none. */
export function userinfoStart(bytes: Uint8Array, at: number): number {
  let hasColon = false;
  for (let first = at; first > 2 && at - first < REACH; first--) {
    const byte = bytes[first - 1] as number;
    if (byte === SLASH) return hasColon && isAuthority(bytes, first) ? first : -1;
    // An authority has one `@`: RFC 3986 wants any other encoded.
    if (isSpace(byte) || byte === QUOTE || byte === AT || byte === 0) return -1;
    if (byte === COLON) hasColon = true;
  }
  return -1;
}
