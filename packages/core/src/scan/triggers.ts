import { DASH, DOT, isAlphanumeric, isDigit, LESS, PLUS, SPACE, ZERO, ZERO_WIDTH } from '../ascii.js';
import { hasBit } from '../fields/hash.js';
import { matchName } from '../fields/match.js';
import { hidesSomething, mayHide } from './hidden.js';
import { mayBeCard, mayBeGroupedCard } from './digit-trigger.js';
import { backslashEscape, entityEscape, percentEscape, unitOf, widthOf } from './escape.js';
import { E_AT, E_DASHES, E_ESCAPE, E_GROUP, E_NAME, E_RUN, E_SHAPE, E_TOKEN, EVENT } from './events.js';
import type { Lexer, LexerTables } from './lexer.js';
import { createLexer } from './simd-lexer.js';
import { isRestOfName } from './name-border.js';
import { mayRepeat, type PartReader, Repeats } from './repeats.js';
import { fitsShape, readMasks, type TokenMasks } from './shape.js';
import { isPhoneSign, mayBePhone, mayEndUser, spacedHead, startsWith } from './signs.js';
import {
  DIGITS,
  isWorthConfirming,
  prefixHash,
  type PrefixPattern,
  ROW_SOLE,
  ROW_STRONG,
  SHAPE,
  SHAPE_HEAD,
  type ShapePattern,
  SIGN,
  SIGN_AT,
  SIGN_DASHES,
  SIGN_ESCAPE,
  SIGN_FILLERS,
  SIGN_PLUS,
  signalsOf,
  STRIDE,
  TOKEN,
  type TriggerTables,
  WORD,
} from './trigger-tables.js';
import { leaveUuids } from './uuid.js';

/** Digits of a time in milliseconds since 1970. */
const TIME_DIGITS = 13;

/** More digits than stand before the plus sign of any shape. */
const LONGEST_HEAD = 12;

/**
 * Finds the cheap signs that something may stand here: `(bytes, n, out) => count`. It may say yes too often, never no
 * too often; 0 means that the text is clean. `bytes` are zero for 64 bytes behind `n`. Each trigger takes three
 * numbers in `out`; -1 means that `out` is too small.
 */
export class TriggerPass implements PartReader {
  private readonly tables: TriggerTables;
  private readonly lexer: Lexer;
  private out: Int32Array = new Int32Array(0);
  private used = 0;
  private signals = 0;
  private isFull = false;
  private readonly repeats: Repeats;
  private readonly masks: TokenMasks = { digits: 0, letters: 0 };

  /** @param create which lexer takes the first look; the faster one that the runtime allows by default */
  constructor(tables: TriggerTables, create: (tables: LexerTables) => Lexer = createLexer) {
    this.tables = tables;
    const { dictionary, minToken, prefixBits, shapeHeads } = tables;
    const { bits, words } = dictionary;
    this.lexer = create({ bits, words, minToken, prefixBits, shapeHeads });
    this.repeats = new Repeats(!hasBit(shapeHeads, (TIME_DIGITS << SHAPE_HEAD) | ((1 << SHAPE_HEAD) - 1)));
  }

  /** @param words the memory of `bytes`, four at once, of a text that may be like one before */
  run(bytes: Uint8Array, n: number, out: Int32Array, isEager = false, words?: Int32Array): number {
    this.out = out;
    this.used = 0;
    this.signals = 0;
    this.isFull = false;
    const isRepeat = words !== undefined && mayRepeat(bytes, n);
    const newly = isRepeat ? this.repeats.read(bytes, words, n, this) : n;
    if (newly >= n) {
      this.used = 0;
      this.signals = 0;
      this.read(bytes, 0, n);
    }
    if (this.isFull) return -1;
    if (isEager || isWorthConfirming(this.signals)) this.leaveUuids(bytes);
    if (isEager || isWorthConfirming(this.signals)) return this.used / STRIDE;
    if (isRepeat) this.repeats.learn(bytes, n, newly, out, this.used);
    return 0;
  }

  /** Takes back what begins inside a UUID: one in five holds the name of some field, such as `c45`. */
  private leaveUuids(bytes: Uint8Array): void {
    this.used = leaveUuids(bytes, this.out, this.used);
    this.signals = signalsOf(this.tables, this.out, this.used);
  }

