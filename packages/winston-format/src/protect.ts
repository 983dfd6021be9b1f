import { type Redactor, type RedactorOptions, toRedactor } from '@sixfour/core';
import { guardLogger, guardOf } from './logger-guard.js';
import { type Bag, isFunction, isObject, replaceMethod } from './methods.js';

/** A container of loggers: winston's `loggers`, or one of its class. */
interface Container {
  readonly loggers: ReadonlyMap<string, object>;
}

/** How the loggers that a container makes from now on are left alone again. */
const containers = new WeakMap<object, () => void>();

const isContainer = (value: unknown): value is Bag & Container =>
  isObject(value) && value['loggers'] instanceof Map && isFunction(value['add']);

/** A child inherits from its logger and writes through it: the logger is the one that owns a stream's state. */
function rootOf(logger: object): Bag | undefined {
  for (let at: object | null = logger; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    if (Object.hasOwn(at, '_readableState') && isFunction((at as Bag)['push'])) return at as Bag;
  }
  return undefined;
}

/** The logger behind the functions of the winston module, by its handler of exceptions: the module shows nothing else of it. */
function defaultLogger(module: Bag): Bag | undefined {
  for (const face of [module, module['default']]) {
    const handler = isObject(face) ? face['exceptions'] : undefined;
    const logger = isObject(handler) ? handler['logger'] : undefined;
    if (isObject(logger)) return rootOf(logger);
  }
  return undefined;
}

const loggersOf = (module: Bag): unknown =>
  module['loggers'] ?? (isObject(module['default']) ? module['default']['loggers'] : undefined);

/** Every logger that `target` stands for, and the container that will make more. */
function resolve(
  target: unknown,
  caller: string,
): { readonly roots: readonly Bag[]; readonly container?: Bag & Container } {
  if (isObject(target)) {
    const root = rootOf(target);
    if (root !== undefined) return { roots: [root] };
    const own = defaultLogger(target);
    const container = own === undefined ? target : loggersOf(target);
    const roots = own === undefined ? [] : [own];
    if (isContainer(container)) {
      const made = [...container.loggers.values()].map(rootOf).filter((made) => made !== undefined);
      return { roots: [...roots, ...made], container };
    }
    if (own !== undefined) return { roots };
  }
  throw new TypeError(`${caller}: logger must be a winston logger, a container of loggers, or winston itself`);
}

/**
 * Makes a winston logger redact, whatever its formats are: before them, after them, and at each transport. It survives `format =`,
 * `configure()`, `add()`, `remove()` and `clear()`, covers children, exception and rejection handlers, profilers and piped streams,
 * and never writes to an object that it is given. Twice is as good as once; another redactor adds its rules.
 *
 * @param logger a logger, a child of one, a container of loggers (those it makes later too), or the module `winston` itself: its
 *   default logger and its `loggers`
 * @param redactor a redactor, or the options of one. @default the defaults of `@sixfour/core`
 * @returns the same logger
 * @throws TypeError if it is none of these
 * @throws SixfourOptionError for redactor options that are not as documented
 * @example
 * const logger = protect(createLogger({ transports: [new transports.Console()] }));
 */
export function protect<T extends object>(logger: T, redactor?: Redactor | RedactorOptions): T {
  const { roots, container } = resolve(logger, 'protect');
  const own = toRedactor(redactor);
  for (const root of roots) if (redactor !== undefined || guardOf(root) === undefined) guardLogger(root, own);
  if (container === undefined || containers.has(container)) return logger;
  const restore = replaceMethod(container, 'add', (add) => {
    return function (...args) {
      const made = add.apply(this, args);
      return isObject(made) && rootOf(made) !== undefined ? protect(made, redactor) : made;
    };
  });
  containers.set(container, restore);
  return logger;
}

/**
 * Takes `protect` back, all redactors of it: for tests, which share a logger. A transport stays guarded for the other loggers it
 * belongs to.
 *
 * @param logger what `protect` was given
 * @returns the same logger
 * @throws TypeError if it is nothing that `protect` takes
 */
export function unprotect<T extends object>(logger: T): T {
  const { roots, container } = resolve(logger, 'unprotect');
  for (const root of roots) guardOf(root)?.remove();
  if (container !== undefined) {
    containers.get(container)?.();
    containers.delete(container);
  }
  return logger;
}
