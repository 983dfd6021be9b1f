/**
 * Where output goes first: it is told what is written, by what and to which of several, and says what goes on in its place; `undefined` is
 * nothing.
 */
export type Outlet = (text: string, source: Source, target: object) => string | undefined;

/** By what something was written. */
export type Source = 'console' | 'stdout' | 'stderr' | 'child process' | 'worker thread' | 'logger' | 'stream';

export type Method = (this: unknown, ...args: unknown[]) => unknown;
export type Bag = Record<PropertyKey, unknown>;

export const isFunction = (value: unknown): value is Method => typeof value === 'function';
export const isObject = (value: unknown): value is Bag =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

/** Methods that were replaced for a while, and the way back. */
export class Tap {
  readonly outlet: Outlet;
  readonly #undo: (() => void)[] = [];
  #isOn = true;
  #within = 0;

  constructor(outlet: Outlet) {
    this.outlet = outlet;
  }

  /** What passes is heard: not after `restore`, and not what a replaced method writes by another one that is replaced too. */
  get isListening(): boolean {
    return this.#isOn && this.#within === 0;
  }

  /** Calls something whose output has been heard already. */
  unheard<T>(call: () => T): T {
    this.#within++;
    try {
      return call();
    } finally {
      this.#within--;
    }
  }

  /** Puts `heard` before a method of one object; it is called with the original while this tap listens. */
  replace(owner: Bag, name: string, heard: (original: Method, self: unknown, args: unknown[]) => unknown): void {
    const original = owner[name];
    if (!isFunction(original)) return;
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the replacement has a `this` of its own
    const tap = this;
    const own = Object.getOwnPropertyDescriptor(owner, name);
    const replacement = function (this: unknown, ...args: unknown[]): unknown {
      return tap.isListening ? heard(original, this, args) : original.apply(this, args);
    };
    Object.defineProperties(replacement, Object.getOwnPropertyDescriptors(original));
    Object.defineProperty(owner, name, {
      value: replacement,
      writable: true,
      configurable: true,
      enumerable: own?.enumerable ?? false,
    });
    this.#undo.push(() => {
      // Someone who came later holds on to the replacement, which hears nothing any more.
      if (Object.getOwnPropertyDescriptor(owner, name)?.value !== replacement) return;
      if (own === undefined) Reflect.deleteProperty(owner, name);
      else Object.defineProperty(owner, name, own);
    });
  }

  onRestore(undo: () => void): void {
    this.#undo.push(undo);
  }

  restore(): void {
    this.#isOn = false;
    for (const undo of this.#undo.splice(0).reverse()) undo();
  }
}

/** The text of what a stream is given to write, in whatever encoding. */
export function textOf(chunk: unknown, encoding?: unknown): string {
  if (typeof chunk === 'string') {
    const isOther = typeof encoding === 'string' && Buffer.isEncoding(encoding) && !/^utf-?8$/i.test(encoding);
    return isOther ? Buffer.from(chunk, encoding).toString() : chunk;
  }
  return ArrayBuffer.isView(chunk) ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString() : '';
}
