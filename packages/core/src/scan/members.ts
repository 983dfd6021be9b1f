import {
  APOSTROPHE,
  BACKSLASH,
  COLON,
  COMMA,
  CR,
  DASH,
  isAlphanumeric,
  isBlank,
  LEFT_BRACE,
  LEFT_BRACKET,
  LF,
  QUOTE,
  RIGHT_BRACE,
  RIGHT_BRACKET,
  standsAt,
} from '../ascii.js';
import { backslashesBefore, depthOf } from './quote.js';

/** Is told of the objects, arrays and values of JSON in a text, at any depth, in the order of the text. */
export interface MemberVisitor {
  enter(at: number, keyStart: number, keyEnd: number, isArray: boolean, level: number): void;
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
  readonly #arrays: boolean[] = [];
  #keyStart = -1;
  #keyEnd = -1;
  /** A key without quotes, which only a string in single quotes makes one. */
  #bareStart = -1;
  #bareEnd = -1;
  /** No string in single quotes that begins before this place has an end. */
  #openTo = -1;

  constructor(bytes: Uint8Array, to: number, visitor: MemberVisitor) {
    this.#bytes = bytes;
    this.#to = to;
    this.#visitor = visitor;
  }

  /** `isInside` tells that `from` stands in an object or array that began before; nothing that begins at `until` or behind it is told of. */
  read(from: number, isInside = false, until: number = this.#to): void {
    const bytes = this.#bytes;
    if (isInside) {
      this.#open.push(0);
      this.#arrays.push(true);
    }
    let i = from;
    while (i < until) {
      const byte = bytes[i] as number;
      if (byte === QUOTE) i = this.#quote(i, from);
      else if (byte === APOSTROPHE && this.#open.length > 0) i = this.#single(i);
      else if (byte === LEFT_BRACKET && standsAt(bytes, i, '[redacted:')) i = this.#marker(i);
      else if (isStructureStart(byte)) {
        this.#open.push(this.#level);
        this.#visitor.enter(i, this.#keyStart, this.#keyEnd, byte === LEFT_BRACKET, this.#level);
        this.#arrays.push(byte === LEFT_BRACKET);
        this.#forgetKey();
        i++;
      } else if (byte === RIGHT_BRACE || byte === RIGHT_BRACKET) {
        if (this.#open.at(-1) === this.#level) this.#close(i);
        i++;
      } else if (this.#open.length > 0 && (isAlphanumeric(byte) || byte === DASH)) i = this.#literal(i);
      else if (byte === BACKSLASH) i = this.#escape(i);
      else {
        if (byte === COMMA) this.#forgetKey();
        i++;
      }
    }
  }

  /** Behind backslashes, and the letter of white space that they spell out: `\\n` between members is no value. */
  #escape(at: number): number {
    const bytes = this.#bytes;
    let i = at + 1;
    while (bytes[i] === BACKSLASH) i++;
    const letter = bytes[i];
    return this.#level > 0 && (letter === 0x6e || letter === 0x72 || letter === 0x74) ? i + 1 : i;
  }

  /** One of our own markers is no array: where it ends. */
  #marker(at: number): number {
    const end = this.#bytes.indexOf(RIGHT_BRACKET, at);
    return end < 0 || end >= this.#to ? this.#to : end + 1;
  }

  #forgetKey(): void {
    this.#keyStart = this.#keyEnd = this.#bareStart = this.#bareEnd = -1;
  }

  #close(at: number): void {
    this.#open.pop();
    this.#arrays.pop();
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
    if (isStructureStart(bytes[inner] as number) && this.#isJsonText(inner)) {
      // In a wire dump a raw quote may stand around JSON that was not escaped: it opens no string.
      if (!this.#isWireDump(inner)) this.#level++;
      return start;
    }
    return this.#string(start);
  }

