import type { EventEmitter } from 'node:events';
import winston from 'winston';
import type { Bag } from './methods.js';
import { guardedLog } from './transport-guard.js';

/** A logger, or what it is piped to. */
export type Target = Bag & EventEmitter;

let prototypes: readonly unknown[] | undefined;

/** The transports of winston that write the finished text; looked up late, as winston loads them when they are asked for. */
function linePrototypes(): readonly unknown[] {
  if (prototypes !== undefined) return prototypes;
  const { Console, File, Stream } = winston.transports;
  prototypes = [Console, File, Stream].map((transport) => transport.prototype as unknown);
  return prototypes;
}

/** Whether a target is such a transport as it came, under our guard, and nobody listens to what it has logged. */
function readsLine(target: Target): boolean {
  const prototype = Object.getPrototypeOf(target) as Bag;
  return (
    linePrototypes().includes(prototype) &&
    guardedLog(target) === prototype['log'] &&
    !target['format'] &&
    target['isObjectMode'] !== true &&
    target['logv'] === undefined &&
    target['write'] === prototype['write'] &&
    target['_write'] === prototype['_write'] &&
    target['_writev'] === prototype['_writev'] &&
    target.listenerCount('logged') === 0
  );
}

/** Whether all that a logger hands out goes to transports that read nothing of it but its level and its finished text. */
export function readsLinesOnly(logger: Target): boolean {
  const { pipes } = logger['_readableState'] as { readonly pipes: Target | readonly Target[] | null };
  if (pipes === null || logger.listenerCount('readable') > 0) return false;
  if (!Array.isArray(pipes)) return logger.listenerCount('data') === 1 && readsLine(pipes as Target);
  if (logger.listenerCount('data') !== pipes.length) return false;
  for (const target of pipes as readonly Target[]) if (!readsLine(target)) return false;
  return pipes.length > 0;
}
