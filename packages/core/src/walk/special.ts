import { limitMarker } from '../markers.js';

/** What goes out instead of an object; an opaque one is not read further. */
export interface Stand {
  readonly stand: unknown;
  readonly isOpaque: boolean;
  /** The object gives the same answer each time: a clean one may go out itself. */
  readonly isStable?: boolean;
}

/** Bytes beyond this are not read. */
const MAX_BYTES = 1 << 20;
const CHUNK = 4096;

/** Bytes as text, one character a byte. */
function textOf(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += CHUNK) text += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
  return text;
}

function readBytes(value: ArrayBufferView | ArrayBuffer): string | Stand {
  const bytes =
    value instanceof ArrayBuffer
      ? new Uint8Array(value)
      : new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return bytes.length > MAX_BYTES ? { stand: limitMarker, isOpaque: true } : textOf(bytes);
}

const isInstance = (value: object, name: string): boolean => {
  const constructor = (globalThis as Record<string, unknown>)[name];
  return typeof constructor === 'function' && value instanceof (constructor as new () => object);
};

const isOneOf = (value: object, names: readonly string[]): boolean => names.some((name) => isInstance(value, name));

const hasOwnMembers = (value: object): boolean => Object.keys(value).length > 0 || Object.hasOwn(value, 'toJSON');

/** A function prints its name and its own members. */
function readFunction(value: (...args: never[]) => unknown): string | Stand {
  const text = `[Function: ${value.name}]`;
  return hasOwnMembers(value) ? { stand: text, isOpaque: false } : text;
}

/**
 * The text that stands for an object of a kind that JavaScript or the platform brings, or what goes out instead of it; undefined for a
 * class instance like any other.
 */
export function readSpecial(value: object): string | Stand | undefined {
  if (typeof value === 'function') return readFunction(value as (...args: never[]) => unknown);
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return readBytes(value);
  if (value instanceof Date)
    return hasOwnMembers(value) ? undefined : Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof RegExp) return String(value);
  if (value instanceof String || value instanceof Number || value instanceof Boolean)
    return hasOwnMembers(value) ? { stand: { ...value }, isOpaque: false } : String(value);
  if (isOneOf(value, ['BigInt', 'Symbol'])) return String(value);
  if (isOneOf(value, ['URL', 'URLSearchParams'])) return String(value);
  if (isOneOf(value, ['Headers', 'FormData']))
    return { stand: Object.fromEntries(value as Iterable<[string, unknown]>), isOpaque: false, isStable: true };
  const isHidden = isOneOf(value, [
    'Promise',
    'WeakRef',
    'WeakMap',
    'WeakSet',
    'SharedArrayBuffer',
    'Blob',
    'ReadableStream',
  ]);
  // What they hold cannot be read now; JSON prints them as an empty object too.
  if (isHidden) return { stand: {}, isOpaque: true };
  return undefined;
}
