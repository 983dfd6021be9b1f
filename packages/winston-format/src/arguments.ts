import { stripVTControlCharacters } from 'node:util';
import type { Finding, Redactor } from '@sixfour/core';
import { isPlain } from './copy.js';
import type { Change } from './hidden.js';
import { ERROR_MARKER, type Info } from './triple-beam.js';

/** The places for arguments that logform's splat() and util.format know. */
const PLACE = /%[scdjifoO%]/g;

/** Literal text of a message, or the place of an argument, and where it stands in the rendered message. */
interface Piece {
  readonly literal: string;
  /** -1 for literal text. */
  readonly argument: number;
  readonly start: number;
  readonly end: number;
}

const isPrimitive = (value: unknown): value is string | number | bigint =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint';

/** How many leaves of an argument are read with the message. */
const MOST_LEAVES = 8;

/** How many characters of bytes are read with the message. */
const MOST_CHARACTERS = 64;

const bytesText = ({ buffer, byteOffset, byteLength }: ArrayBufferView): string =>
  Buffer.from(buffer, byteOffset, Math.min(byteLength, MOST_CHARACTERS)).toString('latin1');

/** What an argument says in a text: itself, or its leaves if it is an object. */
function leavesOf(value: unknown): string[] {
  const leaves: string[] = [];
  const read = (inner: unknown, depth: number): void => {
    if (isPrimitive(inner)) leaves.push(stripVTControlCharacters(String(inner)));
    else if (typeof inner === 'symbol') leaves.push(inner.description ?? '');
    else if (ArrayBuffer.isView(inner)) leaves.push(bytesText(inner));
    else if (typeof inner === 'object' && inner !== null && depth < 3 && !(inner instanceof Error))
      for (const leaf of Object.values(inner).slice(0, MOST_LEAVES)) read(leaf, depth + 1);
  };
  read(value, 0);
  return leaves.slice(0, MOST_LEAVES);
}

const spoken = (value: unknown): string => leavesOf(value).join(' ');

/** A message and its arguments as they will be printed, piece by piece. */
class Rendering {
  readonly pieces: Piece[] = [];
  text = '';

  constructor(message: string, splat: readonly unknown[]) {
    let next = 0;
    let last = 0;
    for (const { 0: place, index } of message.matchAll(PLACE)) {
      if (place === '%%' || next >= splat.length) continue;
      this.#add(message.slice(last, index), message.slice(last, index), -1);
      this.#add(spoken(splat[next]), place, next++);
      last = index + place.length;
    }
    this.#add(message.slice(last), message.slice(last), -1);
    // What is left over stands behind the message, in a reader's eye as in `console.log`.
    for (; next < splat.length; next++) {
      const rest = splat[next];
      if (isPrimitive(rest)) this.#add(` ${spoken(rest)}`, '', next);
    }
  }

  #add(text: string, literal: string, argument: number): void {
    const start = this.text.length;
    this.text += text;
    this.pieces.push({ literal, argument, start, end: this.text.length });
  }
}

/** What stands for an argument that only its message shows to be sensitive. */
function censored(redactor: Redactor, value: unknown, detector: string): string {
  const marker = `[REDACTED:${detector}]`;
  if (!isPrimitive(value)) return marker;
  const text = String(value);
  const shown = redactor.redactText(text, { field: detector });
  return shown === text ? marker : shown;
}

/** Takes out of message and arguments what is sensitive only where they meet; returns the message. */
function redactMeeting(redactor: Redactor, message: string, redacted: unknown[]): string {
  const { text, pieces } = new Rendering(message, redacted);
  const findings = redactor.scan(text);
  if (findings.length === 0) return message;
  let result = '';
  for (const { literal, argument, start, end } of pieces) {
    const hits = findings.filter((hit) => hit.start < end && hit.end > start);
    if (argument >= 0) {
      if (hits[0] !== undefined) redacted[argument] = censored(redactor, redacted[argument], hits[0].detector);
      result += literal;
      continue;
    }
    // A place for literal signs, as `%%`, has the same length here and there: only arguments change it.
    let rest = '';
    let from = start;
    for (const hit of hits) {
      rest += literal.slice(from - start, Math.max(hit.start, start) - start);
      if (hit.start >= start && hit.end <= end) rest += `[REDACTED:${hit.detector}]`;
      from = Math.min(hit.end, end);
    }
    result += rest + literal.slice(from - start);
  }
  return result;
}

/** The first finding that a text lies in, wherever it stands in the printed message. */
function hitOf(printed: string, findings: readonly Finding[], text: string): Finding | undefined {
  let next = 0;
  for (let at = text === '' ? -1 : printed.indexOf(text); at >= 0; at = printed.indexOf(text, at + text.length)) {
    while ((findings[next]?.end ?? Infinity) <= at) next++;
    const hit = findings[next];
    if (hit === undefined || hit.start < at + text.length) return hit;
  }
  return undefined;
}

/** What the arguments lose because the message, printed already, shows that they are sensitive. */
function redactPrinted(redactor: Redactor, printed: string, redacted: unknown[]): void {
  const findings = redactor.scan(printed);
  redacted.forEach((argument, i) => {
    for (const text of leavesOf(argument)) {
      const hit = hitOf(printed, findings, text);
      if (hit === undefined) continue;
      redacted[i] = censored(redactor, argument, hit.detector);
      return;
    }
  });
}

