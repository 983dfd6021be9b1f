import { parsePath, type PathPattern } from './fields/path-pattern.js';
import { parseShape } from './scan/shape.js';
import type { CensorOption, Detector, Preset, RedactorOptions } from './types.js';

/** What is wrong with an option. `message` names the function, the option and the rule, never a value. */
export class SixfourOptionError extends TypeError {
  override readonly name = 'SixfourOptionError';
  /** Stable: `SIXFOUR_OPTION`. */
  readonly code = 'SIXFOUR_OPTION';
  /** The option, as a path: `limits.maxDepth`. */
  readonly option: string;

  constructor(caller: string, option: string, rule: string, received: unknown) {
    super(`${caller}: ${option} must be ${rule}, received ${typeName(received)}`);
    this.option = option;
  }
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : typeof value;
}

export const MAX_SECRETS = 10_000;
const LEAST_SECRET = 8;

const KNOWN = [
  'detectors', 'enable', 'unsafe', 'fields', 'paths', 'pathsIgnoreCase', 'allow', 'secrets', 'censor', 'remove', 'pan', 'keepSeparators', 'numbers', 'regionalCards', 'limits', 'mode', 'onFinding',
] as const satisfies readonly (keyof RedactorOptions)[];

/** The own properties of an options object; an inherited or unknown one never counts. */
function ownOptions(options: unknown, caller: string): Record<string, unknown> {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) throw new SixfourOptionError(caller, 'options', 'an object', options);
  const own: Record<string, unknown> = {};
  for (const key of Object.keys(options)) {
    if (!(KNOWN as readonly string[]).includes(key)) throw new SixfourOptionError(caller, key, `a known option (${KNOWN.join(', ')})`, Reflect.get(options, key));
    own[key] = Reflect.get(options, key) as unknown;
  }
  return own;
}

class Checker {
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
    if (!choices.includes(value as T)) this.fail(option, `one of ${choices.map((choice) => `'${choice}'`).join(', ')}`, value);
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
    return this.list(option).map((item, i) => (typeof item === 'string' ? item : this.fail(`${option}[${i}]`, 'a string', item)));
  }

  /** An object of own members, each judged by `check`. */
  record<T>(option: string, value: unknown, check: (member: unknown, name: string) => T): Record<string, T> {
    if (value === undefined) return {};
    if (typeof value !== 'object' || value === null || Array.isArray(value)) this.fail(option, 'an object', value);
    return Object.fromEntries(Object.entries(value as object).map(([key, member]) => [key, check(member, `${option}.${key}`)]));
  }
}

/** One of `paths`, read. */
export interface ResolvedPath {
  readonly pattern: PathPattern;
  readonly censor: CensorOption | undefined;
  readonly remove: boolean;
}

/** Checked options, with every default in its place. */
export interface ResolvedOptions {
  readonly detectors: readonly (Preset | Detector | string)[] | undefined;
  readonly enable: Readonly<Record<string, boolean>>;
  readonly unsafe: readonly string[];
  readonly added: Readonly<Record<string, string>>;
  readonly ignored: Readonly<Record<string, readonly string[]>>;
  readonly paths: readonly ResolvedPath[];
  readonly allowTexts: ReadonlySet<string>;
  readonly allowPatterns: readonly RegExp[];
  readonly secrets: readonly string[];
  readonly censor: CensorOption | undefined;
  readonly remove: true | ReadonlySet<string>;
  readonly pan: 'first6last4' | 'last4' | 'hidden';
  readonly keepSeparators: boolean;
  readonly numbers: 'string' | 'null';
  readonly regionalCards: boolean;
  readonly maxDepth: number;
  readonly maxNodes: number;
  readonly isReport: boolean;
  readonly onFinding: RedactorOptions['onFinding'];
}

function checkCensor(check: Checker, option: string, value: unknown): CensorOption | undefined {
  if (value !== undefined && typeof value !== 'string' && typeof value !== 'function') check.fail(option, 'a string or a function', value);
  return value as CensorOption | undefined;
}

