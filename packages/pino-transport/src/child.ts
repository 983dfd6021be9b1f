import { isRedactor, type Redactor, type RedactorOptions, SixfourOptionError } from '@sixfour/core';
import type { Bindings, ChildLoggerOptions } from 'pino';
import { behindForward, forward } from './forward.js';
import { type Bag, HOOKS, type Hooks, markLogger, redactorOf, rootOf, symbolOf, type WriteLine } from './logger.js';
import { protect } from './protect.js';
import { createWriteLine, partsOf } from './write-line.js';

/** Anything that makes children as pino does. */
interface Parent {
  child(bindings: Bindings, options?: ChildLoggerOptions): unknown;
}

/** Redactors by what they are derived from and by the options object: their tables are made once. */
const derived = new WeakMap<Redactor, WeakMap<RedactorOptions, Redactor>>();

function derive(base: Redactor, redaction: Redactor | RedactorOptions): Redactor {
  if (isRedactor(redaction)) return redaction;
  if (typeof redaction !== 'object' || redaction === null)
    throw new SixfourOptionError('childWithRedaction', 'redaction', 'a redactor or the options of one', redaction);
  const known = derived.get(base) ?? new WeakMap<RedactorOptions, Redactor>();
  derived.set(base, known);
  const found = known.get(redaction) ?? base.with(redaction);
  known.set(redaction, found);
  return found;
}

/** The child's redactor in the place of its parent's; what else the root's hook does, it goes on doing. */
function createChildWrite(root: Bag, base: Redactor, own: Redactor): WriteLine {
  let last: WriteLine | undefined;
  let write = createWriteLine(own, undefined);
  return (line) => {
    const { streamWrite } = root[HOOKS] as Hooks;
    if (streamWrite !== last) {
      last = streamWrite;
      const parts = streamWrite && partsOf(streamWrite);
      write = createWriteLine(own, parts?.redactor === base ? parts.theirs : streamWrite);
    }
    return write(line);
  };
}

/** The same for a stream of ours, where the root's pino calls no hook. */
function createChildStream(root: Bag, symbol: symbol, base: Redactor, own: Redactor): () => object {
  let last: object | undefined;
  let stream: object = {};
  return () => {
    const current = root[symbol] as object;
    if (current !== last) {
      last = current;
      const forwarded = behindForward(current);
      stream = forward(forwarded?.redactor === base ? forwarded.stream : current, own);
    }
    return stream;
  };
}

function guardChild(child: Bag, root: Bag, base: Redactor, own: Redactor): void {
  Object.defineProperty(child, HOOKS, {
    value: { ...(root[HOOKS] as Hooks), streamWrite: createChildWrite(root, base, own) },
    writable: true,
    configurable: true,
  });
  const symbol = symbolOf(root, 'pino.stream');
  if (symbol !== undefined && behindForward(root[symbol] as object) !== undefined)
    Object.defineProperty(child, symbol, { get: createChildStream(root, symbol, base, own), configurable: true });
  markLogger(child, own);
}

/**
 * A child whose lines, and those of its own children, are redacted by rules of their own: the parent's with these added, or a redactor
 * of yours. A parent that is not protected is protected first. Keep the options object: its tables are made once for each parent
 * redactor.
 *
 * @param logger a pino logger
 * @param bindings as `logger.child` takes them
 * @param redaction what is added to the parent's options, or a redactor that is used instead
 * @param options as `logger.child` takes them. @default none
 * @throws SixfourOptionError if it is no pino logger, or for redactor options that are not as documented
 * @example
 * const audit = { paths: ['order.note'], pan: 'last4' } as const;
 * const child = childWithRedaction(logger, { module: 'audit' }, audit);
 */
export function childWithRedaction<T extends Parent>(
  logger: T,
  bindings: Bindings,
  redaction: Redactor | RedactorOptions,
  options?: ChildLoggerOptions,
): T {
  protect(logger);
  const root = rootOf(logger) as Bag;
  const base = redactorOf(logger) as Redactor;
  const own = derive(base, redaction);
  const child = (options === undefined ? logger.child(bindings) : logger.child(bindings, options)) as T & Bag;
  guardChild(child, root, redactorOf(root) as Redactor, own);
  return child;
}
