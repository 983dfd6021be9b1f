import { COLON, COMMA, isDigit, LEFT_BRACE } from '../ascii.js';
import { PADDING } from './places.js';
import { STRIDE } from './trigger-tables.js';

/** Shorter texts are read at once as fast, longer ones are too much to keep. */
const LEAST = 48;
const MOST = 4096;
/** Equal parts between two differences that are shorter are read with them. */
const GAP = 48;
/** So many differences, one right behind another, tell that the texts are not alike. */
const MOST_IN_A_ROW = 4;
/** A value may hold commas: so many of them are tried on either side. */
const TRIED = 3;
/** Digits of a time in milliseconds: whether they may be a card depends on the first two alone, as none is as long. */
const TIME = 13;
const KNOWN_TIME = 2;
/** Lines of one call are about as long, and those of pino have their level in the tenth byte. */
const LENGTHS = 7;
const TELLING = 9;
const KINDS = 128;
/** Lines that have little in common are not compared for a while: up to so many of them. */
const LONGEST_PAUSE = 64;

/** Reads a part of a text, from one border or end to another, and tells its triggers. */
export interface PartReader {
  /** Looks at `bytes[from, to]`. */
  read(bytes: Uint8Array, from: number, to: number): void;
  /** Takes a trigger over: what it was, and where it stands now. */
  take(head: number, start: number, end: number): void;
}

/** A clean text, with what was told of it: nothing, or names that say something only beside others. */
interface Memo {
  readonly bytes: Uint8Array;
  readonly words: Int32Array;
  length: number;
  triggers: Int32Array;
  /** Where numbers begin that may be times. */
  times: readonly number[];
  /** How many lines are not compared after the next poor comparison, and how many from now on. */
  pause: number;
  rest: number;
}

const NO_TIMES: readonly number[] = [];

const createMemo = (): Memo => {
  const bytes = new Uint8Array(MOST + PADDING);
  const words = new Int32Array(bytes.buffer);
  return { bytes, words, length: 0, triggers: new Int32Array(0), times: NO_TIMES, pause: 0, rest: 0 };
};

/** Whether a number of JSON that may be a time begins at `at`. */
function isTime(bytes: Uint8Array, at: number): boolean {
  for (let i = at; i < at + TIME; i++) if (!isDigit(bytes[i] as number)) return false;
  return bytes[at - 1] === COLON && bytes[at + TIME] === COMMA;
}

/** A text beside the one that is remembered: the places that are compared next, and what was read anew. */
class Comparison {
  /** How many bytes were read. */
  readCount = 0;
  readonly #bytes: Uint8Array;
  readonly #words: Int32Array;
  readonly #length: number;
  readonly #memo: Memo;
  readonly #reader: PartReader;
  #next = 0;
  #known = 0;
  #trigger = 0;
  /** Where the part begins that is to be read; -1 for none. */
  #pending = -1;

  constructor(bytes: Uint8Array, words: Int32Array, length: number, memo: Memo, reader: PartReader) {
    this.#bytes = bytes;
    this.#words = words;
    this.#length = length;
    this.#memo = memo;
    this.#reader = reader;
  }

  run(): void {
    const bytes = this.#bytes;
    const { bytes: known, length } = this.#memo;
    for (let inRow = 0; ; ) {
      const from = this.#next;
      const end = from + this.#equalFrom(from, this.#known);
      const isEqual = end >= this.#length && end - from + this.#known >= length;
      let last = isEqual ? this.#length : end;
      while (last > from && !isEqual && bytes[last] !== COMMA) last--;
      if (this.#pending < 0 || isEqual || last - from >= GAP) {
        this.#flush(from);
        this.#take(last - from);
        this.#pending = last;
        inRow = 0;
      } else if (++inRow === MOST_IN_A_ROW) break;
      if (isEqual) return;
      this.#align(
        this.#borderFrom(bytes, end, this.#length),
        this.#borderFrom(known, end - from + this.#known, length),
      );
      if (this.#next >= this.#length || this.#known >= length) break;
    }
    this.#flush(this.#length);
  }

