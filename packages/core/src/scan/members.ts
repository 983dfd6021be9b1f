import {
  COLON,
  COMMA,
  isAlphanumeric,
  isBlank,
  LEFT_BRACE,
  LEFT_BRACKET,
  QUOTE,
  RIGHT_BRACE,
  RIGHT_BRACKET,
  standsAt,
  DASH,
  LF,
  CR,
} from '../ascii.js';
import { backslashesBefore, depthOf } from './quote.js';

/** Is told of the objects, arrays and values of JSON in a text, at any depth, in the order of the text. */
export interface MemberVisitor {
  enter(at: number, keyStart: number, keyEnd: number, isArray: boolean): void;
  leave(at: number): void;
  /** A string (without its quotes) or another value; `level` is the depth of the quotes around it. */
  value(keyStart: number, keyEnd: number, start: number, end: number, isString: boolean, level: number): void;
}

const isStructureStart = (byte: number): boolean => byte === LEFT_BRACE || byte === LEFT_BRACKET;

function skipWhite(bytes: Uint8Array, at: number, to: number): number {
  let i = at;
  while (i < to && (isBlank(bytes[i] as number) || bytes[i] === LF || bytes[i] === CR)) i++;
  return i;
}

/**
 * Reads the JSON in `bytes[from, to)`: a text that is JSON, JSON inside a log line, JSON in strings of JSON to any depth.
 * Broken and truncated text is read as far as it goes; it never looks back, so it is linear.
 */
export class MemberReader {
  readonly #bytes: Uint8Array;
  readonly #to: number;
  readonly #visitor: MemberVisitor;
  /** Depth of the quotes that are structure now. */
  #level = 0;
  /** Levels of the open objects and arrays. */
  readonly #open: number[] = [];
  #keyStart = -1;
  #keyEnd = -1;

  constructor(bytes: Uint8Array, to: number, visitor: MemberVisitor) {
    this.#bytes = bytes;
    this.#to = to;
    this.#visitor = visitor;
  }

  read(from: number): void {
    const bytes = this.#bytes;
    let i = from;
    while (i < this.#to) {
      const byte = bytes[i] as number;
      if (byte === QUOTE) i = this.#quote(i, from);
      else if (isStructureStart(byte)) {
        this.#open.push(this.#level);
        this.#visitor.enter(i, this.#keyStart, this.#keyEnd, byte === LEFT_BRACKET);
        this.#forgetKey();
        i++;
      } else if (byte === RIGHT_BRACE || byte === RIGHT_BRACKET) {
        if (this.#open.at(-1) === this.#level) this.#close(i);
        i++;
      } else if (this.#open.length > 0 && (isAlphanumeric(byte) || byte === DASH)) i = this.#literal(i);
      else {
        if (byte === COMMA) this.#forgetKey();
        i++;
      }
    }
  }

  #forgetKey(): void {
    this.#keyStart = this.#keyEnd = -1;
  }

  #close(at: number): void {
    this.#open.pop();
    this.#visitor.leave(at);
    this.#forgetKey();
  }

  #quote(at: number, from: number): number {
    const bytes = this.#bytes;
    const depth = depthOf(backslashesBefore(bytes, at, from));
    if (depth > this.#level) return at + 1;
    if (depth < this.#level) {
      while ((this.#open.at(-1) ?? 0) > depth) this.#close(at);
      this.#level = depth;
      this.#forgetKey();
      return at + 1;
    }
    const start = at + 1;
    const inner = skipWhite(bytes, start, this.#to);
    if (isStructureStart(bytes[inner] as number) && !standsAt(bytes, inner, '[redacted:')) {
      // In a wire dump a raw quote may stand around JSON that was not escaped: it opens no string.
      if (this.#nextDepth(start) !== this.#level) this.#level++;
      return start;
    }
    return this.#string(start);
  }

  /** Depth of the first quote behind `at`, -1 if none is near. */
  #nextDepth(at: number): number {
    const last = Math.min(this.#to, at + 64);
    for (let i = at; i < last; i++) if (this.#bytes[i] === QUOTE) return depthOf(backslashesBefore(this.#bytes, i, at));
    return -1;
  }

  #string(start: number): number {
    const bytes = this.#bytes;
    let at = start;
    let depth = -1;
    for (; at < this.#to; at++) {
      if (bytes[at] !== QUOTE) continue;
      depth = depthOf(backslashesBefore(bytes, at, start));
      if (depth <= this.#level) break;
    }
    const end = at < this.#to ? at - Math.min(backslashesBefore(bytes, at, start), (1 << Math.max(depth, 0)) - 1) : at;
    const isKey = bytes[skipWhite(bytes, at + 1, this.#to)] === COLON;
    if (isKey) {
      this.#keyStart = start;
      this.#keyEnd = end;
    } else if (this.#open.length > 0) this.#visitor.value(this.#keyStart, this.#keyEnd, start, end, true, this.#level);
    if (depth < this.#level && at < this.#to) return at;
    return at + 1;
  }

  #literal(start: number): number {
    const bytes = this.#bytes;
    let at = start;
    while (
      at < this.#to &&
      (isAlphanumeric(bytes[at] as number) || bytes[at] === DASH || bytes[at] === 0x2e || bytes[at] === 0x2b)
    )
      at++;
    this.#visitor.value(this.#keyStart, this.#keyEnd, start, at, false, this.#level);
    return at;
  }
}
