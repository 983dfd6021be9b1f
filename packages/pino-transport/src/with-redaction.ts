import { failedLine, type Redactor, type RedactorOptions, SIXFOUR, toRedactor } from '@sixfour/core';
import type { LoggerOptions } from 'pino';
import { type Bag, guardLogger, type WriteLine } from './stream-guard.js';

type LogMethod = (this: object, args: unknown[], method: (...args: unknown[]) => void, level: number) => void;

interface Hooks {
  readonly streamWrite?: WriteLine;
  readonly logMethod?: LogMethod;
}

let hasWarned = false;

function warnUnprotected(): void {
  if (hasWarned) return;
  hasWarned = true;
  process.emitWarning('the stream of this pino logger cannot be guarded: only arguments are redacted, not bindings', {
    type: 'SixfourWarning',
    code: 'SIXFOUR_UNPROTECTED',
  });
}

/** The user's own hook first, then the redactor on what it returned. */
function createStreamWrite(redactor: Redactor, theirs: WriteLine | undefined): WriteLine {
  return (line) => {
    try {
      const output = theirs === undefined ? line : theirs(line);
      return typeof output === 'string' ? redactor.redactLine(output) : redactor.redact(output);
    } catch {
      // Their hook may have been about to take something away, so the line as it was is no way out.
      return failedLine(line);
    }
  };
}

/** The only door that is told the logger, which is where an old pino shows. */
function createLogMethod(redactor: Redactor, write: WriteLine, theirs: LogMethod | undefined): LogMethod {
  return function logMethod(args, method, level) {
    let send = method;
    if ((this as Bag)[SIXFOUR] === undefined && !guardLogger(this, write, redactor)) {
      warnUnprotected();
      send = function (this: unknown, ...rest) {
        method.apply(this, redactor.redact(rest));
      };
    }
    if (theirs === undefined) send.apply(this, args);
    else theirs.call(this, args, send, level);
  };
}

/**
 * Options for `pino()` whose every line is redacted on the main thread: message, arguments, merging object, bindings, `mixin`,
 * `msgPrefix`, and what serializers and formatters bring in. Composes with the user's own `hooks`; all else is left as it is.
 *
 * pino below 9.6 ignores `hooks.streamWrite`; there the logger's stream is guarded at its first log call. The given object is not changed.
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
  const given = options ?? {};
  const present = (given as Bag)[SIXFOUR];
  if (present !== undefined && (redactor === undefined || present === toRedactor(redactor))) return given;
  const own = toRedactor(redactor);
  const hooks = (given.hooks ?? {}) as Hooks;
  const streamWrite = createStreamWrite(own, hooks.streamWrite);
  const logMethod = createLogMethod(own, streamWrite, hooks.logMethod);
  const result = { ...given, hooks: { ...hooks, logMethod, streamWrite } };
  // The hooks are what a logger has of these options before its first line.
  for (const marked of [result, result.hooks])
    Object.defineProperty(marked, SIXFOUR, { value: own, configurable: true });
  return result as LoggerOptions<CustomLevels, UseOnlyCustomLevels>;
}
