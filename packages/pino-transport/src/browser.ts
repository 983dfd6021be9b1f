import type { Redactor, RedactorOptions } from '@sixfour/core';
import type { LoggerOptions } from 'pino';
import { redactArguments } from './console-arguments.js';
import { guardOptions } from './guard-options.js';

type Write = (...args: unknown[]) => unknown;
type Bag = Record<PropertyKey, unknown>;
type Send = (level: string, event: Bag, ...rest: unknown[]) => unknown;

/** pino's levels, and the console method for one that the console does not have. */
const FALLBACKS: Readonly<Record<string, string>> = {
  error: 'log',
  fatal: 'error',
  warn: 'error',
  info: 'log',
  debug: 'log',
  trace: 'log',
};

const isFunction = (value: unknown): value is Write => typeof value === 'function';

function guardWrite(redactor: Redactor, write: Write): Write {
  return function (this: unknown, ...args) {
    return write.apply(this, redactArguments(redactor, args));
  };
}

/** What pino takes where nobody gave it a function for a level. */
function consoleMethod(level: string): Write {
  return (...args) => {
    const own = console as unknown as Bag;
    const method = own[level] ?? own[FALLBACKS[level] ?? 'log'];
    if (isFunction(method)) method.apply(console, args);
  };
}

/** A function for each level, as pino would take the console for one that is missing. */
function guardMethods(redactor: Redactor, methods: object, levels: readonly string[]): object {
  const guarded = Object.create(methods) as Bag;
  for (const level of [...levels, 'log']) {
    const own: unknown = Reflect.get(methods, level);
    if (level === 'log' && own === undefined) continue;
    guarded[level] = guardWrite(redactor, isFunction(own) ? own.bind(methods) : consoleMethod(level));
  }
  return guarded;
}

function guardTransmit(redactor: Redactor, transmit: Bag): Bag {
  const send = transmit['send'];
  if (!isFunction(send)) return transmit;
  const guarded: Send = (level, event, ...rest) => {
    const { messages, bindings } = event;
    const safe = {
      ...event,
      messages: Array.isArray(messages) ? redactArguments(redactor, messages) : redactor.redact(messages),
      bindings: redactor.redact(bindings),
    };
    return send.call(transmit, level, safe, ...rest);
  };
  return { ...transmit, send: guarded };
}

/** The `browser` option: `write` for every level, and `transmit`. */
function guardBrowser(redactor: Redactor, given: Bag, levels: readonly string[]): Bag {
  const { write, transmit } = given;
  const result: Bag = { ...given };
  if (typeof transmit === 'object' && transmit !== null) result['transmit'] = guardTransmit(redactor, transmit as Bag);
  if (isFunction(write)) result['write'] = guardWrite(redactor, write);
  else {
    result['write'] = guardMethods(redactor, (write as object | undefined) ?? console, levels);
    // pino turns `asObject` on for any `write`; without one of the user's own, the console gets what it got before.
    if (!write)
      Object.defineProperty(result, 'asObject', {
        get: () => given['asObject'],
        set: () => undefined,
        enumerable: true,
      });
  }
  return result;
}

/**
 * Options for `pino()` in a browser, whose build of pino calls no hooks: what goes to `browser.write`, to the console and to
 * `browser.transmit.send` is redacted. `write` and `send` see the redacted record only. The given object is not changed.
 *
 * @param options the options for `pino()`. @default {}
 * @param redactor a redactor, or the options of one. @default the defaults of `@sixfour/core`
 * @throws SixfourOptionError for redactor options that are not as documented
 * @example
 * const logger = pino(withRedaction({ browser: { transmit: { send: (level, event) => post('/log', event) } } }));
 */
export function withRedaction<CustomLevels extends string = never, UseOnlyCustomLevels extends boolean = boolean>(
  options?: LoggerOptions<CustomLevels, UseOnlyCustomLevels>,
  redactor?: Redactor | RedactorOptions,
): LoggerOptions<CustomLevels, UseOnlyCustomLevels> {
  return guardOptions(options, redactor, (given, own) => {
    const levels = [...Object.keys(FALLBACKS), ...Object.keys(given.customLevels ?? {})];
    return { ...given, browser: guardBrowser(own, given.browser ?? {}, levels) };
  });
}
