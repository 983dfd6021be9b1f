import { SixfourOptionError } from '@sixfour/core';
import { type Bag, isBag } from '../http.js';

/** Reads the options of one function, as own properties, and refuses what does not fit. */
export class OptionChecks {
  readonly #caller: string;
  readonly #bag: Bag;
  readonly #prefix: string;

  constructor(caller: string, value: unknown, known: readonly string[], prefix = '') {
    if (!isBag(value) || Array.isArray(value))
      throw new SixfourOptionError(caller, prefix === '' ? 'options' : prefix.slice(0, -1), 'an object', value);
    for (const name of Object.keys(value)) {
      if (!known.includes(name)) throw new SixfourOptionError(caller, prefix + name, 'a known option', value[name]);
    }
    this.#caller = caller;
    this.#bag = value;
    this.#prefix = prefix;
  }

  fail(name: string, rule: string): never {
    throw new SixfourOptionError(this.#caller, this.#prefix + name, rule, this.get(name));
  }

  get(name: string): unknown {
    return Object.hasOwn(this.#bag, name) ? this.#bag[name] : undefined;
  }

  flag(name: string, fallback: boolean): boolean {
    const value = this.get(name) ?? fallback;
    return typeof value === 'boolean' ? value : this.fail(name, 'true or false');
  }

  call(name: string): unknown {
    const value = this.get(name);
    return value === undefined || typeof value === 'function' ? value : this.fail(name, 'a function');
  }

  number(name: string, fallback: number, least: number, most: number): number {
    const value = this.get(name) ?? fallback;
    const isFit = typeof value === 'number' && value >= least && value <= most;
    return isFit ? value : this.fail(name, `a number from ${least} to ${most}`);
  }

  oneOf<T>(name: string, fallback: T, choices: readonly T[]): T {
    const value = (this.get(name) ?? fallback) as T;
    return choices.includes(value) ? value : this.fail(name, `one of ${choices.map(String).join(', ')}`);
  }

  /** An object whose members pass, by name. */
  record<T>(name: string, rule: string, isFit: (value: unknown) => boolean): Readonly<Record<string, T>> {
    const value = this.get(name) ?? {};
    if (!isBag(value) || Array.isArray(value)) return this.fail(name, 'an object');
    for (const [key, member] of Object.entries(value)) {
      if (!isFit(member)) throw new SixfourOptionError(this.#caller, `${this.#prefix}${name}.${key}`, rule, member);
    }
    return value as Readonly<Record<string, T>>;
  }

  list(name: string): readonly unknown[] {
    const value = this.get(name) ?? [];
    return Array.isArray(value) ? (value as unknown[]) : this.fail(name, 'an array');
  }

  /** The checks of an option that is an object itself. */
  inside(name: string, value: unknown, known: readonly string[]): OptionChecks {
    return new OptionChecks(this.#caller, value, known, `${this.#prefix}${name}.`);
  }
}
