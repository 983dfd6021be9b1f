import { STATUS_CODES } from 'node:http';
import type { Redactor, RedactorOptions } from '@sixfour/core';
import { type Next, read, type Request, type Response } from './http.js';
import { type Log, type LoggerLike, toLog, warnFailed } from './logger.js';
import { plainError } from './plain-error.js';
import { redactorFor } from './redactor-for.js';
import { requestIdOf } from './request-id.js';
import { redactUrl, routeOf } from './url.js';

export interface ErrorHandlerOptions {
  /** A pino, bunyan, winston or console-like logger. */
  readonly logger: LoggerLike;
  /** A redactor, or the options of one. @default the one that protects the logger, or the defaults of `@sixfour/core` */
  readonly redactor?: Redactor | RedactorOptions;
  /** Answer with the redacted message of an error below status 500 whose own `expose` is true. @default false */
  readonly expose?: boolean;
}

export type ErrorMiddleware = (error: unknown, request: Request, response: Response, next: Next) => void;

const isErrorStatus = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 400 && value < 600;

function statusOf(error: unknown, response: Response): number {
  const own = typeof error === 'object' && error !== null ? [read(error, 'status'), read(error, 'statusCode')] : [];
  return [...own, response.statusCode].find(isErrorStatus) ?? 500;
}

function logError(log: Log, redactor: Redactor, error: unknown, request: Request, status: number): void {
  const event: unknown = redactor.redact({
    err: plainError(error, log.isEnabled('debug')),
    method: request.method,
    url: redactUrl(request, redactor),
    route: routeOf(request, redactor),
    status,
    requestId: requestIdOf(request, redactor),
  });
  const fields = typeof event === 'object' && event !== null ? event : { err: event };
  log.write(status >= 500 ? 'error' : 'warn', `request failed with status ${status}`, fields);
}

/** Headers that spoke of the answer that did not come. */
const STALE = [
  'content-encoding',
  'content-language',
  'content-range',
  'content-disposition',
  'etag',
  'last-modified',
  'cache-control',
  'expires',
];

function answer(response: Response, status: number, text: string, isHead: boolean): void {
  if (response.headersSent) {
    // Ending it well would pass the part that was sent for the whole.
    if (!response.writableEnded) response.destroy();
    return;
  }
  for (const name of STALE) response.removeHeader(name);
  response.statusCode = status;
  response.statusMessage = STATUS_CODES[status] ?? '';
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.end(isHead ? undefined : text);
}

function textFor(error: unknown, status: number, redactor: Redactor, isExposing: boolean): string {
  const text = STATUS_CODES[status] ?? String(status);
  if (!isExposing || status >= 500 || typeof error !== 'object' || error === null || read(error, 'expose') !== true)
    return text;
  const plain = plainError(error, false) as { readonly message: string };
  return redactor.redactText(plain.message) || text;
}

/**
 * An error handler for Express 4 and 5 that logs the error redacted, with its causes, and answers with the status text only. The
 * error goes no further: the server's own handler would print it, and may send it to the client.
 *
 * @throws TypeError if `logger` is no logger
 * @throws SixfourOptionError for redactor options that are not as documented
 * @example
 * app.use(errorHandler({ logger })); // after all routes
 */
export function errorHandler(options: ErrorHandlerOptions): ErrorMiddleware {
  const log = toLog(options?.logger, 'errorHandler');
  const redactor = redactorFor(options.logger, options.redactor);
  // Express knows an error handler by its four parameters.
  return (error, request, response, _next) => {
    const status = statusOf(error, response);
    try {
      logError(log, redactor, error, request, status);
    } catch {
      warnFailed();
    }
    try {
      answer(response, status, textFor(error, status, redactor, options.expose === true), request.method === 'HEAD');
    } catch {
      response.destroy();
    }
  };
}
