import { type Redactor, type RedactorOptions, SIXFOUR, SixfourOptionError, toRedactor } from '@sixfour/core';
import { guardLogger, installHook } from './guard-logger.js';
import { type Bag, HOOKS, type Hooks, isObject, redactorOf, rootOf, symbolOf } from './logger.js';
import { guardTracing } from './tracing.js';

const redactorsOf = new WeakMap<object, Set<Redactor>>();

/** The redactor of `withRedaction`, of which a logger has the hooks before its first line. */
const plannedFor = (hooks: Bag): Redactor | undefined => hooks[SIXFOUR] as Redactor | undefined;

function install(root: Bag, own: Redactor): boolean {
  const hooks = root[HOOKS] as Hooks & Bag;
  if (hooks.streamWrite !== undefined && plannedFor(hooks) === own) return guardLogger(root, hooks.streamWrite, own);
  return installHook(root, own);
}

/**
 * Makes a pino logger that exists already redact, with all its children, those made before too: also a logger that fastify,
 * pino-http or nestjs-pino made, and one of another copy of pino. What `withRedaction` guards is guarded. Twice is as good as once;
 * another redactor is added to the first.
 *
 * @param logger a pino logger or a child of one
 * @param redactor a redactor, or the options of one. @default the one that protects it already, or the defaults of `@sixfour/core`
 * @returns the same logger
 * @throws SixfourOptionError if it is no pino logger, if it is frozen, or for redactor options that are not as documented
 * @example
 * const app = fastify({ logger: true });
 * protect(app.log);
 */
export function protect<T extends object>(logger: T, redactor?: Redactor | RedactorOptions): T {
  const root = isObject(logger) ? rootOf(logger) : undefined;
  if (root === undefined || symbolOf(root, 'pino.stream') === undefined)
    throw new SixfourOptionError('protect', 'logger', 'a pino logger', logger);
  const marked = redactorOf(root);
  const present = marked ?? plannedFor(root[HOOKS] as Bag);
  const own = redactor === undefined && present !== undefined ? present : toRedactor(redactor);
  const known = redactorsOf.get(root) ?? new Set(marked && [marked]);
  if (known.has(own)) return logger;
  guardTracing();
  if (!install(root, own))
    throw new SixfourOptionError('protect', 'logger', 'a pino logger that can be changed', logger);
  known.add(own);
  redactorsOf.set(root, known);
  return logger;
}
