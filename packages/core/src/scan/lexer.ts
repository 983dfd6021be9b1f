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
import { BEYOND_HEAD, SHAPE_HEAD } from './trigger-tables.js';

/** What the lexer looks up. */
export interface LexerTables {
  /** One bit for each hash of the last bytes of a name. */
  readonly bits: Int32Array;
  /** One bit for each word that a name may end in. */
  readonly words: Int32Array;
  readonly minToken: number;
  /** One bit for each hash of the first bytes of a prefix. */
  readonly prefixBits: Int32Array;
  /** One bit for each length and each row of digits that the head of a shape may have: `shapeBits`. */
  readonly shapeHeads: Int32Array;
}

const isHex = new Uint8Array(256);
for (const sign of '0123456789abcdefABCDEF') isHex[sign.charCodeAt(0)] = 1;
/** First digits of the percent escapes of ASCII: `%B4` is the start of a magnetic track. */
const isLowHex = new Uint8Array(256).fill(1, 0x30, 0x38);
/** How much an escape takes that a backslash begins, by the sign behind it: its letters belong to no word. */
const escapeWidths = new Uint8Array(256).fill(1);
for (const sign of `nrtbf"'/`) escapeWidths[sign.charCodeAt(0)] = 2;
escapeWidths[0x75] = 6;

/** Whether four hexadecimal digits stand from `at` on. */
const areHex = (bytes: Uint8Array, at: number): boolean =>
  ((isHex[bytes[at] as number] as number) &
    (isHex[bytes[at + 1] as number] as number) &
    (isHex[bytes[at + 2] as number] as number) &
    (isHex[bytes[at + 3] as number] as number)) ===
  1;

/** A small letter, or any byte of 0x80 and above. Cheaper than the table in the innermost loop. */
const isSmall = (byte: number): boolean => (byte - 0x61) >>> 0 < 26 || byte >= 0x80;

/** Looks at every byte once and notes where a closer look may pay, in the order of the text. This is what clean text costs. */
export interface Lexer {
  /**
   * How many numbers of `events` tell of `bytes[from, n]`, which are zero for 64 bytes behind `n`. Where `from` is not 0, a sign stands
   * there that ends every word, number and token.
   */
  run(bytes: Uint8Array, n: number, from?: number): number;
  /** From where the events of the last run count. */
  readonly origin: number;
  /** Those of the last run, `EVENT` numbers each. */
  readonly events: Int32Array;
}

const FIRST_EVENTS = 1024 * EVENT;
const KEPT_EVENTS = 64 * FIRST_EVENTS;

/** The lexer in plain TypeScript, for every runtime. */
export class PortableLexer implements Lexer {
  readonly origin = 0;
  events: Int32Array = new Int32Array(FIRST_EVENTS);
  private readonly tables: LexerTables;

  constructor(tables: LexerTables) {
    this.tables = tables;
  }

  run(bytes: Uint8Array, n: number, from = 0): number {
    if (this.events.length > KEPT_EVENTS) this.events = new Int32Array(FIRST_EVENTS);
    for (;;) {
      const used = lex(bytes, n, from, this.tables, this.events);
      if (used >= 0) return used;
      this.events = new Int32Array(this.events.length * 4);
    }
  }
}

const HEAD = 0x3ff;

/* eslint-disable max-depth, max-lines-per-function -- one loop: every call or inner function in it costs a clean line 10 % and more. */
/**
 * This loop calls nothing, so that the compiler keeps it small, and leaves the second look to `triggers.ts`.
 *
 * @returns how many numbers of `out` are used, or -1 if it is too small
 */
