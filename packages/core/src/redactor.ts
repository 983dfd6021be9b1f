import { isSafeInJson } from './censor.js';
import { errorMarker } from './markers.js';
import { onlyPatterns } from './fields/path-pattern.js';
import { SixfourOptionError } from './options/error.js';
import { type ResolvedOptions, resolveOptions } from './options/resolve.js';
import { allDetectors, type Catalogue, selectDetectors } from './options/select.js';
import { secretForms } from './options/secret-forms.js';
import { compile } from './scan/compile.js';
import type { Engine } from './scan/engine.js';
import { simd } from './scan/simd.js';
import { Statistics } from './surfaces/statistics.js';
import type { Policy } from './surfaces/policy.js';
import { redactLongString, redactString, TextParts } from './surfaces/text.js';
import type {
  Detector,
  FieldsOption,
  Place,
  Redacted,
  Redactor,
  RedactorDescription,
  RedactorOptions,
} from './types.js';
import { Glance } from './walk/glance.js';
import { explainValue, redactValue, scanValue } from './surfaces/values.js';
import { failedLine } from './surfaces/failed-line.js';

/** Marks redactors and protected loggers, also those of another copy of this package. */
export const SIXFOUR: unique symbol = Symbol.for('sixfour') as never;

/** Under which a redactor keeps what `@sixfour/core/stream` needs of it, in any copy of this package. */
export const TEXT_PARTS: unique symbol = Symbol.for('sixfour.text-parts') as never;

/** What stands for options among the detectors. */
const OPTION_IDS: ReadonlySet<string> = new Set(['path', 'known-secret', 'header', 'query-parameter']);

function checkIds(options: ResolvedOptions, detectors: readonly Detector[], caller: string): void {
  const byId = new Map(detectors.map((detector) => [detector.id, detector]));
  for (const [name, id] of Object.entries(options.added)) {
    if (!byId.has(id))
      throw new SixfourOptionError(caller, `fields.add.${name}`, 'the id of a detector that is on', id);
  }
  const categories = new Set(detectors.map(({ category }) => category as string));
  for (const [i, item] of (options.remove === true ? [] : [...options.remove]).entries()) {
    const isKnown = byId.has(item) || categories.has(item) || OPTION_IDS.has(item);
    if (!isKnown)
      throw new SixfourOptionError(caller, `remove[${i}]`, 'the id or category of a detector that is on', item);
  }
  for (const id of Object.keys(options.ignored)) {
    const detector = byId.get(id);
    if (detector === undefined)
      throw new SixfourOptionError(caller, `fields.ignore.${id}`, 'the id of a detector that is on', id);
    if (detector.category === 'sad')
      throw new SixfourOptionError(
        caller,
        `fields.ignore.${id}`,
        'the id of a detector of another category than sad',
        id,
      );
  }
}

const hasSpecialSigns = (censor: unknown): boolean =>
  typeof censor === 'function' || (typeof censor === 'string' && !isSafeInJson(censor));

function createEngine(options: ResolvedOptions, detectors: readonly Detector[]): Engine {
  return compile({
    detectors,
    addedNames: options.added,
    ignoredNames: options.ignored,
    paths: [...options.paths.map(({ pattern }) => pattern), ...options.only.flatMap(onlyPatterns)],
    secrets: secretForms(options.secrets),
    hasAllow: options.allowTexts.size + options.allowPatterns.length > 0,
    regional: options.regionalCards,
    cardRecords: options.cardRecords,
    base64: options.base64,
    needsLevels: hasSpecialSigns(options.censor) || options.paths.some(({ censor }) => hasSpecialSigns(censor)),
  });
}

function createPolicy(options: ResolvedOptions, engine: Engine): Policy {
  return {
    engine,
    statistics: new Statistics(options.onFinding),
    quiet: new Statistics(undefined),
    censor: options.censor,
    numbers: options.numbers,
    pan: options.pan,
    keepSeparators: options.keepSeparators,
    partial: options.partial,
    pathCensors: options.paths.map(({ censor }) => censor),
    pathRemoves: options.paths.map(({ remove }) => remove),
    allowTexts: options.allowTexts,
    allowPatterns: options.allowPatterns,
    remove: options.remove,
    isReport: options.isReport,
    glance: engine.needsPaths || engine.readsAll ? undefined : new Glance(engine, options),
  };
}

function describeWith(options: ResolvedOptions, on: readonly Detector[], off: readonly string[]): RedactorDescription {
  return Object.freeze({
    detectors: Object.freeze(on.map(({ id, category, where }) => Object.freeze({ id, category, where }))),
    off: Object.freeze([...off]),
    unsafe: Object.freeze([...options.unsafe]),
    pan: options.pan,
    partial: Object.freeze([...options.partial]),
    numbers: options.numbers,
    mode: options.isReport ? 'report' : 'redact',
    lexer: simd === undefined ? 'portable' : 'WebAssembly',
    paths: options.paths.length,
    secrets: options.secrets.length,
    allow: options.allowTexts.size + options.allowPatterns.length,
  });
}

