import { errorMarker } from './markers.js';
import { SixfourOptionError } from './options/error.js';
import { type ResolvedOptions, resolveOptions } from './options/resolve.js';
import { secretForms } from './options/secret-forms.js';
import { compile } from './scan/compile.js';
import type { Engine } from './scan/engine.js';
import { Statistics } from './statistics.js';
import { type Policy, redactString } from './surfaces.js';
import type { Detector, Place, Preset, Redacted, Redactor, RedactorDescription, RedactorOptions } from './types.js';
import { explainValue, redactValue, scanValue } from './values.js';
import { failedLine } from './failed-line.js';

/** Marks redactors and protected loggers, also those of another copy of this package. */
export const SIXFOUR: unique symbol = Symbol.for('sixfour') as never;

/** What an entry brings: the detectors that are on by default, and those that a string may name. */
export interface Catalogue {
  readonly defaults: readonly Preset[];
  readonly named: readonly (Preset | Detector)[];
}

const isPreset = (item: Preset | Detector): item is Preset => 'preset' in item;

function pick(catalogue: Catalogue, item: unknown, index: number, caller: string): readonly Detector[] {
  if (typeof item === 'string') {
    const known = catalogue.named.find((candidate) =>
      isPreset(candidate) ? candidate.preset === item : candidate.id === item,
    );
    if (known === undefined) {
      const names = catalogue.named
        .map((candidate) => (isPreset(candidate) ? candidate.preset : candidate.id))
        .join(', ');
      throw new SixfourOptionError(
        caller,
        `detectors[${index}]`,
        names === '' ? 'a preset or detector as a value (this entry knows no names)' : `one of ${names}`,
        item,
      );
    }
    return isPreset(known) ? known.detectors : [known];
  }
  if (typeof item === 'object' && item !== null && 'preset' in item) return (item as Preset).detectors;
  if (typeof item === 'object' && item !== null && 'find' in item && 'triggers' in item) return [item as Detector];
  throw new SixfourOptionError(caller, `detectors[${index}]`, 'a preset, a detector or its name', item);
}

/** The detectors that are on, in the order in which they were named; each id once. */
function selectDetectors(
  catalogue: Catalogue,
  options: ResolvedOptions,
  caller: string,
): { on: Detector[]; off: string[] } {
  const listed =
    options.detectors?.flatMap((item, i) => pick(catalogue, item, i, caller)) ??
    catalogue.defaults.flatMap(({ detectors }) => detectors);
  const all = new Map<string, Detector>();
  for (const detector of listed) all.set(detector.id, detector);
  for (const [id, isOn] of Object.entries(options.enable)) {
    const known =
      all.get(id) ??
      catalogue.named
        .flatMap((item) => (isPreset(item) ? item.detectors : [item]))
        .find((detector) => detector.id === id);
    if (known === undefined) throw new SixfourOptionError(caller, `enable.${id}`, 'the id of a detector', id);
    if (isOn) all.set(id, known);
    else if (
      (known.category === 'pan' || known.category === 'sad') &&
      id !== 'expiry' &&
      !options.unsafe.includes(known.category)
    ) {
      throw new SixfourOptionError(caller, `enable.${id}`, `true, unless unsafe lists '${known.category}'`, isOn);
    } else all.delete(id);
  }
  const on = [...all.values()];
  const off = new Set(
    catalogue.named.flatMap((item) => (isPreset(item) ? item.detectors : [item])).map(({ id }) => id),
  );
  for (const { id } of on) off.delete(id);
  return { on, off: [...off] };
}

