import { type Redactor, SIXFOUR } from '@sixfour/core';

const HOOKS = Symbol.for('pino.hooks');
const METADATA = Symbol.for('pino.metadata');

export type Bag = Record<PropertyKey, unknown>;
export type WriteLine = (line: string) => unknown;
type Method = (...args: unknown[]) => unknown;

/** Whether pino of this version calls `hooks.streamWrite`; an older one ignores it in silence. */
export function honoursStreamWrite(version: unknown): boolean {
  const numbers = /^(\d+)\.(\d+)\./.exec(String(version));
  if (numbers === null) return false;
  const major = Number(numbers[1]);
  return major > 9 || (major === 9 && Number(numbers[2]) >= 6);
}

/** The logger that a child was made from, which owns the hooks and the stream. */
function rootOf(logger: object): Bag | undefined {
  for (let at: object | null = logger; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    if (Object.hasOwn(at, HOOKS)) return at as Bag;
  }
  return undefined;
}

/** Each pino copy has a symbol of its own for the stream. */
const streamSymbolOf = (root: object): symbol | undefined =>
  Object.getOwnPropertySymbols(root).find(({ description }) => description === 'pino.stream');

/** The stream, but what is written goes through `write` first. Functions keep their own `this`: sonic-boom is not a subclass of Writable. */
function forward(stream: object, write: WriteLine): object {
  const bound = new Map<PropertyKey, { readonly from: unknown; readonly to: Method }>();
  return new Proxy(stream, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function' || key === 'constructor') return value;
      const known = bound.get(key);
      if (known?.from === value) return known.to;
      const method = value as Method;
      const to: Method =
        key === 'write'
          ? (line, ...rest) => method.call(target, typeof line === 'string' ? write(line) : line, ...rest)
          : method.bind(target);
      bound.set(key, { from: value, to });
      return to;
    },
    set: (target, key, value) => Reflect.set(target, key, value, target),
  });
}

/** Streams that ask for metadata read the raw record beside the line: they are given it redacted, and only when they read it. */
function guardMetadata(stream: Bag, redactor: Redactor): void {
  if (stream[METADATA] !== true) return;
  for (const key of ['lastObj', 'lastMsg']) {
    const own = Object.getOwnPropertyDescriptor(stream, key);
    if (own?.get !== undefined) continue;
    let last: unknown = own?.value;
    const get = (): unknown => redactor.redact(last);
    const set = (value: unknown): void => {
      last = value;
    };
    Object.defineProperty(stream, key, { get, set, enumerable: true, configurable: true });
  }
}

/**
 * Makes sure that every line of this logger and its children goes through `write`, and marks the root.
 *
 * @returns whether the logger is protected
 */
export function guardLogger(logger: object, write: WriteLine, redactor: Redactor): boolean {
  try {
    const root = rootOf(logger);
    const symbol = root && streamSymbolOf(root);
    if (root === undefined || symbol === undefined) return false;
    const isHonoured = honoursStreamWrite(root['version']) && (root[HOOKS] as Bag)['streamWrite'] === write;
    const stream = root[symbol] as Bag;
    guardMetadata(stream, redactor);
    if (!isHonoured) {
      const guarded = forward(stream, write);
      root[symbol] = guarded;
      if (root[symbol] !== guarded) return false;
    }
    Object.defineProperty(root, SIXFOUR, { value: redactor, configurable: true });
    return true;
  } catch {
    return false;
  }
}
