import { createRedactor, isRedactor, type Redactor, type RedactorOptions } from '@sixfour/core';

let shared: Redactor | undefined;
const made = new WeakMap<RedactorOptions, Redactor>();

/** The given redactor, the one that belongs to these options, or the default one of this process. */
export function toRedactor(redactor: Redactor | RedactorOptions | undefined): Redactor {
  if (redactor === undefined) return (shared ??= createRedactor());
  if (isRedactor(redactor)) return redactor;
  const known = made.get(redactor);
  if (known !== undefined) return known;
  const created = createRedactor(redactor);
  made.set(redactor, created);
  return created;
}
