import {
  DASH,
  EQUALS,
  isAlphanumeric,
  isBlank,
  isLetter,
  isLower,
  isSpace,
  LEFT_PAREN,
  PERCENT,
  SEMICOLON,
  SPACE,
  standsAt,
  UNDERSCORE,
} from '../ascii.js';
import type { Context, Detector, Span } from '../types.js';
import { builtIn } from './define.js';
import { isNoValue, isPlaceholder, makeupOf } from './values.js';

/** Registered schemes (IANA HTTP Authentication Scheme Registry) and those that vendors use. */
const SCHEMES = [
  'basic',
  'bearer',
  'digest',
  'dpop',
  'gnap',
  'hoba',
  'mutual',
  'negotiate',
  'oauth',
  'privatetoken',
  'scram-sha-1',
  'scram-sha-256',
  'vapid',
  'apikey',
  'api-key',
  'aws',
  'aws4-hmac-sha256',
  'key',
  'hawk',
  'hmac',
  'jwt',
  'ntlm',
  'sharedkey',
  'signature',
  'splunk',
  'token',
  'wsse',
  'sso-key',
  'googlelogin',
  'deepl-auth-key',
  'bot',
  'client-id',
  'bolt',
  'pos',
];

function schemeEnd(bytes: Uint8Array, start: number): number {
  for (const scheme of SCHEMES) {
    const at = start + scheme.length;
    if (standsAt(bytes, start, scheme) && (isBlank(bytes[at] as number) || standsAt(bytes, at, '%20'))) return at;
  }
  return -1;
}

/** Where a scheme of one's own (`Gateway abc-123`) ends: letters, then one blank, then a word with a digit or a sign. */
function ownScheme(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (isLetter(bytes[at] as number) || bytes[at] === DASH) at++;
  if (at === start || !isBlank(bytes[at] as number)) return -1;
  for (let i = at + 1; i < end; i++) {
    if (isBlank(bytes[i] as number)) return -1;
    if (!isLetter(bytes[i] as number)) return at;
  }
  return -1;
}

/** Whether a word of small letters stands there, and another behind it: credentials are one word, or have signs in them. */
function beginsProse(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  while (at < end && isLower(bytes[at] as number)) at++;
  return at > start && at < end && isBlank(bytes[at] as number) && isLetter(bytes[at + 1] as number);
}

/** Whether the value is nothing but a scheme: `Negotiate` offers it. */
const isScheme = (bytes: Uint8Array, start: number, end: number): boolean =>
  SCHEMES.some((scheme) => scheme.length === end - start && standsAt(bytes, start, scheme));

/** Whether `name=` stands there with a value behind it, as parameters of a challenge do; the padding of base64 has none. */
function beginsParameter(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  while (at < end && (isAlphanumeric(bytes[at] as number) || bytes[at] === UNDERSCORE || bytes[at] === DASH)) at++;
  return at > start && bytes[at] === EQUALS && at + 1 < end && bytes[at + 1] !== EQUALS;
}

/** The credentials behind the scheme, or a value that is no prose. */
function findCredentials(bytes: Uint8Array, start: number, end: number, context: Context): Span | undefined {
  if (!context.named || context.status || isNoValue(bytes, start, end) || isPlaceholder(bytes, start, end))
    return undefined;
  if (bytes[start] === LEFT_PAREN || isScheme(bytes, start, end)) return undefined;
  const scheme = schemeEnd(bytes, start);
  if (scheme >= 0) {
    let first = scheme;
    while (first < end && (isSpace(bytes[first] as number) || bytes[first] === PERCENT))
      first += bytes[first] === PERCENT ? 3 : 1;
    // `token (19 bytes)`, `token seems to be invalid`: prose.
    if (end - first < 4 || bytes[first] === LEFT_PAREN || beginsProse(bytes, first, end)) return undefined;
    // A challenge (RFC 9110, 11.6.1) says what is asked for: `Bearer realm="api", error="invalid_token"`.
    if (context.field === 'www authenticate' && beginsParameter(bytes, first, end)) return undefined;
    return isPlaceholder(bytes, first, end) ? undefined : { start: first, end };
  }
  if (!context.quoted) return findBare(bytes, start, end, context);
  const { length, spaces, digits } = makeupOf(bytes, start, end);
  if (length < 8) return undefined;
  const own = spaces === 1 ? ownScheme(bytes, start, end) : -1;
  if (own >= 0 && end - own > 8) return { start: own + 1, end };
  return spaces === 0 || digits > 0 ? { start, end } : undefined;
}

/** Without quotes the line is one word, or a scheme and a word: more is prose. */
function findBare(bytes: Uint8Array, start: number, end: number, context: Context): Span | undefined {
  let at = start;
  while (at < end && !isBlank(bytes[at] as number)) at++;
  if (at === end) return end - start >= 8 && !context.loose ? { start, end } : undefined;
  if (context.loose || ownScheme(bytes, start, end) !== at) return undefined;
  const second = at + 1;
  at = second;
  while (at < end && !isBlank(bytes[at] as number)) at++;
  return at === end && end - second >= 8 ? { start: second, end } : undefined;
}

/** HTTP credentials (RFC 9110, 11.6): the scheme stays. */
export const authorization: Detector = builtIn('authorization', 'credential', findCredentials, { extent: 'line' });

/** Prose that goes on so long without a pair is no cookie. */
const LONGEST_NAME = 256;

const ATTRIBUTES = ['path', 'domain', 'expires', 'max-age', 'samesite', 'version', 'comment', 'priority'];

const isNameByte = (byte: number): boolean => byte > SPACE && byte !== EQUALS && byte !== SEMICOLON && byte !== 0x2c;

/** The values of `name=value; name=value`, without those of a cookie's attributes. */
function findCookies(
  bytes: Uint8Array,
  start: number,
  end: number,
  context: Context,
): readonly Span[] | Span | undefined {
  if (!context.named || context.loose || context.status) return undefined;
  const spans: Span[] = [];
  for (let i = start; i < end; ) {
    while (i < end && !isNameByte(bytes[i] as number)) i++;
    const name = i;
    while (i < end && isNameByte(bytes[i] as number)) i++;
    if (bytes[i] !== EQUALS) {
      if (spans.length === 0 && i - start > LONGEST_NAME && i < end) return undefined;
      continue;
    }
    const value = ++i;
    while (i < end && bytes[i] !== SEMICOLON) i++;
    const isAttribute = ATTRIBUTES.some((word) => word.length === value - 1 - name && standsAt(bytes, name, word));
    if (!isAttribute && i > value) spans.push({ start: value, end: i });
  }
  if (spans.length > 0) return spans;
  const { length, digits, spaces } = makeupOf(bytes, start, end);
  return length >= 16 && digits > 0 && spaces === 0 && isAlphanumeric(bytes[start] as number)
    ? { start, end }
    : undefined;
}

/** Cookie values (RFC 6265); names and attributes stay. */
export const cookie: Detector = builtIn('cookie', 'credential', findCookies, { extent: 'line' });
