import type { Redactor, RedactorOptions } from '@sixfour/core';
import { useContext } from '../context-storage.js';
import { type Log, type LoggerLike, toLog } from '../log/logger.js';
import { OptionChecks } from '../log/option-checks.js';
import { redactorFor } from '../log/redactor-for.js';
import type { SandboxGuard } from './sandbox-guard.js';

/** What is logged of the bodies of outgoing requests. */
export interface OutgoingBodies {
  /** @default true */
  readonly request?: boolean;
  /** @default false */
  readonly response?: boolean;
  /** `debug`: only if the logger prints at debug; `always`: at any level. @default 'always' */
  readonly when?: 'debug' | 'always';
  /** A longer body is logged as a marker. Bytes, at most 65,536. @default 16384 */
  readonly maxBytes?: number;
}

export interface HttpClientOptions {
  /** A pino, bunyan, winston or console-like logger. */
  readonly logger: LoggerLike;
  /** A redactor, or the options of one. @default the one that protects the logger, or the defaults of `@sixfour/core` */
  readonly redactor?: Redactor | RedactorOptions;
  /** `debug` is `{ when: 'debug' }`. @default 'debug' */
  readonly bodies?: OutgoingBodies | 'debug' | false;
  /** Keeps real cards from sandboxes. @default none */
  readonly guard?: SandboxGuard;
}

export interface ClientSettings {
  readonly log: Log;
  readonly redactor: Redactor;
  readonly guard: SandboxGuard | undefined;
  readonly maxBytes: number;
  wantsRequestBody(): boolean;
  wantsResponseBody(): boolean;
}

const DEFAULT_BODY = 16_384;
const MAX_BODY = 65_536;

/** Checks the options of a client's wrapper. */
export function resolveClientOptions(caller: string, options: HttpClientOptions): ClientSettings {
  const checks = new OptionChecks(caller, options, ['logger', 'redactor', 'bodies', 'guard']);
  const bodies = checks.get('bodies') ?? 'debug';
  const given = bodies === 'debug' ? { when: 'debug' } : bodies === false ? { request: false } : bodies;
  const inner = checks.inside('bodies', given, ['request', 'response', 'when', 'maxBytes']);
  const request = inner.flag('request', true);
  const response = inner.flag('response', false);
  const isAlways = inner.oneOf('when', 'always', ['debug', 'always']) === 'always';
  const guard = checks.get('guard') as SandboxGuard | undefined;
  if (guard !== undefined && typeof guard.check !== 'function') checks.fail('guard', 'what sandboxGuard returns');
  const log = toLog(options.logger, caller);
  useContext();
  const isOn = (): boolean => isAlways || log.isEnabled('debug') === true;
  return {
    log,
    redactor: redactorFor(options.logger, options.redactor),
    guard,
    maxBytes: inner.number('maxBytes', DEFAULT_BODY, 1, MAX_BODY),
    wantsRequestBody: () => request && isOn(),
    wantsResponseBody: () => response && isOn(),
  };
}
