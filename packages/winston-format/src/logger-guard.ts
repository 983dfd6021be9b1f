import { type Redactor, SIXFOUR } from '@sixfour/core';
import { guardCalls } from './calls.js';
import { FinishedLine } from './finished-line.js';
import { finishedLineOf } from './json-line.js';
import type { Target } from './known-transports.js';
import { type Bag, isObject, type Method, replaceMethod } from './methods.js';
import { passChunk, redactChunk } from './stages.js';
import type { Info } from './triple-beam.js';
import { freeTransport, guardTransport } from './transport-guard.js';

/** Where a logger keeps its guard, for every copy of this package. */
const GUARD = Symbol.for('sixfour.winston.logger');

const targetsOf = (root: Bag): readonly unknown[] => (root['transports'] as unknown[] | undefined) ?? [];

/** Stands for formats that have done their work already. */
const FORMATS_DONE = { options: undefined, transform: (info: unknown): unknown => info };

/** A logger in the eyes of its own `_transform`, with the formats done. */
const withFormatsDone = (logger: Bag): object =>
  Object.create(logger, {
    format: { get: () => FORMATS_DONE, set: (format: unknown) => void (logger['format'] = format) },
    push: { value: (chunk: unknown) => (logger['push'] as Method).call(logger, chunk), writable: true },
  }) as object;

/** What is done to everything that passes one logger. */
class LoggerGuard {
  /** How many infos have reached the formats. */
  started = 0;
  isOwn = false;
  readonly #root: Bag;
  readonly #restores: (() => void)[];
  readonly #push: unknown;
  #redactors: readonly Redactor[] = [];

  constructor(root: Bag) {
    this.#root = root;
    this.#restores = [...this.#guardStream(), ...guardCalls(root, Object.keys((root['levels'] as object) ?? {}), this)];
    this.#push = root['push'];
    Object.defineProperty(root, GUARD, { value: this, configurable: true });
  }

  /** Before the formats, as a `printf` would part a value from its name; after them; and at each transport. */
  #guardStream(): (() => void)[] {
    // Arrow functions, as the methods below have the logger for their `this`.
    const start = (logger: Bag, chunk: unknown): unknown => this.#start(logger as Target, chunk);
    const pass = (chunk: unknown, push: (chunk: unknown) => unknown): unknown =>
      passChunk(this.#redactors, chunk, push);
    const guard = (target: unknown): void => {
      if (this.#redactors.length > 0) guardTransport(target, this.#root, this.#redactors);
    };
    const done = withFormatsDone(this.#root);
    return [
      replaceMethod(this.#root, '_transform', (transform) => {
        return function (chunk, encoding, next) {
          const started = start(this as Bag, chunk);
          if (!(started instanceof FinishedLine)) return transform.call(this, started, encoding, next);
          return transform.call(done, started, encoding, next);
        };
      }),
      replaceMethod(this.#root, 'push', (push) => {
        return function (chunk, encoding) {
          if (chunk instanceof FinishedLine) return push.call(this, chunk, encoding);
          return pass(chunk, (redacted) => push.call(this, redacted, encoding));
        };
      }),
      replaceMethod(this.#root, 'pipe', (pipe) => {
        return function (target, ...rest) {
          guard(target);
          return pipe.call(this, target, ...rest);
        };
      }),
    ];
  }

  /** What the formats are given, or what they have made of it already. */
  #start(logger: Target, chunk: unknown): unknown {
    if (logger['silent'] === true) return chunk;
    this.started++;
    // Who has put another `push` over ours sees the fields.
    const isLast = logger['push'] === this.#push && isObject(chunk);
    return (
      (isLast ? finishedLineOf(logger, chunk as Info, this.#redactors) : undefined) ??
      redactChunk(this.#redactors, chunk)
    );
  }

  /** Snapshots of arguments that winston cannot read. */
  redact(args: readonly unknown[]): readonly unknown[] {
    return args.map((arg) => this.#redactors.reduce<unknown>((value, redactor) => redactor.redact(value), arg));
  }

  add(redactor: Redactor): void {
    if (this.#redactors.includes(redactor)) return;
    this.#redactors = [...this.#redactors, redactor];
    for (const target of targetsOf(this.#root)) guardTransport(target, this.#root, this.#redactors);
    Object.defineProperty(this.#root, SIXFOUR, { value: redactor, configurable: true });
  }

  remove(): void {
    this.#redactors = [];
    for (const target of targetsOf(this.#root)) freeTransport(target, this.#root);
    for (const restore of this.#restores) restore();
    Reflect.deleteProperty(this.#root, GUARD);
    Reflect.deleteProperty(this.#root, SIXFOUR);
  }
}

/** The guard of a logger, if it has one. */
export const guardOf = (root: object): LoggerGuard | undefined => (root as Bag)[GUARD] as LoggerGuard | undefined;

/** Makes a logger redact by the rules of one more redactor. */
export function guardLogger(root: Bag, redactor: Redactor): void {
  (guardOf(root) ?? new LoggerGuard(root)).add(redactor);
}
