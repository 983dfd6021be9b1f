import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import type { CheckOptions } from './check/verdicts.js';
import type { SixfourMatchers } from './matchers.js';
import { type RunnerSetup, setUpRunner } from './runner-setup.js';

declare module 'vitest' {
  // The parameter is vitest's; an augmentation must have it.
  // eslint-disable-next-line @typescript-eslint/no-unused-vars, @typescript-eslint/no-explicit-any, @typescript-eslint/no-empty-object-type
  interface Matchers<T = any> extends SixfourMatchers {}
}

export const { failOnLeak, redactSnapshots }: RunnerSetup = setUpRunner({ beforeEach, afterEach, afterAll, expect });

export type { CheckOptions, SixfourMatchers };
