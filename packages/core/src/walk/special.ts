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

/** Whether a value has the type that a Buffer writes about itself: `{ type: 'Buffer', data: [52, 49] }`. */
const isBufferLike = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.getOwnPropertyDescriptor(value, 'type')?.value === 'Buffer';

/** First bytes of JPEG, PNG and PDF. */
const FILE_HEADS: readonly (readonly number[])[] = [
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e],
  [0x25, 0x50, 0x44],
];
/** Shorter lists of numbers are no file that shows a document. */
const LEAST_FILE = 512;

/** Whether a list may hold the bytes of an image or a PDF. */
export const mayBeFile = (list: readonly unknown[]): boolean =>
  list.length >= LEAST_FILE &&
  FILE_HEADS.some((head) => head.every((byte, i) => Object.getOwnPropertyDescriptor(list, i)?.value === byte));

/**
 * The text of bytes that were written as a list: the member `data` of `holder`, which says that it is a Buffer, or a list so long that it
 * may be a file. Undefined if it is no such list.
 */
export function textOfPrinted(list: readonly unknown[], key: unknown, holder: unknown): string | undefined {
  const isPrinted = (key === 'data' && list.length > 0 && isBufferLike(holder)) || mayBeFile(list);
  if (!isPrinted || list.length > MAX_BYTES) return undefined;
  if (Object.keys(list).length !== list.length) return undefined;
  const bytes = new Uint8Array(list.length);
  for (let i = 0; i < list.length; i++) {
    const byte: unknown = Object.getOwnPropertyDescriptor(list, i)?.value;
    if (!Number.isInteger(byte) || (byte as number) < 0 || (byte as number) > 0xff) return undefined;
    bytes[i] = byte as number;
  }
  return textOf(bytes);
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
