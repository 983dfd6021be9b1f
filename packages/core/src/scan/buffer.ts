import { AT, isLower, isUpper, ZERO, ZERO_WIDTH } from '../ascii.js';
import { foldUnit } from '../fold.js';
import { PADDING } from './places.js';
import { simd } from './simd.js';

const KEPT_BYTES = 256 * 1024;
const FIRST_BYTES = 16 * 1024;
/** Below this length a copy by `charCodeAt` is cheaper than a view for `encodeInto`. */
const SHORT_TEXT = 40;

const encoder = new TextEncoder();

const wordsOf = (bytes: Uint8Array): Int32Array => new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 2);

const isPlainLetter = (byte: number): boolean => isLower(byte) || isUpper(byte);

/**
 * Puts the letters of a word before the characters of no width inside it, so that a name is read as it is printed. What stands around the
 * word keeps its place; the user of an e-mail address stays as it is.
 */
function joinLetters(bytes: Uint8Array, from: number, to: number): void {
  for (let i = from + 1; i + 1 < to; i++) {
    if (bytes[i] !== ZERO_WIDTH || !isPlainLetter(bytes[i - 1] as number)) continue;
    let first = i;
    while (first > from && isPlainLetter(bytes[first - 1] as number)) first--;
    let last = i;
    while (last < to && (bytes[last] === ZERO_WIDTH || isPlainLetter(bytes[last] as number))) last++;
    let next = first;
    for (let k = first; bytes[last] !== AT && k < last; k++)
      if (bytes[k] !== ZERO_WIDTH) bytes[next++] = bytes[k] as number;
    if (bytes[last] !== AT) bytes.fill(ZERO_WIDTH, next, last);
    i = last;
  }
}

/**
 * One byte per UTF-16 unit, so that a buffer offset is a string offset. What is appended stays until `reset`.
 */
export class ByteBuffer {
  bytes: Uint8Array;
  /** The same memory, four bytes at once. */
  words: Int32Array;
  length = 0;
  private readonly first: Uint8Array;

  /** @param first the memory to begin with, zeroed */
  constructor(first: Uint8Array = new Uint8Array(FIRST_BYTES + PADDING)) {
    this.bytes = this.first = first;
    this.words = wordsOf(first);
  }

  /** Appends a text; returns the offset of its first unit. */
  append(text: string): number {
    const start = this.length;
    const size = text.length;
    if (start + size + PADDING > this.bytes.length) this.grow(start + size);
    this.length = start + size;
    if (size <= SHORT_TEXT) {
      this.copyShort(text, start);
      return start;
    }
    const target = start === 0 ? this.bytes : this.bytes.subarray(start);
    const { read, written } = encoder.encodeInto(text, target);
    if (read !== size || written !== size) this.fold(text, start, 0);
    return start;
  }

  /** Appends one separator that ends every name, number and token. */
  separate(): void {
    if (this.length + 1 + PADDING > this.bytes.length) this.grow(this.length + 1);
    this.bytes[this.length++] = 0;
  }

  /** Makes the padding zero; to be called once after the last `append`. */
  close(): void {
    const { bytes, words, length } = this;
    let at = length;
    for (; (at & 3) !== 0; at++) bytes[at] = 0;
    for (let word = at >>> 2; word < (length + PADDING) >>> 2; word++) words[word] = 0;
    for (at = (length + PADDING) & ~3; at < length + PADDING; at++) bytes[at] = 0;
  }

  /** Forgets the text; `wipe` also overwrites it. A buffer beyond the kept size is let go. */
  reset(wipe: boolean): void {
    if (this.bytes.length > KEPT_BYTES + PADDING) this.use(this.first);
    else if (wipe) this.bytes.fill(0, 0, this.length + PADDING);
    this.length = 0;
  }

  private copyShort(text: string, start: number): void {
    const bytes = this.bytes;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 0x7f) {
        this.fold(text, start, i);
        return;
      }
      bytes[start + i] = unit;
    }
  }

  private fold(text: string, start: number, from: number): void {
    const bytes = this.bytes;
    let hasZeroWidth = false;
    for (let i = from; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      const byte = unit < 0x80 ? unit : foldUnit(unit);
      bytes[start + i] = byte;
      hasZeroWidth ||= byte === ZERO_WIDTH;
      // Mathematical digits, U+1D7CE to U+1D7FF, are the only ones outside the basic plane that fonts print as digits.
      if (unit >= 0xdfce && unit <= 0xdfff && i > 0 && text.charCodeAt(i - 1) === 0xd835) {
        bytes[start + i] = ZERO + ((unit - 0xdfce) % 10);
        bytes[start + i - 1] = ZERO_WIDTH;
      }
    }
    if (hasZeroWidth) joinLetters(bytes, start, start + text.length);
  }

  private grow(size: number): void {
    const larger = new Uint8Array(Math.max(size + PADDING, this.bytes.length * 2));
    const used = this.bytes.subarray(0, this.length);
    larger.set(used);
    // The first memory is used again.
    used.fill(0);
    this.use(larger);
  }

  private use(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.words = wordsOf(bytes);
  }
}

/** The first ones stand in the memory of the WebAssembly lexer. */
const idle: ByteBuffer[] = (simd?.residents ?? []).map((bytes) => new ByteBuffer(bytes));

/** A buffer of one's own until `release`: a nested call gets another. */
export const lease = (): ByteBuffer => idle.pop() ?? new ByteBuffer();

/** Gives a buffer back; `wipe` after anything was found in it. */
export function release(buffer: ByteBuffer, wipe: boolean): void {
  buffer.reset(wipe);
  if (idle.length < 4) idle.push(buffer);
}
