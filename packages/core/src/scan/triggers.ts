import { AT, DASH, isAlphanumeric, isDigit, PERCENT, PLUS, SPACE, ZERO_WIDTH } from '../ascii.js';
import { matchName } from '../fields/match.js';
import { mayBeCard, mayBeGroupedCard } from './digit-trigger.js';
import { backslashEscape, entityEscape, percentEscape, unitOf, widthOf } from './escape.js';
import { MARGIN } from './buffer.js';
import { type LexerTables, markDigits, markTokens, markWords } from './lexer.js';
import {
  BLOCK,
  createMarks,
  DIGIT_STARTS,
  GROUPS,
  RUNS,
  SHAPE_RUNS,
  SHAPES,
  SHORT_WORDS,
  SIGNS,
  STRIDE as ROW,
  TOKEN_STARTS,
  TOKENS,
  WINDOW,
  WORDS,
} from './marks.js';
import { clearEscapes, readPlanes } from './planes.js';
import { fitsShape } from './shape.js';
import {
  DIGITS,
  isWorthConfirming,
  prefixHash,
  ROW_STRONG,
  SHAPE,
  SIGN,
  SIGN_AT,
  SIGN_DASHES,
  SIGN_ESCAPE,
  STRIDE,
  TOKEN,
  type TriggerTables,
  WORD,
} from './trigger-tables.js';

// All texts are read one after the other, and no user code runs meanwhile.
const marks = createMarks();

/** The last place that the mark at `index` has among the bits `below`, or `carried` from a block before. */
function lastStart(index: number, below: number, base: number, carried: number): number {
  const starts = (marks[index] as number) & below;
  return starts === 0 ? carried : base + 31 - Math.clz32(starts);
}

/**
 * Finds the cheap signs that something may stand here: `(bytes, n, out) => count`. It may say yes too often, never no
 * too often; 0 means that the text is clean. `bytes` are zero for 64 bytes behind `n`. Each trigger takes three
 * numbers in `out`; -1 means that `out` is too small.
 */
export class PortableTriggers {
  private readonly tables: TriggerTables;
  private readonly lexerTables: LexerTables;
  private out: Int32Array = new Int32Array(0);
  private used = 0;
  private signals = 0;
  private isFull = false;
  private viewed: Uint8Array | undefined;
  private view = new DataView(new ArrayBuffer(0));
  private tokenStart = 0;
  private digitStart = 0;

  constructor(tables: TriggerTables) {
    this.tables = tables;
    const { minToken, shapes } = tables;
    const hasPlainShapes = shapes.some((some) => some.some(({ digits, letters }) => (digits & ~letters) === 0));
    this.lexerTables = { bits: tables.dictionary.bits, minToken, hasPlainShapes };
  }

  run(bytes: Uint8Array, n: number, out: Int32Array): number {
    this.out = out;
    this.used = 0;
    this.signals = 0;
    this.isFull = false;
    this.tokenStart = 0;
    this.digitStart = 0;
    // The block before a window is the last of the window before, and the first is the one that was read ahead.
    let read = ROW;
    marks.fill(0, 0, ROW);
    const blocks = (n >> 5) + 1;
    for (let first = 0; first < blocks && !this.isFull; first += WINDOW) {
      const end = (Math.min(WINDOW, blocks - first) + 1) * ROW;
      this.readWindow(bytes, (first - 1) * BLOCK, read, end);
      this.look(bytes, (first - 1) * BLOCK, end);
      if (first + WINDOW < blocks) marks.copyWithin(0, end - ROW, end + ROW);
      read = 2 * ROW;
    }
    if (this.isFull) return -1;
    return isWorthConfirming(this.signals) ? this.used / STRIDE : 0;
  }

  /** Marks the rows up to `end`; the first stands for `bytes[at]`, and those before `read` have their planes. */
  /** The view over `bytes` and the margin before them. */
  private viewOf(bytes: Uint8Array): DataView {
    if (this.viewed !== bytes) {
      this.viewed = bytes;
      this.view = new DataView(bytes.buffer, bytes.byteOffset - MARGIN, bytes.length + MARGIN);
    }
    return this.view;
  }

  private readWindow(bytes: Uint8Array, at: number, read: number, end: number): void {
    const { bits } = this.lexerTables;
    const hasSigns = readPlanes(bytes, at + (read / ROW) * BLOCK, read, end + ROW, marks);
    if (hasSigns || read !== ROW) clearEscapes(bytes, at, end + ROW, marks);
    markWords(this.viewOf(bytes), at, end, marks, bits);
    markDigits(bytes, at, end, marks, bits);
    markTokens(end, marks, this.lexerTables);
  }

  private look(bytes: Uint8Array, at: number, end: number): void {
    for (let row = ROW, base = at + BLOCK; row < end; row += ROW, base += BLOCK) {
      const some =
        (marks[row + WORDS] as number) |
        (marks[row + SHORT_WORDS] as number) |
        (marks[row + RUNS] as number) |
        (marks[row + GROUPS] as number) |
        (marks[row + TOKENS] as number) |
        (marks[row + SHAPES] as number) |
        (marks[row + SIGNS] as number);
      for (let rest = some; rest !== 0; ) {
        const low = rest & -rest;
        rest ^= low;
        this.lookAt(bytes, base + 31 - Math.clz32(low), row, low);
      }
      this.tokenStart = lastStart(row + TOKEN_STARTS, -1, base, this.tokenStart);
      this.digitStart = lastStart(row + DIGIT_STARTS, -1, base, this.digitStart);
    }
  }

