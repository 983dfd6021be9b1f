import type { Redactor } from '@sixfour/core';
import { defineHidden, isPlain } from './copy.js';
import { ERROR_MARKER, type Info, LEVEL } from './triple-beam.js';

const ERROR_MEMBERS = ['message', 'stack', 'cause'] as const;

const isEnumerable = (value: object, key: PropertyKey): boolean =>
  Object.prototype.propertyIsEnumerable.call(value, key);

/** What a format has made an enumerable member of an Error stays one: JSON prints it. */
function keepEnumerable(copy: object, out: object): void {
  for (const key of ERROR_MEMBERS) {
    const own = Object.getOwnPropertyDescriptor(out, key);
    if (own?.enumerable === false && isEnumerable(copy, key))
      Object.defineProperty(out, key, { ...own, enumerable: true });
  }
}

/** A level of a few letters, as all of winston's are, can be nothing else. */
const isPlainLevel = (level: string): boolean => level.length < 8 && /^[a-z]+$/i.test(level);

const isKept = (key: PropertyKey): boolean =>
  key === 'toJSON' || key === 'name' || key === 'errors' || ERROR_MEMBERS.includes(key as never);

/** Members that JSON leaves out and formats may read: those of a class, and those that are not enumerable. */
function redactHidden(redactor: Redactor, copy: object, out: object): void {
  const hidden: Record<PropertyKey, unknown> = {};
  for (const key of Reflect.ownKeys(copy)) {
    if (!isEnumerable(copy, key) && !(copy instanceof Error && isKept(key)) && key !== 'toJSON')
      hidden[key] = Reflect.get(copy, key);
  }
  const redacted = redactor.redact<Record<PropertyKey, unknown>>(hidden);
  for (const key of Reflect.ownKeys(hidden)) defineHidden(out, key, redacted[key]);
}

/** Gives `out` a level and a message, although what an object says by toJSON, or `remove`, has left them out. */
function keepLevelAndMessage(redactor: Redactor, copy: Info, out: Info): void {
  const level = copy[LEVEL];
  const isAnswer = out !== copy && typeof copy['toJSON'] === 'function';
  if (typeof level === 'string') {
    out[LEVEL] = isPlainLevel(level) ? level : redactor.redactText(level);
    if (!Reflect.has(out, 'level')) {
      if (isAnswer) defineHidden(out, 'level', out[LEVEL]);
      else out.level = out[LEVEL];
    }
  }
  if (Reflect.has(out, 'message') || !Reflect.has(copy, 'message')) return;
  if (isAnswer) defineHidden(out, 'message', redactor.redact(copy.message));
  else out.message = ERROR_MARKER;
}

/** Gives `out` what it must have beside its fields, so that winston and formats can read it. */
export function keepMembers(redactor: Redactor, copy: Info, out: Info): void {
  if (!isPlain(copy) && !Array.isArray(copy)) {
    if (out !== copy && out instanceof Error) keepEnumerable(copy, out);
    redactHidden(redactor, copy, out);
  }
  keepLevelAndMessage(redactor, copy, out);
}
