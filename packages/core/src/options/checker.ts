import type { RedactorOptions } from '../types.js';
import { SixfourOptionError } from './error.js';

const KNOWN = [
  'detectors',
  'enable',
  'unsafe',
  'fields',
  'paths',
  'pathsIgnoreCase',
  'allow',
  'secrets',
  'censor',
  'remove',
  'pan',
  'keepSeparators',
  'numbers',
  'regionalCards',
  'limits',
  'mode',
  'onFinding',
] as const satisfies readonly (keyof RedactorOptions)[];

/** The own properties of an options object; an inherited or unknown one never counts. */
function ownOptions(options: unknown, caller: string): Record<string, unknown> {
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    throw new SixfourOptionError(caller, 'options', 'an object', options);
  const own: Record<string, unknown> = {};
  for (const key of Object.keys(options)) {
    if (!(KNOWN as readonly string[]).includes(key))
      throw new SixfourOptionError(caller, key, `a known option (${KNOWN.join(', ')})`, Reflect.get(options, key));
    own[key] = Reflect.get(options, key) as unknown;
  }
  return own;
}

/** Reads options one by one; what is not as it must be throws. */
export class Checker {
  readonly #own: Record<string, unknown>;
  readonly #caller: string;

  constructor(options: unknown, caller: string) {
    this.#own = ownOptions(options, caller);
    this.#caller = caller;
  }

  fail(option: string, rule: string, received: unknown): never {
    throw new SixfourOptionError(this.#caller, option, rule, received);
  }

  get(option: string): unknown {
    return this.#own[option];
  }

  choice<T extends string>(option: string, choices: readonly T[], fallback: T): T {
    const value = this.#own[option];
    if (value === undefined) return fallback;
    if (!choices.includes(value as T))
      this.fail(option, `one of ${choices.map((choice) => `'${choice}'`).join(', ')}`, value);
    return value as T;
  }

  flag(option: string, fallback: boolean): boolean {
    const value = this.#own[option];
    if (value !== undefined && typeof value !== 'boolean') this.fail(option, 'a boolean', value);
    return (value as boolean | undefined) ?? fallback;
  }

  list(option: string): readonly unknown[] {
    const value = this.#own[option];
    if (value === undefined) return [];
    if (!Array.isArray(value)) this.fail(option, 'an array', value);
    return value as unknown[];
  }

  texts(option: string): string[] {
    return this.list(option).map((item, i) =>
      typeof item === 'string' ? item : this.fail(`${option}[${i}]`, 'a string', item),
    );
  }

  /** An object of own members, each judged by `check`. */
  record<T>(option: string, value: unknown, check: (member: unknown, name: string) => T): Record<string, T> {
    if (value === undefined) return {};
    if (typeof value !== 'object' || value === null || Array.isArray(value)) this.fail(option, 'an object', value);
    return Object.fromEntries(
      Object.entries(value as object).map(([key, member]) => [key, check(member, `${option}.${key}`)]),
    );
  }
}
