import { copyObject } from './copy.js';
import { isFunction, isObject, type Method, replaceMethod } from './methods.js';

/** What the wrappers of a logger's calls have to know of its guard. */
export interface CallWatch {
  /** How many infos have reached the formats. */
  readonly started: number;
  /** Whether what is written next is of winston's own making. */
  isOwn: boolean;
  /** What is logged instead of arguments that winston cannot read. */
  redact(args: readonly unknown[]): readonly unknown[];
}

/** A copy that winston may write to; what cannot be read at all is left to winston, and to the second try. */
function copyArgument(value: unknown): unknown {
  if (!isObject(value)) return value;
  try {
    return copyObject(value);
  } catch {
    return value;
  }
}

/** winston makes a single object, or the one behind a level, its info: it writes to it. */
function copyInfoArgument(args: unknown[], place: number): void {
  if (args.length === place + 1) args[place] = copyArgument(args[place]);
}

/** What winston is called with instead, once its own reading of the arguments has thrown; any other error is that of its caller. */
function readable(watch: CallWatch, started: number, args: readonly unknown[], error: unknown): unknown[] {
  if (watch.started !== started) throw error;
  watch.isOwn = true;
  return watch.redact(args) as unknown[];
}

/** As `call`, for the usual arguments of `log`, without a list of them. */
function callWithMeta(
  watch: CallWatch,
  original: Method,
  self: unknown,
  ...[level, message, meta]: unknown[]
): unknown {
  const { started } = watch;
  watch.isOwn = true;
  try {
    return original.call(self, level, message, meta);
  } catch (error) {
    return original.apply(self, readable(watch, started, [level, message, meta], error));
  } finally {
    watch.isOwn = false;
  }
}

/** Calls winston; where its own reading of the arguments throws, once more with what can be read of them. */
function call(watch: CallWatch, original: Method, self: unknown, args: readonly unknown[]): unknown {
  const { started } = watch;
  watch.isOwn = true;
  try {
    return original.apply(self, args as unknown[]);
  } catch (error) {
    return original.apply(self, readable(watch, started, args, error));
  } finally {
    watch.isOwn = false;
  }
}

/**
 * Wraps the methods by which a program logs, so that the caller's objects are never written to: frozen ones work, and what throws
 * when it is read does not throw into the log call.
 *
 * @returns what puts the methods back
 */
export function guardCalls(logger: object, levels: readonly string[], watch: CallWatch): (() => void)[] {
  const restores = levels
    .filter((level) => level !== 'log')
    .map((level) =>
      replaceMethod(logger, level, (original) => {
        return function (...args) {
          // More than one go to `log`.
          if (args.length > 1) return original.apply(this, args);
          // A single object without a message becomes the message itself.
          copyInfoArgument(args, 0);
          return call(watch, original, this, args);
        };
      }),
    );
  const log = replaceMethod(logger, 'log', (original) => {
    return function (...args) {
      if (args.length === 3) return callWithMeta(watch, original, this, args[0], args[1], args[2]);
      copyInfoArgument(args, args.length === 2 ? 1 : 0);
      return call(watch, original, this, args);
    };
  });
  const profile = replaceMethod(logger, 'profile', (original) => {
    return function (...args) {
      return call(watch, original, this, args.map(copyArgument));
    };
  });
  const startTimer = replaceMethod(logger, 'startTimer', (original) => {
    return function (...args) {
      const timer = original.apply(this, args);
      if (isObject(timer) && isFunction(timer['done']))
        replaceMethod(timer, 'done', (done) => {
          return function (...given) {
            return call(watch, done, this, given.map(copyArgument));
          };
        });
      return timer;
    };
  });
  const write = replaceMethod(logger, 'write', (original) => {
    return function (chunk, ...rest) {
      const own = watch.isOwn ? chunk : copyArgument(chunk);
      watch.isOwn = false;
      return original.call(this, own, ...rest);
    };
  });
  return [...restores, log, profile, startTimer, write];
}
