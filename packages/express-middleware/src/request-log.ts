import { Audit } from './audit/audit.js';
import type { RouteFindings } from './audit/finding-counts.js';
import { processBudget } from './capture/budget.js';
import { Collector } from './capture/collector.js';
import { captureRequest } from './capture/request-body.js';
import { ResponseCapture } from './capture/response-body.js';
import { contextInUse } from './context-storage.js';
import { rawEvent, rename, serialize } from './event/event.js';
import { EventRedactor } from './event/event-redactor.js';
import { PathWatch } from './event/path-watch.js';
import { chooseRequestId } from './event/request-id.js';
import { equip } from './equip.js';
import { type Exchange, exchangeOf, isKnownTo, keepExchange } from './exchange.js';
import { type Bag, isAborted, isBag, type Middleware, read, type Request, type Response, textOf } from './http.js';
import { guarded, type Log, toLog } from './log/logger.js';
import { redactorFor } from './log/redactor-for.js';
import { type RequestLogOptions, resolveOptions, type Settings, settingsFor } from './options.js';
import type { Redactor } from '@sixfour/core';

/** Counts since the middleware was made. */
export interface RequestLogStats {
  /** Exchanges that are over, but for those that are ignored. */
  readonly exchanges: number;
  /** Of these: events that went to the logger. */
  readonly written: number;
  readonly aborted: number;
  /** Exchanges that could not be logged because the logger or an option threw. */
  readonly failures: number;
  /** Bytes of bodies that this process holds now. */
  readonly heldBytes: number;
  /** Exchanges by route and by detector that found something in them. */
  readonly routes: RouteFindings;
}

export interface RequestLogMiddleware extends Middleware {
  stats(): RequestLogStats;
  /** Writes the audit counts since the last time now, as before the process ends. */
  flush(): void;
}

const levelOf = (status: number, aborted: boolean): string =>
  status >= 500 ? 'error' : status >= 400 || aborted ? 'warn' : 'info';

