import {
  AT,
  COLON,
  DASH,
  DOT,
  isAlphanumeric,
  isLetter,
  lowerCase,
  PERCENT,
  PLUS,
  SLASH,
  UNDERSCORE,
  endsEscape,
  isDigit,
  standsAt,
} from '../ascii.js';
import type { Context, Detector, Span } from '../types.js';
import { builtIn } from './define.js';
import { userinfoStart } from './values.js';

// RFC 5321: a local part has at most 64 octets, a domain 255.
const LOCAL = 64;
const DOMAIN = 255;

const isLocal = (byte: number): boolean =>
  isAlphanumeric(byte) ||
  byte === DOT ||
  byte === UNDERSCORE ||
  byte === DASH ||
  byte === PLUS ||
  byte === PERCENT ||
  byte === 0x27;

/** Last labels that are file types, not top-level domains: `icon@2x.png`. */
const FILE_TYPES = new Set([
  'png',
  'jpg',
  'jpeg',
  'gif',
  'svg',
  'webp',
  'js',
  'mjs',
  'cjs',
  'ts',
  'tsx',
  'css',
  'html',
  'json',
  'md',
  'yml',
  'yaml',
  'lock',
  'tgz',
  'gz',
  'zip',
  'service',
  'local',
  'internal',
]);

function localStart(bytes: Uint8Array, at: number): number {
  let start = at;
  while (start > 0 && at - start < LOCAL && isLocal(bytes[start - 1] as number)) start--;
  for (let i = start; i < Math.min(at, start + 6); i++) {
    if (!endsEscape(bytes, i + 1)) continue;
    start = i + 1;
    break;
  }
  while (start < at && !isAlphanumeric(bytes[start] as number)) start++;
  return start;
}

function domainEnd(bytes: Uint8Array, at: number): number {
  let end = at;
  while (end - at < DOMAIN && (isAlphanumeric(bytes[end] as number) || bytes[end] === DOT || bytes[end] === DASH))
    end++;
  while (end > at && !isAlphanumeric(bytes[end - 1] as number)) end--;
  return end;
}

/** A long number glued to the last label is no part of the address: `a@example.com4111…`. */
function withoutNumber(bytes: Uint8Array, start: number, end: number): number {
  let last = end;
  while (last > start && isDigit(bytes[last - 1] as number)) last--;
  return end - last >= 4 && isLetter(bytes[last - 1] as number) ? last : end;
}

function hasTopLevel(bytes: Uint8Array, start: number, end: number): boolean {
  let dot = end - 1;
  while (dot > start && bytes[dot] !== DOT) dot--;
  if (dot === start || end - dot - 1 < 2 || bytes[dot - 1] === DOT) return false;
  // A label in Punycode (RFC 5891) may hold digits and hyphens.
  if (standsAt(bytes, dot + 1, 'xn--')) return end - dot > 6;
  let label = '';
  for (let i = dot + 1; i < end; i++) {
    if (!isLetter(bytes[i] as number)) return false;
    label += String.fromCharCode(lowerCase(bytes[i] as number));
  }
  return !FILE_TYPES.has(label);
}

const GIT = 'git';

/** How far the path of `git@host:path` is looked at. */
const PATH = 128;

/**
 * `git@host:organisation/repository` is an address of a machine, and `user@host` behind `://` is no mailbox. Nor is `git@host`: hosts of
 * code take every key of SSH under that name.
 */
function isAddressOfMachine(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start + GIT.length] === AT && standsAt(bytes, start, GIT)) return true;
  if (bytes[start - 1] === SLASH && bytes[start - 2] === SLASH) return true;
  if (bytes[end] !== COLON || !isLetter(bytes[end + 1] as number)) return false;
  for (
    let i = end + 1;
    i < end + PATH &&
    (isAlphanumeric(bytes[i] as number) ||
      bytes[i] === DASH ||
      bytes[i] === DOT ||
      bytes[i] === UNDERSCORE ||
      bytes[i] === SLASH);
    i++
  ) {
    if (bytes[i] === SLASH) return true;
  }
  return false;
}

function find(bytes: Uint8Array, start: number, end: number, context: Context): Span | readonly Span[] | undefined {
  if (context.named) {
    if (context.loose) return undefined;
    for (let i = start; i < end; i++) if (bytes[i] === AT && i > start && i + 1 < end) return { start, end };
    return undefined;
  }
  const first = localStart(bytes, start);
  const last = withoutNumber(bytes, end, domainEnd(bytes, end));
  if (first === start || !hasTopLevel(bytes, end, last) || isAddressOfMachine(bytes, first, last)) return undefined;
  if (userinfoStart(bytes, start) >= 0) return undefined;
  return { start: first, end: last };
}

/** E-mail addresses as RFC 5322 writes them without comments and quoted parts. */
export const email: Detector = builtIn('email', 'personal', find, { where: 'anywhere', triggers: { signs: ['@'] } });
