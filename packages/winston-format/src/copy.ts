import { ERROR_MARKER } from './triple-beam.js';

/** Whether a value is an object of no class. */
export function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** A member, or a marker if reading it throws. */
export function readMember(value: object, key: PropertyKey, failed: unknown = ERROR_MARKER): unknown {
  try {
    return Reflect.get(value, key) as unknown;
  } catch {
    return failed;
  }
}

/** Gives `copy` the own members of `original` as plain ones: frozen members would stay so, and accessors would look for the original. */
function copyMembers(original: object, copy: object): void {
  for (const key of Reflect.ownKeys(original)) {
    const enumerable = Object.prototype.propertyIsEnumerable.call(original, key);
    const value = readMember(original, key);
    Object.defineProperty(copy, key, { value, enumerable, writable: true, configurable: true });
  }
}

function copyPlain(value: object): object {
  try {
    return { ...value };
  } catch {
    // An accessor throws: that member alone becomes a marker.
    const copy = {};
    copyMembers(value, copy);
    return copy;
  }
}

/** Gives `value` a member that JSON leaves out. */
export function defineHidden(value: object, key: PropertyKey, member: unknown): void {
  Object.defineProperty(value, key, { value: member, enumerable: false, writable: true, configurable: true });
}

const isEnd = (prototype: object | null): boolean =>
  prototype === null || prototype === Object.prototype || prototype === Error.prototype;

/** What the classes of the original say by accessors and members of theirs: they would look for private members in the copy. */
function copyInherited(original: object, copy: object): void {
  for (
    let at = Object.getPrototypeOf(original) as object | null;
    at !== null && !isEnd(at);
    at = Object.getPrototypeOf(at) as object | null
  ) {
    for (const key of Object.getOwnPropertyNames(at)) {
      if (key === 'constructor' || key === '__proto__' || Object.hasOwn(copy, key)) continue;
      const value = readMember(original, key);
      if (typeof value !== 'function') defineHidden(copy, key, value);
    }
  }
}

/** A true Error: formats and serializers know it, and newer engines would give the stack to the original only. */
function copyError(error: Error): Error {
  const copy = new Error();
  Reflect.deleteProperty(copy, 'stack');
  Object.setPrototypeOf(copy, Object.getPrototypeOf(error) as object | null);
  copyMembers(error, copy);
  copyInherited(error, copy);
  return copy;
}

/** An object of the same class with the same own members. What its toJSON answers comes from the original, which has the private members. */
function copyInstance(instance: object): object {
  const copy = Object.create(Object.getPrototypeOf(instance) as object) as object;
  copyMembers(instance, copy);
  copyInherited(instance, copy);
  const toJSON = readMember(instance, 'toJSON');
  if (typeof toJSON === 'function')
    defineHidden(copy, 'toJSON', (key: string) => Reflect.apply(toJSON, instance, [key]) as unknown);
  return copy;
}

/** A shallow copy that can be written to. Objects of the platform, such as a Map or a Date, cannot be copied and come back themselves. */
export function copyObject(value: object): object {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return copyPlain(value);
  if (value instanceof Error) return copyError(value);
  if (Array.isArray(value)) return Object.assign((value as unknown[]).slice(), value);
  return Object.prototype.toString.call(value) === '[object Object]' ? copyInstance(value) : value;
}
