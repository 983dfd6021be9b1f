import { failedLine, type Redactor } from '@sixfour/core';
import { type Bag, isObject, type Method } from './logger.js';
import { isMetadataKey, setMember } from './metadata.js';

/** A line as pino writes it; bytes are read as UTF-8. */
function createRedactChunk(redactor: Redactor): (chunk: unknown) => unknown {
  return (chunk) => {
    try {
      if (typeof chunk === 'string') return redactor.redactLine(chunk);
      if (!(chunk instanceof Uint8Array)) return redactor.redact(chunk);
      const text = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('utf8');
      const redacted = redactor.redactLine(text);
      return redacted === text ? chunk : Buffer.from(redacted, 'utf8');
    } catch {
      return failedLine(chunk);
    }
  };
}

/** The stream behind each of ours. */
const behind = new WeakMap<object, { readonly stream: object; readonly redactor: Redactor }>();

/** What stands behind a stream of ours, and who redacts it. */
export const behindForward = (stream: object): { readonly stream: object; readonly redactor: Redactor } | undefined =>
  behind.get(stream);

/** Whether everything that is written to this stream already goes through this redactor. */
export const isForwardedBy = (stream: object, redactor: Redactor): boolean => behind.get(stream)?.redactor === redactor;

/** A Proxy has to tell the truth about what cannot change; such a stream gets an empty object above it. */
function targetFor(stream: object): object {
  const isFixed = Object.values(Object.getOwnPropertyDescriptors(stream)).some(
    ({ configurable, writable, value }) => !configurable && writable === false && typeof value === 'function',
  );
  return isFixed ? (Object.create(stream) as object) : stream;
}

/**
 * The stream, but what is written or ended with is redacted, and so is what it is told beside the line.
 * Functions keep their own `this`, as members may be private; what they return of the stream or make of it is forwarded too.
 */
export function forward<T extends object>(stream: T, redactor: Redactor): T {
  const redactChunk = createRedactChunk(redactor);
  const known = new Map<PropertyKey, { readonly from: unknown; readonly to: Method }>();
  const forwardResult = (key: PropertyKey, result: unknown): unknown => {
    if (result === stream) return proxy;
    // A multistream's copy of itself.
    return key === 'clone' && isObject(result) ? forward(result, redactor) : result;
  };
  const bind = (key: PropertyKey, method: Method): Method => {
    if (key === 'write' || key === 'end')
      return (chunk, ...rest) =>
        forwardResult(key, method.call(stream, typeof chunk === 'function' ? chunk : redactChunk(chunk), ...rest));
    return (...args) => forwardResult(key, method.apply(stream, args));
  };
  const proxy = new Proxy(targetFor(stream) as T, {
    get(_target, key) {
      const value: unknown = Reflect.get(stream, key, stream);
      if (typeof value !== 'function' || key === 'constructor') return value;
      const entry = known.get(key);
      if (entry?.from === value) return entry.to;
      const to = bind(key, value as Method);
      known.set(key, { from: value, to });
      return to;
    },
    set: (_target, key, value) =>
      isMetadataKey(key) ? setMember(stream, key, value, redactor) : Reflect.set(stream as Bag, key, value, stream),
  });
  behind.set(proxy, { stream, redactor });
  return proxy;
}
