import { SixfourOptionError } from '@sixfour/core';
import { safeText } from '../check/marks.js';
import { CapturedLogs } from './captured-logs.js';
import { tapSource } from './loggers.js';
import { tapProcess } from './process.js';
import { Tap } from './tap.js';

export interface CaptureOptions {
  /** Nothing goes on to where it was written to. @default false: it goes on, redacted if it holds anything sensitive */
  readonly silent?: boolean;
}

/** A pino or winston logger, `console`, `process.stdout`, `process.stderr`, or any stream. */
export type LogSource = object;

type During = (logs: CapturedLogs) => unknown;

const KEY = Symbol.for('sixfour.testing.captures');

/** The captures that are on, in every copy of this package: a setup file may load another one than its tests. */
function live(): Set<Pick<CapturedLogs, 'restore'>> {
  const holder = globalThis as { [KEY]?: Set<Pick<CapturedLogs, 'restore'>> };
  return (holder[KEY] ??= new Set());
}

/** Ends every capture that is still on: a test that failed before its `restore()` must not disturb the next one. */
export function restoreCaptures(): void {
  for (const logs of live()) logs.restore();
}

function readOptions(options: unknown): CaptureOptions {
  if (typeof options !== 'object' || options === null) {
    throw new SixfourOptionError('captureLogs', 'options', 'an object', options);
  }
  for (const [name, value] of Object.entries(options)) {
    if (name !== 'silent') throw new SixfourOptionError('captureLogs', name, 'a known option (silent)', value);
    if (value !== undefined && typeof value !== 'boolean')
      throw new SixfourOptionError('captureLogs', name, 'a boolean', value);
  }
  return options;
}

function startCapture(sources: readonly unknown[] | undefined, { silent = false }: CaptureOptions): CapturedLogs {
  const tap: Tap = new Tap((text, _source, target) => {
    logs.add(text, target);
    return silent ? undefined : tap.unheard(() => safeText(text));
  });
  const logs = new CapturedLogs(() => {
    live().delete(logs);
    tap.restore();
  });
  live().add(logs);
  try {
    if (sources === undefined) tapProcess(tap);
    sources?.forEach((source, i) => {
      if (tapSource(tap, source)) return;
      throw new SixfourOptionError(
        'captureLogs',
        `from[${i}]`,
        'a pino or winston logger, a console or a stream',
        source,
      );
    });
  } catch (error) {
    logs.restore();
    throw error;
  }
  return logs;
}

async function captureDuring(logs: CapturedLogs, during: During): Promise<CapturedLogs> {
  try {
    await during(logs);
    await logs.settle();
    return logs;
  } finally {
    logs.restore();
  }
}

/**
 * Collects all that loggers, consoles or streams write, as text and as records, until `restore()`, the end of the `using` block, or the
 * end of the callback, which may fail. What is written goes on to where it goes, redacted if it is sensitive.
 *
 * @param from a pino or winston logger, `console`, `process.stdout` or `stderr`, a stream, or an array of them.
 * @default `console`, `process.stdout`, `process.stderr` and what is written to their file descriptors
 * @throws SixfourOptionError for what is none of these
 * @example
 * await using logs = captureLogs(logger);
 * await pay(order);
 * expect(logs).toHoldNoSensitiveData();
 */
export function captureLogs(from?: LogSource | readonly LogSource[], options?: CaptureOptions): CapturedLogs;
/** The same for the time of a callback: the logs come when it is done, and everything is set back also when it throws. */
export function captureLogs(during: During): Promise<CapturedLogs>;
export function captureLogs(from: LogSource | readonly LogSource[] | undefined, during: During): Promise<CapturedLogs>;
export function captureLogs(
  from: LogSource | readonly LogSource[] | undefined,
  options: CaptureOptions,
  during: During,
): Promise<CapturedLogs>;
export function captureLogs(...args: unknown[]): CapturedLogs | Promise<CapturedLogs> {
  const last = args[args.length - 1];
  const during = typeof last === 'function' ? (args.pop() as During) : undefined;
  const [from, options = {}] = args;
  const sources = from === undefined || Array.isArray(from) ? (from as unknown[] | undefined) : [from];
  const logs = startCapture(sources, readOptions(options));
  return during === undefined ? logs : captureDuring(logs, during);
}