  /** Looks at `bytes[from, to]`; where that is not all of a text, a comma stands at both ends. */
  read(bytes: Uint8Array, from: number, to: number): void {
    const used = this.lexer.run(bytes, to, from);
    this.look(bytes, this.lexer.events, used, this.lexer.origin, to);
  }

  /** A trigger that a text like this one has. */
  take(head: number, start: number, end: number): void {
    this.signals |= this.tables.rowSignals[head >>> 4] as number;
    this.add(head & 15, head >>> 4, start, end);
  }

  /** @param origin where the text of the events begins; behind `to` they are none of it */
  private look(bytes: Uint8Array, events: Int32Array, used: number, origin: number, to: number): void {
    for (let e = 0; e < used && !this.isFull; e += EVENT) {
      const at = origin + ((events[e] as number) >>> 3);
      if (at > to) return;
      const more = events[e + 1] as number;
      switch ((events[e] as number) & 7) {
        case E_NAME:
          this.name(bytes, at, more);
          break;
        case E_RUN:
          this.digits(bytes, at);
          break;
        case E_GROUP:
          this.groups(bytes, at, origin + more);
          break;
        case E_TOKEN:
          this.token(bytes, origin + more, at);
          break;
        case E_SHAPE:
          this.shape(bytes, origin + more, at);
          break;
        case E_AT:
          this.at(bytes, at);
          break;
        case E_DASHES:
          this.dashes(bytes, at);
          break;
        case E_ESCAPE:
          this.escape(bytes, at);
          break;
        default:
      }
    }
  }

  private add(kind: number, data: number, start: number, end: number): void {
    const out = this.out;
    if (this.used + STRIDE > out.length) {
      this.isFull = true;
      return;
    }
    out[this.used] = kind | (data << 4);
    out[this.used + 1] = start;
    out[this.used + 2] = end;
    this.used += STRIDE;
  }

  private strong(kind: number, data: number, start: number, end: number): void {
    this.signals |= ROW_STRONG;
    this.add(kind, data, start, end);
  }

  /** A word of `length` letters, or a part of one, ends before `end`. */
  private name(bytes: Uint8Array, end: number, length: number): void {
    const { dictionary, rowSignals } = this.tables;
    const slot = this.used + 1;
    if (this.used + STRIDE > this.out.length) {
      this.isFull = true;
      return;
    }
    const row = matchName(dictionary, bytes, end, length, this.out, slot);
    if (row < 0) return;
    const signals = rowSignals[row] as number;
    const start = this.out[slot] as number;
    if (
      signals === 0 ||
      ((signals & ROW_SOLE) !== 0 &&
        isRestOfName(bytes, start, end, this.used === 0 ? -1 : (this.out[this.used - 1] as number)))
    )
      return;
    this.signals |= signals;
    this.add(WORD, row, start, end);
  }

  /** A run of digits and zero-width characters. */
  private digits(bytes: Uint8Array, start: number): void {
    if (bytes[start - 1] === ZERO_WIDTH && isDigit(bytes[start - 2] as number)) return;
    let end = start;
    let count = 0;
    for (let i = start; isDigit(bytes[i] as number) || bytes[i] === ZERO_WIDTH; i++) {
      if (bytes[i] === ZERO_WIDTH) continue;
      count++;
      end = i + 1;
    }
    if (bytes[start] === ZERO && bytes[start + 1] === ZERO) this.plus(bytes, start, start + 2);
    const possible = this.tables.possibleLengths;
    if (count >= 12 && possible !== undefined && mayBeCard(bytes, start, end, count, possible)) {
      this.strong(DIGITS, 0, start, end);
    }
    if (bytes[start - 1] === SPACE) this.spaced(bytes, start);
  }

  /** A number whose first letters and digits stand apart may go on at `at`. */
  private spaced(bytes: Uint8Array, at: number): void {
    const start = spacedHead(bytes, at);
    if (start >= 0) for (const detector of this.tables.spaced) this.strong(SHAPE, detector, start, start + 2);
  }

