import { failedLine, type Redactor } from '@sixfour/core';
import { forward } from './forward.js';
import {
  type Bag,
  HOOKS,
  type Hooks,
  honoursStreamWrite,
  isObject,
  markLogger,
  memberOf,
  redactorOf,
  rootOf,
  symbolOf,
  type WriteLine,
} from './logger.js';
import { guardMetadata } from './metadata.js';
import { createWriteLine } from './write-line.js';

/** Whether what the stream is told beside the line is redacted. */
function guardsMetadata(stream: object, redactor: Redactor): boolean {
  try {
    guardMetadata(stream, redactor);
    return true;
  } catch {
    return false;
  }
}

/** Puts what `guard` makes of it in the place of a logger's stream, and of any that is put there later. */
function interceptStream(root: Bag, symbol: symbol, guard: (stream: object) => object): boolean {
  const before = Object.getOwnPropertyDescriptor(root, symbol);
  let guarded = guard(root[symbol] as object);
  return Reflect.defineProperty(root, symbol, {
    get: () => guarded,
    set(this: Bag, stream: object) {
      if (this !== root) {
        Object.defineProperty(this, symbol, { value: guard(stream), writable: true, configurable: true });
        return;
      }
      // Another redactor of ours may stand between.
      before?.set?.call(root, stream);
      guarded = guard((before?.get?.call(root) as object | undefined) ?? stream);
    },
    enumerable: true,
    configurable: true,
  });
}

/**
 * Makes sure that every line of this logger and its children is redacted, by `write` if its pino calls that hook and by its stream
 * if not, and what its stream is told beside the line. Marks the root.
 *
 * @returns whether the logger is protected
 */
export function guardLogger(logger: object, write: WriteLine, redactor: Redactor): boolean {
  try {
    const root = rootOf(logger);
    const symbol = root && symbolOf(root, 'pino.stream');
    if (root === undefined || symbol === undefined) return false;
    const stream = root[symbol] as object;
    const isHonoured = honoursStreamWrite(root['version']) && (root[HOOKS] as Hooks).streamWrite === write;
    const isGuarded = guardsMetadata(stream, redactor) && isHonoured;
    const guard = (next: object): object =>
      isHonoured && guardsMetadata(next, redactor) ? next : forward(next, redactor);
    // The stream of a frozen logger stays what it is.
    if (!interceptStream(root, symbol, guard) && !isGuarded) return false;
    markLogger(root, redactor);
    return true;
  } catch {
    return false;
  }
}

/** Gives a logger that exists already a hook, or where its pino calls none, a stream of ours. */
export function installHook(root: Bag, redactor: Redactor): boolean {
  const hooks = root[HOOKS] as Hooks;
  const write = createWriteLine(redactor, hooks.streamWrite);
  // A new object: the default one is shared by every logger of the process.
  if (honoursStreamWrite(root['version']) && !Reflect.set(root, HOOKS, { ...hooks, streamWrite: write })) return false;
  return guardLogger(root, write, redactor);
}

/** Whether the logger is protected, as its mark says. */
export const isProtected = (logger: object): boolean => redactorOf(logger) !== undefined;

/**
 * Writes the marker in place of a record whose logger cannot be protected: past the logger, whose bindings would go with it.
 *
 * @returns whether there was a stream to write it to
 */
export function writeFailedLine(logger: object, level: number): boolean {
  try {
    const stream = memberOf(logger, 'pino.stream');
    if (!isObject(stream) || typeof stream['write'] !== 'function') return false;
    const end = memberOf(logger, 'pino.end');
    const terminator = typeof end === 'string' && end.endsWith('\r\n') ? '\r\n' : '\n';
    (stream as { write(line: string): unknown }).write(
      failedLine(JSON.stringify({ level, time: Date.now() }) + terminator),
    );
    return true;
  } catch {
    return false;
  }
}
