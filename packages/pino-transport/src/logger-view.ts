import type { Redactor } from '@sixfour/core';
import { isObject, symbolOf } from './logger.js';

/** Child bindings as pino keeps them, `,"a":1,"b":2`, read as the object they become. */
function redactBindings(redactor: Redactor, text: string): string {
  const line = redactor.redactLine(`{${text.slice(1)}}`);
  return line.startsWith('{') && line.endsWith('}') && line.length > 2 ? `,${line.slice(1, -1)}` : '';
}

/**
 * The logger as one who reads it beside the line may see it: bindings and message prefix are redacted. A logger without anything
 * sensitive in them is itself; any other logs, makes children and takes settings as the logger does.
 */
export function viewOf(logger: unknown, redactor: Redactor): unknown {
  if (!isObject(logger)) return redactor.redact(logger);
  const bindings = symbolOf(logger, 'pino.chindings');
  const redactText = (key: PropertyKey, value: string): string =>
    key === bindings ? redactBindings(redactor, value) : redactor.redactText(value);
  const prefix = symbolOf(logger, 'pino.msgPrefix');
  const isClean = [bindings, prefix].every((key) => {
    const value = key === undefined ? undefined : logger[key];
    return typeof value !== 'string' || value === '' || redactText(key ?? '', value) === value;
  });
  if (isClean) return logger;
  // Above an empty object, because a Proxy has to tell the truth about members of a frozen one.
  const view: object = new Proxy(Object.create(logger) as object, {
    get(_target, key) {
      const value: unknown = Reflect.get(logger, key, view);
      return typeof value === 'string' && value !== '' ? redactText(key, value) : value;
    },
    set: (_target, key, value) => Reflect.set(logger, key, value),
  });
  return view;
}
