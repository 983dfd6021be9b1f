import { limitMarker } from '../markers.js';
import { constructorOf } from './answers.js';

/** What goes out instead of an object that is not read further. */
export interface Stand {
  readonly stand: unknown;
}

/** Bytes beyond this are not read. */
const MAX_BYTES = 1 << 20;
/** Typed arrays longer than this are not asked for members beside their elements: to list those takes longer than to read them. */
const MOST_LISTED = 1 << 16;
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
  return bytes.length > MAX_BYTES ? { stand: limitMarker } : textOf(bytes);
}

const isInstance = (value: object, name: string): boolean => {
  const constructor = constructorOf(name);
  return constructor !== undefined && value instanceof (constructor as never as new () => object);
};

const isOneOf = (value: object, names: readonly string[]): boolean => names.some((name) => isInstance(value, name));

/** Names of the own enumerable members of an object, without its elements. */
export function memberNames(value: object): readonly string[] {
  if (value instanceof String) return Object.keys(value).slice(value.length);
  if (!ArrayBuffer.isView(value) || value instanceof DataView) return Object.keys(value);
  const { length } = value as Uint8Array;
  return length > MOST_LISTED ? [] : Object.keys(value).slice(length);
}

/** The text of a boxed primitive; the methods of the object itself are not asked. */
function unbox(value: object): string | undefined {
  if (value instanceof String) return String.prototype.valueOf.call(value);
  if (value instanceof Number) return String(Number.prototype.valueOf.call(value));
  if (value instanceof Boolean) return String(Boolean.prototype.valueOf.call(value));
  if (value instanceof Symbol) return String(Symbol.prototype.valueOf.call(value));
  return isInstance(value, 'BigInt') ? String(BigInt.prototype.valueOf.call(value as never)) : undefined;
}

const asText = (value: { toString: () => string }): string => value.toString();

/** What a Headers or FormData holds, which gives the same answer each time; otherwise undefined. */
export const readEntries = (value: object): object | undefined =>
  isOneOf(value, ['Headers', 'FormData']) ? Object.fromEntries(value as Iterable<[string, unknown]>) : undefined;

// What they hold cannot be read, or not without using it up; JSON prints them as an empty object too.
const HIDDEN = ['Promise', 'WeakRef', 'WeakMap', 'WeakSet', 'SharedArrayBuffer', 'Blob', 'ReadableStream'];

const isIterator = (value: object): boolean =>
  typeof (value as Partial<Iterator<unknown>>).next === 'function' &&
  /(?:Iterator|Generator)\]$/.test(Object.prototype.toString.call(value));

/**
 * The text that stands for an object of a kind that JavaScript or the platform brings, or what goes out instead of it; undefined for a
 * class instance like any other.
 */
export function readSpecial(value: object): string | Stand | undefined {
  if (typeof value === 'function') return `[Function: ${(value as { name: string }).name}]`;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return readBytes(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof RegExp) return RegExp.prototype.toString.call(value);
  const boxed = unbox(value);
  if (boxed !== undefined) return boxed;
  if (isOneOf(value, ['URL', 'URLSearchParams'])) return asText(value);
  return isOneOf(value, HIDDEN) || isIterator(value) ? { stand: {} } : undefined;
}
