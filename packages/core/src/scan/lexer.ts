import { AT, DASH, LESS, PLUS, ZERO_WIDTH } from '../ascii.js';
import { shortKey } from '../fields/dictionary.js';
import { HASH } from '../fields/hash.js';
import {
  C_AT,
  C_DASH,
  C_DIGIT,
  C_DOT,
  C_ESCAPE,
  C_LOWER,
  C_OTHER,
  C_UNDERSCORE,
  C_UPPER,
  C_ZERO_WIDTH,
  classes,
} from './classes.js';
import { E_AT, E_DASHES, E_ESCAPE, E_GROUP, E_NAME, E_RUN, E_SHAPE, E_TOKEN, EVENT } from './events.js';

/** What the lexer looks up. */
export interface LexerTables {
  /** One bit for each hash of the last bytes of a name. */
  readonly bits: Int32Array;
  readonly minToken: number;
  /** By length, below 32: 1 where there is a shape. */
  readonly shapeLengths: Uint8Array;
}

const isHex = new Uint8Array(256);
for (const sign of '0123456789abcdefABCDEF') isHex[sign.charCodeAt(0)] = 1;
/** First digits of the percent escapes of ASCII: `%B4` is the start of a magnetic track. */
const isLowHex = new Uint8Array(256).fill(1, 0x30, 0x38);
/** How much an escape takes that a backslash begins, by the sign behind it: its letters belong to no word. */
const escapeWidths = new Uint8Array(256).fill(1);
for (const sign of `nrtbf"'/`) escapeWidths[sign.charCodeAt(0)] = 2;
escapeWidths[0x75] = 6;

/** A small letter, or any byte of 0x80 and above. Cheaper than the table in the innermost loop. */
const isSmall = (byte: number): boolean => (byte - 0x61) >>> 0 < 26 || byte >= 0x80;

/* eslint-disable max-depth, max-lines-per-function -- one loop: every call or inner function in it costs a clean line 10 % and more. */
/**
 * Looks at every byte once and notes where a closer look may pay, in the order of the text. This is the loop that clean text costs: it
 * calls nothing, so that the compiler keeps it small, and leaves the second look to `triggers.ts`.
 *
 * @returns how many numbers of `out` are used, or -1 if it is too small
 */
