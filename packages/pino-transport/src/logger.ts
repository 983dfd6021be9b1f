import { isRedactor, type Redactor, SIXFOUR } from '@sixfour/core';

export type Bag = Record<PropertyKey, unknown>;
export type WriteLine = (line: string) => unknown;
export type Method = (...args: unknown[]) => unknown;

export interface Hooks {
  readonly streamWrite?: WriteLine | undefined;
  readonly logMethod?: LogMethod | undefined;
}
export type LogMethod = (this: object, args: unknown[], method: Method, level: number) => void;

/** A registered symbol, the same in every copy of pino. */
export const HOOKS = Symbol.for('pino.hooks');

export const isObject = (value: unknown): value is Bag =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

/** Whether pino of this version calls `hooks.streamWrite`; an older one ignores it in silence. */
export function honoursStreamWrite(version: unknown): boolean {
  const numbers = /^(\d+)\.(\d+)\./.exec(String(version));
  if (numbers === null) return false;
  const major = Number(numbers[1]);
  return major > 9 || (major === 9 && Number(numbers[2]) >= 6);
}

function* chainOf(logger: object): Generator<Bag> {
  for (let at: object | null = logger; at !== null; at = Object.getPrototypeOf(at) as object | null) yield at as Bag;
}

/** The logger that all others of its family were made from: the last in the chain that has hooks of its own. */
export function rootOf(logger: object): Bag | undefined {
  let root: Bag | undefined;
  for (const at of chainOf(logger)) if (Object.hasOwn(at, HOOKS)) root = at;
  return root;
}

/** A symbol that each copy of pino makes for itself: `pino.stream`, `pino.chindings`, `pino.end`. */
export function symbolOf(logger: object, description: string): symbol | undefined {
  for (const at of chainOf(logger)) {
    const symbol = Object.getOwnPropertySymbols(at).find((own) => own.description === description);
    if (symbol !== undefined) return symbol;
  }
  return undefined;
}

/** What a logger holds under a symbol of its copy of pino. */
export function memberOf(logger: object, description: string): unknown {
  const symbol = symbolOf(logger, description);
  return symbol === undefined ? undefined : (logger as Bag)[symbol];
}

/** Roots that take no mark, because they are frozen. */
const unmarked = new WeakMap<object, Redactor>();

/** Marks a logger and all its children, those made before too. */
export function markLogger(root: object, redactor: Redactor): void {
  if (!Reflect.defineProperty(root, SIXFOUR, { value: redactor, configurable: true })) unmarked.set(root, redactor);
}

/** The redactor that protects a logger, by this copy of the package or another. */
export function redactorOf(logger: unknown): Redactor | undefined {
  if (!isObject(logger)) return undefined;
  const marked = logger[SIXFOUR];
  if (isRedactor(marked)) return marked;
  for (const at of chainOf(logger)) {
    const known = unmarked.get(at);
    if (known !== undefined) return known;
  }
  return undefined;
}
