import type { CheckOptions } from '../check/verdicts.js';
import { createLeakHooks, demandNoLeak } from './hooks.js';

/** The hooks that vitest and jest have alike. */
export interface RunnerHooks {
  readonly beforeEach: (hook: () => Promise<void>) => void;
  readonly afterEach: (hook: () => Promise<void>) => void;
  readonly afterAll: (hook: () => Promise<void>) => void;
}

export function installLeakHooks(
  { beforeEach, afterEach, afterAll }: RunnerHooks,
  options: CheckOptions | undefined,
): void {
  const hooks = createLeakHooks(options);
  beforeEach(() => hooks.before());
  afterEach(() => demandNoLeak(hooks.after()));
  afterAll(() => demandNoLeak(hooks.end()));
}