function checkPaths(check: Checker): ResolvedPath[] {
  const ignoreCase = check.flag('pathsIgnoreCase', false);
  return check.list('paths').map((item, i) => {
    const option = `paths[${i}]`;
    const own = typeof item === 'string' ? { path: item } : (item as { path?: unknown; censor?: unknown; remove?: unknown } | null);
    const path = own !== null && typeof own === 'object' ? own.path : undefined;
    const pattern = typeof path === 'string' ? parsePath(path, ignoreCase) : undefined;
    if (pattern === undefined) check.fail(option, 'a path such as a.b, a["b-c"], a[*].b, *.b or **.b, or an object with one', item);
    return { pattern: pattern, censor: checkCensor(check, `${option}.censor`, own?.censor), remove: own?.remove === true };
  });
}

function checkAllow(check: Checker): Pick<ResolvedOptions, 'allowTexts' | 'allowPatterns'> {
  const allowTexts = new Set<string>();
  const allowPatterns: RegExp[] = [];
  check.list('allow').forEach((item, i) => {
    if (typeof item === 'string') allowTexts.add(item);
    else if (!(item instanceof RegExp)) check.fail(`allow[${i}]`, 'a string or a regular expression', item);
    else if (item.global || item.sticky) check.fail(`allow[${i}]`, 'a regular expression without the flags g and y', item);
    else allowPatterns.push(new RegExp(`^(?:${item.source})$`, item.flags));
  });
  return { allowTexts, allowPatterns };
}

function checkSecrets(check: Checker): string[] {
  const secrets = check.texts('secrets');
  if (secrets.length > MAX_SECRETS) check.fail('secrets', `at most ${MAX_SECRETS} strings`, secrets);
  secrets.forEach((secret, i) => {
    if (secret.length < LEAST_SECRET) check.fail(`secrets[${i}]`, `a string of at least ${LEAST_SECRET} characters`, secret);
  });
  return secrets;
}

function checkLimit(check: Checker, name: 'maxDepth' | 'maxNodes', fallback: number): number {
  const limits = check.get('limits') as Record<string, unknown> | undefined;
  if (limits !== undefined && (typeof limits !== 'object' || limits === null)) check.fail('limits', 'an object', limits);
  const value = limits !== undefined && Object.hasOwn(limits, name) ? limits[name] : undefined;
  if (value === undefined) return fallback;
  if (!Number.isSafeInteger(value) || (value as number) < 0) check.fail(`limits.${name}`, 'a non-negative integer', value);
  return value as number;
}

function checkFields(check: Checker): Pick<ResolvedOptions, 'added' | 'ignored'> {
  const fields = check.get('fields');
  if (fields !== undefined && (typeof fields !== 'object' || fields === null)) check.fail('fields', 'an object', fields);
  const own = (name: string): unknown => (fields !== undefined && Object.hasOwn(fields as object, name) ? Reflect.get(fields as object, name) : undefined);
  const added = check.record('fields.add', own('add'), (id, option) => (typeof id === 'string' ? id : check.fail(option, 'the id of a detector', id)));
  const ignored = check.record('fields.ignore', own('ignore'), (names, option) =>
    Array.isArray(names) && names.every((name) => typeof name === 'string') ? (names as string[]) : check.fail(option, 'an array of field names', names),
  );
  return { added, ignored };
}

/**
 * Checks options and gives each its default.
 *
 * @param caller the function that the user called, for messages
 * @throws SixfourOptionError for anything that is not as documented
 */
