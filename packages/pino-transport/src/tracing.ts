import { type Channel, channel, tracingChannel } from 'node:diagnostics_channel';
import { types } from 'node:util';
import { type Redactor, SIXFOUR } from '@sixfour/core';
import { type Bag, isObject, redactorOf } from './logger.js';
import { viewOf } from './logger-view.js';

/** pino tells its subscribers of each line it makes, since 9.10: `{ instance, arguments, result, error }`. */
const CHANNEL = 'pino_asJson';
const PHASES = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'] as const;

type Transform = (message: unknown) => unknown;
type Publish = (message: unknown, name: string) => void;
type Bind = (store: unknown, transform?: Transform) => unknown;

/** Which members of a message are redacted already: it is the same object from start to end. */
const done = new WeakMap<object, Set<string>>();

/** An object as a function has under this name: no array. */
function argumentsOf(..._values: unknown[]): ArrayLike<unknown> {
  // eslint-disable-next-line prefer-rest-params -- subscribers are given what pino gives them
  return arguments;
}

function redactArguments(redactor: Redactor, args: unknown): unknown {
  if (!isObject(args)) return redactor.redact(args);
  return argumentsOf(...Array.from(args as unknown as ArrayLike<unknown>, (value) => redactor.redact(value)));
}

const REDACT: Readonly<Record<string, (redactor: Redactor, value: unknown) => unknown>> = {
  arguments: redactArguments,
  result: (redactor, line) => (typeof line === 'string' ? redactor.redactLine(line) : redactor.redact(line)),
  error: (redactor, error) => redactor.redact(error),
  instance: (redactor, logger) => viewOf(logger, redactor),
};

/** Redacts a message in place: subscribers know it by identity, and pino does not read it again. */
function redactMessage(message: unknown): void {
  if (!isObject(message)) return;
  const redactor = redactorOf(message['instance']);
  if (redactor === undefined) return;
  const members = done.get(message) ?? new Set();
  done.set(message, members);
  for (const [key, redact] of Object.entries(REDACT)) {
    if (!Object.hasOwn(message, key) || members.has(key)) continue;
    message[key] = redact(redactor, message[key]);
    members.add(key);
  }
}

/** Whether a message may go on. What cannot be redacted goes to nobody. */
function isRedacted(message: unknown): boolean {
  try {
    redactMessage(message);
    return true;
  } catch {
    return false;
  }
}

const wrapped = new WeakSet<Transform>();

function wrapTransform(transform: Transform | undefined): Transform {
  if (transform !== undefined && wrapped.has(transform)) return transform;
  const wrap: Transform = (message) => {
    const safe = isRedacted(message) ? message : undefined;
    return transform === undefined ? safe : transform(safe);
  };
  wrapped.add(wrap);
  return wrap;
}

/** What the prototype does changes when a first subscriber comes, so it is asked each time. */
function inherited(
  target: Channel,
  own: PropertyDescriptor | undefined,
  name: string,
): (...args: unknown[]) => unknown {
  const method: unknown = own?.value ?? (Object.getPrototypeOf(target) as Bag)[name];
  return method as (...args: unknown[]) => unknown;
}

/** Asks `allows` of each message, ahead of all that subscribed or bound a store to a channel, and of all that will. */
function intercept(target: Channel, allows: (message: unknown) => boolean): void {
  const ownPublish = Object.getOwnPropertyDescriptor(target, 'publish');
  const publish: Publish = (message, name) => {
    if (allows(message)) inherited(target, ownPublish, 'publish').call(target, message, name);
  };
  const ownBind = Object.getOwnPropertyDescriptor(target, 'bindStore');
  const bindStore: Bind = (store, transform) =>
    inherited(target, ownBind, 'bindStore').call(target, store, wrapTransform(transform));
  Object.defineProperties(target, {
    publish: { value: publish, writable: true, configurable: true },
    bindStore: { value: bindStore, writable: true, configurable: true },
    [SIXFOUR]: { value: true },
  });
  // A Map of the runtime's own, whose methods it has locked.
  const stores: unknown = Reflect.get(target, '_stores');
  if (!types.isMap(stores)) return;
  const entries: [unknown, unknown][] = [];
  Map.prototype.forEach.call(stores, (transform, store) => void entries.push([store, transform]));
  for (const [store, transform] of entries)
    Map.prototype.set.call(stores, store, wrapTransform(transform as Transform | undefined));
}

/** Whether this runtime lets a channel be intercepted, tried on a channel of our own. */
function canIntercept(): boolean {
  let isSeen = false;
  const own = tracingChannel('sixfour_probe');
  const ignore = (): void => undefined;
  const subscribers = { start: ignore, end: ignore, asyncStart: ignore, asyncEnd: ignore, error: ignore };
  intercept(own.start, () => (isSeen = true));
  own.subscribe(subscribers);
  own.traceSync(ignore, {});
  own.unsubscribe(subscribers);
  return isSeen;
}

/** Held, so that pino's channels are these. */
let guarded: readonly Channel[] | undefined;

/**
 * Gives subscribers of pino's tracing channel, whenever they subscribed, redacted messages of protected loggers. Subscribes to
 * nothing: pino traces only while somebody else does.
 */
export function guardTracing(): void {
  if (guarded !== undefined) return;
  guarded = PHASES.map((phase) => channel(`tracing:${CHANNEL}:${phase}`));
  try {
    if (!canIntercept()) throw new TypeError('guardTracing: the channel does not call what was put on it');
    for (const target of guarded) if (!Object.hasOwn(target, SIXFOUR)) intercept(target, isRedacted);
  } catch {
    process.emitWarning('this runtime lets subscribers of pino_asJson see records before they are redacted', {
      type: 'SixfourWarning',
      code: 'SIXFOUR_FOREIGN_SUBSCRIBER',
    });
  }
}
