import { after, afterEach, beforeEach } from 'node:test';
import { isMainThread } from 'node:worker_threads';
import type { CheckOptions } from './check/verdicts.js';
import { createLeakHooks, demandNoLeak } from './guard/hooks.js';
import { guardRunnerMessages } from './guard/runner-messages.js';

/** The process whose guard hears this one. */
const GUARDED_BY = 'SIXFOUR_TESTING_GUARDED_BY';

/**
 * Fails each test that lets anything sensitive out: on the console, on `stdout` or `stderr`, from a worker thread or a child process. For a
 * file that Node is told to `--import`, or the top of a test file.
 *
 * @throws SixfourOptionError for options that are not as documented
 */
export function failOnLeak(options?: CheckOptions): void {
  // Worker threads and forks have the preloaded files of their parent, which hears them, and are no run of tests.
  const guardedBy = process.env[GUARDED_BY];
  if (!isMainThread || (guardedBy !== undefined && guardedBy !== String(process.pid))) return;
  process.env[GUARDED_BY] = String(process.pid);
  if (process.env['NODE_TEST_CONTEXT'] !== undefined) guardRunnerMessages(process.stdout);
  const hooks = createLeakHooks(options);
  beforeEach(() => hooks.before());
  afterEach(() => demandNoLeak(hooks.after()));
  after(() => demandNoLeak(hooks.end()));
}

export type { CheckOptions };