function checkIds(options: ResolvedOptions, detectors: readonly Detector[], caller: string): void {
  const byId = new Map(detectors.map((detector) => [detector.id, detector]));
  for (const [name, id] of Object.entries(options.added)) {
    if (!byId.has(id))
      throw new SixfourOptionError(caller, `fields.add.${name}`, 'the id of a detector that is on', id);
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
  typeof censor === 'function' || (typeof censor === 'string' && /["\\\u0000-\u001f]/.test(censor));

function createEngine(options: ResolvedOptions, detectors: readonly Detector[]): Engine {
  return compile({
    detectors,
    addedNames: options.added,
    ignoredNames: options.ignored,
    paths: options.paths.map(({ pattern }) => pattern),
    secrets: secretForms(options.secrets),
    regional: options.regionalCards,
    needsLevels: hasSpecialSigns(options.censor) || options.paths.some(({ censor }) => hasSpecialSigns(censor)),
  });
}

function createPolicy(options: ResolvedOptions, engine: Engine): Policy {
  return {
    engine,
    statistics: new Statistics(options.onFinding),
    quiet: new Statistics(undefined),
    censor: options.censor,
    pan: options.pan,
    keepSeparators: options.keepSeparators,
    pathCensors: options.paths.map(({ censor }) => censor),
    pathRemoves: options.paths.map(({ remove }) => remove),
    allowTexts: options.allowTexts,
    allowPatterns: options.allowPatterns,
    remove: options.remove,
    isReport: options.isReport,
  };
}

function describeWith(options: ResolvedOptions, on: readonly Detector[], off: readonly string[]): RedactorDescription {
  return Object.freeze({
    detectors: on.map(({ id, category, where }) => ({ id, category, where })),
    off,
    unsafe: options.unsafe,
    pan: options.pan,
    numbers: options.numbers,
    mode: options.isReport ? 'report' : 'redact',
    paths: options.paths.length,
    secrets: options.secrets.length,
    allow: options.allowTexts.size + options.allowPatterns.length,
  });
}

function warnUnsafe(options: ResolvedOptions): void {
  const off = Object.entries(options.enable)
    .filter(([id, isOn]) => !isOn && id !== 'expiry')
    .map(([id]) => id);
  if (options.unsafe.length === 0 || off.length === 0) return;
  const text = `card data may reach the log: ${off.join(', ')} switched off by unsafe: ['${options.unsafe.join("', '")}']`;
  if (typeof process !== 'undefined') process.emitWarning?.(text, { type: 'SixfourWarning', code: 'SIXFOUR_UNSAFE' });
}

/** The later options win; lists of additions grow. */
function mergeOptions(base: RedactorOptions, more: RedactorOptions): RedactorOptions {
  const merged: Record<string, unknown> = { ...base, ...more };
  for (const key of ['paths', 'allow', 'secrets', 'unsafe'] as const) {
    if (base[key] && more[key]) merged[key] = [...base[key], ...more[key]];
  }
  for (const key of ['enable', 'limits'] as const)
    if (base[key] && more[key]) merged[key] = { ...base[key], ...more[key] };
  if (base.fields && more.fields) {
    merged['fields'] = {
      add: { ...base.fields.add, ...more.fields.add },
      ignore: { ...base.fields.ignore, ...more.fields.ignore },
    };
  }
  return merged as RedactorOptions;
}

const TABLE_OPTIONS = [
  'detectors',
  'enable',
  'fields',
  'paths',
  'pathsIgnoreCase',
  'secrets',
  'censor',
  'regionalCards',
] as const;

/** Builds a redactor; `shared` is an engine whose tables serve these options too. */
export function buildRedactor(catalogue: Catalogue, own: RedactorOptions, caller: string, shared?: Engine): Redactor {
  const options = resolveOptions(own, caller);
  const { on, off } = selectDetectors(catalogue, options, caller);
  checkIds(options, on, caller);
  warnUnsafe(options);
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
      return guarded(() => redactString(policy, String(text), at), errorMarker);
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
      const merged = mergeOptions(own, more);
      const isShared = !TABLE_OPTIONS.some((key) => Object.hasOwn(more, key));
      return buildRedactor(catalogue, merged, 'redactor.with', isShared ? engine : undefined);
    },
  };
  Object.defineProperty(redactor, SIXFOUR, { value: 'redactor' });
  return Object.freeze(redactor);
}

/** Whether a value is a redactor, of this copy of the package or another. */
export const isRedactor = (value: unknown): value is Redactor =>
  typeof value === 'object' && value !== null && (value as Record<symbol, unknown>)[SIXFOUR] === 'redactor';
