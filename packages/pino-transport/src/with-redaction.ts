import { failedLine, type Redactor, type RedactorOptions, SIXFOUR } from '@sixfour/core';
import type { LoggerOptions } from 'pino';
import { flagTransport } from './flag-transport.js';
import { guardLogger, isProtected, writeFailedLine } from './guard-logger.js';
import { guardOptions, mark } from './guard-options.js';
import type { Bag, Hooks, LogMethod, WriteLine } from './logger.js';
import { guardTracing } from './tracing.js';
import { createWriteLine } from './write-line.js';

let hasWarned = false;

function warnUnprotected(): void {
  if (hasWarned) return;
  hasWarned = true;
  process.emitWarning('this pino logger cannot be protected: a marker goes out in place of its records', {
    type: 'SixfourWarning',
    code: 'SIXFOUR_UNPROTECTED',
  });
}

/** The only door that is told the logger, which is where an old pino shows. */
function createLogMethod(redactor: Redactor, write: WriteLine, theirs: LogMethod | undefined): LogMethod {
  return function logMethod(args, method, level) {
    const isReady = (this as Bag)[SIXFOUR] !== undefined || isProtected(this) || guardLogger(this, write, redactor);
    if (!isReady) {
      warnUnprotected();
      if (!writeFailedLine(this, level)) method.call(this, failedLine(''));
    } else if (theirs === undefined) method.apply(this, args);
    else theirs.call(this, args, method, level);
  };
}

/**
 * Options for `pino()` whose every line is redacted on the main thread: message, arguments, merging object, bindings, `mixin`,
 * `msgPrefix`, and what serializers and formatters bring in. So is what never becomes a line: what streams with metadata read beside
 * it, and what subscribers of the `pino_asJson` tracing channel get. Composes with the user's own `hooks`; all else is left as it is.
 *
 * pino below 9.6 ignores `hooks.streamWrite`, the user's own too; there the logger's stream is guarded at its first log call. If that fails, the record
 * becomes a marker line, and the process warns once with the code `SIXFOUR_UNPROTECTED`. The given object is not changed.
 *
 * @param options the options for `pino()`. @default {}
 * @param redactor a redactor, or the options of one. @default the defaults of `@sixfour/core`
 * @throws SixfourOptionError for redactor options that are not as documented
 * @example
 * const logger = pino(withRedaction({ level: 'info' }));
 */
export function withRedaction<CustomLevels extends string = never, UseOnlyCustomLevels extends boolean = boolean>(
  options?: LoggerOptions<CustomLevels, UseOnlyCustomLevels>,
  redactor?: Redactor | RedactorOptions,
): LoggerOptions<CustomLevels, UseOnlyCustomLevels> {
  return guardOptions(options, redactor, (given, own) => {
    guardTracing();
    const theirs = (given.hooks ?? {}) as Hooks;
    const streamWrite = createWriteLine(own, theirs.streamWrite);
    const hooks = { ...theirs, logMethod: createLogMethod(own, streamWrite, theirs.logMethod), streamWrite };
    // The hooks are what a logger has of these options before its first line.
    mark(hooks, own);
    return { ...given, ...flagTransport(given), hooks };
  });
}
