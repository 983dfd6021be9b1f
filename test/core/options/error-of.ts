import { SixfourOptionError } from '@sixfour/core';

/** The options error that an attempt throws. */
export function errorOf(attempt: () => unknown): SixfourOptionError {
  try {
    attempt();
  } catch (error) {
    if (error instanceof SixfourOptionError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
