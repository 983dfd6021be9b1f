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
  'only',
  'pan',
  'partial',
  'keepSeparators',
  'numbers',
  'regionalCards',
  'cardRecords',
  'base64',
  'limits',
  'mode',
  'onFinding',
] as const satisfies readonly (keyof RedactorOptions)[];

/**
 * The own properties of an object of options, on an object without a prototype: what is inherited never counts, and what is unknown
 * is refused.
 */
export function ownMembers(
  value: unknown,
  known: readonly string[],
  fail: (name: string, rule: string, received: unknown) => never,
): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) fail('', 'an object', value);
  const own = Object.create(null) as Record<string, unknown>;
  for (const key of Object.keys(value)) {
    const member: unknown = Reflect.get(value, key);
    if (!known.includes(key)) fail(key, `a known option (${known.join(', ')})`, member);
    own[key] = member;
  }
  return own;
}

/** Reads options one by one; what is not as it must be throws. */
export class Checker {
  readonly #caller: string;
  readonly #own: Record<string, unknown>;

  constructor(options: unknown, caller: string) {
    this.#caller = caller;
    this.#own = ownMembers(options, KNOWN, (name, rule, received) =>
      this.fail(name === '' ? 'options' : name, rule, received),
    );
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
    return value ?? fallback;
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

  /** The own members of an option that is an object, empty if it is not given. */
  members(option: string, value: unknown, known: readonly string[]): Record<string, unknown> {
    if (value === undefined) return Object.create(null) as Record<string, unknown>;
    return ownMembers(value, known, (name, rule, received) =>
      this.fail(name === '' ? option : `${option}.${name}`, rule, received),
    );
  }

  /** An object of own members, each judged by `check`. */
  record<T>(option: string, value: unknown, check: (member: unknown, name: string) => T): Record<string, T> {
    if (value === undefined) return {};
    if (typeof value !== 'object' || value === null || Array.isArray(value)) this.fail(option, 'an object', value);
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, check(member, `${option}.${key}`)]));
  }
}
