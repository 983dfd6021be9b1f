import type { Redactor } from '@sixfour/core';
import { type Bag, isFunction, isObject, replaceMethod } from './methods.js';
import { finishChunk } from './stages.js';

const GUARD = Symbol.for('sixfour.winston.transport');

/** A wrapper for handlers of exceptions, or for a transport of winston 2, calls the `log` of another object. */
function ownerOf(target: Bag): Bag {
  const { transport } = target;
  return isObject(transport) && isFunction(transport['log']) ? transport : target;
}

/** What is redacted at the `log` of a transport, as its own format may bring something in. */
class TransportGuard {
  /** Its `log` as it was, and as it is now. */
  readonly log: unknown;
  readonly guarded: unknown;
  readonly #restore: () => void;
  /** The loggers that it belongs to, each with its redactors. */
  readonly #owners = new Map<object, readonly Redactor[]>();
  #redactors: readonly Redactor[] = [];

  constructor(owner: Bag) {
    this.log = owner['log'];
    const redact = (chunk: unknown): unknown => finishChunk(this.#redactors, chunk);
    this.#restore = replaceMethod(owner, 'log', (log) => {
      return function (info, done, ...rest) {
        if (rest.length === 0) return log.call(this, redact(info), redact(done));
        return log.call(this, redact(info), redact(done), ...rest.map(redact));
      };
    });
    this.guarded = owner['log'];
    Object.defineProperty(owner, GUARD, { value: this, configurable: true });
  }

  add(logger: object, redactors: readonly Redactor[]): void {
    this.#owners.set(logger, redactors);
    this.#read();
  }

  /** @returns whether it belongs to no logger any more */
  remove(logger: object): boolean {
    this.#owners.delete(logger);
    this.#read();
    if (this.#owners.size === 0) this.#restore();
    return this.#owners.size === 0;
  }

  #read(): void {
    const lists = [...this.#owners.values()];
    this.#redactors = lists.length === 1 && lists[0] !== undefined ? lists[0] : [...new Set(lists.flat())];
  }
}

const guardOf = (owner: Bag): TransportGuard | undefined => owner[GUARD] as TransportGuard | undefined;

/** The `log` that a transport had before it was guarded, if nobody has put another one over the guard. */
export function guardedLog(transport: Bag): unknown {
  const guard = guardOf(transport);
  return guard !== undefined && guard.guarded === transport['log'] ? guard.log : undefined;
}

/** Makes a transport, or what a logger is piped to, redact for one logger. */
export function guardTransport(target: unknown, logger: object, redactors: readonly Redactor[]): void {
  if (!isObject(target)) return;
  const owner = ownerOf(target);
  if (isFunction(owner['log'])) (guardOf(owner) ?? new TransportGuard(owner)).add(logger, redactors);
}

/** Takes one logger's guard from a transport. */
export function freeTransport(target: unknown, logger: object): void {
  if (!isObject(target)) return;
  const owner = ownerOf(target);
  if (guardOf(owner)?.remove(logger) === true) Reflect.deleteProperty(owner, GUARD);
}
