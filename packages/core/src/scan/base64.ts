import {
  BACKSLASH,
  DASH,
  EQUALS,
  isDigit,
  isLower,
  isUpper,
  PERCENT,
  AMPERSAND,
  PLUS,
  SLASH,
  UNDERSCORE,
} from '../ascii.js';
import { lease, release } from './buffer.js';
import { type Engine, type Hit, plainHit } from './engine.js';
import { backslashEscape, entityEscape, percentEscape, unitOf, widthOf } from './escape.js';
import type { Rescan } from './inner.js';
import { MAX_LEVELS } from './view.js';

/** The shortest token that is decoded: twelve bytes, the fewest digits of a card. */
const LEAST_TOKEN = 16;

/** Decoded text: no control characters but those of layout, and no byte that is no UTF-8. Shorter pieces are chance. */
// eslint-disable-next-line no-control-regex -- controls are what tells bytes from text
const TEXT = /[^\0-\x08\v\f\x0e-\x1f\x7f-\x9f\ufffd]{8,}/g;

/** What a byte stands for in base64 and base64url (RFC 4648, sections 4 and 5), -1 for any other. */
function sextetOf(byte: number): number {
  if (isUpper(byte)) return byte - 0x41;
  if (isLower(byte)) return byte - 0x47;
  if (isDigit(byte)) return byte + 4;
  if (byte === PLUS || byte === DASH) return 62;
  return byte === SLASH || byte === UNDERSCORE ? 63 : -1;
}

/** The escape at a place where a sign of base64 may be spelled out, as in `\/`, `%2B` or `\u002B`; 0 if there is none. */
function escapeAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === BACKSLASH) return backslashEscape(bytes, at);
  if (byte === PERCENT) return percentEscape(bytes, at);
  return byte === AMPERSAND ? entityEscape(bytes, at) : 0;
}

/** Reports every token of `bytes[from, to)` that is long enough, with its signs as numbers of six bits. */
function eachToken(
  bytes: Uint8Array,
  from: number,
  to: number,
  report: (start: number, end: number, sextets: readonly number[]) => void,
): void {
  let sextets: number[] = [];
  let start = from;
  for (let i = from; i <= to; ) {
    const escape = i < to ? escapeAt(bytes, i) : 0;
    // The end of the range ends a token too.
    const sign = i === to ? 0 : escape === 0 ? (bytes[i] as number) : unitOf(escape);
    const next = escape === 0 ? i + 1 : Math.min(i + widthOf(escape), to);
    const sextet = sextetOf(sign);
    if (sextet >= 0) sextets.push(sextet);
    else {
      if (sextets.length >= LEAST_TOKEN) report(start, sign === EQUALS ? paddingEnd(bytes, next, to) : i, sextets);
      if (sextets.length > 0) sextets = [];
      start = next;
    }
    i = next;
  }
}

/** Where the padding of a token ends whose first sign ends at `at`. */
function paddingEnd(bytes: Uint8Array, at: number, to: number): number {
  const escape = at < to ? escapeAt(bytes, at) : 0;
  if (escape !== 0) return unitOf(escape) === EQUALS ? at + widthOf(escape) : at;
  return at < to && bytes[at] === EQUALS ? at + 1 : at;
}

/** The bytes of a token whose first `offset` signs belong to something before it. */
function decode(sextets: readonly number[], offset: number): Uint8Array {
  const decoded = new Uint8Array(((sextets.length - offset) * 3) >> 2);
  let bits = 0;
  let length = 0;
  for (let i = offset; i < sextets.length; i++) {
    bits = (bits << 6) | (sextets[i] as number);
    const place = (i - offset) & 3;
    if (place > 0) decoded[length++] = (bits >> (6 - 2 * place)) & 0xff;
  }
  return decoded;
}

/** The texts in a token. What stands before it may be glued to it, as a path is, so all four alignments are read. */
function* textsOf(sextets: readonly number[]): Generator<string> {
  for (let offset = 0; offset < 4; offset++) {
    const decoded = new TextDecoder().decode(decode(sextets, offset));
    for (const [text] of decoded.matchAll(TEXT)) yield text;
  }
}

/**
 * What stands in the base64 of `bytes[from, to)`, also inside each other up to four times: the whole token goes, and nothing of it is
 * shown.
 */
export function base64Hits(
  engine: Engine,
  bytes: Uint8Array,
  from: number,
  to: number,
  rescan: Rescan,
  level = 1,
): Hit[] {
  const hits: Hit[] = [];
  eachToken(bytes, from, to, (start, end, sextets) => {
    for (const text of textsOf(sextets)) {
      const buffer = lease();
      buffer.append(text);
      buffer.close();
      const inner = [...rescan(buffer.bytes, buffer.length, 1)];
      if (level < MAX_LEVELS) inner.push(...base64Hits(engine, buffer.bytes, 0, buffer.length, rescan, level + 1));
      for (const { detector, start: first, end: last, field, rule, decoded } of inner) {
        const isPan = engine.detectors[detector]?.id === 'pan';
        const hit = { ...plainHit(detector, start, end), field, rule, isExtended: true };
        // What the owner allows is the card, not its encoding.
        hits.push(isPan ? { ...hit, decoded: decoded ?? text.slice(first, last) } : hit);
      }
      release(buffer, true);
    }
  });
  return hits;
}
