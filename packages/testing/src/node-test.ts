import { after, afterEach, beforeEach } from 'node:test';
import { isMainThread } from 'node:worker_threads';
import type { CheckOptions } from './check/verdicts.js';
import { createLeakHooks, demandNoLeak } from './guard/hooks.js';

/**
 * Fails each test that lets anything sensitive out: on the console, on `stdout` or `stderr`, from a worker thread or a child process. For a
 * file that Node is told to `--import`, or the top of a test file.
 *
 * @throws SixfourOptionError for options that are not as documented
 */
export function failOnLeak(options?: CheckOptions): void {
  // A worker thread has the preloaded files of its parent, and is no run of tests.
  if (!isMainThread) return;
  const hooks = createLeakHooks(options);
  beforeEach(() => hooks.before());
  afterEach(() => demandNoLeak(hooks.after()));
  after(() => demandNoLeak(hooks.end()));
}

export type { CheckOptions };
