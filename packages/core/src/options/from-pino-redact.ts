import { SixfourOptionError } from './error.js';
import type { CensorOption, PathOption, RedactorOptions } from '../types.js';

/** The object that pino's own `redact` option takes. */
export interface PinoRedactOptions {
  readonly paths: readonly string[];
  readonly censor?: CensorOption;
  readonly remove?: boolean;
}

/**
 * Options for the paths of pino's own `redact`, an array or an object. A censor function is told what was found, never the value.
 *
 * @throws SixfourOptionError if `paths` is no array of strings
 */
export function fromPinoRedact(redact: PinoRedactOptions | readonly string[]): Pick<RedactorOptions, 'paths'> {
  if (typeof redact !== 'object' || redact === null)
    throw new SixfourOptionError('fromPinoRedact', 'redact', 'an array of paths or an object with one', redact);
  const {
    paths,
    censor = '[Redacted]',
    remove = false,
  } = Array.isArray(redact) ? { paths: redact } : (redact as PinoRedactOptions);
  if (!Array.isArray(paths) || !paths.every((path) => typeof path === 'string'))
    throw new SixfourOptionError('fromPinoRedact', 'paths', 'an array of strings', paths);
  return { paths: paths.map((path): PathOption => ({ path, censor, remove })) };
}
