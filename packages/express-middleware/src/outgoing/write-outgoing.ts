import { AsyncLocalStorage } from 'node:async_hooks';
import type { Redactor } from '@sixfour/core';
import { contextInUse } from '../context-storage.js';
import { plainError } from '../errors/plain-error.js';
import { type Bag, isBag } from '../http.js';
import { guarded, type Log } from '../log/logger.js';

/** One outgoing exchange, not redacted yet. */
export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Bag | undefined;
  readonly status: number | undefined;
  readonly responseHeaders: Bag | undefined;
  readonly durationMs: number;
  /** The id of the incoming request that it was made for. */
  readonly requestId: string | undefined;
  readonly requestBody?: unknown;
  readonly responseBody?: unknown;
  readonly error?: unknown;
}

/** Set while something is done whose requests are not to be logged: by the logger itself, or by who logs them already. */
const quiet = new AsyncLocalStorage<true>();

export const isQuiet = (): boolean => quiet.getStore() === true;
export const runQuietly = <T>(action: () => T): T => quiet.run(true, action);

/** When an exchange began, and for which incoming request. */
export interface OutgoingStart {
  /** Milliseconds of `performance.now()`. */
  readonly time: number;
  readonly requestId: string | undefined;
}

export const startNow = (): OutgoingStart => ({
  time: performance.now(),
  requestId: contextInUse()?.getStore()?.requestId,
});

export const sinceStart = ({ time, requestId }: OutgoingStart): Pick<Outgoing, 'durationMs' | 'requestId'> => ({
  durationMs: Math.round((performance.now() - time) * 1e3) / 1e3,
  requestId,
});

const levelOf = ({ status, error }: Outgoing): string =>
  error !== undefined || (status ?? 0) >= 500 ? 'error' : (status ?? 0) >= 400 ? 'warn' : 'info';

/** Logs an outgoing exchange, redacted. Never throws. */
export function writeOutgoing(log: Log, redactor: Redactor, outgoing: Outgoing): void {
  guarded(() => {
    const level = levelOf(outgoing);
    if (log.isEnabled(level) === false) return;
    const { error, ...fields } = outgoing;
    const raw: Bag = { direction: 'outgoing' };
    for (const [name, value] of Object.entries(fields)) if (value !== undefined) raw[name] = value;
    if (error !== undefined) raw['err'] = plainError(error, false);
    const redacted: unknown = redactor.redact(raw);
    const event = isBag(redacted) ? redacted : { error: redacted };
    const outcome = outgoing.status ?? 'failed';
    runQuietly(() => {
      log.write(level, `outgoing ${String(event['method'])} ${String(event['url'])} ${outcome}`, event);
    });
  });
}
