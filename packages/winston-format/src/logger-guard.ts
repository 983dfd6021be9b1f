import { type Redactor, SIXFOUR } from '@sixfour/core';
import { guardCalls } from './calls.js';
import { type Bag, replaceMethod } from './methods.js';
import { passChunk, redactChunk } from './stages.js';
import { freeTransport, guardTransport } from './transport-guard.js';

/** Where a logger keeps its guard, for every copy of this package. */
const GUARD = Symbol.for('sixfour.winston.logger');

const targetsOf = (root: Bag): readonly unknown[] => (root['transports'] as unknown[] | undefined) ?? [];

/** What is done to everything that passes one logger. */
class LoggerGuard {
  /** How many infos have reached the formats. */
  started = 0;
  readonly #root: Bag;
  readonly #restores: (() => void)[];
  #redactors: readonly Redactor[] = [];

  constructor(root: Bag) {
    this.#root = root;
    this.#restores = [...this.#guardStream(), ...guardCalls(root, Object.keys((root['levels'] as object) ?? {}), this)];
    Object.defineProperty(root, GUARD, { value: this, configurable: true });
  }

  /** Before the formats, as a `printf` would part a value from its name; after them; and at each transport. */
  #guardStream(): (() => void)[] {
    const start = (chunk: unknown): unknown => {
      this.started++;
      return redactChunk(this.#redactors, chunk);
    };
    const pass = (chunk: unknown, push: (chunk: unknown) => unknown): unknown =>
      passChunk(this.#redactors, chunk, push);
    const guard = (target: unknown): void => {
      if (this.#redactors.length > 0) guardTransport(target, this.#root, this.#redactors);
    };
    return [
      replaceMethod(this.#root, '_transform', (transform) => {
        return function (chunk, ...rest) {
          return transform.call(this, (this as Bag)['silent'] === true ? chunk : start(chunk), ...rest);
        };
      }),
      replaceMethod(this.#root, 'push', (push) => {
        return function (chunk, ...rest) {
          return pass(chunk, (redacted) => push.call(this, redacted, ...rest));
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
