import { SixfourOptionError } from '@sixfour/core';
import type { Bag as Fields } from '../http.js';

type Method = (...args: unknown[]) => unknown;
type Bag = Record<PropertyKey, unknown>;

/** Anything that logs: pino, bunyan, winston, or an object with `info`, `warn` and `error` that take a message and an object. */
export type LoggerLike = object;

/** One way to log, whatever the logger. */
export interface Log {
  write(level: string, message: string, event: object): void;
  /** Whether the logger prints at this level; `undefined` if it cannot say. */
  isEnabled(level: string): boolean | undefined;
  /** A logger of the same kind that adds these fields to whatever it logs. */
  child(fields: Fields): unknown;
}

const isFunction = (value: unknown): value is Method => typeof value === 'function';

/** pino and bunyan take the object first. */
const takesObjectFirst = (logger: Bag): boolean =>
  Symbol.for('pino.serializers') in logger || isFunction(logger['bindings']) || isFunction(logger['addSerializers']);

const isWinston = (logger: Bag): boolean =>
  isFunction(logger['log']) && 'transports' in logger && 'exceptions' in logger;

const NEAREST: Readonly<Record<string, readonly string[]>> = {
  error: ['err', 'crit', 'fatal'],
  warn: ['warning'],
  info: ['notice', 'http', 'log'],
};

/** The level itself, or the nearest that the logger knows. */
function levelFor(level: string, isKnown: (level: string) => boolean, all: readonly string[]): string | undefined {
  if (isKnown(level)) return level;
  return [...(NEAREST[level] ?? []), 'info', 'log', ...all].find(isKnown);
}

const namesOf = (value: unknown): string[] => (typeof value === 'object' && value !== null ? Object.keys(value) : []);

const childOf = (logger: Bag, fields: Fields): unknown => (logger['child'] as Method)(fields);

function winstonLog(logger: Bag): Log {
  const isKnown = (level: string): boolean => {
    const names = namesOf(logger['levels']);
    return names.length === 0 || names.includes(level);
  };
  return {
    write(level, message, event) {
      const known = levelFor(level, isKnown, namesOf(logger['levels'])) ?? level;
      (logger['log'] as Method)({ ...event, level: known, message });
    },
    isEnabled(level) {
      if (isFunction(logger['isLevelEnabled'])) return logger['isLevelEnabled'](level) === true;
      const levels = logger['levels'] as Record<string, number> | undefined;
      const [asked, present] = [levels?.[level], levels?.[String(logger['level'])]];
      return asked !== undefined && present !== undefined && present >= asked;
    },
    child: (fields) => childOf(logger, fields),
  };
}

const METHODS = ['trace', 'debug', 'log', 'info', 'notice', 'warn', 'error', 'fatal'];

/** For a logger without `child`: its methods, with the fields as a last argument. */
function withFields(logger: Bag, fields: Fields): Bag {
  const child: Bag = {};
  for (const name of METHODS) {
    const method = logger[name];
    if (isFunction(method)) child[name] = (...args: unknown[]) => method.call(logger, ...args, fields);
  }
  return child;
}

function methodLog(logger: Bag, isObjectFirst: boolean): Log {
  const isKnown = (level: string): boolean => isFunction(logger[level]);
  const levels = logger['levels'] as { values?: unknown } | undefined;
  return {
    write(level, message, event) {
      const known = isKnown(level) ? level : levelFor(level, isKnown, namesOf(levels?.values));
      if (known === undefined) return;
      const method = logger[known] as Method;
      if (isObjectFirst) method.call(logger, event, message);
      else method.call(logger, message, event);
    },
    isEnabled(level) {
      if (isFunction(logger['isLevelEnabled'])) return logger['isLevelEnabled'](level) === true;
      // bunyan answers a call without arguments; others would print an empty line.
      const { addSerializers, [level]: method } = logger;
      return isFunction(addSerializers) && isFunction(method) ? method.call(logger) === true : undefined;
    },
    child: (fields) => (isFunction(logger['child']) ? childOf(logger, fields) : withFields(logger, fields)),
  };
}

/**
 * One way to log to this logger.
 *
 * @throws SixfourOptionError if it is no logger
 */
export function toLog(logger: unknown, caller: string): Log {
  const isObject = (typeof logger === 'object' && logger !== null) || isFunction(logger);
  if (isObject) {
    const bag = logger as unknown as Bag;
    if (takesObjectFirst(bag)) return methodLog(bag, true);
    if (isWinston(bag)) return winstonLog(bag);
    if (isFunction(bag['info']) || isFunction(bag['log'])) return methodLog(bag, false);
  }
  throw new SixfourOptionError(caller, 'logger', 'a pino, bunyan, winston or console-like logger', logger);
}

let hasWarned = false;

/** Says once, without any text of the event, that something could not be logged. */
export function warnFailed(): void {
  if (hasWarned) return;
  hasWarned = true;
  process.emitWarning('an HTTP event could not be logged: the logger, or an option that is a function, threw', {
    type: 'SixfourWarning',
    code: 'SIXFOUR_LOG_FAILED',
  });
}

/** Runs what must never harm a request; `failures` counts what threw. */
export function guarded<T>(action: () => T, onFailure?: () => void): T | undefined {
  try {
    return action();
  } catch {
    onFailure?.();
    warnFailed();
    return undefined;
  }
}
