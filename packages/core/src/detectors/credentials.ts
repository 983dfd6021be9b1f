import {
  COLON,
  COMMA,
  DASH,
  DOT,
  EQUALS,
  isAlphanumeric,
  isDigit,
  isLower,
  SLASH,
  spell,
  standsAt,
  TILDE,
  UNDERSCORE,
} from '../ascii.js';
import { crc32 } from '../checks/crc32.js';
import { jwtPrefixes, keyPrefixes } from '../data/key-prefixes.js';
import type { Context, Detector, Span } from '../types.js';
import { builtIn } from './define.js';
import { isProse, isQuantity } from './prose.js';
import { isCall, isMember } from './source-code.js';
import { isNoValue, isObjectName, isPlaceholder, type Makeup, makeupOf } from './values.js';
import { isVersion, isVersionRange, isVersionWord } from './versions.js';

/** A value that is no word of prose: it has a digit, mixed case, or more letters than words have. */
const looksRandom = ({ digits, letters, capitals, length, others }: Makeup): boolean =>
  digits > 0 || length >= 24 || (capitals > 1 && capitals < letters) || others > 0;

/** In running text only what no path, version or date is: 16 characters or more, letters and digits. */
function isKeyLike(bytes: Uint8Array, start: number, end: number, { length, digits, letters }: Makeup): boolean {
  if (length < 16 || digits < 2 || letters < 2 || standsAt(bytes, start, '0x')) return false;
  if (isVersionWord(bytes, start, end)) return false;
  for (let i = start; i < end; i++) if (bytes[i] === SLASH || bytes[i] === COLON) return false;
  return true;
}

/** Whether the value says where something is: a web page, whose own parameters are looked at, or a file. */
function isLocation(bytes: Uint8Array, start: number, end: number): boolean {
  if (standsAt(bytes, start, 'https://') || standsAt(bytes, start, 'http://')) return true;
  if (bytes[start] !== SLASH) return false;
  for (let i = start; i < end; i++)
    if (!isLower(bytes[i] as number) && !PATH_SIGNS.has(bytes[i] as number)) return false;
  return true;
}

const PATH_SIGNS: ReadonlySet<number> = new Set([SLASH, DOT, DASH, UNDERSCORE]);

/** Credentials of `least` characters or more; without quotes also no word of prose. */
export function findCredential(
  bytes: Uint8Array,
  start: number,
  end: number,
  context: Context,
  least = 8,
): Span | undefined {
  if (!context.named || context.status || isNoValue(bytes, start, end) || isPlaceholder(bytes, start, end))
    return undefined;
  const makeup = makeupOf(bytes, start, end);
  if (!context.quoted && (standsAt(bytes, start, '0x') || isObjectName(bytes, start, end))) return undefined;
  if (!context.quoted && (isCall(bytes, start) || isMember(bytes, start, end))) return undefined;
  if (isVersionRange(bytes, start, end) || isVersion(bytes, start, end) || isLocation(bytes, start, end))
    return undefined;
  if (makeup.length - makeup.spaces < least || (makeup.digits === makeup.length && !context.quoted)) return undefined;
  if (context.loose) return isKeyLike(bytes, start, end, makeup) ? { start, end } : undefined;
  if (context.weak)
    return makeup.length >= 12 && makeup.spaces === 0 && looksRandom(makeup) ? { start, end } : undefined;
  return context.quoted
    ? makeup.spaces > 2
      ? undefined
      : { start, end }
    : looksRandom(makeup)
      ? { start, end }
      : undefined;
}

/** Passwords: any string or number that is no placeholder. */
function findPassword(bytes: Uint8Array, start: number, end: number, context: Context): Span | undefined {
  if (!context.named || context.status || isNoValue(bytes, start, end) || isPlaceholder(bytes, start, end))
    return undefined;
  // The shell's working directory stands under the same three letters.
  // The closing quote of a base64 text that ends in `Pw==`.
  if (end - start === 1 && bytes[start] === COMMA) return undefined;
  if (context.field === 'pwd' && (bytes[start] === SLASH || bytes[start] === TILDE)) return undefined;
  if (isVersion(bytes, start, end)) return undefined;
  if (!context.quoted && (isCall(bytes, start) || isProse(bytes, start, end) || isQuantity(bytes, start, end)))
    return undefined;
  if (context.loose || context.weak) {
    if (context.loose && isVersionWord(bytes, start, end)) return undefined;
    const makeup = makeupOf(bytes, start, end);
    return makeup.length >= 6 && makeup.digits > 0 && makeup.letters > 0 && makeup.spaces === 0
      ? { start, end }
      : undefined;
  }
  return { start, end };
}

export const password: Detector = builtIn('password', 'credential', findPassword);

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** Under this name clouds take the key that makes a request idempotent. */
const isIdempotencyKey = (bytes: Uint8Array, start: number, end: number, { field }: Context): boolean =>
  field === 'client token' && end - start === 36 && UUID.test(String.fromCharCode(...bytes.subarray(start, end)));

export const token: Detector = builtIn('token', 'credential', (bytes, start, end, context) =>
  isIdempotencyKey(bytes, start, end, context) ? undefined : findCredential(bytes, start, end, context),
);
/** Whether the id of a secret is words, as stores of secrets take for its name: `prod/db/password`. Vault makes random ones. */
function isSecretName(bytes: Uint8Array, start: number, end: number, { field }: Context): boolean {
  const { digits, capitals, length, letters } = makeupOf(bytes, start, end);
  return field === 'secret id' && digits < 3 && capitals === 0 && letters + digits < length;
}

