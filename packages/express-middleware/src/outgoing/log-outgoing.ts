import type { Redactor, RedactorOptions } from '@sixfour/core';
import { useContext } from '../context-storage.js';
import { guarded, type LoggerLike, toLog } from '../log/logger.js';
import { OptionChecks } from '../log/option-checks.js';
import { redactorFor } from '../log/redactor-for.js';
import { watchNodeHttp } from './node-http.js';
import { watchUndici } from './undici.js';
import { type Outgoing, writeOutgoing } from './write-outgoing.js';

/** A request that is about to be watched. */
export type OutgoingTarget = Pick<Outgoing, 'method' | 'url'>;

export interface LogOutgoingOptions {
  /** A pino, bunyan, winston or console-like logger. */
  readonly logger: LoggerLike;
  /** A redactor, or the options of one. @default the one that protects the logger, or the defaults of `@sixfour/core` */
  readonly redactor?: Redactor | RedactorOptions;
  /** Requests that are not logged, as those of a log collector. @default none */
  readonly ignore?: (target: OutgoingTarget) => boolean;
}

/** What a watch tells: whether a request is to be watched, and how it ended. */
export interface OutgoingSink {
  wants(target: OutgoingTarget): boolean;
  write(outgoing: Outgoing): void;
}

/**
 * Logs every request that this process makes by `fetch`, undici, `node:http` or `node:https`, when it is over: method, url, headers,
 * status and duration, redacted. Bodies are told by no channel: see `loggedFetch` and `axiosRedaction`. Requests that the logger makes
 * itself are left out.
 *
 * @returns a function that stops it
 * @throws SixfourOptionError for options that are not as documented
 * @example
 * const stop = logOutgoing({ logger });
 */
export function logOutgoing(options: LogOutgoingOptions): () => void {
  const checks = new OptionChecks('logOutgoing', options, ['logger', 'redactor', 'ignore']);
  const ignore = checks.call('ignore') as LogOutgoingOptions['ignore'];
  const log = toLog(options.logger, 'logOutgoing');
  useContext();
  const redactor = redactorFor(options.logger, options.redactor);
  const sink: OutgoingSink = {
    wants: (target) => ignore === undefined || guarded(() => ignore(target)) !== true,
    write: (outgoing) => {
      writeOutgoing(log, redactor, outgoing);
    },
  };
  const stops = [watchUndici(sink), watchNodeHttp(sink)];
  return () => {
    for (const stop of stops) stop();
  };
}
