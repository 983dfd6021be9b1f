import { isRedactor, type Redactor, type RedactorOptions } from '@sixfour/core';
import { toRedactor } from './redactor.js';

/** The redactor that is asked for, or the one that protects the logger already: one process, one set of rules. */
export function redactorFor(logger: object, redactor: Redactor | RedactorOptions | undefined): Redactor {
  const mark: unknown = Reflect.get(logger, Symbol.for('sixfour'));
  return redactor === undefined && isRedactor(mark) ? mark : toRedactor(redactor);
}
