import { createRedactor } from './create-redactor.js';
import { isRedactor } from './redactor.js';
import type { Redactor, RedactorOptions } from './types.js';

let shared: Redactor | undefined;
const made = new WeakMap<RedactorOptions, Redactor>();

/**
 * The redactor that an adapter is to use: the given one, the one that belongs to these options, or without either the default
 * redactor of this process. The same options object gives the same redactor, so that one process has one set of rules.
 *
 * @throws SixfourOptionError for options that are not as documented
 */
export function toRedactor(redactor?: Redactor | RedactorOptions): Redactor {
  if (redactor === undefined) return (shared ??= createRedactor());
  if (isRedactor(redactor)) return redactor;
  const known = made.get(redactor);
  if (known !== undefined) return known;
  const created = createRedactor(redactor);
  made.set(redactor, created);
  return created;
}