  private groups(bytes: Uint8Array, start: number, end: number): void {
    const separator = bytes[end] as number;
    if (separator !== SPACE && separator !== DASH && separator !== PLUS) return;
    if (bytes[start] === ZERO && bytes[start + 1] === ZERO) this.plus(bytes, start, start + 2);
    if (separator === SPACE && bytes[start - 1] === SPACE) this.spaced(bytes, start);
    const possible = this.tables.possibleLengths;
    if (possible === undefined) return;
    const last = mayBeGroupedCard(bytes, start, end, possible);
    if (last > 0) this.strong(DIGITS, 1, start, last);
  }

  private token(bytes: Uint8Array, start: number, end: number): void {
    const { prefixBits, prefixes, dottedPrefixes } = this.tables;
    if (bytes[start - 1] === DOT) {
      for (const k of dottedPrefixes) {
        const { text } = prefixes[k] as PrefixPattern;
        if (startsWith(bytes, start - text.length, text)) this.strong(TOKEN, k, start - text.length, end);
      }
    }
    if (!hasBit(prefixBits, prefixHash(bytes, start))) return;
    for (let k = 0; k < prefixes.length; k++) {
      if (!startsWith(bytes, start, (prefixes[k] as PrefixPattern).text)) continue;
      this.strong(TOKEN, k, start, end);
      return;
    }
  }

  private shape(bytes: Uint8Array, start: number, end: number): void {
    const patterns = this.tables.shapes[end - start] as readonly ShapePattern[];
    readMasks(bytes, start, end, this.masks);
    for (let k = 0; k < patterns.length; k++) {
      const pattern = patterns[k] as ShapePattern;
      if (fitsShape(bytes, start, this.masks, pattern)) this.strong(SHAPE, pattern.detector, start, end);
    }
  }

  private at(bytes: Uint8Array, at: number): void {
    if (bytes[at] === PLUS) {
      this.plus(bytes, at, at + 1);
      if (isDigit(bytes[at - 1] ?? 0)) this.joined(bytes, at);
      return;
    }
    if (!this.tables.hasAt || at === 0) return;
    if (mayEndUser(bytes[at - 1] as number) && isAlphanumeric(bytes[at + 1] as number))
      this.strong(SIGN, SIGN_AT, at, at + 1);
  }

  /** A number of digits goes on behind the plus sign at `at`: `131052+308T`. */
  private joined(bytes: Uint8Array, at: number): void {
    let start = at;
    while (at - start < LONGEST_HEAD && isDigit(bytes[start - 1] ?? 0)) start--;
    for (const { detector, head } of this.tables.joined)
      if (at - start === head) this.strong(SHAPE, detector, start, at);
  }

  /** The digits of a phone number may begin at `from`, behind `+` or 00 at `at`. */
  private plus(bytes: Uint8Array, at: number, from: number): void {
    if (!this.tables.hasPlus || bytes[from] === ZERO || isAlphanumeric(bytes[at - 1] ?? 0)) return;
    // The second group of a longer number: `4000 0012 …`.
    if (from === at + 2 && isPhoneSign(bytes[at - 1] ?? 0) && isDigit(bytes[at - 2] ?? 0)) return;
    if (mayBePhone(bytes, from)) this.strong(SIGN, SIGN_PLUS, at, from);
  }

  private dashes(bytes: Uint8Array, at: number): void {
    if (bytes[at] === LESS) {
      if (this.tables.hasFillers) this.strong(SIGN, SIGN_FILLERS, at - 1, at + 1);
      return;
    }
    // Five and no more: a ruler of dashes is no fence.
    if (!this.tables.hasDashes || bytes[at - 4] !== DASH || bytes[at - 5] === DASH) return;
    const isFence = bytes[at - 3] === DASH && bytes[at - 2] === DASH && bytes[at - 1] === DASH;
    if (isFence) this.strong(SIGN, SIGN_DASHES, at - 4, at + 1);
  }

  /** An escape may begin at `at`. */
  private escape(bytes: Uint8Array, at: number): void {
    if (!mayHide(bytes[at] as number, bytes[at + 1] as number)) return;
    const escape = percentEscape(bytes, at) || backslashEscape(bytes, at) || entityEscape(bytes, at);
    const width = widthOf(escape);
    if (escape !== 0 && hidesSomething(this.tables, bytes, at, unitOf(escape), width))
      this.strong(SIGN, SIGN_ESCAPE, at, at + width);
  }
}
