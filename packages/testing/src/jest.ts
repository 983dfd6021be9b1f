import type { Redactor, RedactorOptions } from '@sixfour/core';
import { afterAll, afterEach, beforeEach, expect } from '@jest/globals';
import { restoreCaptures } from './capture/capture-logs.js';
import type { CheckOptions } from './check/verdicts.js';
import { installLeakHooks } from './guard/runner-hooks.js';
import { matchers, type SixfourMatchers } from './matchers.js';
import { createSnapshotSerializer } from './serializer.js';

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

expect.extend(matchers);
// A test that failed before its `restore()` must not disturb the next one.
afterEach(restoreCaptures);

/**
 * Fails each test that lets anything sensitive out: on the console, on `stdout` or `stderr`, from a worker thread or a child process. For a
 * setup file.
 *
 * @throws SixfourOptionError for options that are not as documented
 */
export function failOnLeak(options?: CheckOptions): void {
  installLeakHooks({ beforeEach, afterEach, afterAll }, options);
}

/**
 * Has every snapshot print its values redacted. For a setup file.
 *
 * @param redactor a redactor, or the options of one. @default the defaults of `@sixfour/core`
 */
export function redactSnapshots(redactor?: Redactor | RedactorOptions): void {
  expect.addSnapshotSerializer(createSnapshotSerializer(redactor));
}

export type { CheckOptions, SixfourMatchers };
