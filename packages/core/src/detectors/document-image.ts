import {
  BACKSLASH,
  COMMA,
  CR,
  DASH,
  EQUALS,
  isAlphanumeric,
  NUL,
  PERCENT,
  PLUS,
  SLASH,
  standsAt,
  UNDERSCORE,
} from '../ascii.js';
import type { Context, Detector, Span } from '../types.js';
import { builtIn } from './define.js';

/** Shorter ones are icons and placeholders. */
const LEAST = 512;

/** How the base64 of a file begins: PNG, PDF, JPEG; and of others that only a `data:` URL tells from text. */
const MAGIC = ['iVBORw0KGgo', 'JVBERi0'];
const IN_URL = ['UklGR', 'R0lGOD', 'SUkqA', 'TU0AK', 'AAAAG', 'AAAAH', 'AAAAI', 'PHN2Z', 'PD94b'];

const isBase64 = (bytes: Uint8Array, at: number): boolean => {
  const byte = bytes[at] as number;
  if (isAlphanumeric(byte)) return byte < 0x80;
  if (byte === BACKSLASH) return bytes[at + 1] === SLASH;
  return byte === PLUS || byte === SLASH || byte === EQUALS || byte === DASH || byte === UNDERSCORE;
};

/** Whether the text before `at` is the head of a `data:` URL of an image or PDF (RFC 2397). */
function isInUrl(bytes: Uint8Array, at: number): boolean {
  if (bytes[at - 1] !== COMMA || !standsAt(bytes, at - 8, ';base64,')) return false;
  for (let i = at - 9; i > at - 96 && i >= 0; i--)
    if (standsAt(bytes, i, 'data:image') || standsAt(bytes, i, 'data:application')) return true;
  return false;
}

/** Whether the text of raw bytes begins with the sign of a PNG, JPEG or PDF file, of which `start` is a word. */
function isRawFile(bytes: Uint8Array, start: number): boolean {
  const isFirst = (at: number): boolean => at === 0 || bytes[at - 1] === NUL;
  if (bytes[start] === 0x89) return isFirst(start) && bytes[start + 4] === CR;
  if (bytes[start - 1] === PERCENT) return isFirst(start - 1);
  return bytes[start] === 0xff && bytes[start + 2] === 0xff && isFirst(start);
}

/** 0xD8 is a capital letter of Latin-1: a text's buffer holds the small one. */
const isRawSign = (bytes: Uint8Array, start: number): boolean =>
  standsAt(bytes, start + 1, 'png') || ((bytes[start + 1] as number) | 0x20) === 0xf8 || standsAt(bytes, start, 'pdf-');

/** The whole base64 text that begins with the sign of a file. */
function readFile(bytes: Uint8Array, start: number): Span | undefined {
  // `/9j/` of a JPEG begins with a slash, which is no part of a token; JSON of PHP escapes it.
  const isJpeg = bytes[start] === 0x39 && bytes[start - 1] === SLASH;
  const first = isJpeg ? start - (bytes[start - 2] === BACKSLASH ? 2 : 1) : start;
  if (isJpeg && bytes[start + 2] !== SLASH && bytes[start + 2] !== BACKSLASH) return undefined;
  if (isBase64(bytes, first - 1) && first > 0 && bytes[first - 1] !== EQUALS) return undefined;
  let end = first;
  while (isBase64(bytes, end)) end++;
  const isUrl = isInUrl(bytes, first);
  const isKnown = isJpeg || isUrl || MAGIC.some((magic) => standsAt(bytes, start, magic.toLowerCase()));
  return isKnown && end - first >= LEAST ? { start: first, end } : undefined;
}

function find(bytes: Uint8Array, start: number, end: number, context: Context): Span | undefined {
  if (!context.named && isRawSign(bytes, start)) return isRawFile(bytes, start) ? { start, end } : undefined;
  if (!context.named) return readFile(bytes, start);
  return context.quoted && !context.status && end - start >= LEAST ? { start, end } : undefined;
}

/** Images and PDFs of documents in base64 of 512 characters or more, by `data:` URL or by the first bytes of the file. */
export const documentImage: Detector = builtIn('document-image', 'identity', find, {
  where: 'anywhere',
  triggers: { prefixes: [...MAGIC, ...IN_URL], shapes: ['#j', '^png', '^^^^', 'pdf-#.#'], tokenLength: 16 },
});