export function resolveOptions(options: unknown, caller: string): ResolvedOptions {
  const check = new Checker(options, caller);
  const remove = check.get('remove');
  const onFinding = check.get('onFinding');
  if (onFinding !== undefined && typeof onFinding !== 'function') check.fail('onFinding', 'a function', onFinding);
  if (remove !== undefined && typeof remove !== 'boolean' && !Array.isArray(remove)) check.fail('remove', 'a boolean or an array of detectors and categories', remove);
  const unsafe = check.texts('unsafe');
  unsafe.forEach((category, i) => category === 'pan' || category === 'sad' || check.fail(`unsafe[${i}]`, "'pan' or 'sad'", category));
  const detectors = check.get('detectors');
  return {
    detectors: detectors === undefined ? undefined : (check.list('detectors') as (Preset | Detector | string)[]),
    enable: check.record('enable', check.get('enable'), (value, option) => (typeof value === 'boolean' ? value : check.fail(option, 'a boolean', value))),
    unsafe,
    ...checkFields(check),
    paths: checkPaths(check),
    ...checkAllow(check),
    secrets: checkSecrets(check),
    censor: checkCensor(check, 'censor', check.get('censor')),
    remove: remove === true ? true : new Set(Array.isArray(remove) ? check.texts('remove') : []),
    pan: check.choice('pan', ['first6last4', 'last4', 'hidden'], 'first6last4'),
    keepSeparators: check.flag('keepSeparators', false),
    numbers: check.choice('numbers', ['string', 'null'], 'string'),
    regionalCards: check.flag('regionalCards', true),
    maxDepth: checkLimit(check, 'maxDepth', 100),
    maxNodes: checkLimit(check, 'maxNodes', 100_000),
    isReport: check.choice('mode', ['redact', 'report'], 'redact') === 'report',
    onFinding: onFinding as RedactorOptions['onFinding'],
  };
}

const CATEGORIES = ['pan', 'sad', 'identity', 'personal', 'credential', 'bank'];
const WHERES = ['anywhere', 'separated', 'in-context'];
const RESERVED = ['error', 'limit', 'circular', 'path', 'known-secret'];

function checkTriggers(triggers: unknown): void {
  const fail = (option: string, rule: string, received: unknown): never => {
    throw new SixfourOptionError('defineDetector', option, rule, received);
  };
  if (typeof triggers !== 'object' || triggers === null) fail('triggers', 'an object', triggers);
  const lists = triggers as Record<string, unknown>;
  for (const name of ['words', 'weakWords', 'prefixes', 'shapes']) {
    const items = lists[name];
    if (items === undefined) continue;
    if (!Array.isArray(items)) fail(`triggers.${name}`, 'an array of strings', items);
    (items as unknown[]).forEach((item, i) => {
      if (typeof item !== 'string' || item === '') fail(`triggers.${name}[${i}]`, 'a string that is not empty', item);
      if (name === 'prefixes' && (item as string).length < 4) fail(`triggers.prefixes[${i}]`, 'a string of at least four characters', item);
      if (name === 'shapes' && parseShape(item as string, 0) === undefined) fail(`triggers.shapes[${i}]`, 'a shape of at most 31 characters with #, @ or ?', item);
    });
  }
}

/**
 * A detector of one's own.
 *
 * @throws SixfourOptionError if the definition is not as documented in `Detector`
 * @example
 * defineDetector({
 *   id: 'loyalty-number', category: 'personal', where: 'anywhere',
 *   triggers: { words: ['loyalty number'], shapes: ['LY-######'] },
 *   find: (bytes, start, end) => ({ start, end }),
 * });
 */
export function defineDetector(definition: Detector): Detector {
  const fail = (option: string, rule: string, received: unknown): never => {
    throw new SixfourOptionError('defineDetector', option, rule, received);
  };
  if (typeof definition !== 'object' || definition === null) fail('definition', 'an object', definition);
  const { id, category, where, triggers, find } = definition;
  if (typeof id !== 'string' || !/^[a-z][a-z0-9-]*$/.test(id) || RESERVED.includes(id)) fail('id', 'kebab-case, and none of the ids in use', id);
  if (!CATEGORIES.includes(category)) fail('category', `one of ${CATEGORIES.join(', ')}`, category);
  if (!WHERES.includes(where)) fail('where', `one of ${WHERES.join(', ')}`, where);
  if (typeof find !== 'function') fail('find', 'a function', find);
  checkTriggers(triggers);
  return Object.freeze({ ...definition });
}
