import {
  AMPERSAND,
  APOSTROPHE,
  BACKSLASH,
  COLON,
  COMMA,
  DASH,
  DOT,
  EQUALS,
  GREATER,
  isAlphanumeric,
  isLetter,
  isSpace,
  LEFT_BRACE,
  LEFT_BRACKET,
  LESS,
  NUL,
  QUOTE,
  RIGHT_BRACE,
  RIGHT_BRACKET,
  RIGHT_PAREN,
  SEMICOLON,
  SLASH,
  SPACE,
  spell,
  UNDERSCORE,
} from '../ascii.js';
import type { CardField } from './card-record.js';
import { backslashesBefore, createQuote, endOfQuoted, NO_QUOTE, readQuote } from './quote.js';
import type { Span } from '../types.js';

/** How far around a card its fields are read. */
const WINDOW = 512;
const MOST_FIELDS = 64;
const LONGEST_NAME = 48;
const LONGEST_VALUE = 7;

/** The fields of the record around a card, with where their values stand. */
export interface FieldsAround {
  readonly fields: readonly CardField[];
  readonly spans: readonly Span[];
  readonly card: number;
}

interface ReadField extends CardField, Span {}

interface List {
  readonly fields: ReadField[];
  readonly isArray: boolean;
}

const emptyList = (isArray = false): List => ({ fields: [], isArray });

export const isNameByte = (byte: number): boolean =>
  isAlphanumeric(byte) || byte === UNDERSCORE || byte === DASH || byte === DOT;

const isOpening = (byte: number): boolean => byte === LEFT_BRACE || byte === 0x28;
const isClosing = (byte: number): boolean => byte === RIGHT_BRACE || byte === RIGHT_PAREN;

/** Ends a value without quotes. */
const endsValue = (byte: number): boolean =>
  isSpace(byte) ||
  byte === COMMA ||
  byte === SEMICOLON ||
  byte === AMPERSAND ||
  byte === 0x7c ||
  byte === QUOTE ||
  byte === APOSTROPHE ||
  byte === LESS ||
  byte === BACKSLASH ||
  byte === NUL ||
  byte === LEFT_BRACE ||
  isClosing(byte) ||
  byte === RIGHT_BRACKET;

/** Reads `name=value`, `"name":"value"`, `name: value`, `:name => "value"` and `<name>value</name>`, object by object. */
class FieldReader {
  readonly #bytes: Uint8Array;
  readonly #to: number;
  readonly #card: Span;
  readonly #lists: List[] = [emptyList()];
  readonly #quote = createQuote();
  #found: ReadField[] | undefined;

  constructor(bytes: Uint8Array, to: number, card: Span) {
    this.#bytes = bytes;
    this.#to = to;
    this.#card = card;
  }

