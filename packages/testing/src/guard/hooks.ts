import { SensitiveDataError } from '../assert.js';
import { restoreCaptures } from '../capture/capture-logs.js';
import { readCheckOptions, type CheckOptions } from '../check/verdicts.js';
import { LeakGuard } from './leak-guard.js';

/** The error of a guard has no trace: nothing in it would point at the test, which its runner names. */
export function leakError(message: string): SensitiveDataError {
  const error = new SensitiveDataError(message, leakError);
  error.stack = `${error.name}: ${message}`;
  return error;
}

/** What a runner is to call: before and after each test, and after the last one of a file or a run. */
export interface LeakHooks {
  before(): Promise<void>;
  after(): Promise<string | undefined>;
  end(): Promise<string | undefined>;
}

/** Starts to watch, and gives the hooks that tell one test from the next. */
export function createLeakHooks(options?: CheckOptions): LeakHooks {
  const guard = new LeakGuard(readCheckOptions(options, 'failOnLeak'));
  let outside: string | undefined;
  const withOutside = (message: string | undefined): string | undefined => {
    const messages = [outside, message].filter((each) => each !== undefined);
    outside = undefined;
    return messages.length === 0 ? undefined : messages.join('\n');
  };
  return {
    async before() {
      outside = withOutside(await guard.take('before this test'));
    },
    async after() {
      return withOutside(await guard.take('of this test'));
    },
    async end() {
      const message = withOutside(await guard.take('after the last test'));
      // What the runner says at its end must not go into a capture that a test left on.
      restoreCaptures();
      guard.stop();
      return message;
    },
  };
}

/** For runners whose hooks fail the test they belong to. */
export async function demandNoLeak(taken: Promise<string | undefined>): Promise<void> {
  const message = await taken;
  if (message !== undefined) throw leakError(message);
}
