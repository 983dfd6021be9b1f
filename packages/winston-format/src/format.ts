import { type Redactor, type RedactorOptions, toRedactor } from '@sixfour/core';
import { redactInfo } from './info.js';
import type { Info } from './triple-beam.js';

/** A format in the manner of logform. */
export interface RedactionFormat {
  readonly options?: object;
  transform(info: Info, options?: unknown): Info | boolean;
}

/**
 * A winston format that redacts fields, message, arguments and, if it is there already, the finished text.
 *
 * Put it after `errors()` and `splat()` and before `json()`, `simple()` or `printf()`. It works in any place, but `printf()` before
 * it may have parted a value from the name that gives it its meaning; `protect` has no such gap.
 *
 * @param redactor a redactor, or the options of one. @default the defaults of `@sixfour/core`
 * @throws SixfourOptionError for redactor options that are not as documented
 * @example
 * format.combine(format.errors({ stack: true }), format.splat(), redaction(), format.json());
 */
export function redaction(redactor?: Redactor | RedactorOptions): RedactionFormat {
  const own = toRedactor(redactor);
  return {
    options: {},
    transform: (info) => (typeof info === 'object' && info !== null ? redactInfo(own, info) : info),
  };
}