/** A number that has become a text needs a place for a text: `%d` would print NaN. */
function fitPlaces(message: string, splat: readonly unknown[], redacted: readonly unknown[]): string {
  let i = -1;
  return message.replace(PLACE, (place) => {
    if (place === '%%') return place;
    i++;
    return typeof splat[i] !== 'string' && typeof redacted[i] === 'string' && i < splat.length ? '%s' : place;
  });
}

/**
 * An object of no class; or one that answers by toJSON, as what it answers must not become members of the info, into which splat()
 * puts those of the argument.
 */
const isMergeable = (value: unknown): value is object => {
  if (typeof value !== 'object' || value === null || value instanceof Error) return false;
  if (!('toJSON' in value)) return isPlain(value);
  return Object.prototype.toString.call(value) === '[object Object]';
};

/** A clean or redacted copy of the one argument whose members winston has put into the info, if they are those very values. */
function copyMerged(
  redactor: Redactor,
  splat: readonly unknown[],
  copy: Info,
  out: Info,
): readonly unknown[] | undefined {
  const meta = splat[0];
  if (splat.length !== 1 || !isMergeable(meta)) return undefined;
  const given: Record<PropertyKey, unknown> = { ...meta };
  for (const key of Reflect.ownKeys(given)) {
    if (key === '__proto__' || !Object.is(given[key], copy[key]) || !Object.hasOwn(out, key)) return undefined;
    given[key] = out[key];
  }
  if ('toJSON' in meta) {
    const answer = redactor.redact<unknown>(meta);
    Object.defineProperty(given, 'toJSON', {
      value: () => answer,
      writable: true,
      configurable: true,
      enumerable: false,
    });
  }
  return [given];
}

/** winston 3.0 puts the members of an argument into the info although the message has a place for it. */
function replaceMembers(splat: readonly unknown[], redacted: readonly unknown[], out: Info): void {
  splat.forEach((argument, i) => {
    const censor = redacted[i];
    if (typeof argument !== 'object' || argument === null || typeof censor !== 'string') return;
    for (const [key, value] of Object.entries(argument)) if (Object.is(out[key], value)) out[key] = censor;
  });
}

/** Where arguments stand: an info before and after its fields were redacted. */
export interface ArgumentPlace {
  readonly redactor: Redactor;
  readonly copy: Info;
  readonly out: Info;
  /** The message before it was redacted, which a format may have moved away. */
  readonly printed: unknown;
}

/** The arguments of a message, redacted, in a new list; the redacted info gets the message that fits them. */
export function redactArguments({ redactor, copy, out, printed }: ArgumentPlace, splat: unknown): unknown {
  if (!Array.isArray(splat)) return redactor.redact(splat);
  const message = out.message ?? printed;
  const hasPlaces = typeof message === 'string' && message.includes('%');
  const merged = hasPlaces ? undefined : copyMerged(redactor, splat, copy, out);
  if (merged !== undefined) return merged;
  const result: unknown = redactor.redact(splat as readonly unknown[]);
  if (!Array.isArray(result)) return [];
  const redacted = [...(result as unknown[])];
  if (redactor.describe().mode === 'report') return redacted;
  if (typeof message === 'object' && message !== null) {
    redactMeeting(redactor, spoken(message), redacted);
    return redacted;
  }
  // Whatever their message says of these is unknown.
  if (message === undefined) return redacted.map((argument) => (isPrimitive(argument) ? ERROR_MARKER : argument));
  if (typeof message !== 'string') return redacted;
  if (typeof printed === 'string' && printed !== message) redactPrinted(redactor, printed, redacted);
  if (!hasPlaces && !redacted.some(isPrimitive)) return redacted;
  const left = redactMeeting(redactor, message, redacted);
  const fitting = hasPlaces ? fitPlaces(left, splat, redacted) : left;
  replaceMembers(splat, redacted, out);
  if (fitting !== message && out.message !== undefined) out.message = fitting;
  return redacted;
}

/**
 * Arguments that stand in fields: `splat`, which splat() takes too and `metadata()` may have moved, and `meta`, into which splat() of
 * winston 3.0 puts what is left over.
 */
export function redactNamedArguments(place: ArgumentPlace): readonly Change[] {
  const { out } = place;
  const changes: Change[] = [];
  const redact = (list: readonly unknown[]): unknown => {
    const after = redactArguments(place, list);
    changes.push([list, after]);
    return after;
  };
  const { splat, meta } = out;
  if (Array.isArray(splat)) out['splat'] = redact(splat);
  if (Array.isArray(meta) && meta.some(isPrimitive)) out['meta'] = redact(meta);
  else if (isPrimitive(meta)) out['meta'] = (redact([meta]) as unknown[])[0];
  if (typeof out.message !== 'string' || !out.message.includes('%')) return changes;
  for (const key in out) {
    const inner = out[key];
    if (isPlain(inner) && Array.isArray((inner as Info)['splat']))
      out[key] = { ...inner, splat: redact((inner as Info)['splat'] as unknown[]) };
  }
  return changes;
}
