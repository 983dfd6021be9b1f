import { isAlphanumeric, isDigit, RIGHT_BRACKET, spell, ZERO } from '../ascii.js';
import type { Span } from '../types.js';
import { type Engine, type Hit, plainHit } from './engine.js';
import { BARE, createFrame, frameName, LITERAL, LOOSE, MARKUP, QUOTED } from './frame.js';
import { besideAttribute } from './attributes.js';
import { findNamed, foundRule, namedContext } from './named.js';

/** Data elements of ISO 8583 that hold a card number or authentication data, with their detectors. */
export const messageFields: readonly (readonly [number: number, detector: string])[] = [
  [2, 'pan'],
  [35, 'track'],
  [36, 'track'],
  [45, 'track'],
  [48, 'emv'],
  [52, 'pin-block'],
  [53, 'pin-block'],
  [55, 'emv'],
];

/** The name that a data element goes by. */
export const elementName = (number: number): string => `de ${String(number)}`;

/** Names a field of a message by its number: `<field id="52" value="…"/>`, as jPOS prints it. */
export const FIELD_ID = 'field id';

/** Whether a value is a message type: version, class, function and origin. */
export const isMessageType = (text: string): boolean => /^[01289][1-8]\d[0-5]$/.test(text);

/** How far before a card its key may begin. */
const KEY = 24;
const CARD_KEY = /(?:^|[^\w.])0{0,2}(?:2|35|36|45)(?:["'\\\])]*\s*(?:[:=]>?|value=)|\])\s*["'\\]*[;%]?b?$/i;

interface NumberedField extends Span {
  readonly number: number;
  readonly quote: string;
}

const frame = createFrame();

function numberOf(bytes: Uint8Array, start: number, end: number): number {
  let number = 0;
  for (let i = start; i < end; i++)
    number = isDigit(bytes[i] as number) ? number * 10 + (bytes[i] as number) - ZERO : NaN;
  return end - start > 3 ? NaN : number;
}

/** The field whose name is the number `bytes[at, end)`, of up to three digits; undefined if nothing is its value. */
function fieldAt(bytes: Uint8Array, at: number, end: number, { to, isJson }: Message): NumberedField | undefined {
  if (end - at > 3 || isAlphanumeric(bytes[end] as number)) return undefined;
  const isIndex = bytes[end] === RIGHT_BRACKET;
  if (!frameName(bytes, at, isIndex ? end + 1 : end, to, isJson, frame)) return undefined;
  const { style, start } = frame;
  const isField = style === QUOTED || style === BARE || style === LITERAL || style === MARKUP;
  if (!isField && !(isIndex && style === LOOSE)) return undefined;
  return { number: numberOf(bytes, at, end), start, end: frame.end, quote: style === LITERAL ? frame.quote : '' };
}

/** The fields of a record whose names are bare numbers, in their order. */
function numberedFields(message: Message): NumberedField[] {
  const { bytes, from, to } = message;
  const fields: NumberedField[] = [];
  for (let i = from; i < to; i++) {
    if (!isDigit(bytes[i] as number)) continue;
    let end = i;
    while (isDigit(bytes[end] as number)) end++;
    const isName = i === from || !isAlphanumeric(bytes[i - 1] as number);
    const field = isName ? fieldAt(bytes, i, end, message) : undefined;
    if (field !== undefined) fields.push(field);
    i = field === undefined ? end : Math.max(end, field.end);
  }
  return fields;
}

/** A record that may print a message. */
export interface Message {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  readonly isJson: boolean;
  /** A message type stands under its name. */
  readonly hasType: boolean;
}

function* fieldHits(engine: Engine, bytes: Uint8Array, field: NumberedField): Generator<Hit> {
  const detector = engine.messageFields.get(field.number);
  if (detector === undefined) return;
  const context = namedContext(engine, elementName(field.number), { quoted: true });
  for (const { start, end } of findNamed(engine, detector, context, bytes, field.start, field.end, undefined)) {
    const isWhole = start === field.start && end === field.end;
    yield {
      ...plainHit(detector, start, end),
      isWhole,
      field: context.field,
      quote: isWhole ? field.quote : '',
      rule: foundRule(context),
    };
  }
}

/** Whether a digit, or the end of `value=` or of a track's first sign, stands before the signs before `at`. Says no to most at once. */
function mayBeKey(bytes: Uint8Array, at: number, from: number): boolean {
  let last = at - 1;
  while (last > from && at - last < KEY && !isAlphanumeric(bytes[last] as number)) last--;
  const letter = (bytes[last] as number) | 0x20;
  return isDigit(bytes[last] as number) || letter === 0x65 || letter === 0x62;
}

/**
 * What stands under the bare numbers of a message's fields: `"052"`. They count in a record that holds a message type under its name, or
 * under 0 beside a card under 2 or a track under 35, 36 or 45.
 */
export function messageHits(engine: Engine, message: Message, hits: readonly Hit[]): Hit[] {
  const { bytes, from, hasType } = message;
  const isNumbered = ({ detector, start }: Hit): boolean =>
    (detector === engine.messageFields.get(2) || detector === engine.messageFields.get(35)) &&
    mayBeKey(bytes, start, from) &&
    CARD_KEY.test(spell(bytes, Math.max(from, start - KEY), start));
  if (!hasType && !hits.some(isNumbered)) return [];
  const fields = numberedFields(message);
  const isType = ({ number, start, end }: NumberedField): boolean =>
    number === 0 && end - start <= 4 && isMessageType(spell(bytes, start, end).padStart(4, '0'));
  return hasType || fields.some(isType) ? fields.flatMap((field) => [...fieldHits(engine, bytes, field)]) : [];
}

/**
 * Whether `name` frames the type of a message. Of a field of one in XML (`<field id="52" value="…"/>`) what stands in the attribute beside
 * the number is added to `hits`.
 */
export function isMessage(
  engine: Engine,
  bytes: Uint8Array,
  name: string,
  { start, end }: Span,
  to: number,
  hits: Hit[],
): boolean {
  if (name !== FIELD_ID) return isMessageType(spell(bytes, start, Math.min(end, start + 5)));
  const value = besideAttribute(bytes, end + 1, to);
  const field = value && { ...value, number: numberOf(bytes, start, end), quote: '' };
  if (field !== undefined) hits.push(...fieldHits(engine, bytes, field));
  return false;
}
