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

/** The matchers, as they are called after `expect(…)`. They take texts, values, arrays of records and captured logs. */
export interface SixfourMatchers<R = void> {
  /** Nothing that the engine or the independent reference detector finds. */
  toHoldNoSensitiveData(options?: CheckOptions): R;
  /** Nothing of one category (`pan`, `sad`, `identity`, `personal`, `credential`, `bank`) or of one detector. */
  toHoldNo(kind: Kind): R;
  /** Nothing sensitive, and at least one mask or marker: something was redacted. */
  toBeRedacted(options?: CheckOptions): R;
  /** This mask or marker is shown: `'411111******1111'`, `'[REDACTED:cvv]'`. */
  toHaveMasked(mask: string): R;
  /** No value that `plant()` gave, in whatever form. */
  toHoldNoPlanted(): R;
}

/** What `expect.extend` wants: no `actual` and no `expected`, which a reporter would print. */
interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

const resultOf = ({ pass, message }: Verdict): MatcherResult => ({ pass, message });

/** For `expect.extend` of vitest, jest, or any other `expect` with the same manners. */
export const matchers = {
  toHoldNoSensitiveData: (value: unknown, options?: CheckOptions): MatcherResult =>
    resultOf(holdsNoSensitiveData(value, options, 'toHoldNoSensitiveData')),
  toHoldNo: (value: unknown, kind: Kind): MatcherResult => resultOf(holdsNo(value, kind, 'toHoldNo')),
  toBeRedacted: (value: unknown, options?: CheckOptions): MatcherResult => resultOf(isRedacted(value, options)),
  toHaveMasked: (value: unknown, mask: string): MatcherResult => resultOf(showsMask(value, mask, 'toHaveMasked')),
  toHoldNoPlanted: (value: unknown): MatcherResult => resultOf(holdsNoPlanted(value, 'toHoldNoPlanted')),
};
