import type { Redactor } from '@sixfour/core';
import type { Audit } from './audit/audit.js';
import type { Collector } from './capture/collector.js';
import type { ResponseCapture } from './capture/response-body.js';
import type { PathWatch } from './event/path-watch.js';
import type { Request, Response } from './http.js';
import type { RequestSettings } from './options.js';

/** One request and its response, from the middleware to `close`. */
export interface Exchange {
  /** The request log it belongs to. */
  readonly owner: object;
  /** That of another request log before it. */
  readonly outer: Exchange | undefined;
  readonly request: Request;
  readonly response: Response;
  readonly settings: RequestSettings;
  readonly redactor: Redactor;
  readonly audit: Audit | undefined;
  /** Milliseconds of `performance.now()`. */
  readonly startedAt: number;
  readonly address: string | undefined;
  readonly path: PathWatch;
  readonly requestId: string;
  /** Whether its event is to be written: sampling has decided. */
  readonly isSampled: boolean;
  readonly requestBody: Collector | undefined;
  readonly responseBody: ResponseCapture | undefined;
  /** The detectors that found something in it. */
  found?: Set<string>;
  /** What `errorHandler` was given. */
  error?: unknown;
}

const EXCHANGE = Symbol('sixfour.exchange');

/** A request that bears its exchange: a WeakMap of so many short lives costs the garbage collector more than all the rest. */
interface Marked {
  [EXCHANGE]?: Exchange;
}

/** The exchange of the request log that came last. */
export const exchangeOf = (request: Request): Exchange | undefined => (request as Marked)[EXCHANGE];

export function keepExchange(exchange: Exchange): void {
  (exchange.request as Marked)[EXCHANGE] = exchange;
}

/** Whether this request log has seen the request before. */
export function isKnownTo(owner: object, exchange: Exchange | undefined): boolean {
  return exchange !== undefined && (exchange.owner === owner || isKnownTo(owner, exchange.outer));
}
