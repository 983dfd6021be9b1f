import { type Redactor, type RedactorOptions, SixfourOptionError, toRedactor } from '@sixfour/core';
import { forward, isForwardedBy } from './forward.js';
import { isObject } from './logger.js';

/**
 * A destination whose every line is redacted before it gets it: a file, a socket, `pino.destination()`, `pino.transport()`,
 * `pino.multistream()` or the stream of one of its entries. All else is as it was: `flushSync`, `end`, events, levels, and what a stream with
 * metadata is told beside the line, redacted too. For pino 7 and later, without any hook of pino.
 *
 * The destination itself is not protected: what is written to it directly goes out as it is.
 *
 * @param destination anything with `write`
 * @param redactor a redactor, or the options of one. @default the defaults of `@sixfour/core`
 * @throws TypeError if it has no `write`
 * @throws SixfourOptionError for redactor options that are not as documented
 * @example
 * const logger = pino(redactingStream(pino.destination('/var/log/app.log')));
 */
export function redactingStream<T extends { write(line: string): unknown }>(
  destination: T,
  redactor?: Redactor | RedactorOptions,
): T {
  if (!isObject(destination) || typeof destination['write'] !== 'function')
    throw new SixfourOptionError('redactingStream', 'destination', 'a stream with a write function', destination);
  const own = toRedactor(redactor);
  return isForwardedBy(destination, own) ? destination : forward(destination, own);
}