export function lex(bytes: Uint8Array, n: number, tables: LexerTables, out: Int32Array): number {
  const { bits, minToken, shapeLengths } = tables;
  const kinds = classes;
  const most = out.length - 8 * EVENT;
  let used = 0;
  let i = 0;
  let tail = 0;
  let token = 0;
  let shape = 0;
  while (i <= n) {
    if (used > most) return -1;
    const byte = bytes[i] as number;
    const kind = kinds[byte] as number;
    if (kind === C_LOWER || kind === C_UPPER) {
      let start = i;
      let next = byte;
      let before = 0;
      while (kinds[next] === C_UPPER) {
        before = tail;
        tail = (tail << 8) | next | 0x20;
        next = bytes[++i] as number;
      }
      if (isSmall(next)) {
        if (i - start > 1) {
          // An acronym before a capitalised word: `CVVCode`.
          out[used] = ((i - 1) << 3) | E_NAME;
          out[used + 1] = i - 1 - start < 4 ? shortKey(before, i - 1 - start) : before;
          out[used + 2] = i - 1 - start;
          used += EVENT;
          start = i - 1;
        }
        do {
          tail = (tail << 8) | next;
          next = bytes[++i] as number;
        } while (isSmall(next));
      }
      const length = i - start;
      const hash = Math.imul(tail, HASH) >>> 17;
      if (((bits[hash >>> 5] as number) & (1 << (hash & 31))) !== 0) {
        out[used] = (i << 3) | E_NAME;
        out[used + 1] = tail;
        out[used + 2] = length;
        used += EVENT;
      }
      if (length <= 3 || (tail & 0x80) !== 0) {
        // Short names have keys of their own. In scripts without spaces one may end a long run of letters.
        for (let size = 3; size > 0; size--) {
          const key = shortKey(tail, size);
          const short = Math.imul(key, HASH) >>> 17;
          if (((bits[short >>> 5] as number) & (1 << (short & 31))) !== 0) {
            out[used] = (i << 3) | E_NAME;
            out[used + 1] = key;
            out[used + 2] = size;
            used += EVENT;
          }
        }
      }
      continue;
    }
    if (kind === C_DIGIT) {
      const start = i;
      do i++;
      while (kinds[bytes[i] as number] === C_DIGIT);
      const length = i - start;
      const next = kinds[bytes[i] as number] as number;
      if (length >= 12 || next === C_ZERO_WIDTH) {
        out[used] = (start << 3) | E_RUN;
        used += EVENT;
      } else if (
        (length === 4 || length === 6) &&
        next !== C_LOWER &&
        next !== C_UPPER &&
        (kinds[bytes[i + 1] as number] === C_DIGIT || bytes[i + 1] === ZERO_WIDTH)
      ) {
        out[used] = (start << 3) | E_GROUP;
        out[used + 1] = i;
        used += EVENT;
      } else if (length <= 3) {
        for (let k = start; k < i; k++) tail = (tail << 8) | (bytes[k] as number);
        const ahead = start === 0 ? 0 : (kinds[bytes[start - 1] as number] as number);
        if (ahead === C_LOWER || ahead === C_UPPER || ahead === C_UNDERSCORE) {
          // A name may end in digits: `cvv2`, `de_35`.
          const hash = Math.imul(tail, HASH) >>> 17;
          const short = Math.imul(shortKey(tail, 3), HASH) >>> 17;
          const two = next === C_LOWER ? 0 : Math.imul(shortKey(tail, 2), HASH) >>> 17;
          const isLong = ((bits[hash >>> 5] as number) & (1 << (hash & 31))) !== 0;
          const isShort = ((bits[short >>> 5] as number) & (1 << (short & 31))) !== 0;
          if (isLong || isShort || ((bits[two >>> 5] as number) & (1 << (two & 31))) !== 0) {
            out[used] = (i << 3) | E_NAME;
            out[used + 1] = isLong ? tail : shortKey(tail, isShort ? 3 : 2);
            out[used + 2] = isLong || isShort ? 3 : 2;
            used += EVENT;
          }
        }
      }
      continue;
    }
    if (kind === C_ZERO_WIDTH) {
      i++;
      continue;
    }
    // Every other byte ends something: `_` a shape, `.` and `/` a token, `-` neither inside a word, the rest both.
    if (kind === C_OTHER) {
      const length = i - token;
      if (length >= minToken) {
        out[used] = (i << 3) | E_TOKEN;
        out[used + 1] = token;
        used += EVENT;
      }
      if (length !== 0 && i - shape < 32 && shapeLengths[i - shape] !== 0) {
        out[used] = (i << 3) | E_SHAPE;
        out[used + 1] = shape;
        used += EVENT;
      }
      const next = bytes[i + 1] as number;
      if (byte === LESS && next === LESS) {
        // Fillers of a machine-readable zone stand in twos right behind a letter.
        out[used] = ((i + 1) << 3) | E_DASHES;
        used += EVENT;
      }
      do i++;
      while (kinds[bytes[i] as number] === C_OTHER && i <= n);
      if (bytes[i - 1] === PLUS && kinds[bytes[i] as number] === C_DIGIT) {
        out[used] = ((i - 1) << 3) | E_AT;
        used += EVENT;
      }
      token = shape = i;
      continue;
    }
    const after = kinds[bytes[i + 1] as number] as number;
    const isInner = after === C_LOWER || after === C_UPPER || after === C_DIGIT;
    const isJoint = kind === C_DASH || kind === C_DOT;
    if (kind !== C_UNDERSCORE && !(kind === C_DASH && isInner)) {
      if (i - token >= minToken) {
        out[used] = (i << 3) | E_TOKEN;
        out[used + 1] = token;
        used += EVENT;
      }
      token = i + 1;
    }
    if (!isJoint || !isInner || i === shape) {
      if (i - shape < 32 && shapeLengths[i - shape] !== 0) {
        out[used] = (i << 3) | E_SHAPE;
        out[used + 1] = shape;
        used += EVENT;
      }
      shape = i + 1;
    }
    if (kind < C_DASH) {
      i++;
      continue;
    }
    if (kind === C_ESCAPE) {
      out[used] = (i << 3) | E_ESCAPE;
      used += EVENT;
      const width =
        byte === 0x25
          ? 1 + 2 * ((isLowHex[bytes[i + 1] as number] as number) & (isHex[bytes[i + 2] as number] as number))
          : byte === 0x5c
            ? (escapeWidths[bytes[i + 1] as number] as number)
            : 1;
      i += width;
      token = i;
      shape = i;
      continue;
    }
    if (byte === AT || (byte === DASH && !isInner)) {
      out[used] = (i << 3) | (kind === C_AT ? E_AT : E_DASHES);
      used += EVENT;
    }
    i++;
  }
  return used;
}
