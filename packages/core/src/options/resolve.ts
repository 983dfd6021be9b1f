import { parsePath, type PathPattern } from '../fields/path-pattern.js';
import type { CensorOption, Detector, Preset, RedactorOptions } from '../types.js';
import { Checker } from './checker.js';

export const MAX_SECRETS = 10_000;
const LEAST_SECRET = 8;

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
  if (value !== undefined && typeof value !== 'string' && typeof value !== 'function')
    check.fail(option, 'a string or a function', value);
  return value as CensorOption | undefined;
}

function checkPaths(check: Checker): ResolvedPath[] {
  const ignoreCase = check.flag('pathsIgnoreCase', false);
  return check.list('paths').map((item, i) => {
    const option = `paths[${i}]`;
    const own =
      typeof item === 'string'
        ? { path: item }
        : (item as { path?: unknown; censor?: unknown; remove?: unknown } | null);
    const path = own !== null && typeof own === 'object' ? own.path : undefined;
    const pattern = typeof path === 'string' ? parsePath(path, ignoreCase) : undefined;
    if (pattern === undefined)
      check.fail(option, 'a path such as a.b, a["b-c"], a[*].b, *.b or **.b, or an object with one', item);
    return {
      pattern: pattern,
      censor: checkCensor(check, `${option}.censor`, own?.censor),
      remove: own?.remove === true,
    };
  });
}

function checkAllow(check: Checker): Pick<ResolvedOptions, 'allowTexts' | 'allowPatterns'> {
  const allowTexts = new Set<string>();
  const allowPatterns: RegExp[] = [];
  check.list('allow').forEach((item, i) => {
    if (typeof item === 'string') allowTexts.add(item);
    else if (!(item instanceof RegExp)) check.fail(`allow[${i}]`, 'a string or a regular expression', item);
    else if (item.global || item.sticky)
      check.fail(`allow[${i}]`, 'a regular expression without the flags g and y', item);
    else allowPatterns.push(new RegExp(`^(?:${item.source})$`, item.flags));
  });
  return { allowTexts, allowPatterns };
}

function checkSecrets(check: Checker): string[] {
  const secrets = check.texts('secrets');
  if (secrets.length > MAX_SECRETS) check.fail('secrets', `at most ${MAX_SECRETS} strings`, secrets);
  secrets.forEach((secret, i) => {
    if (secret.length < LEAST_SECRET)
      check.fail(`secrets[${i}]`, `a string of at least ${LEAST_SECRET} characters`, secret);
  });
  return secrets;
}

function checkLimit(check: Checker, name: 'maxDepth' | 'maxNodes', fallback: number): number {
  const limits = check.get('limits') as Record<string, unknown> | undefined;
  if (limits !== undefined && (typeof limits !== 'object' || limits === null))
    check.fail('limits', 'an object', limits);
  const value = limits !== undefined && Object.hasOwn(limits, name) ? limits[name] : undefined;
  if (value === undefined) return fallback;
  if (!Number.isSafeInteger(value) || (value as number) < 0)
    check.fail(`limits.${name}`, 'a non-negative integer', value);
  return value as number;
}

function checkFields(check: Checker): Pick<ResolvedOptions, 'added' | 'ignored'> {
  const fields = check.get('fields');
  if (fields !== undefined && (typeof fields !== 'object' || fields === null))
    check.fail('fields', 'an object', fields);
  const own = (name: string): unknown =>
    fields !== undefined && Object.hasOwn(fields as object, name) ? Reflect.get(fields as object, name) : undefined;
  const added = check.record('fields.add', own('add'), (id, option) =>
    typeof id === 'string' ? id : check.fail(option, 'the id of a detector', id),
  );
  const ignored = check.record('fields.ignore', own('ignore'), (names, option) =>
    Array.isArray(names) && names.every((name) => typeof name === 'string')
      ? (names as string[])
      : check.fail(option, 'an array of field names', names),
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
  if (remove !== undefined && typeof remove !== 'boolean' && !Array.isArray(remove))
    check.fail('remove', 'a boolean or an array of detectors and categories', remove);
  const unsafe = check.texts('unsafe');
  unsafe.forEach(
    (category, i) => category === 'pan' || category === 'sad' || check.fail(`unsafe[${i}]`, "'pan' or 'sad'", category),
  );
  const detectors = check.get('detectors');
  return {
    detectors: detectors === undefined ? undefined : (check.list('detectors') as (Preset | Detector | string)[]),
    enable: check.record('enable', check.get('enable'), (value, option) =>
      typeof value === 'boolean' ? value : check.fail(option, 'a boolean', value),
    ),
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
