import { COLON, COMMA, isDigit, LEFT_BRACE } from '../ascii.js';
import { E_RUN, E_SHAPE, EVENT } from './events.js';

/** Shorter texts have no head worth a comparison. */
const LEAST = 48;
const MOST = 256;
/** Digits of a time in milliseconds: whether they may be a card depends on the first two alone, as no card is as long. */
const TIME = 13;
const KNOWN_TIME = 2;
/** So often a head is compared before it is learned anew: it only becomes shorter. */
const TERM = 1024;
/** The tenth byte, which is that of the level in lines of pino, tells heads apart. */
const TELLING = 9;
const KINDS = 8;

/** How a text begins, four bytes at once; bits of bytes that may differ are zero in `masks`. */
interface Head {
  readonly words: Int32Array;
  readonly masks: Int32Array;
  /** Where the time begins, or -1. */
  time: number;
  /** Where the comma stands that ends it; 0 for none. */
  end: number;
  /** How often it is still to be compared. */
  left: number;
}

/** Whether the run of digits at `at` is a number of JSON that may be a time. */
function isTime(bytes: Uint8Array, at: number): boolean {
  for (let i = at; i < at + TIME; i++) if (!isDigit(bytes[i] as number)) return false;
  return bytes[at - 1] === COLON && bytes[at + TIME] === COMMA;
}

/** The last comma of `bytes[0, from]`, or 0 if that is too short for a head. */
function commaBefore(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at >= LEAST && bytes[at] !== COMMA) at--;
  return at >= LEAST ? at : 0;
}

/** Ends a head earlier, and with it what is compared of its last word. */
function shorten(head: Head, end: number): void {
  const { masks } = head;
  head.end = end;
  masks[end >>> 2] = (masks[end >>> 2] as number) & (-1 >>> (24 - 8 * (end & 3)));
}

/**
 * How lines begin that have something in common: level, time, process and host say the same in each line of a logger. What was clean
 * up to a comma is clean again: no word, number or token goes on behind it, so a line that begins alike is read from there on.
 */
export class Heads {
  private readonly heads: Head[] = Array.from({ length: KINDS }, () => ({
    words: new Int32Array(MOST / 4),
    masks: new Int32Array(MOST / 4),
    time: -1,
    end: 0,
    left: 0,
  }));

  /** Where the first look at `bytes[0, n)`, which zeros follow, may begin; `words` are the same bytes. */
  skip(bytes: Uint8Array, words: Int32Array, n: number): number {
    if (n < LEAST || bytes[0] !== LEFT_BRACE) return 0;
    const head = this.headOf(bytes);
    const { end, masks, time } = head;
    if (end === 0 || head.left-- === 0) {
      head.end = 0;
      return 0;
    }
    for (let i = 0; i <= end >>> 2; i++) {
      const differing = ((words[i] as number) ^ (head.words[i] as number)) & (masks[i] as number);
      if (differing === 0) continue;
      // The lowest bit that differs stands in the first byte that does.
      const first = i * 4 + ((31 - Math.clz32(differing & -differing)) >>> 3);
      if (first <= LEAST) return 0;
      shorten(head, commaBefore(bytes, first - 1));
      break;
    }
    return time >= 0 && !isTime(bytes, time) ? 0 : head.end;
  }

  /** Remembers how `bytes[0, clean)` begins, which leads to nothing; `events` are `used` numbers that tell of it. */
  learn(bytes: Uint8Array, clean: number, events: Int32Array, used: number): void {
    if (clean <= LEAST || bytes[0] !== LEFT_BRACE) return;
    const head = this.headOf(bytes);
    if (head.end > 0) return;
    let time = -1;
    let most = Math.min(clean - 1, MOST - 4);
    for (let e = 0; e < used; e += EVENT) {
      const kind = (events[e] as number) & 7;
      const start = kind === E_SHAPE ? (events[e + 1] as number) : (events[e] as number) >>> 3;
      if ((kind !== E_RUN && kind !== E_SHAPE) || start >= most || !isTime(bytes, start)) continue;
      // A shape tells some times from others.
      if (kind === E_RUN && time < 0) time = start;
      else most = start;
    }
    head.end = commaBefore(bytes, most);
    head.time = time < head.end ? time : -1;
    head.left = TERM;
    this.store(head, bytes);
  }

  private headOf(bytes: Uint8Array): Head {
    return this.heads[(bytes[TELLING] as number) % KINDS] as Head;
  }

  private store({ words, masks, time, end }: Head, bytes: Uint8Array): void {
    new Uint8Array(words.buffer).set(bytes.subarray(0, end + 1));
    const mask = new Uint8Array(masks.buffer).fill(0);
    mask.fill(0xff, 0, end + 1);
    if (time >= 0) mask.fill(0, time + KNOWN_TIME, time + TIME);
  }
}
