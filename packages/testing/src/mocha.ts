import type { CheckOptions } from './check/verdicts.js';
import { createLeakHooks, demandNoLeak, leakError } from './guard/hooks.js';

type Done = (error?: unknown) => void;
type Body = (this: unknown, done?: Done) => unknown;

/** What this package uses of a mocha test. */
interface Test {
  fn?: Body | undefined;
  readonly async?: number | boolean | undefined;
}

interface HookContext {
  readonly currentTest?: Test | undefined;
  readonly test?: { error(error: unknown): void } | undefined;
}

/** Root hooks, as `mochaHooks` of a file that mocha is told to `--require`. */
export interface MochaHooks {
  beforeEach(this: HookContext): Promise<void>;
  afterEach(this: HookContext): Promise<void>;
  afterAll(): Promise<void>;
}

const wrapped = new WeakSet<Body>();

/** The body of a test with the check at its end: a failing `afterEach` would stop mocha's whole run. */
function withCheck(body: Body, isAsync: boolean, check: () => Promise<void>): Body {
  const checked: Body = isAsync
    ? function (done) {
        const finish = (error: unknown): void => {
          check().then(
            () => done?.(error),
            (leak: unknown) => done?.(error ?? leak),
          );
        };
        return body.call(this, finish);
      }
    : async function () {
        await body.call(this);
        await check();
      };
  wrapped.add(checked);
  return checked;
}

/**
 * Fails each test that lets anything sensitive out: on the console, on `stdout` or `stderr`, from a worker thread or a child process. For a
 * file that mocha is told to `--require`.
 *
 * @throws SixfourOptionError for options that are not as documented
 * @example
 * export const mochaHooks = failOnLeak();
 */
export function failOnLeak(options?: CheckOptions): MochaHooks {
  const hooks = createLeakHooks(options);
  return {
    async beforeEach() {
      await hooks.before();
      const test = this.currentTest;
      if (test?.fn === undefined || wrapped.has(test.fn)) return;
      test.fn = withCheck(test.fn, Boolean(test.async), () => demandNoLeak(hooks.after()));
    },
    async afterEach() {
      const message = await hooks.after();
      if (message !== undefined) this.test?.error(leakError(message));
    },
    afterAll: () => demandNoLeak(hooks.end()),
  };
}

export type { CheckOptions };
