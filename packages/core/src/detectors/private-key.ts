import { BACKSLASH, isAlphanumeric, isSpace, standsAt } from '../ascii.js';
import type { Detector, Span } from '../types.js';
import { builtIn } from './define.js';
import { findCredential } from './credentials.js';

/** RSA keys of 16,384 bits take 12 KiB. */
const LONGEST = 16 * 1024;
/** RFC 7468 wraps at 64 characters, older tools at 76. */
const LONGEST_LINE = 80;
const BEGIN = '-----begin ';
const FENCE = '-----';

/** Where `-----BEGIN … PRIVATE KEY` begins whose closing dashes begin at `at`; -1 for any other fence. */
function headerStart(bytes: Uint8Array, at: number): number {
  const isKey = standsAt(bytes, at - 11, 'private key') || standsAt(bytes, at - 17, 'private key block');
  for (let start = at - 11; isKey && start >= Math.max(0, at - 64); start--) {
    if (standsAt(bytes, start, BEGIN)) return start;
  }
  return -1;
}

const isBody = (byte: number): boolean => isAlphanumeric(byte) || byte === 0x2b || byte === 0x2f || byte === 0x3d;

/** Behind a line break, spaces, and both spelled out (`\n`, `\\n`, `\r\n`). */
function skipBreaks(bytes: Uint8Array, at: number): number {
  let i = at;
  for (;;) {
    if (isSpace(bytes[i] as number)) i++;
    else if (bytes[i] === BACKSLASH) {
      while (bytes[i] === BACKSLASH) i++;
      if (bytes[i] === 0x6e || bytes[i] === 0x72) i++;
      else return at;
    } else return i;
  }
}

const HEADERS = ['proc-type:', 'dek-info:', 'version:', 'comment:', 'hash:'];
const isHeader = (bytes: Uint8Array, at: number): boolean => HEADERS.some((name) => standsAt(bytes, at, name));

/** Where one line of the key ends: base64, or a header such as `Proc-Type: 4,ENCRYPTED`; `at` if there is none. */
function lineEnd(bytes: Uint8Array, at: number): number {
  let i = at;
  if (!isHeader(bytes, at)) {
    while (isBody(bytes[i] as number)) i++;
    return i;
  }
  while (i - at < LONGEST_LINE && bytes[i] !== 0x0a && bytes[i] !== 0x0d && bytes[i] !== BACKSLASH && bytes[i] !== 0)
    i++;
  return i;
}

/** A short word is text behind a key that was cut off, unless it ends the base64. */
const isProse = (bytes: Uint8Array, at: number, end: number): boolean =>
  end - at < 20 && bytes[end - 1] !== 0x3d && !isHeader(bytes, at) && !isLastLine(bytes, end);

/** The whole key, also one that is cut off before its last line. */
function readKey(bytes: Uint8Array, at: number): Span | undefined {
  const start = headerStart(bytes, at);
  if (start < 0) return undefined;
  let end = at + FENCE.length;
  while (end - start < LONGEST) {
    const next = skipBreaks(bytes, end);
    if (standsAt(bytes, next, '-----end ')) {
      let last = next + FENCE.length;
      while (last - next < 64 && !standsAt(bytes, last, FENCE)) last++;
      return { start, end: standsAt(bytes, last, FENCE) ? last + FENCE.length : last };
    }
    const line = lineEnd(bytes, next);
    if (line === next || isProse(bytes, next, line)) break;
    end = line;
  }
  return { start, end };
}

const isLastLine = (bytes: Uint8Array, at: number): boolean => standsAt(bytes, skipBreaks(bytes, at), FENCE);

/** Private keys in PEM (RFC 7468), also with their line breaks escaped, and keys by their field. */
export const privateKey: Detector = builtIn(
  'private-key',
  'credential',
  (bytes, start, end, context) => {
    if (!context.named) return readKey(bytes, start);
    return context.loose ? undefined : findCredential(bytes, start, end, context);
  },
  { where: 'anywhere', triggers: { signs: ['-----'] } },
);