  /** Whether the string that `at` stands in ends as it begins, with a bracket, or was cut off: JSON in JSON. */
  #isJsonText(at: number): boolean {
    const bytes = this.#bytes;
    if (standsAt(bytes, at, '[redacted:')) return false;
    if (this.#isWireDump(at)) return true;
    const inner = skipWhite(bytes, at + 1, this.#to);
    if (bytes[inner] === BACKSLASH && bytes[inner + (1 << (this.#level + 1)) - 1] === QUOTE) return true;
    let end = at;
    while (end < this.#to && !(bytes[end] === QUOTE && depthOf(backslashesBefore(bytes, end, at)) <= this.#level))
      end++;
    if (end === this.#to) return true;
    end -= 1 + backslashesBefore(bytes, end, at);
    while (end > at && (isBlank(bytes[end] as number) || bytes[end] === LF || bytes[end] === CR)) end--;
    return bytes[end] === RIGHT_BRACE || bytes[end] === RIGHT_BRACKET;
  }

  /** Whether a key in quotes of this very level follows the bracket at `at`: `"{"amount": …`. */
  #isWireDump(at: number): boolean {
    const bytes = this.#bytes;
    const quote = skipWhite(bytes, at + 1, this.#to);
    return bytes[quote] === QUOTE && this.#level === 0 && isAlphanumeric(bytes[quote + 1] as number);
  }

  #string(start: number): number {
    // Members of the class are read once: a look at one costs as much as one at a byte.
    const bytes = this.#bytes;
    const to = this.#to;
    const level = this.#level;
    let at = start;
    let depth = -1;
    for (; at < to; at++) {
      if (bytes[at] !== QUOTE) continue;
      depth = bytes[at - 1] === BACKSLASH ? depthOf(backslashesBefore(bytes, at, start)) : 0;
      if (depth <= level) break;
    }
    const end = at < to ? at - Math.min(backslashesBefore(bytes, at, start), (1 << Math.max(depth, 0)) - 1) : at;
    const isKey = bytes[bytes[at + 1] === COLON ? at + 1 : skipWhite(bytes, at + 1, to)] === COLON;
    if (isKey) {
      this.#keyStart = start;
      this.#keyEnd = end;
    } else if (this.#open.length > 0) this.#visitor.value(this.#keyStart, this.#keyEnd, start, end, true, level);
    if (depth < level && at < to) return at;
    return at + 1;
  }

  /** A string as `util.inspect` and Python print it; other apostrophes, and what has a double quote inside, are no strings. */
  #single(at: number): number {
    const bytes = this.#bytes;
    const start = at + 1;
    if (at < this.#openTo || isAlphanumeric(bytes[at - 1] ?? 0)) return start;
    let end = start;
    while (end < this.#to && bytes[end] !== QUOTE && !this.#endsSingle(end)) end++;
    if (bytes[end] !== APOSTROPHE || end >= this.#to) {
      this.#openTo = end;
      return start;
    }
    if (bytes[skipWhite(bytes, end + 1, this.#to)] === COLON) {
      this.#keyStart = start;
      this.#keyEnd = end;
    } else {
      const isBare = this.#keyStart < 0;
      const keyStart = isBare ? this.#bareStart : this.#keyStart;
      this.#visitor.value(keyStart, isBare ? this.#bareEnd : this.#keyEnd, start, end, true, this.#level);
    }
    return end + 1;
  }

  /** Whether the apostrophe at `at` stands before what may follow a string. */
  #endsSingle(at: number): boolean {
    const bytes = this.#bytes;
    if (bytes[at] !== APOSTROPHE || bytes[at - 1] === BACKSLASH) return false;
    const behind = skipWhite(bytes, at + 1, this.#to);
    const byte = bytes[behind] as number;
    return behind >= this.#to || byte === COMMA || byte === COLON || byte === RIGHT_BRACE || byte === RIGHT_BRACKET;
  }

  #literal(start: number): number {
    const bytes = this.#bytes;
    const to = this.#to;
    let at = start;
    while (
      at < to &&
      (isAlphanumeric(bytes[at] as number) || bytes[at] === DASH || bytes[at] === 0x2e || bytes[at] === 0x2b)
    )
      at++;
    // `{ a = 1 }` is no JSON: in an object a value has a key.
    const isValue = this.#keyStart >= 0 || this.#arrays.at(-1) === true;
    if (!isValue && bytes[at] === COLON) {
      this.#bareStart = start;
      this.#bareEnd = at;
    }
    if (isValue) this.#visitor.value(this.#keyStart, this.#keyEnd, start, at, false, this.#level);
    return at;
  }
}