function lex(bytes: Uint8Array, n: number, from: number, tables: LexerTables, out: Int32Array): number {
  const { bits, minToken, shapeHeads } = tables;
  const kinds = classes;
  const most = out.length - 8 * EVENT;
  let used = 0;
  let i = from;
  let tail = 0;
  let token = from;
  let shape = from;
  // Which characters of a shape are digits, the first one lowest.
  let head = 0;
  // Where the last escape ended: its letters belong to no word.
  let escaped = 0;
  while (i <= n) {
    if (used > most) return -1;
    const byte = bytes[i] as number;
    const kind = kinds[byte] as number;
    if (kind === C_LOWER || kind === C_UPPER) {
      let start = i;
      let next = byte;
      while (kinds[next] === C_UPPER) {
        tail = (tail >>> 8) | (next << 24);
        next = bytes[++i] as number;
      }
      if (isSmall(next)) {
        if (i - start > 1) {
          // An acronym before a capitalised word: `CVVCode`.
          out[used] = ((i - 1) << 3) | E_NAME;
          out[used + 1] = i - 1 - start;
          used += EVENT;
          start = i - 1;
        }
        do {
          tail = (tail >>> 8) | (next << 24);
          next = bytes[++i] as number;
        } while (isSmall(next));
      }
      // A short word has a key of its own, and may be the end of a name without borders: `panNo`. Any word of another script may.
      const length = i - start;
      const key = tail | 0x20202020;
      const hash = Math.imul(key, HASH) >>> 17;
      let short = hash;
      if (length <= 3) {
        // Behind a single small letter a capital begins no word: `cVV`.
        const isInside = length < 3 && start > 0 && kind === C_UPPER && kinds[bytes[start - 1] as number] === C_LOWER;
        const ahead = start > 1 ? (kinds[bytes[start - 2] as number] as number) : C_OTHER;
        const size = isInside && ahead !== C_LOWER && ahead !== C_UPPER ? length + 1 : length;
        short = Math.imul(shortKey(key, size), HASH) >>> 17;
      }
      if (
        (((bits[hash >>> 5] as number) >>> hash) & 1) !== 0 ||
        (((bits[short >>> 5] as number) >>> short) & 1) !== 0 ||
        tail < 0
      ) {
        out[used] = (i << 3) | E_NAME;
        out[used + 1] = length;
        used += EVENT;
      }
      continue;
    }
    if (kind === C_DIGIT) {
      const start = i;
      do i++;
      while (kinds[bytes[i] as number] === C_DIGIT);
      const length = i - start;
      head |= length < SHAPE_HEAD ? ((1 << length) - 1) << (start - shape) : HEAD << (start - shape);
      const next = kinds[bytes[i] as number] as number;
      if (length <= 3) {
        for (let k = start; k < i; k++) tail = (tail >>> 8) | ((bytes[k] as number) << 24);
        const ahead = start === 0 || start === escaped ? 0 : (kinds[bytes[start - 1] as number] as number);
        if (ahead === C_LOWER || ahead === C_UPPER || ahead === C_UNDERSCORE) {
          // A name may end in digits: `cvv2`, `de_35`.
          const key = tail | 0x20202020;
          const hash = Math.imul(key, HASH) >>> 17;
          const short = Math.imul(shortKey(key, 3), HASH) >>> 17;
          const two = next === C_LOWER ? hash : Math.imul(shortKey(key, 2), HASH) >>> 17;
          if (
            (((bits[hash >>> 5] as number) >>> hash) & 1) !== 0 ||
            (((bits[short >>> 5] as number) >>> short) & 1) !== 0 ||
            (((bits[two >>> 5] as number) >>> two) & 1) !== 0
          ) {
            out[used] = (i << 3) | E_NAME;
            out[used + 1] = 1;
            used += EVENT;
          }
        }
      }
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
      if (length !== 0 && i - shape < 32) {
        const bit = ((bytes[shape] as number) < 0x80 ? (i - shape) << SHAPE_HEAD : BEYOND_HEAD) | (head & HEAD);
        if ((((shapeHeads[bit >>> 5] as number) >>> bit) & 1) !== 0) {
          out[used] = (i << 3) | E_SHAPE;
          out[used + 1] = shape;
          used += EVENT;
        }
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
      head = 0;
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
      if (i - shape < 32) {
        const bit = ((bytes[shape] as number) < 0x80 ? (i - shape) << SHAPE_HEAD : BEYOND_HEAD) | (head & HEAD);
        if ((((shapeHeads[bit >>> 5] as number) >>> bit) & 1) !== 0) {
          out[used] = (i << 3) | E_SHAPE;
          out[used + 1] = shape;
          used += EVENT;
        }
      }
      shape = i + 1;
      head = 0;
    }
    if (kind < C_DASH) {
      i++;
      continue;
    }
    if (kind === C_ESCAPE) {
      out[used] = (i << 3) | E_ESCAPE;
      used += EVENT;
      let width =
        byte === 0x25
          ? 1 + 2 * ((isLowHex[bytes[i + 1] as number] as number) & (isHex[bytes[i + 2] as number] as number))
          : byte === 0x5c
            ? (escapeWidths[bytes[i + 1] as number] as number)
            : 1;
      if (width === 6 && !areHex(bytes, i + 2)) width = 1;
      i += width;
      escaped = i;
      token = i;
      shape = i;
      head = 0;
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
