import type { Redactor, RedactorOptions } from '@sixfour/core';
import { bodyOf } from './body.js';
import { type Next, read, type Request, type Response, sizeOf, textOf } from './http.js';
import { type Log, type LoggerLike, toLog, warnFailed } from './logger.js';
import { redactorFor } from './redactor-for.js';
import { requestIdOf } from './request-id.js';
import { redactUrl, routeOf } from './url.js';

/** What `level` is told. */
export interface Outcome {
  readonly status: number;
  readonly aborted: boolean;
}

export interface RequestLogOptions {
  /** A pino, bunyan, winston or console-like logger. */
  readonly logger: LoggerLike;
  /** A redactor, or the options of one. @default the one that protects the logger, or the defaults of `@sixfour/core` */
  readonly redactor?: Redactor | RedactorOptions;
  /** The level of an event. @default `error` from status 500 on, `warn` from 400 on or if aborted, else `info` */
  readonly level?: string | ((outcome: Outcome) => string);
  /** Whether the parsed body is logged, up to 16 kB, when the logger is at `debug`. @default 'debug' */
  readonly bodies?: 'debug' | false;
  /** Whether request headers are logged. @default true */
  readonly headers?: boolean;
  /** Requests that are not logged. @default none */
  readonly ignore?: (request: Request) => boolean;
}

export type RequestLogMiddleware = (request: Request, response: Response, next: Next) => void;

/** What can only be read while the request begins. */
interface Start {
  readonly time: bigint;
  readonly address: string | undefined;
}

const levelOf = ({ status, aborted }: Outcome): string =>
  status >= 500 ? 'error' : status >= 400 || aborted ? 'warn' : 'info';

/** Members that have a value: loggers print others as null, or differ in it. */
function compact(event: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(event).filter(([, value]) => value !== undefined));
}

const copyOf = (value: unknown): unknown => {
  const isFilled = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  return isFilled ? { ...value } : undefined;
};

/** The headers but the request id, a field of its own if it is fit to be logged, and HTTP/2's `:path` and the like, which are fields too. */
function headersOf(request: Request): unknown {
  const entries = Object.entries(request.headers);
  return copyOf(Object.fromEntries(entries.filter(([name]) => name !== 'x-request-id' && !name.startsWith(':'))));
}

function eventOf(
  request: Request,
  response: Response,
  start: Start,
  options: RequestLogOptions,
  redactor: Redactor,
): Record<string, unknown> {
  const { headers } = request;
  const isAborted = !response.writableFinished;
  const event = compact({
    method: request.method,
    url: redactUrl(request, redactor),
    route: routeOf(request, redactor),
    status: isAborted && !response.headersSent ? undefined : response.statusCode,
    durationMs: Math.round(Number(process.hrtime.bigint() - start.time) / 1e3) / 1e3,
    requestId: requestIdOf(request, redactor),
    requestSize: sizeOf(headers['content-length']),
    responseSize: sizeOf(response.getHeader('content-length')),
    remoteAddress: start.address,
    userAgent: textOf(headers['user-agent']),
    aborted: isAborted ? true : undefined,
    headers: options.headers === false ? undefined : headersOf(request),
    query: copyOf(read(request, 'query')),
    params: copyOf(read(request, 'params')),
  });
  const redacted: unknown = redactor.redact(event);
  return typeof redacted === 'object' && redacted !== null
    ? (redacted as Record<string, unknown>)
    : { error: redacted };
}

function logRequest(
  log: Log,
  request: Request,
  response: Response,
  start: Start,
  options: RequestLogOptions,
  redactor: Redactor,
): void {
  const outcome: Outcome = { status: response.statusCode, aborted: !response.writableFinished };
  const event = eventOf(request, response, start, options, redactor);
  const body = options.bodies !== false && log.isEnabled('debug') ? bodyOf(request, redactor) : undefined;
  const { level = levelOf } = options;
  const name =
    typeof level === 'string' ? (outcome.status < 400 && !outcome.aborted ? level : levelOf(outcome)) : level(outcome);
  const status = outcome.aborted ? 'aborted' : outcome.status;
  const message = `${String(event['method'])} ${String(event['url'])} ${status}`;
  log.write(name, message, body === undefined ? event : { ...event, body });
}

/**
 * A middleware for Express 4 and 5 and connect-style servers that logs each request once, when its response is closed. Changes
 * neither the request nor the response.
 *
 * @throws TypeError if `logger` is no logger
 * @throws SixfourOptionError for redactor options that are not as documented
 * @example
 * app.use(requestLog({ logger }));
 */
export function requestLog(options: RequestLogOptions): RequestLogMiddleware {
  const log = toLog(options?.logger, 'requestLog');
  const redactor = redactorFor(options.logger, options.redactor);
  const guarded = (action: () => void): void => {
    try {
      action();
    } catch {
      warnFailed();
    }
  };
  return (request, response, next) => {
    guarded(() => {
      if (options.ignore?.(request) === true) return;
      const address = textOf(read(request, 'ip')) ?? request.socket?.remoteAddress;
      const start: Start = { time: process.hrtime.bigint(), address };
      response.once('close', () => {
        guarded(() => {
          logRequest(log, request, response, start, options, redactor);
        });
      });
    });
    next();
  };
}
