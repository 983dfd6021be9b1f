import type { Redactor } from '@sixfour/core';
import { type Bag, redactorOf } from './logger.js';
import { viewOf } from './logger-view.js';

/** A registered symbol: a stream that has it is told of each record beside its line. */
const METADATA = Symbol.for('pino.metadata');

const KEYS = ['lastObj', 'lastMsg', 'lastLogger'] as const;
type Key = (typeof KEYS)[number];

/** What was set last on one stream, as it came, and who is to redact it if its logger does not say. */
interface Last {
  readonly values: Record<Key, unknown>;
  redactor: Redactor | undefined;
}

const lastOf = new WeakMap<object, Last>();

const isTold = (stream: Bag): boolean => stream[METADATA] === true;

export const isMetadataKey = (key: PropertyKey): key is Key => (KEYS as readonly PropertyKey[]).includes(key);

/** What a stream may know of a record. */
function redactMember(key: Key, value: unknown, redactor: Redactor): unknown {
  return key === 'lastLogger' ? viewOf(value, redactor) : redactor.redact(value);
}

function accessorOf(stream: object, key: Key): PropertyDescriptor | undefined {
  for (let at: object | null = stream; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    const found = Object.getOwnPropertyDescriptor(at, key);
    if (found !== undefined) return found.get || found.set ? found : undefined;
  }
  return undefined;
}

/** A member with code of its own behind it is given the record redacted. */
function wrapAccessor(stream: Bag, key: Key, accessor: PropertyDescriptor, redactor: Redactor): void {
  const wrapped: PropertyDescriptor = { enumerable: isTold(stream), configurable: true };
  if (accessor.get) wrapped.get = () => accessor.get?.call(stream) as unknown;
  if (accessor.set) wrapped.set = (value) => accessor.set?.call(stream, redactMember(key, value, redactor));
  Object.defineProperty(stream, key, wrapped);
}

/** Any other is redacted when it is read, by the redactor of the logger that wrote last; most streams never read it. */
function makeLazy(stream: Bag, key: Key, last: Last): void {
  last.values[key] = stream[key];
  Object.defineProperty(stream, key, {
    get: (): unknown => {
      const value = last.values[key];
      const redactor = last.redactor ?? redactorOf(last.values.lastLogger);
      return redactor === undefined ? value : redactMember(key, value, redactor);
    },
    set: (value: unknown): void => {
      last.values[key] = value;
      last.redactor = undefined;
    },
    enumerable: isTold(stream),
    configurable: true,
  });
}

/**
 * Makes a stream read redacted what it is told beside the line. One that does not ask for it yet may do so later.
 *
 * @throws TypeError if the stream refuses
 */
export function guardMetadata(stream: object, redactor: Redactor): void {
  const bag = stream as Bag;
  if (lastOf.has(stream) || !(isTold(bag) || Object.isExtensible(stream))) return;
  const last: Last = { values: { lastObj: undefined, lastMsg: undefined, lastLogger: undefined }, redactor: undefined };
  for (const key of KEYS) {
    const accessor = accessorOf(stream, key);
    if (accessor === undefined) makeLazy(bag, key, last);
    else wrapAccessor(bag, key, accessor, redactor);
  }
  lastOf.set(stream, last);
}

/** Sets a member of a stream for one who is not protected himself. */
export function setMember(stream: object, key: Key, value: unknown, redactor: Redactor): boolean {
  try {
    guardMetadata(stream, redactor);
  } catch {
    lastOf.delete(stream);
  }
  const last = lastOf.get(stream);
  if (last === undefined || accessorOf(stream, key)?.get === undefined)
    return Reflect.set(stream, key, redactMember(key, value, redactor), stream);
  const isSet = Reflect.set(stream, key, value, stream);
  last.redactor = redactor;
  return isSet;
}
