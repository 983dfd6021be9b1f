import type { Redactor } from '@sixfour/core';
import { isPlain } from './copy.js';
import { ERROR_MARKER } from './triple-beam.js';

type Fields = Record<string, unknown>;

/** As many digits as the shortest code has. */
const DIGITS = /\d{3}/;

/** How a spread text is read. */
interface Reading {
  readonly redactor: Redactor;
  readonly message: unknown;
  /** Whether it is known that no other text has written over it. */
  readonly isWhole: boolean;
}

const isCharacter = (value: unknown): value is string => typeof value === 'string' && value.length === 1;

function charactersOf(fields: Fields): string {
  let text = '';
  for (let i = 0, next = fields['0']; isCharacter(next); next = fields[String(++i)]) text += next;
  return text;
}

/** Puts a marker in the place of all characters. */
function replaceCharacters(fields: Fields, count: number, marker: string): void {
  for (let i = 1; i < count; i++) Reflect.deleteProperty(fields, String(i));
  fields['0'] = marker;
}

/** What must stand for a spread text, if it cannot stay. */
function markerFor({ redactor, message, isWhole }: Reading, text: string): string | undefined {
  const before = typeof message === 'string' ? `${message} ` : '';
  const hit = redactor.scan(before + text).find(({ end }) => end > before.length);
  if (hit !== undefined) return `[REDACTED:${hit.detector}]`;
  return !isWhole && DIGITS.test(text) ? ERROR_MARKER : undefined;
}

/**
 * splat() turns a text that is left over into members: `{ 0: '4', 1: '1', 2: '1', … }`. They are read as that text, behind the
 * message. A second text may have written over the first, so that any rest of a number is taken out as well.
 *
 * @param isWhole whether there was one text only
 * @returns whether something was taken out
 */
export function redactSpreads(redactor: Redactor, info: object, isWhole: boolean): boolean {
  const fields = info as Fields;
  const reading = { redactor, message: fields['message'], isWhole };
  let isSpread = redactSpread(reading, fields);
  for (const key in fields) {
    const inner = fields[key];
    // `metadata()` moves all members into one.
    if (!isPlain(inner) || !Object.hasOwn(inner, '0')) continue;
    const copy = { ...inner };
    if (!redactSpread(reading, copy)) continue;
    fields[key] = copy;
    isSpread = true;
  }
  return isSpread;
}

function redactSpread(reading: Reading, fields: Fields): boolean {
  if (!Object.hasOwn(fields, '0') || reading.redactor.describe().mode === 'report') return false;
  const text = charactersOf(fields);
  const marker = text.length < 2 ? undefined : markerFor(reading, text);
  if (marker === undefined) return false;
  replaceCharacters(fields, text.length, marker);
  return true;
}

/** JSON without the spread texts in it. */
function respellJson(redactor: Redactor, text: string, message: unknown): string | undefined {
  try {
    const parsed = JSON.parse(text) as Fields;
    const before = parsed['message'];
    parsed['message'] = message;
    if (!redactSpreads(redactor, parsed, false)) return undefined;
    if (before === undefined) Reflect.deleteProperty(parsed, 'message');
    else parsed['message'] = before;
    return JSON.stringify(parsed);
  } catch {
    return undefined;
  }
}

/** A finished text that was made with a spread text in its info: in JSON it is taken out, other text is written anew. */
export function respell(
  redactor: Redactor,
  text: unknown,
  info: { readonly level: unknown; readonly message: unknown },
): string {
  const json = typeof text === 'string' && text.startsWith('{') ? respellJson(redactor, text, info.message) : undefined;
  return json ?? `${String(info.level)}: ${String(info.message)} ${ERROR_MARKER}`;
}
