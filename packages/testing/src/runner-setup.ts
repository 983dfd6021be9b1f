import type { Redactor, RedactorOptions } from '@sixfour/core';
import { restoreCaptures } from './capture/capture-logs.js';
import type { CheckOptions } from './check/verdicts.js';
import { createLeakHooks, demandNoLeak } from './guard/hooks.js';
import { matchers } from './matchers.js';
import { createSnapshotSerializer, type SnapshotSerializer } from './serializer.js';

type AddHook = (hook: () => Promise<void> | void) => unknown;

/** What vitest and jest have alike. */
export interface Runner {
  readonly beforeEach: AddHook;
  readonly afterEach: AddHook;
  readonly afterAll: AddHook;
  readonly expect: {
    extend(added: typeof matchers): unknown;
    addSnapshotSerializer(serializer: SnapshotSerializer): unknown;
  };
}

/** What a setup file may ask for. */
export interface RunnerSetup {
  /**
   * Fails each test that lets anything sensitive out: on the console, on `stdout` or `stderr`, from a worker thread or a child process. For a
   * setup file.
   *
   * @throws SixfourOptionError for options that are not as documented
   */
  readonly failOnLeak: (options?: CheckOptions) => void;
  /**
   * Has every snapshot print its values redacted. For a setup file.
   *
   * @param redactor a redactor, or the options of one. @default the defaults of `@sixfour/core`
   */
  readonly redactSnapshots: (redactor?: Redactor | RedactorOptions) => void;
}

/** Gives a runner the matchers, and ends captures that a test left on. */
export function setUpRunner({ beforeEach, afterEach, afterAll, expect }: Runner): RunnerSetup {
  expect.extend(matchers);
  // A test that failed before its `restore()` must not disturb the next one.
  afterEach(restoreCaptures);
  return {
    failOnLeak: (options) => {
      const hooks = createLeakHooks(options);
      beforeEach(() => hooks.before());
      afterEach(() => demandNoLeak(hooks.after()));
      afterAll(() => demandNoLeak(hooks.end()));
    },
    redactSnapshots: (redactor) => {
      expect.addSnapshotSerializer(createSnapshotSerializer(redactor));
    },
  };
}
