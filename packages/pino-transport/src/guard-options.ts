import { type Redactor, type RedactorOptions, SIXFOUR, toRedactor } from '@sixfour/core';

/** Says which redactor guards this; copies of it are not marked. */
export function mark(target: object, redactor: Redactor): void {
  Object.defineProperty(target, SIXFOUR, { value: redactor, configurable: true });
}

/** Options for `pino()` with what `guard` makes of them, marked; those that the redactor guards already are given back. */
export function guardOptions<T extends object>(
  options: T | undefined,
  redactor: Redactor | RedactorOptions | undefined,
  guard: (given: T, own: Redactor) => object,
): T {
  const given = options ?? ({} as T);
  const present = (given as { [SIXFOUR]?: unknown })[SIXFOUR];
  if (present !== undefined && (redactor === undefined || present === toRedactor(redactor))) return given;
  const own = toRedactor(redactor);
  const result = guard(given, own);
  mark(result, own);
  return result as T;
}
