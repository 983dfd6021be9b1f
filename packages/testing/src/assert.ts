import type { Discovery } from './check/discover.js';
import type { Kind } from './check/kinds.js';
import {
  type CheckOptions,
  holdsNo,
  holdsNoPlanted,
  holdsNoSensitiveData,
  isRedacted,
  showsMask,
  type Verdict,
} from './check/verdicts.js';

/** What an assertion of this package throws. It has no `actual`, no `expected` and no `cause`: they would be the input. */
export class SensitiveDataError extends Error {
  override readonly name = 'SensitiveDataError';
  /** Stable: `SIXFOUR_SENSITIVE_DATA`. */
  readonly code = 'SIXFOUR_SENSITIVE_DATA';

  constructor(message: string, from: (...args: never[]) => unknown) {
    super(message);
    // The trace begins at the test.
    Error.captureStackTrace(this, from);
  }
}

function demand(verdict: Verdict, from: (...args: never[]) => unknown): void {
  if (!verdict.pass) throw new SensitiveDataError(verdict.message(), from);
}

/**
 * Fails when a text, a value, an array of records or captured logs hold anything sensitive: what the engine finds, and every card number
 * that a second, independent detector sees and the engine does not.
 *
 * @throws SensitiveDataError naming detector, line, column and redacted path, never the value
 * @throws SixfourOptionError for options that are not as documented
 */
export function assertNoSensitiveData(value: unknown, options?: CheckOptions): void {
  demand(holdsNoSensitiveData(value, options), assertNoSensitiveData);
}

/**
 * Fails when anything of one category (`pan`, `sad`, `identity`, `personal`, `credential`, `bank`) or of one detector is found.
 *
 * @throws SensitiveDataError
 * @throws SixfourOptionError for what is neither a category nor the id of a detector
 */
export function assertNo(kind: Kind, value: unknown): void {
  demand(holdsNo(value, kind), assertNo);
}

/**
 * Fails when a value that was given by `plant()` comes out, in whatever form, and whatever the detectors think of it.
 *
 * @throws SensitiveDataError
 * @throws SixfourOptionError when nothing was planted
 */
export function assertNoPlanted(value: unknown): void {
  demand(holdsNoPlanted(value), assertNoPlanted);
}

/**
 * Fails when something sensitive is found, or when there is no mask and no marker, as when nothing was logged at all. Custom censors are
 * not known here.
 *
 * @throws SensitiveDataError
 */
export function assertRedacted(value: unknown, options?: CheckOptions): void {
  demand(isRedacted(value, options), assertRedacted);
}

/**
 * Fails when a mask or marker is not shown: `'411111******1111'`, `'[REDACTED:cvv]'`.
 *
 * @throws SensitiveDataError
 * @throws SixfourOptionError for what is no mask
 */
export function assertMasked(mask: string, value: unknown): void {
  demand(showsMask(value, mask), assertMasked);
}

export type { CheckOptions, Discovery, Kind };
