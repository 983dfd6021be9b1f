import { createRedactor, isRedactor, type Redactor, type RedactorOptions, SixfourOptionError } from '@sixfour/core';
import { importTarget } from './destination.js';

/** A regular expression as JSON can hold it. */
export interface PatternSource {
  readonly source: string;
  readonly flags?: string;
}

/** Options of a redactor that can be cloned into a worker thread. */
export type WorkerRedactorOptions = Omit<RedactorOptions, 'detectors' | 'censor' | 'onFinding' | 'allow'> & {
  /** Presets and detectors by name. */
  readonly detectors?: readonly string[];
  readonly censor?: string;
  /** Exact strings, or regular expressions that match the whole finding, also as `{ source, flags }`. */
  readonly allow?: readonly (string | RegExp | PatternSource)[];
  /**
   * A package, an absolute path or a `file:` URL whose default export is a redactor or the options of one, for what cannot be cloned:
   * functions, detectors. The other options are added to it.
   */
  readonly module?: string;
};

function patternOf(item: string | RegExp | PatternSource, index: number): string | RegExp {
  if (typeof item !== 'object' || item === null || item instanceof RegExp) return item;
  const option = `redactor.allow[${index}]`;
  if (typeof item.source !== 'string')
    throw new SixfourOptionError('transport', option, 'a string, a regular expression or its source', item);
  try {
    return new RegExp(item.source, item.flags);
  } catch {
    throw new SixfourOptionError('transport', option, 'the source and flags of a regular expression', item);
  }
}

/** The redactor of a worker. */
export async function createWorkerRedactor(given: WorkerRedactorOptions): Promise<Redactor> {
  const { module, allow, ...rest } = given;
  const own = (allow === undefined ? rest : { ...rest, allow: allow.map(patternOf) }) as RedactorOptions;
  if (module === undefined) return createRedactor(own);
  if (typeof module !== 'string') throw new SixfourOptionError('transport', 'redactor.module', 'a string', module);
  const loaded = await importTarget(module, 'redactor.module');
  const base = isRedactor(loaded) ? loaded : createRedactor(loaded as RedactorOptions);
  return Object.keys(own).length === 0 ? base : base.with(own);
}
