import type { Redactor } from '@sixfour/core';
import { type Bag, isFunction, isObject, replaceMethod } from './methods.js';
import { finishChunk } from './stages.js';

const GUARD = Symbol.for('sixfour.winston.transport');

/** The loggers that a transport belongs to, each with its redactors: what its own format brings in is redacted at its `log`. */
interface TransportGuard {
  readonly owners: Map<object, readonly Redactor[]>;
  restore(): void;
}

/** A wrapper for handlers of exceptions, or for a transport of winston 2, calls the `log` of another object. */
function ownerOf(target: Bag): Bag {
  const { transport } = target;
  return isObject(transport) && isFunction(transport['log']) ? transport : target;
}

function install(owner: Bag): TransportGuard {
  const owners = new Map<object, readonly Redactor[]>();
  const all = (): readonly Redactor[] => {
    const lists = [...owners.values()];
    return lists.length === 1 ? (lists[0] ?? []) : [...new Set(lists.flat())];
  };
  const restore = replaceMethod(owner, 'log', (log) => {
    return function (...args) {
      if (owners.size === 0) return log.apply(this, args);
      const redactors = all();
      for (let i = 0; i < args.length; i++) args[i] = finishChunk(redactors, args[i]);
      return log.apply(this, args);
    };
  });
  const guard = { owners, restore };
  Object.defineProperty(owner, GUARD, { value: guard, configurable: true });
  return guard;
}

/** Makes a transport, or what a logger is piped to, redact for one logger. */
export function guardTransport(target: unknown, logger: object, redactors: readonly Redactor[]): void {
  if (!isObject(target)) return;
  const owner = ownerOf(target);
  if (!isFunction(owner['log'])) return;
  const guard = (owner[GUARD] as TransportGuard | undefined) ?? install(owner);
  guard.owners.set(logger, redactors);
}

/** Takes one logger's guard from a transport. */
export function freeTransport(target: unknown, logger: object): void {
  if (!isObject(target)) return;
  const owner = ownerOf(target);
  const guard = owner[GUARD] as TransportGuard | undefined;
  if (guard === undefined) return;
  guard.owners.delete(logger);
  if (guard.owners.size > 0) return;
  guard.restore();
  Reflect.deleteProperty(owner, GUARD);
}
