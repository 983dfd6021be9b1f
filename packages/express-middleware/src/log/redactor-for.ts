import { isRedactor, type Redactor, type RedactorOptions, SIXFOUR, toRedactor } from '@sixfour/core';

/** The redactor that protects a logger; one of pino shows it on its hooks before its first line. */
function redactorOf(logger: object): Redactor | undefined {
  const hooks: unknown = Reflect.get(logger, Symbol.for('pino.hooks'));
  const owners = [logger, ...(typeof hooks === 'object' && hooks !== null ? [hooks] : [])];
  return owners.map((owner): unknown => Reflect.get(owner, SIXFOUR)).find(isRedactor);
}

/** The redactor that is asked for, or the one that protects the logger already: one process, one set of rules. */
export function redactorFor(logger: object, redactor: Redactor | RedactorOptions | undefined): Redactor {
  return redactor === undefined ? (redactorOf(logger) ?? toRedactor(undefined)) : toRedactor(redactor);
}
