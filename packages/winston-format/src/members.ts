import type { Redactor } from '@sixfour/core';
import { readMember } from './copy.js';
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

/** Gives `out` a level and a message, although they are no enumerable members of `copy`, or were taken out of it. */
export function keepLevelAndMessage(redactor: Redactor, copy: Info, out: Info): void {
  const level = copy[LEVEL];
  if (typeof level === 'string') {
    out[LEVEL] = isPlainLevel(level) ? level : redactor.redactText(level);
    if (!Reflect.has(out, 'level')) out.level = out[LEVEL];
  }
  if (out instanceof Error) {
    if (out !== copy) keepEnumerable(copy, out);
    return;
  }
  if (!Reflect.has(copy, 'message')) return;
  if (isEnumerable(copy, 'message')) {
    if (!Reflect.has(out, 'message')) out.message = ERROR_MARKER;
    return;
  }
  // A class has it as an accessor: formats read it, JSON leaves it out.
  const value = redactor.redact(readMember(copy, 'message'));
  Object.defineProperty(out, 'message', { value, writable: true, configurable: true, enumerable: false });
}
