import { format } from 'node:util';
import type { Redactor } from '@sixfour/core';

/** The symbols of triple-beam, which are registered ones. */
export const LEVEL: unique symbol = Symbol.for('level') as never;
export const MESSAGE: unique symbol = Symbol.for('message') as never;
export const SPLAT: unique symbol = Symbol.for('splat') as never;

const ERROR_MARKER = '[REDACTED:error]';

/** What winston hands from format to format. */
export interface Info {
  level: string;
  message: unknown;
  [LEVEL]?: string;
  [MESSAGE]?: unknown;
  [SPLAT]?: unknown;
  [key: string | symbol]: unknown;
}

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

const isError = (value: unknown): value is Error => value instanceof Error;

/** A copy of an Error that is one, with plain members: newer engines give the stack to the original only, and frozen members would stay so. */
function copyError(error: Error): Error {
  const copy = Object.create(Object.getPrototypeOf(error) as object) as Error;
  for (const key of Reflect.ownKeys(error)) {
    const enumerable = Object.prototype.propertyIsEnumerable.call(error, key);
    Object.defineProperty(copy, key, {
      value: Reflect.get(error, key),
      enumerable,
      writable: true,
      configurable: true,
    });
  }
  return copy;
}

/** A copy with every own member of the info but its finished text. Extensible and writable, even if the original is frozen. */
function copyInfo(info: Info): Info {
  if (!isError(info)) {
    const copy = { ...info };
    Reflect.deleteProperty(copy, MESSAGE);
    return copy;
  }
  const copy = copyError(info) as Info & Error;
  Reflect.deleteProperty(copy, MESSAGE);
  return copy;
}

/** What the arguments of a message lose because only the whole message shows that they are sensitive. */
function redactArguments(redactor: Redactor, message: string, splat: readonly unknown[], redacted: unknown[]): void {
  const rendered = message.includes('%') ? format(message, ...splat) : message;
  const findings = redactor.scan(rendered);
  if (findings.length === 0) return;
  splat.forEach((argument, i) => {
    if (redacted[i] !== argument || (typeof argument !== 'string' && typeof argument !== 'number')) return;
    const text = String(argument);
    for (let at = text === '' ? -1 : rendered.indexOf(text); at >= 0; at = rendered.indexOf(text, at + 1)) {
      const hit = findings.find(({ start, end }) => start < at + text.length && end > at);
      if (hit !== undefined) redacted[i] = `[REDACTED:${hit.detector}]`;
    }
  });
}

/** A number that has become a text needs a place for a text: `%d` would print NaN. */
function fitPlaces(message: string, splat: readonly unknown[], redacted: readonly unknown[]): string {
  let i = -1;
  return message.replace(/%[scdjifoO%]/g, (place) => {
    if (place === '%%') return place;
    i++;
    return typeof splat[i] === 'number' && typeof redacted[i] === 'string' ? '%s' : place;
  });
}

function redactSplat(redactor: Redactor, info: Info, out: Info): void {
  const { message, [SPLAT]: splat } = info;
  if (!Array.isArray(splat) || splat.length === 0 || typeof message !== 'string') return;
  const redacted: unknown[] = Array.isArray(out[SPLAT]) ? [...(out[SPLAT] as unknown[])] : [];
  redactArguments(redactor, message, splat, redacted);
  out[SPLAT] = redacted;
  if (typeof out.message === 'string') out.message = fitPlaces(out.message, splat, redacted);
}

function failedInfo(info: Info): Info {
  let level = 'error';
  let isJson = false;
  let hasText = false;
  try {
    if (typeof info[LEVEL] === 'string') level = info[LEVEL];
    hasText = typeof info[MESSAGE] === 'string';
    isJson = hasText && (info[MESSAGE] as string).startsWith('{');
  } catch {
    // An info that throws when it is read keeps nothing.
  }
  const failed: Info = { level, message: ERROR_MARKER, [LEVEL]: level };
  if (hasText)
    failed[MESSAGE] = isJson ? JSON.stringify({ level, message: ERROR_MARKER }) : `${level}: ${ERROR_MARKER}`;
  return failed;
}

function redactMembers(redactor: Redactor, info: Info): Info {
  const copy = copyInfo(info);
  let result: unknown = redactor.redact(copy);
  if (typeof result !== 'object' || result === null) return failedInfo(info);
  // A class instance or Error that is clean is still the copy, one that is not has become another object.
  if (result !== copy && !isPlain(result) && !(result instanceof Error)) result = { ...result };
  const out = result as Info;
  const level: unknown = info[LEVEL];
  if (typeof level === 'string') out[LEVEL] = redactor.redactText(level);
  if (!Reflect.has(out, 'level') && typeof level === 'string') out.level = out[LEVEL] ?? level;
  if (!Reflect.has(out, 'message') && Reflect.has(info, 'message')) out.message = ERROR_MARKER;
  const text: unknown = info[MESSAGE];
  if (typeof text === 'string') out[MESSAGE] = redactor.redactLine(text);
  else if (text !== undefined) out[MESSAGE] = redactor.redact(text);
  redactSplat(redactor, info, out);
  return out;
}

/** A new info with its fields, its finished text and its arguments redacted. Never throws, never changes the one it is given. */
export function redactInfo(redactor: Redactor, info: Info): Info {
  try {
    return redactMembers(redactor, info);
  } catch {
    return failedInfo(info);
  }
}