  /** The next comma at `at` or behind it, or `to`. */
  #borderFrom(bytes: Uint8Array, at: number, to: number): number {
    const found = bytes.indexOf(COMMA, at);
    return found < 0 || found > to ? to : found;
  }

  /** Goes on at these borders, or at later ones that the same bytes follow. */
  #align(next: number, known: number): void {
    const { bytes, length } = this.#memo;
    let [i, j] = [next, known];
    for (let k = 0; k < TRIED; k++) {
      if (this.#isAlike(i, known)) {
        this.#next = i;
        this.#known = known;
        return;
      }
      if (this.#isAlike(next, j)) {
        this.#next = next;
        this.#known = j;
        return;
      }
      i = this.#borderFrom(this.#bytes, i + 1, this.#length);
      j = this.#borderFrom(bytes, j + 1, length);
    }
    this.#next = next;
    this.#known = known;
  }

  #isAlike(i: number, j: number): boolean {
    const { bytes } = this.#memo;
    for (let k = 0; k < 4; k++) if (this.#bytes[i + k] !== bytes[j + k]) return false;
    return true;
  }

  /** Reads what differs, up to the border at `to`. */
  #flush(to: number): void {
    if (this.#pending >= 0 && to > this.#pending) {
      this.readCount += to - this.#pending;
      this.#reader.read(this.#bytes, this.#pending, to);
    }
    this.#pending = -1;
  }

  /** Takes over what was told of `count` bytes. */
  #take(count: number): void {
    const { triggers } = this.#memo;
    const shift = this.#next - this.#known;
    const to = this.#known + count;
    for (; this.#trigger < triggers.length; this.#trigger += STRIDE) {
      const start = triggers[this.#trigger + 1] as number;
      if (start >= to) return;
      if (start < this.#known) continue;
      this.#reader.take(
        triggers[this.#trigger] as number,
        start + shift,
        (triggers[this.#trigger + 2] as number) + shift,
      );
    }
  }

  /** How many bytes are equal from `i` and `j` on, but for the digits of times; zeros end both texts. */
  #equalFrom(i: number, j: number): number {
    const bytes = this.#bytes;
    const { length, times } = this.#memo;
    const most = Math.min(this.#length - i, length - j);
    let k = 0;
    for (;;) {
      k = this.#firstDifference(i, j, k, most);
      const skipped = k < most ? behindTime(bytes, i + k, times, j + k) : 0;
      if (skipped === 0) return k;
      k += skipped;
    }
  }

  #firstDifference(i: number, j: number, from: number, most: number): number {
    const bytes = this.#bytes;
    const words = this.#words;
    const { bytes: known, words: knownWords } = this.#memo;
    let k = from;
    if (((i ^ j) & 3) === 0) {
      while (k < most && ((i + k) & 3) !== 0 && bytes[i + k] === known[j + k]) k++;
      if (((i + k) & 3) === 0) while (k + 4 <= most && words[(i + k) >>> 2] === knownWords[(j + k) >>> 2]) k += 4;
    }
    while (k < most && bytes[i + k] === known[j + k]) k++;
    return k;
  }
}

/** Where numbers begin in `bytes[0, n)` that may be times. */
function timesIn(bytes: Uint8Array, n: number): readonly number[] {
  const times: number[] = [];
  for (let i = 1; i + TIME < n; i++) {
    if (isDigit(bytes[i - 1] as number) || !isTime(bytes, i)) continue;
    times.push(i);
    i += TIME;
  }
  return times;
}

/** How far it is to the end of the time that both texts have where they differ, at `i` and `j`; 0 if they have none. */
function behindTime(bytes: Uint8Array, i: number, times: readonly number[], j: number): number {
  for (const start of times) {
    const back = j - start;
    if (back < KNOWN_TIME) return 0;
    if (back < TIME) return isTime(bytes, i - back) ? TIME - back : 0;
  }
  return 0;
}

/**
 * Clean lines that others may be like: the lines of one log call differ in a time and a few values. Nothing that is looked for goes on
 * behind a comma, so a line is read between the commas around what differs; of the rest the same is told as before.
 */
export class Repeats {
  readonly #memos: (Memo | undefined)[] = Array.from({ length: KINDS });
  readonly #knowsTimes: boolean;

  /** @param knowsTimes whether no token shape tells some times in milliseconds from others */
  constructor(knowsTimes: boolean) {
    this.#knowsTimes = knowsTimes;
  }

  /**
   * Reads `bytes[0, n)`, which zeros follow, beside a text like it.
   * @returns how much of it was read anew; `n` or more if nothing like it is known, and then nothing was read
   */
  read(bytes: Uint8Array, words: Int32Array, n: number, reader: PartReader): number {
    const memo = this.#memos[kindOf(bytes, n)];
    if (memo === undefined || memo.rest > 0) return n;
    const comparison = new Comparison(bytes, words, n, memo, reader);
    comparison.run();
    const { readCount } = comparison;
    memo.pause = readCount * 2 <= n ? 0 : Math.min(LONGEST_PAUSE, memo.pause * 2 + 1);
    memo.rest = memo.pause;
    return readCount;
  }

  /** Remembers a clean text with the `count` numbers of its triggers, of which `newly` bytes were read. */
  learn(bytes: Uint8Array, n: number, newly: number, triggers: Int32Array, count: number): void {
    if (newly * 2 <= n) return;
    const kind = kindOf(bytes, n);
    const memo = (this.#memos[kind] ??= createMemo());
    if (memo.rest-- > 1) return;
    memo.rest = 0;
    memo.bytes.set(bytes.subarray(0, n));
    memo.bytes.fill(0, n, n + PADDING);
    memo.length = n;
    memo.triggers = triggers.slice(0, count);
    memo.times = this.#knowsTimes ? timesIn(bytes, n) : NO_TIMES;
  }
}

const kindOf = (bytes: Uint8Array, n: number): number =>
  (((bytes[TELLING] as number) & 7) | ((n >>> LENGTHS) << 3)) % KINDS;

/** Whether a text is of the kind that has repeats: JSON on a line, of a few kilobytes. */
export const mayRepeat = (bytes: Uint8Array, n: number): boolean => n >= LEAST && n <= MOST && bytes[0] === LEFT_BRACE;
