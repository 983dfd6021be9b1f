import {
  AT, BACKSLASH, DASH, isAlphanumeric, isDigit, isLetter, PERCENT, PLUS, SPACE, UNDERSCORE, ZERO_WIDTH,
} from '../ascii.js';
import { HASH, shortKey } from '../fields/dictionary.js';
import { matchName } from '../fields/match.js';
import { C_AT, C_DASH, C_DIGIT, C_DOT, C_ESCAPE, C_LOWER, C_UNDERSCORE, C_UPPER, C_ZERO_WIDTH, classes } from './classes.js';
import { backslashEscape, entityEscape, percentEscape, unitOf, widthOf } from './escape.js';
import { mayBeCard, mayBeGroupedCard } from './digit-trigger.js';
import { fitsShape } from './shape.js';
import {
  DIGITS, prefixHash, isWorthConfirming, ROW_STRONG, SHAPE, SIGN, SIGN_AT, SIGN_DASHES, SIGN_ESCAPE, STRIDE, TOKEN, type TriggerTables, WORD,
} from './trigger-tables.js';

/**
 * Finds the cheap signs that something may stand here: `(bytes, n, out) => count`. It may say yes too often, never no
 * too often; 0 means that the text is clean. `bytes` are zero for 64 bytes behind `n`. Each trigger takes three
 * numbers in `out`; -1 means that `out` is too small.
 */
export class PortableTriggers {
  readonly #tables: TriggerTables;
  #out: Int32Array = new Int32Array(0);
  #used = 0;
  #signals = 0;
  #isFull = false;

  constructor(tables: TriggerTables) {
    this.#tables = tables;
  }

  run(bytes: Uint8Array, n: number, out: Int32Array): number {
    this.#out = out;
    this.#used = 0;
    this.#signals = 0;
    this.#isFull = false;
    this.#pass(bytes, n);
    if (this.#isFull) return -1;
    return isWorthConfirming(this.#signals) ? this.#used / STRIDE : 0;
  }

  // The one loop over every byte. Each byte is looked at once; a name is compared only where its last bytes fit.
  #pass(bytes: Uint8Array, n: number): void {
    const bits = this.#tables.dictionary.bits;
    const { minToken, shapeLengths } = this.#tables;
    let i = 0;
    let tail = 0;
    let tokenStart = 0;
    let shapeStart = 0;
    while (i <= n) {
      const byte = bytes[i] as number;
      switch (classes[byte]) {
        case C_UPPER:
        case C_LOWER: {
          let start = i;
          let next = byte;
          let before = 0;
          while (classes[next] === C_UPPER) {
            before = tail;
            tail = (tail << 8) | next | 0x20;
            next = bytes[++i] as number;
          }
          if (classes[next] === C_LOWER) {
            if (i - start > 1) {
              this.#word(bytes, i - 1, before, i - 1 - start);
              start = i - 1;
            }
            do {
              tail = (tail << 8) | next;
              next = bytes[++i] as number;
            } while (classes[next] === C_LOWER);
          }
          const hash = Math.imul(tail, HASH) >>> 17;
          if (i - start <= 3 || ((bits[hash >>> 5] as number) & (1 << (hash & 31))) !== 0) {
            this.#word(bytes, i, tail, i - start);
          }
          continue;
        }
        case C_DIGIT: {
          const start = i;
          do i++;
          while (classes[bytes[i] as number] === C_DIGIT);
          const length = i - start;
          if (length <= 3 && start > 0) {
            for (let k = start; k < i; k++) tail = (tail << 8) | (bytes[k] as number);
            const before = bytes[start - 1] as number;
            if (before === UNDERSCORE || isLetter(before)) this.#digitName(bytes, start, i, tail);
          }
          const next = bytes[i] as number;
          if (length >= 12 || next === ZERO_WIDTH) i = this.#run(bytes, start);
          else if ((length === 4 || length === 6) && next !== 0) this.#groups(bytes, start, i);
          continue;
        }
        case C_UNDERSCORE:
          if (i - shapeStart < 32 && shapeLengths[i - shapeStart] !== 0) this.#shape(bytes, shapeStart, i);
          shapeStart = ++i;
          continue;
        case C_DASH:
        case C_DOT: {
          const isInner = isAlphanumeric(bytes[i + 1] as number);
          if (byte !== DASH || !isInner) {
            if (i - tokenStart >= minToken) this.#token(bytes, tokenStart, i);
            tokenStart = i + 1;
          }
          if (!isInner || i === shapeStart) {
            if (i - shapeStart < 32 && shapeLengths[i - shapeStart] !== 0) this.#shape(bytes, shapeStart, i);
            shapeStart = i + 1;
          }
          if (!isInner && byte === DASH) this.#dashes(bytes, i);
          i++;
          continue;
        }
        case C_ZERO_WIDTH:
          i++;
          continue;
        default:
      }
      if (i - tokenStart >= minToken) this.#token(bytes, tokenStart, i);
      if (i - shapeStart < 32 && shapeLengths[i - shapeStart] !== 0) this.#shape(bytes, shapeStart, i);
      if (byte === AT) this.#at(bytes, i);
      i += classes[byte] === C_ESCAPE ? this.#escape(bytes, i) : 1;
      tokenStart = i;
      shapeStart = i;
    }
  }

  #add(kind: number, data: number, start: number, end: number): void {
    const out = this.#out;
    if (this.#used + STRIDE > out.length) {
      this.#isFull = true;
      return;
    }
    out[this.#used] = kind | (data << 4);
    out[this.#used + 1] = start;
    out[this.#used + 2] = end;
    this.#used += STRIDE;
  }

  #strong(kind: number, data: number, start: number, end: number): void {
    this.#signals |= ROW_STRONG;
    this.#add(kind, data, start, end);
  }

  /** A word or a part of one ends before `end`; `length` of its bytes are letters. */
  #word(bytes: Uint8Array, end: number, tail: number, length: number): void {
    if (this.#name(bytes, end, tail)) return;
    if (length <= 3) this.#name(bytes, end, shortKey(tail, length));
    else if ((tail & 0x80) !== 0) {
      // Scripts without spaces: a short name may end a long run of letters.
      if (!this.#name(bytes, end, shortKey(tail, 3))) this.#name(bytes, end, shortKey(tail, 2));
    }
  }

  #digitName(bytes: Uint8Array, start: number, end: number, tail: number): void {
    let first = start;
    while (first > start - 3 && isLetter(bytes[first - 1] as number)) first--;
    this.#word(bytes, end, tail, Math.min(end - first, 4));
  }

  #name(bytes: Uint8Array, end: number, key: number): boolean {
    const { dictionary, rowSignals } = this.#tables;
    const hash = Math.imul(key, HASH) >>> 17;
    if (((dictionary.bits[hash >>> 5] as number) & (1 << (hash & 31))) === 0) return false;
    if (this.#used + STRIDE > this.#out.length) {
      this.#isFull = true;
      return false;
    }
    const row = matchName(dictionary, bytes, end, key, this.#out, this.#used + 1);
    if (row < 0) return false;
    const signals = rowSignals[row] as number;
    if (signals !== 0) {
      this.#signals |= signals;
      this.#add(WORD, row, this.#out[this.#used + 1] as number, end);
    }
    return true;
  }

  /** A run of digits and zero-width characters: where it ends. */
  #run(bytes: Uint8Array, start: number): number {
    let end = start;
    let count = 0;
    for (let i = start; isDigit(bytes[i] as number) || bytes[i] === ZERO_WIDTH; i++) {
      if (bytes[i] === ZERO_WIDTH) continue;
      count++;
      end = i + 1;
    }
    const possible = this.#tables.possibleLengths;
    if (count >= 12 && possible !== undefined && mayBeCard(bytes, start, end, count, possible)) {
      this.#strong(DIGITS, 0, start, end);
    }
    return end;
  }

  #groups(bytes: Uint8Array, start: number, end: number): void {
    const separator = bytes[end] as number;
    if (separator !== SPACE && separator !== DASH && separator !== PLUS) return;
    const possible = this.#tables.possibleLengths;
    if (possible === undefined) return;
    const last = mayBeGroupedCard(bytes, start, end, possible);
    if (last > 0) this.#strong(DIGITS, 1, start, last);
  }

