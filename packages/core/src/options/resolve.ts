import { type OnlyList, plainName } from '../fields/only-list.js';
import { parsePath, type PathPattern } from '../fields/path-pattern.js';
import { splitWords } from '../fields/words.js';
import { partialDetectors } from '../partial-mask.js';
import type { CensorOption, Detector, Preset, RedactorOptions } from '../types.js';
import { Checker } from './checker.js';

const MAX_SECRETS = 10_000;
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
  readonly only: readonly OnlyList[];
  readonly allowTexts: ReadonlySet<string>;
  readonly allowPatterns: readonly RegExp[];
  readonly secrets: readonly string[];
  readonly censor: CensorOption | undefined;
  readonly remove: true | ReadonlySet<string>;
  readonly pan: 'first6last4' | 'last4' | 'hidden';
  readonly partial: ReadonlySet<string>;
  readonly keepSeparators: boolean;
  readonly numbers: 'string' | 'null';
  readonly regionalCards: boolean;
  readonly cardRecords: boolean;
  readonly base64: boolean;
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
    const rule = 'a path such as a.b, a["b-c"], a[*].b, *.b or **.b, or an object with one';
    if (typeof item !== 'string' && (typeof item !== 'object' || item === null)) check.fail(option, rule, item);
    const own = check.members(option, typeof item === 'string' ? { path: item } : item, ['path', 'censor', 'remove']);
    const { path, remove = false } = own;
    const pattern = typeof path === 'string' ? parsePath(path, ignoreCase) : undefined;
    if (pattern === undefined) check.fail(option, rule, item);
    if (typeof remove !== 'boolean') check.fail(`${option}.remove`, 'a boolean', remove);
    return { pattern, censor: checkCensor(check, `${option}.censor`, own['censor']), remove };
  });
}

function checkOnly(check: Checker): OnlyList[] {
  const kinds = ['headers', 'query'] as const;
  const only = check.members('only', check.get('only'), kinds);
  return kinds.flatMap((listed) => {
    const names = only[listed];
    if (names === undefined) return [];
    const option = `only.${listed}`;
    if (!Array.isArray(names)) check.fail(option, 'an array of names', names);
    const plain = (names as unknown[]).map((name, i) =>
      typeof name === 'string' && plainName(name) !== ''
        ? plainName(name)
        : check.fail(`${option}[${i}]`, 'a name with a letter or digit', name),
    );
    return [{ listed, names: new Set(plain) }];
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

function checkPartial(check: Checker): ReadonlySet<string> {
  const ids = check.texts('partial');
  ids.forEach((id, i) => {
    if (!(partialDetectors as readonly string[]).includes(id))
      check.fail(`partial[${i}]`, `one of ${partialDetectors.map((known) => `'${known}'`).join(', ')}`, id);
  });
  return new Set(ids);
}

function checkLimits(check: Checker): Pick<ResolvedOptions, 'maxDepth' | 'maxNodes'> {
  const limits = check.members('limits', check.get('limits'), ['maxDepth', 'maxNodes']);
  const limit = (name: string, fallback: number): number => {
    const value = limits[name] ?? fallback;
    if (!Number.isSafeInteger(value) || (value as number) < 0)
      check.fail(`limits.${name}`, 'a non-negative integer', value);
    return value as number;
  };
  return { maxDepth: limit('maxDepth', 100), maxNodes: limit('maxNodes', 100_000) };
}

function checkFields(check: Checker): Pick<ResolvedOptions, 'added' | 'ignored'> {
  const { add, ignore } = check.members('fields', check.get('fields'), ['add', 'ignore']);
  const added = check.record('fields.add', add, (id, option) =>
    typeof id === 'string' ? id : check.fail(option, 'the id of a detector', id),
  );
  for (const name of Object.keys(added)) {
    if (splitWords(name).length === 0) check.fail(`fields.add.${name}`, 'a name with a letter or digit', name);
  }
  const ignored = check.record('fields.ignore', ignore, (names, option) =>
    Array.isArray(names) && names.every((name) => typeof name === 'string')
      ? names
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
    only: checkOnly(check),
    ...checkAllow(check),
    secrets: checkSecrets(check),
    censor: checkCensor(check, 'censor', check.get('censor')),
    remove: remove === true ? true : new Set(Array.isArray(remove) ? check.texts('remove') : []),
    pan: check.choice('pan', ['first6last4', 'last4', 'hidden'], 'first6last4'),
    partial: checkPartial(check),
    keepSeparators: check.flag('keepSeparators', false),
    numbers: check.choice('numbers', ['string', 'null'], 'string'),
    regionalCards: check.flag('regionalCards', true),
    cardRecords: check.flag('cardRecords', true),
    base64: check.flag('base64', false),
    ...checkLimits(check),
    isReport: check.choice('mode', ['redact', 'report'], 'redact') === 'report',
    onFinding: onFinding as RedactorOptions['onFinding'],
  };
}