class RequestLog {
  exchanges = 0;
  written = 0;
  aborted = 0;
  failures = 0;
  readonly audit: Audit | undefined;
  readonly #log: Log;
  readonly #redactor: Redactor;
  readonly #events: EventRedactor;
  readonly #settings: Settings;
  readonly #fail = (): void => {
    this.failures++;
  };

  constructor(options: RequestLogOptions) {
    this.#settings = resolveOptions(options);
    this.#log = toLog(options.logger, 'requestLog');
    this.#redactor = redactorFor(options.logger, options.redactor);
    this.#events = new EventRedactor(this.#redactor);
    const { auditMs } = this.#settings;
    this.audit = auditMs > 0 ? new Audit(this.#log, this.#redactor, auditMs) : undefined;
  }

  /** What is to be known before the request goes on; `undefined` if it is ignored. */
  begin(request: Request, response: Response): Exchange | undefined {
    const settings = this.#settings;
    if (settings.ignore?.(request) === true) return undefined;
    // Mounted twice, it logs once all the same; another one has its own logger.
    const other = exchangeOf(request);
    if (isKnownTo(this, other)) return undefined;
    const own = settingsFor(settings, request);
    if (own === undefined) return undefined;
    const isSampled = own.sample >= 1 || Math.random() < own.sample;
    // What is only counted is captured too: counts are never sampled.
    const isCapturing = (isSampled || this.audit !== undefined) && this.#wantsBodies(own.bodies.when);
    const collect = (): Collector => new Collector(processBudget, own.bodies.maxBytes);
    const requestBody = isCapturing && own.bodies.request === 'raw' ? collect() : undefined;
    const exchange: Exchange = {
      owner: this,
      outer: other,
      request,
      response,
      settings: own,
      redactor: this.#redactor,
      audit: this.audit,
      startedAt: performance.now(),
      address: textOf(read(request, 'ip')) ?? request.socket?.remoteAddress,
      path: other?.path ?? new PathWatch(request),
      requestId: chooseRequestId(request, this.#redactor, settings.genReqId),
      isSampled,
      requestBody,
      responseBody: isCapturing && own.bodies.response ? new ResponseCapture(response, collect()) : undefined,
    };
    keepExchange(exchange);
    equip(exchange, this.#log);
    if (settings.echo && !response.headersSent) response.setHeader('X-Request-Id', exchange.requestId);
    const release = requestBody === undefined ? undefined : captureRequest(request, requestBody);
    const end = (): void => {
      release?.();
      this.#end(exchange);
    };
    if (response.closed) end();
    else response.once('close', end);
    return exchange;
  }

  #wantsBodies(when: 'debug' | 'always'): boolean {
    return when === 'always' || this.#log.isEnabled('debug') === true;
  }

  #end(exchange: Exchange): void {
    this.exchanges++;
    if (isAborted(exchange.request, exchange.response)) this.aborted++;
    guarded(() => {
      this.#write(exchange);
    }, this.#fail);
    exchange.requestBody?.drop();
    exchange.responseBody?.collector.drop();
  }

  #levelFor({ request, response, error }: Exchange): string {
    const { customLogLevel } = this.#settings;
    if (customLogLevel !== undefined) return customLogLevel(request, response, error ?? read(response, 'err'));
    return levelOf(response.statusCode, isAborted(request, response));
  }

  #write(exchange: Exchange): void {
    const level = this.#levelFor(exchange);
    const isSampled = exchange.isSampled || exchange.response.statusCode >= 500;
    const isWritten = isSampled && level !== 'silent' && this.#log.isEnabled(level) !== false;
    if (!isWritten && this.audit === undefined) return;
    const raw = rawEvent(exchange, this.#wantsBodies(exchange.settings.bodies.when));
    serialize(raw, this.#settings, exchange);
    const redacted = this.#events.redact(raw);
    const event = isBag(redacted) ? redacted : { error: redacted };
    const { fields, isHiding } = raw;
    if (redacted !== fields || isHiding) this.#count(fields, event, exchange);
    if (!isWritten) return;
    const message = this.#messageOf(event, exchange);
    const { found } = exchange;
    const shown = found === undefined ? event : { ...event, findings: [...found] };
    this.#log.write(level, message, rename(shown, this.#settings));
    this.written++;
  }

  #count(raw: Bag, event: Bag, exchange: Exchange): void {
    const { request, requestId, path } = exchange;
    const owner = { method: request.method, route: String(event['route']), requestId };
    // The parameters as they came: the event has them hidden already, or not at all after an error.
    this.audit?.count({ ...raw, params: path.parameters }, owner, exchange);
  }

  #messageOf(event: Bag, { request, response }: Exchange): string {
    const { customMessage } = this.#settings;
    if (customMessage !== undefined) return this.#redactor.redactText(customMessage(event));
    const outcome = isAborted(request, response) ? 'aborted' : response.statusCode;
    return `${String(event['method'])} ${String(event['url'])} ${outcome}`;
  }
}

/**
 * A middleware for Express 4 and 5 and connect-style servers that logs each exchange once, when its response is closed, redacted. The
 * response keeps every byte, but for a header if `echo` is set; the request gets an `id` and a `log`, unless it has its own.
 *
 * @throws SixfourOptionError for options that are not as documented
 * @example
 * app.use(requestLog({ logger }));
 */
export function requestLog(options: RequestLogOptions): RequestLogMiddleware {
  const log = new RequestLog(options);
  const { context } = resolveOptions(options);
  const middleware: Middleware = (request, response, next) => {
    const exchange = guarded(
      () => log.begin(request, response),
      () => log.failures++,
    );
    const storage = context ? contextInUse() : undefined;
    if (exchange === undefined || storage === undefined) next();
    else storage.run({ requestId: exchange.requestId }, next);
  };
  return Object.assign(middleware, {
    stats: (): RequestLogStats => {
      const { exchanges, written, aborted, failures, audit } = log;
      return {
        exchanges,
        written,
        aborted,
        failures,
        heldBytes: processBudget.held,
        routes: audit?.snapshot() ?? {},
      };
    },
    flush: () => log.audit?.flush(),
  });
}
