import type { Redactor, RedactorOptions } from '@sixfour/core';
import { pathNow } from '../event/path-watch.js';
import { requestIdOf } from '../event/request-id.js';
import { hasLostParameters, hiddenValues, routeOf, shownUrl } from '../event/url.js';
import { exchangeOf } from '../exchange.js';
import {
  type Bag,
  type ErrorMiddleware,
  isBag,
  type Middleware,
  pathOf,
  read,
  type Request,
  type Response,
  urlOf,
} from '../http.js';
import { guarded, type Log, type LoggerLike, toLog, warnFailed } from '../log/logger.js';
import { OptionChecks } from '../log/option-checks.js';
import { redactorFor } from '../log/redactor-for.js';
import { answer, statusText } from './answer.js';
import { plainError } from './plain-error.js';

export interface ErrorHandlerOptions {
  /** A pino, bunyan, winston or console-like logger. */
  readonly logger: LoggerLike;
  /** A redactor, or the options of one. @default the one that protects the logger, or the defaults of `@sixfour/core` */
  readonly redactor?: Redactor | RedactorOptions;
  /** `redacted`: answer with the error's redacted message, unless its own `expose` is `false`. @default false */
  readonly expose?: 'redacted' | false;
  /** Pass the error on, as it is, to the handlers behind this one, which answer; it is logged here. @default false */
  readonly passOn?: boolean;
  /** Answer requests that no route has taken: Express's own page names their path. @default true */
  readonly notFound?: boolean;
}

/** For `app.use`: the handler of requests that no route has taken, and the handler of errors. */
export type ErrorHandlers = [notFound: Middleware, onError: ErrorMiddleware];

const isErrorStatus = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 400 && value < 600;

function statusOf(error: unknown, response: Response): number {
  const own = isBag(error) ? [read(error, 'status'), read(error, 'statusCode')] : [];
  return [...own, response.statusCode].find(isErrorStatus) ?? 500;
}

/** Errors that are logged: one that is passed on may come to another of these handlers. */
const logged = new WeakSet();

function isNew(error: unknown): boolean {
  if (!isBag(error)) return true;
  if (logged.has(error)) return false;
  logged.add(error);
  return true;
}

/** The address; where nobody knows any more which segments were parameters, the pattern stands for the path. */
function urlFor(request: Request, redactor: Redactor): Bag {
  const path = exchangeOf(request)?.path ?? pathNow(request);
  const route = routeOf(path, redactor);
  const url = hasLostParameters(path)
    ? route + urlOf(request).slice(pathOf(urlOf(request)).length)
    : shownUrl(request, hiddenValues(path.parameters, redactor), redactor);
  return { url, route };
}

function logError(log: Log, redactor: Redactor, error: unknown, request: Request, status: number): void {
  const exchange = exchangeOf(request);
  const requestId = exchange?.requestId ?? requestIdOf(request, redactor);
  const raw: Bag = {
    err: plainError(error, log.isEnabled('debug') === true),
    method: request.method,
    ...urlFor(request, redactor),
    status,
    requestId,
  };
  const redacted: unknown = redactor.redact(raw);
  const event = isBag(redacted) ? redacted : { err: redacted };
  if (redacted !== raw && exchange !== undefined)
    exchange.audit?.count(raw['err'], { method: request.method, route: String(event['route']), requestId }, exchange);
  log.write(status >= 500 ? 'error' : 'warn', `request failed with status ${status}`, event);
}

function textFor(error: unknown, status: number, redactor: Redactor, isExposing: boolean): string {
  const text = statusText(status);
  if (!isExposing || !isBag(error) || read(error, 'expose') === false) return text;
  const { message } = plainError(error, false) as { readonly message: string };
  return redactor.redactText(message) || text;
}

const OPTIONS = ['logger', 'redactor', 'expose', 'passOn', 'notFound'];

/**
 * Handlers for Express 4 and 5, to be used after all routes: one answers requests that no route has taken, one logs errors redacted,
 * with their causes. Both answer with the text of the status only, in every environment: no message, no path, no stack. The error goes
 * no further, since the server's own handler would print it, and may send it to the client.
 *
 * @throws SixfourOptionError for options that are not as documented
 * @example
 * app.use(errorHandler({ logger }));
 */
export function errorHandler(options: ErrorHandlerOptions): ErrorHandlers {
  const checks = new OptionChecks('errorHandler', options, OPTIONS);
  const isExposing = checks.oneOf('expose', false, [false, 'redacted']) === 'redacted';
  const passesOn = checks.flag('passOn', false);
  const answersNotFound = checks.flag('notFound', true);
  const log = toLog(options.logger, 'errorHandler');
  const redactor = redactorFor(options.logger, options.redactor);

  const notFound: Middleware = (request, response, next) => {
    if (!answersNotFound) next();
    // An answer that has begun is somebody's, as for Express itself.
    else if (!response.headersSent) answer(response, 404, statusText(404), request.method === 'HEAD');
  };
  // Express knows an error handler by its four parameters.
  const onError: ErrorMiddleware = (error, request, response, next) => {
    const status = statusOf(error, response);
    const exchange = exchangeOf(request);
    if (exchange !== undefined) exchange.error = error;
    guarded(() => {
      if (isNew(error)) logError(log, redactor, error, request, status);
    });
    if (passesOn) {
      next(error);
      return;
    }
    try {
      answer(response, status, textFor(error, status, redactor, isExposing), request.method === 'HEAD');
    } catch {
      warnFailed();
      response.destroy();
    }
  };
  return [notFound, onError];
}
