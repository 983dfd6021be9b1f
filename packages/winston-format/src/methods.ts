export type Method = (this: unknown, ...args: unknown[]) => unknown;
export type Bag = Record<PropertyKey, unknown>;

export const isObject = (value: unknown): value is Bag => typeof value === 'object' && value !== null;
export const isFunction = (value: unknown): value is Method => typeof value === 'function';

/**
 * Puts `wrap(original)` before a method of one object; winston reads the length of `log` to know old transports.
 *
 * @returns what puts the original back, unless somebody else has wrapped it since
 */
export function replaceMethod(owner: object, name: string, wrap: (original: Method) => Method): () => void {
  const before = Object.getOwnPropertyDescriptor(owner, name);
  const original: unknown = Reflect.get(owner, name);
  if (!isFunction(original)) return () => undefined;
  const value = wrap(original);
  Object.defineProperty(value, 'length', { value: original.length });
  Object.defineProperty(owner, name, {
    value,
    writable: true,
    configurable: true,
    enumerable: before?.enumerable === true,
  });
  return () => {
    if (Object.getOwnPropertyDescriptor(owner, name)?.value !== value) return;
    if (before === undefined) Reflect.deleteProperty(owner, name);
    else Object.defineProperty(owner, name, before);
  };
}