  #token(bytes: Uint8Array, start: number, end: number): void {
    if (this.#tables.prefixBits[prefixHash(bytes, start)] === 0) return;
    const prefixes = this.#tables.prefixes;
    for (let k = 0; k < prefixes.length; k++) {
      const text = (prefixes[k] as { text: string }).text;
      let i = 0;
      while (i < text.length && bytes[start + i] === text.charCodeAt(i)) i++;
      if (i === text.length) {
        this.#strong(TOKEN, k, start, end);
        return;
      }
    }
  }

  #shape(bytes: Uint8Array, start: number, end: number): void {
    for (const pattern of this.#tables.shapes[end - start] ?? []) {
      if (fitsShape(bytes, start, end, pattern)) this.#strong(SHAPE, pattern.detector, start, end);
    }
  }

  #at(bytes: Uint8Array, at: number): void {
    if (!this.#tables.hasAt || at === 0) return;
    if (isAlphanumeric(bytes[at - 1] as number) && isAlphanumeric(bytes[at + 1] as number)) this.#strong(SIGN, SIGN_AT, at, at + 1);
  }

  #dashes(bytes: Uint8Array, at: number): void {
    if (!this.#tables.hasDashes || bytes[at - 4] !== DASH) return;
    const isFence = bytes[at - 3] === DASH && bytes[at - 2] === DASH && bytes[at - 1] === DASH;
    if (isFence) this.#strong(SIGN, SIGN_DASHES, at - 4, at + 1);
  }

  /** An escape may begin at `at`: how many bytes to skip, none of which belongs to a word. */
  #escape(bytes: Uint8Array, at: number): number {
    const escape = percentEscape(bytes, at) || backslashEscape(bytes, at) || entityEscape(bytes, at);
    if (escape === 0) return 1;
    const width = widthOf(escape);
    if (this.#hidesSomething(bytes, at, unitOf(escape), width)) this.#strong(SIGN, SIGN_ESCAPE, at, at + width);
    return bytes[at] === BACKSLASH && bytes[at + 1] === BACKSLASH ? 1 : width;
  }

  #hidesSomething(bytes: Uint8Array, at: number, unit: number, width: number): boolean {
    if (width === 2) return false;
    if (isDigit(unit) || (unit === AT && this.#tables.hasAt)) return true;
    // A percent sign, encoded again: `%2534` is a digit two levels down.
    if (unit === PERCENT) return isAlphanumeric(bytes[at + width] as number);
    if (unit !== SPACE && unit !== DASH && unit !== PLUS && unit !== 0xa0 && unit !== 0x2d) return false;
    return at > 0 && isDigit(bytes[at - 1] as number) && isDigit(bytes[at + width] as number);
  }
}
