import { afterAll, afterEach, beforeEach, expect } from '@jest/globals';
import type { CheckOptions } from './check/verdicts.js';
import type { SixfourMatchers } from './matchers.js';
import { type RunnerSetup, setUpRunner } from './runner-setup.js';

declare module 'expect' {
  // The parameters are those of jest; an augmentation must have them.
  // eslint-disable-next-line @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type
  interface Matchers<R extends void | Promise<void>, T = unknown> extends SixfourMatchers<R> {}
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the types of `@types/jest` are a namespace
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type
    interface Matchers<R, T = {}> extends SixfourMatchers<R> {}
  }
}

export const { failOnLeak, redactSnapshots }: RunnerSetup = setUpRunner({ beforeEach, afterEach, afterAll, expect });

export type { CheckOptions, SixfourMatchers };
