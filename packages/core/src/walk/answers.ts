import { errorMarker } from '../markers.js';

/** The method that Node.js prints an object by. */
export const INSPECT: unique symbol = Symbol.for('nodejs.util.inspect.custom') as never;

/** A class that the platform may have. */
export const constructorOf = (name: string): { readonly prototype: Record<PropertyKey, unknown> } | undefined => {
  const constructor = (globalThis as Record<string, unknown>)[name];
  return typeof constructor === 'function' ? constructor : undefined;
};

let builtIn: ReadonlySet<unknown> | undefined;

/** The methods of the platform's own classes: what they give is read in other ways. */
function builtInMethods(): ReadonlySet<unknown> {
  const names = ['Date', 'URL', 'URLSearchParams', 'Headers', 'FormData', 'Buffer'];
  const prototypes = names.map((name) => constructorOf(name)?.prototype);
  builtIn = new Set(prototypes.flatMap((prototype) => [prototype?.['toJSON'], prototype?.[INSPECT]]));
  return builtIn;
}

/** Whether an object answers for itself, by a method that the platform did not bring. */
export function answersBy(value: object, method: PropertyKey): boolean {
  const found = (value as Record<PropertyKey, unknown>)[method];
  return typeof found === 'function' && !(builtIn ?? builtInMethods()).has(found);
}

/** What code of the user gives; the marker stands for what it did not give. */
export function ask(code: () => unknown): unknown {
  try {
    return code();
  } catch {
    return errorMarker;
  }
}

/** The getter of the stack, in engines where it is one. */
const nativeStack = Object.getOwnPropertyDescriptor(new Error(), 'stack');

/** Whether an own member is given by code of the user; to look at a stack may run such code too. */
export function isAccessor(value: object, name: string): boolean {
  try {
    const own = Object.getOwnPropertyDescriptor(value, name);
    return own?.get !== undefined && own.get !== nativeStack?.get;
  } catch {
    return true;
  }
}
