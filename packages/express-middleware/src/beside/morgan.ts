import { type Redactor, type RedactorOptions, toRedactor } from '@sixfour/core';

/** What morgan writes to. */
export interface LineStream {
  write(line: string): unknown;
}

/**
 * The `stream` option of morgan: redacts every finished line, whatever its format.
 *
 * @param redactor a redactor, or the options of one. @default the defaults of `@sixfour/core`
 * @throws SixfourOptionError for redactor options that are not as documented
 * @example
 * app.use(morgan('combined', { stream: morganStream(process.stdout) }));
 */
export function morganStream(stream: LineStream, redactor?: Redactor | RedactorOptions): LineStream {
  const chosen = toRedactor(redactor);
  return { write: (line) => stream.write(chosen.redactLine(line)) };
}
