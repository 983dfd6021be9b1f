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
  readonly found: Set<string>;
  /** What `errorHandler` was given. */
  error?: unknown;
}

const exchanges = new WeakMap<Request, Exchange>();

export const exchangeOf = (request: Request): Exchange | undefined => exchanges.get(request);

export function keepExchange(exchange: Exchange): void {
  exchanges.set(exchange.request, exchange);
}
