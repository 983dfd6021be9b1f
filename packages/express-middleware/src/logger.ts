type Method = (...args: unknown[]) => unknown;
type Bag = Record<PropertyKey, unknown>;

/** Anything that logs: pino, bunyan, winston, or an object with `info`, `warn` and `error` that take a message and an object. */
export type LoggerLike = object;

/** One way to log, whatever the logger. */
export interface Log {
  write(level: string, message: string, event: object): void;
  /** Whether the logger prints at this level, as far as it can say. */
  isEnabled(level: string): boolean;
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
  return [level, ...(NEAREST[level] ?? []), 'info', 'log', ...all].find(isKnown);
}

const namesOf = (value: unknown): string[] => (typeof value === 'object' && value !== null ? Object.keys(value) : []);

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
  };
}

function methodLog(logger: Bag, isObjectFirst: boolean): Log {
  const isKnown = (level: string): boolean => isFunction(logger[level]);
  const levels = logger['levels'] as { values?: unknown } | undefined;
  return {
    write(level, message, event) {
      const known = levelFor(level, isKnown, namesOf(levels?.values));
      if (known === undefined) return;
      const method = logger[known] as Method;
      if (isObjectFirst) method.call(logger, event, message);
      else method.call(logger, message, event);
    },
    isEnabled(level) {
      if (isFunction(logger['isLevelEnabled'])) return logger['isLevelEnabled'](level) === true;
      // bunyan answers a call without arguments; others would print an empty line.
      const { addSerializers, [level]: method } = logger;
      return isFunction(addSerializers) && isFunction(method) && method.call(logger) === true;
    },
  };
}

/**
 * One way to log to this logger.
 *
 * @throws TypeError if it is no logger
 */
export function toLog(logger: unknown, caller: string): Log {
  const isObject = (typeof logger === 'object' && logger !== null) || isFunction(logger);
  if (isObject) {
    const bag = logger as unknown as Bag;
    if (takesObjectFirst(bag)) return methodLog(bag, true);
    if (isWinston(bag)) return winstonLog(bag);
    if (isFunction(bag['info']) || isFunction(bag['log'])) return methodLog(bag, false);
  }
  throw new TypeError(`${caller}: logger must be a pino, winston or console-like logger`);
}

let hasWarned = false;

/** Says once, without any text of the event, that a logger threw. */
export function warnFailed(): void {
  if (hasWarned) return;
  hasWarned = true;
  process.emitWarning('a request could not be logged: the logger threw', {
    type: 'SixfourWarning',
    code: 'SIXFOUR_LOG_FAILED',
  });
}
