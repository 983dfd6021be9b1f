import { type Redactor, type RedactorOptions, SIXFOUR, toRedactor } from '@sixfour/core';
import { type Info, redactInfo } from './info.js';

type Method = (this: unknown, ...args: unknown[]) => unknown;
type Bag = Record<PropertyKey, unknown>;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isFunction = (value: unknown): value is Method => typeof value === 'function';

/** A child inherits from its logger and writes through it: the logger is the one that owns a stream's state. */
function rootOf(logger: object): Bag {
  for (let at: object | null = logger; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    if (Object.hasOwn(at, '_readableState') && isFunction((at as Bag)['push'])) return at as Bag;
  }
  throw new TypeError('protect: logger must be a winston logger');
}

/** Puts `wrap(original)` before a method of one object; winston reads the length of `log` to know old transports. */
function replaceMethod(owner: Bag, name: string, wrap: (original: Method) => Method): void {
  const original = owner[name];
  if (!isFunction(original)) return;
  const value = wrap(original);
  Object.defineProperty(value, 'length', { value: original.length });
  Object.defineProperty(owner, name, { value, writable: true, configurable: true, enumerable: false });
}

/** What one redactor does to everything that passes one logger. */
class Guard {
  readonly #redactor: Redactor;
  /** Infos that went through the last stage: a transport without a format gets them as they are. */
  readonly #finished = new WeakSet();
  readonly #transports = new WeakSet();

  constructor(redactor: Redactor) {
    this.#redactor = redactor;
  }

  /** Formats see redacted fields only: a `printf` would part a value from its name. */
  readonly start = (info: unknown): unknown => {
    if (isObject(info)) return redactInfo(this.#redactor, info as Info);
    return typeof info === 'string' ? this.#redactor.redactText(info) : info;
  };

  readonly finish = (info: unknown): unknown => {
    if (!isObject(info)) return typeof info === 'string' ? this.#redactor.redactText(info) : info;
    if (this.#finished.has(info)) return info;
    const out = redactInfo(this.#redactor, info as Info);
    this.#finished.add(out);
    return out;
  };

  /** A transport's own format may bring something in: its `log` gets it redacted. */
  readonly transport = (target: unknown): void => {
    if (!isObject(target)) return;
    const { transport } = target as { transport?: unknown };
    const owner = isObject(transport) && isFunction((transport as Bag)['log']) ? transport : target;
    if (this.#transports.has(owner)) return;
    this.#transports.add(owner);
    const { finish } = this;
    replaceMethod(owner as Bag, 'log', (log) => {
      return function (...args) {
        return log.apply(this, args.map(finish));
      };
    });
  };

  protect(root: Bag): void {
    const { start, finish, transport } = this;
    replaceMethod(root, '_transform', (transform) => {
      return function (info, ...rest) {
        return transform.call(this, (this as Bag)['silent'] === true ? info : start(info), ...rest);
      };
    });
    replaceMethod(root, 'push', (push) => {
      return function (info, ...rest) {
        return push.call(this, finish(info), ...rest);
      };
    });
    replaceMethod(root, 'pipe', (pipe) => {
      return function (target, ...rest) {
        transport(target);
        return pipe.call(this, target, ...rest);
      };
    });
    for (const target of (root['transports'] as unknown[] | undefined) ?? []) transport(target);
  }
}

const redactorsOf = new WeakMap<object, Set<Redactor>>();

/**
 * Makes a winston logger redact, whatever its formats are: before them, after them, and at each transport. It survives `format =`,
 * `configure()` and `add()`, covers children, exception and rejection handlers, and piped streams. Twice is as good as once.
 *
 * @param logger a winston logger or a child of one
 * @param redactor a redactor, or the options of one. @default the defaults of `@sixfour/core`
 * @returns the same logger
 * @throws TypeError if it is no winston logger
 * @throws SixfourOptionError for redactor options that are not as documented
 * @example
 * const logger = protect(createLogger({ transports: [new transports.Console()] }));
 */
export function protect<T extends object>(logger: T, redactor?: Redactor | RedactorOptions): T {
  const root = rootOf(logger);
  if (root[SIXFOUR] !== undefined && redactor === undefined) return logger;
  const own = toRedactor(redactor);
  const known = redactorsOf.get(root) ?? new Set();
  if (known.has(own)) return logger;
  known.add(own);
  redactorsOf.set(root, known);
  new Guard(own).protect(root);
  Object.defineProperty(root, SIXFOUR, { value: own, configurable: true });
  return logger;
}