// `arn:aws:secretsmanager:…` and `projects/…/secrets/…` say where a secret is kept.
export const secret: Detector = builtIn('secret', 'credential', (bytes, start, end, context) =>
  standsAt(bytes, start, 'arn:') || standsAt(bytes, start, 'projects/') || isSecretName(bytes, start, end, context)
    ? undefined
    : findCredential(bytes, start, end, context),
);
export const session: Detector = builtIn('session', 'credential', findCredential);
/** `Digest: SHA-256=…` (RFC 3230) tells the body, whose card a short search finds; a digest of an image says `sha256:`. */
const isBodyDigest = (bytes: Uint8Array, start: number): boolean =>
  standsAt(bytes, start, 'sha-') && (bytes[start + 7] === EQUALS || bytes[start + 5] === EQUALS);

export const signature: Detector = builtIn('signature', 'credential', (bytes, start, end, context) => {
  // `sig2=` of a search engine's links signs where a click led to.
  if (context.field === 'sig' && isDigit(bytes[start - 2] ?? 0)) return undefined;
  if (context.field !== 'digest') return findCredential(bytes, start, end, context);
  return isBodyDigest(bytes, start) && !context.loose ? { start, end } : undefined;
});

/** One-time codes: 4 to 10 characters, at least one a digit. */
export const otp: Detector = builtIn(
  'otp',
  'credential',
  (bytes, start, end, context) => {
    if (!context.named || context.status) return undefined;
    const { length, digits, spaces, letters } = makeupOf(bytes, start, end);
    const isCode =
      length >= 4 && length <= 64 && digits > 0 && spaces === 0 && (!context.loose || (letters === 0 && length <= 8));
    return isCode ? { start, end } : undefined;
  },
  { kin: ['one-time'] },
);

// No vendor's key holds a letter outside ASCII.
const isKeyByte = (byte: number): boolean =>
  byte < 0x80 && (isAlphanumeric(byte) || byte === DASH || byte === UNDERSCORE);

function keyEnd(bytes: Uint8Array, at: number): number {
  let end = at;
  while (isKeyByte(bytes[end] as number) || (bytes[end] === DOT && isKeyByte(bytes[end + 1] as number))) end++;
  return end;
}

/** A name that can only be a key's also names a short one, unless that is a word. */
function findApiKey(bytes: Uint8Array, start: number, end: number, context: Context): Span | undefined {
  const isShort = end - start < 8 && !context.weak && !context.loose;
  if (isShort && !looksRandom(makeupOf(bytes, start, end))) return undefined;
  return findCredential(bytes, start, end, context, isShort ? 6 : 8);
}

/** API keys by their field, and keys that carry a vendor's prefix anywhere. */
export const apiKey: Detector = builtIn(
  'api-key',
  'credential',
  (bytes, start, end, context) => {
    if (context.named) return findApiKey(bytes, start, end, context);
    const last = keyEnd(bytes, start);
    if (!isPrefixedKey(bytes, start, last)) return undefined;
    const isAtlassian = startsWith(bytes, start, 'ATATT3') || startsWith(bytes, start, 'ATCTT3');
    return isAtlassian && bytes[last] === EQUALS ? withChecksum(bytes, start, last + 1) : { start, end: last };
  },
  {
    where: 'anywhere',
    triggers: { prefixes: keyPrefixes.map(({ prefix }) => prefix), tokenLength: 16 },
    kin: ['oauth', 'key'],
  },
);

/** Atlassian's tokens end in `=` and the CRC-32 of what stands before, as eight hexadecimal digits; with another end they are none. */
function withChecksum(bytes: Uint8Array, start: number, sum: number): Span | undefined {
  const end = sum + 8;
  const digits = spell(bytes, sum, end).toUpperCase();
  const isSum = digits === crc32(bytes, start, sum).toString(16).toUpperCase().padStart(8, '0');
  return isSum && !isKeyByte(bytes[end] as number) ? { start, end } : undefined;
}

const hasSign = (prefix: string): boolean =>
  prefix !== 'key-' && (prefix.includes('_') || prefix.includes('-') || prefix.includes('.'));

/** A prefix with a sign in it is enough; one of letters alone may begin a word. */
function isPrefixedKey(bytes: Uint8Array, start: number, end: number): boolean {
  return keyPrefixes.some(({ prefix, least }) => {
    if (end - start < least || !startsWith(bytes, start, prefix)) return false;
    return hasSign(prefix) || makeupOf(bytes, start + prefix.length, end).digits > 0;
  });
}

function startsWith(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** JSON Web Tokens: three parts (JWS, RFC 7515) or five (JWE, RFC 7516), also cut off after the second. */
export const jwt: Detector = builtIn(
  'jwt',
  'credential',
  (bytes, start, _end, context) => {
    if (context.named) return undefined;
    const last = keyEnd(bytes, start);
    let dots = 0;
    for (let i = start; i < last; i++) if (bytes[i] === DOT) dots++;
    return dots >= 1 && last - start >= 30 ? { start, end: last } : undefined;
  },
  { where: 'anywhere', triggers: { prefixes: jwtPrefixes, tokenLength: 16 } },
);

/** Connection strings: the password in `Password=…;` stays with its own name; here goes what a URL carries before its host. */
export const connectionString: Detector = builtIn('connection-string', 'credential', (bytes, start, end, context) => {
  if (!context.named || context.status || !context.quoted) return undefined;
  for (let i = start; i + 3 < end; i++) if (standsAt(bytes, i, '://')) return undefined;
  const { length, others } = makeupOf(bytes, start, end);
  return length >= 16 && others > 0 ? { start, end } : undefined;
});