  read(from: number): FieldsAround | undefined {
    for (let i = from; i < this.#to && this.#found === undefined; ) i = this.#step(i);
    while (this.#found === undefined && this.#lists.length > 0) this.#close();
    if (this.#found === undefined) return undefined;
    const fields = this.#found;
    return { fields, spans: fields, card: fields.findIndex((field) => this.#isCard(field)) };
  }

  #isCard({ start, end, isNested }: ReadField): boolean {
    return !isNested && start === this.#card.start && end >= this.#card.end;
  }

  #close(): void {
    const { fields, isArray } = this.#lists.pop() as List;
    if (fields.some((field) => this.#isCard(field))) this.#found = fields;
    else if (!isArray && this.#lists.at(-1)?.isArray === false)
      for (const field of fields) if (!field.isNested) this.#add({ ...field, isNested: true });
  }

  #add(field: ReadField): void {
    const { fields } = this.#lists.at(-1) as List;
    if (fields.length === MOST_FIELDS) fields.shift();
    fields.push(field);
  }

  #step(at: number): number {
    const byte = this.#bytes[at] as number;
    if (byte === LESS) return this.#tag(at);
    if (isNameByte(byte)) return this.#member(at);
    if (byte === QUOTE) return this.#element(at);
    if (isOpening(byte) || byte === LEFT_BRACKET) this.#lists.push(emptyList(byte === LEFT_BRACKET));
    else if (isClosing(byte) || byte === RIGHT_BRACKET) {
      this.#close();
      if (this.#lists.length === 0) this.#lists.push(emptyList());
    }
    return at + 1;
  }

  /** The text of an element of an array is no part of the record, unless the card stands in it. */
  #element(at: number): number {
    const bytes = this.#bytes;
    const escapes = backslashesBefore(bytes, at, 0);
    const before = bytes[at - 1 - escapes];
    if (before !== COMMA && before !== LEFT_BRACKET) return at + 1;
    const quote = this.#quote;
    if (!readQuote(bytes, at - escapes, quote)) return at + 1;
    const end = endOfQuoted(bytes, quote, this.#to, true);
    if (end > this.#card.start && at < this.#card.start) return at + 1;
    return readQuote(bytes, end, quote) && bytes[quote.end] !== COLON ? quote.end : at + 1;
  }

  /** A word: a name if an operator follows it. */
  #member(at: number): number {
    const bytes = this.#bytes;
    let end = at;
    while (end < this.#to && (isNameByte(bytes[end] as number) || this.#isIndex(end))) end++;
    if (!isLetter(bytes[at] as number) && bytes[at] !== UNDERSCORE) return end;
    let i = end;
    if (readQuote(bytes, i, this.#quote)) i = this.#quote.end;
    while (bytes[i] === SPACE) i++;
    const isOperator = bytes[i] === EQUALS || bytes[i] === COLON;
    if (!isOperator) return end;
    i++;
    if (bytes[i] === GREATER) i++;
    while (bytes[i] === SPACE) i++;
    return this.#value(at, end, i);
  }

  #isIndex(at: number): boolean {
    const byte = this.#bytes[at];
    return byte === RIGHT_BRACKET || (byte === LEFT_BRACKET && isNameByte(this.#bytes[at + 1] as number));
  }

  #value(nameStart: number, nameEnd: number, at: number): number {
    const bytes = this.#bytes;
    let start = at;
    let end = at;
    if (readQuote(bytes, at, this.#quote) && this.#quote.kind !== NO_QUOTE) {
      start = this.#quote.end;
      end = endOfQuoted(bytes, this.#quote, this.#to, true);
      // The card stands among the fields of a text inside this one.
      if (start < this.#card.start && end > this.#card.end) return start;
    } else {
      while (end < this.#to && !endsValue(bytes[end] as number)) end++;
      if (start === this.#card.start) end = Math.max(end, this.#card.end);
    }
    if (end > start) this.#push(nameStart, nameEnd, start, end);
    return Math.max(end, at);
  }

  #push(nameStart: number, nameEnd: number, start: number, end: number): void {
    const isShort = end - start <= LONGEST_VALUE;
    this.#add({
      name: spell(this.#bytes, Math.max(nameStart, nameEnd - LONGEST_NAME), nameEnd),
      value: isShort ? spell(this.#bytes, start, end) : '',
      isNested: false,
      start,
      end,
    });
  }

  /** An element with text and nothing else is a field; any other opens or closes a list. */
  #tag(at: number): number {
    const bytes = this.#bytes;
    if (bytes[at + 1] === SLASH) {
      this.#close();
      if (this.#lists.length === 0) this.#lists.push(emptyList());
      return at + 2;
    }
    let nameEnd = at + 1;
    while (isNameByte(bytes[nameEnd] as number) || bytes[nameEnd] === COLON) nameEnd++;
    if (nameEnd === at + 1) return at + 1;
    let close = nameEnd;
    while (close < this.#to && bytes[close] !== GREATER && bytes[close] !== LESS) close++;
    if (bytes[close] !== GREATER || bytes[close - 1] === SLASH) return nameEnd;
    let end = close + 1;
    while (end < this.#to && bytes[end] !== LESS) end++;
    if (bytes[end] !== LESS || bytes[end + 1] !== SLASH) {
      this.#lists.push(emptyList());
      return nameEnd;
    }
    if (end > close + 1) this.#push(at + 1, nameEnd, close + 1, end);
    while (end < this.#to && bytes[end] !== GREATER) end++;
    return end;
  }
}

// What is read around a card.
export const windowStart = (card: Span, from: number): number => Math.max(from, card.start - WINDOW);
export const windowEnd = (card: Span, to: number): number => Math.min(to, card.end + WINDOW);

/** The fields around a card that is the whole value of one: `[start, end)` in the record `[from, to)`. */
export function fieldsAround(bytes: Uint8Array, card: Span, from: number, to: number): FieldsAround | undefined {
  return new FieldReader(bytes, windowEnd(card, to), card).read(windowStart(card, from));
}