  /** The second look at a place of which `low` is the bit. */
  private lookAt(bytes: Uint8Array, at: number, row: number, low: number): void {
    if (((marks[row + SHORT_WORDS] as number) & low) !== 0) this.name(bytes, at, false);
    else if (((marks[row + WORDS] as number) & low) !== 0) this.name(bytes, at, true);
    if ((((marks[row + RUNS] as number) | (marks[row + GROUPS] as number)) & low) !== 0) {
      const start = lastStart(row + DIGIT_STARTS, low - 1, at & -BLOCK, this.digitStart);
      if (((marks[row + RUNS] as number) & low) !== 0) this.digits(bytes, start);
      else this.groups(bytes, start, at);
    }
    if (((marks[row + TOKENS] as number) & low) !== 0) {
      this.token(bytes, lastStart(row + TOKEN_STARTS, low - 1, at & -BLOCK, this.tokenStart), at);
    }
    if (((marks[row + SHAPES] as number) & low) !== 0) {
      const shift = at & 31;
      const before = marks[row - ROW + SHAPE_RUNS] as number;
      const run = shift === 0 ? before : ((marks[row + SHAPE_RUNS] as number) << (32 - shift)) | (before >>> shift);
      this.shape(bytes, at - Math.clz32(~run), at);
    }
    if (((marks[row + SIGNS] as number) & low) !== 0) this.sign(bytes, at);
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

  /** A word, or a part of one, ends before `end`; `isLong` if four letters at least stand there. */
  private name(bytes: Uint8Array, end: number, isLong: boolean): void {
    const { dictionary, rowSignals } = this.tables;
    const slot = this.used + 1;
    if (slot + STRIDE > this.out.length) {
      this.isFull = true;
      return;
    }
    const row = matchName(dictionary, bytes, end, isLong, this.out, slot);
    if (row < 0) return;
    const signals = rowSignals[row] as number;
    if (signals === 0) return;
    this.signals |= signals;
    this.add(WORD, row, this.out[slot] as number, end);
  }

  private sign(bytes: Uint8Array, at: number): void {
    const byte = bytes[at] as number;
    if (byte === AT) this.at(bytes, at);
    else if (byte === DASH) this.dashes(bytes, at);
    else this.escape(bytes, at);
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
    const possible = this.tables.possibleLengths;
    if (count >= 12 && possible !== undefined && mayBeCard(bytes, start, end, count, possible)) {
      this.strong(DIGITS, 0, start, end);
    }
  }

  private groups(bytes: Uint8Array, start: number, end: number): void {
    const separator = bytes[end] as number;
    if (separator !== SPACE && separator !== DASH && separator !== PLUS) return;
    const possible = this.tables.possibleLengths;
    if (possible === undefined) return;
    const last = mayBeGroupedCard(bytes, start, end, possible);
    if (last > 0) this.strong(DIGITS, 1, start, last);
  }

  private token(bytes: Uint8Array, start: number, end: number): void {
    if (end - start < this.tables.minToken || this.tables.prefixBits[prefixHash(bytes, start)] === 0) return;
    const prefixes = this.tables.prefixes;
    for (let k = 0; k < prefixes.length; k++) {
      const text = (prefixes[k] as { text: string }).text;
      let i = 0;
      while (i < text.length && bytes[start + i] === text.charCodeAt(i)) i++;
      if (i === text.length) {
        this.strong(TOKEN, k, start, end);
        return;
      }
    }
  }

  private shape(bytes: Uint8Array, start: number, end: number): void {
    for (const pattern of this.tables.shapes[end - start] ?? []) {
      if (fitsShape(bytes, start, end, pattern)) this.strong(SHAPE, pattern.detector, start, end);
    }
  }

  private at(bytes: Uint8Array, at: number): void {
    if (!this.tables.hasAt || at === 0) return;
    if (isAlphanumeric(bytes[at - 1] as number) && isAlphanumeric(bytes[at + 1] as number))
      this.strong(SIGN, SIGN_AT, at, at + 1);
  }

  private dashes(bytes: Uint8Array, at: number): void {
    if (!this.tables.hasDashes || bytes[at - 4] !== DASH) return;
    const isFence = bytes[at - 3] === DASH && bytes[at - 2] === DASH && bytes[at - 1] === DASH;
    if (isFence) this.strong(SIGN, SIGN_DASHES, at - 4, at + 1);
  }

  /** An escape may begin at `at`. */
  private escape(bytes: Uint8Array, at: number): void {
    const escape = percentEscape(bytes, at) || backslashEscape(bytes, at) || entityEscape(bytes, at);
    const width = widthOf(escape);
    if (escape !== 0 && this.hidesSomething(bytes, at, unitOf(escape), width))
      this.strong(SIGN, SIGN_ESCAPE, at, at + width);
  }

  private hidesSomething(bytes: Uint8Array, at: number, unit: number, width: number): boolean {
    if (width === 2) return false;
    if (isDigit(unit) || (unit === AT && this.tables.hasAt)) return true;
    // A percent sign, encoded again: `%2534` is a digit two levels down.
    if (unit === PERCENT) return isAlphanumeric(bytes[at + width] as number);
    if (unit !== SPACE && unit !== DASH && unit !== PLUS && unit !== 0xa0 && unit !== 0x2d) return false;
    return at > 0 && isDigit(bytes[at - 1] as number) && isDigit(bytes[at + width] as number);
  }
}