let hasWarned = false;

/** Tells once that card data may reach the log. */
function warnUnsafe(catalogue: Catalogue, options: ResolvedOptions): void {
  const categoryOf = new Map(allDetectors(catalogue).map(({ id, category }) => [id, category]));
  const off = Object.entries(options.enable)
    .filter(([id, isOn]) => !isOn && id !== 'expiry' && options.unsafe.includes(categoryOf.get(id) ?? ''))
    .map(([id]) => id);
  if (off.length === 0 || hasWarned || typeof process === 'undefined') return;
  hasWarned = true;
  const text = `card data may reach the log: ${off.join(', ')} switched off by unsafe: ['${options.unsafe.join("', '")}']`;
  process.emitWarning?.(text, { type: 'SixfourWarning', code: 'SIXFOUR_UNSAFE' });
}

function mergeFields(base: FieldsOption, more: FieldsOption): FieldsOption {
  const ignore: Record<string, readonly string[]> = { ...base.ignore };
  for (const [id, names] of Object.entries<readonly string[]>(more.ignore ?? {}))
    ignore[id] = [...(ignore[id] ?? []), ...names];
  return { add: { ...base.add, ...more.add }, ignore };
}

/** The own members of checked options, on an object that inherits nothing. */
const ownOf = (options: RedactorOptions): RedactorOptions =>
  Object.assign(Object.create(null) as RedactorOptions, options);

/** The later options win; lists of additions grow. */
function mergeOptions(base: RedactorOptions, more: RedactorOptions): RedactorOptions {
  const [first, second] = [ownOf(base), ownOf(more)];
  const merged = Object.assign(Object.create(null) as object, first, second) as Record<string, unknown>;
  for (const key of ['paths', 'allow', 'secrets', 'unsafe'] as const) {
    if (first[key] && second[key]) merged[key] = [...first[key], ...second[key]];
  }
  for (const key of ['enable', 'limits'] as const) {
    if (first[key] && second[key]) merged[key] = { ...first[key], ...second[key] };
  }
  if (first.fields && second.fields) merged['fields'] = mergeFields(first.fields, second.fields);
  return merged;
}

const TABLE_OPTIONS = [
  'detectors',
  'enable',
  'fields',
  'paths',
  'pathsIgnoreCase',
  'secrets',
  'only',
  'censor',
  'allow',
  'regionalCards',
  'cardRecords',
  'base64',
] as const;

/** Builds a redactor; `shared` is an engine whose tables serve these options too. */
export function buildRedactor(catalogue: Catalogue, own: RedactorOptions, caller: string, shared?: Engine): Redactor {
  const options = resolveOptions(own, caller);
  const { on, off } = selectDetectors(catalogue, options, caller);
  checkIds(options, on, caller);
  warnUnsafe(catalogue, options);
  const engine = shared ?? createEngine(options, on);
  const policy = createPolicy(options, engine);
  const { statistics } = policy;
  const limits = { maxDepth: options.maxDepth, maxNodes: options.maxNodes, numbers: options.numbers };
  const description = describeWith(options, on, off);
  const guarded = <T>(read: () => T, failed: T): T => {
    try {
      return read();
    } catch {
      statistics.errors++;
      return failed;
    }
  };
  const redactor: Redactor = {
    redact: <T>(value: T, at?: Place) => {
      statistics.values++;
      return guarded(() => redactValue(policy, limits, value, at) as Redacted<T>, errorMarker as Redacted<T>);
    },
    redactText: (text, at) => {
      statistics.texts++;
      return guarded(
        () => redactLongString(policy, typeof text === 'string' ? text : String(text as unknown), at),
        errorMarker,
      );
    },
    redactLine: (line) => {
      statistics.lines++;
      try {
        return redactString(policy, line, undefined);
      } catch {
        statistics.errors++;
        return failedLine(line);
      }
    },
    scan: (value, at) => guarded(() => scanValue(policy, limits, value, at), []),
    explain: (value, at) => guarded(() => explainValue(policy, limits, value, at), []),
    stats: () => statistics.snapshot(),
    describe: () => description,
    with: (more) => {
      resolveOptions(more, 'redactor.with');
      const merged = mergeOptions(own, more);
      const isShared = !TABLE_OPTIONS.some((key) => Object.hasOwn(more, key));
      return buildRedactor(catalogue, merged, 'redactor.with', isShared ? engine : undefined);
    },
  };
  Object.defineProperty(redactor, SIXFOUR, { value: 'redactor' });
  Object.defineProperty(redactor, TEXT_PARTS, { value: () => new TextParts(policy) });
  return Object.freeze(redactor);
}

/** Whether a value is a redactor, of this copy of the package or another. */
export const isRedactor = (value: unknown): value is Redactor =>
  typeof value === 'object' && value !== null && (value as Record<symbol, unknown>)[SIXFOUR] === 'redactor';
