import { toRedactor, type Redactor, type RedactorOptions } from '@sixfour/core';
import { readParsed } from './body/read-body.js';
import { pathNow } from './event/path-watch.js';
import { requestIdOf, traceparentOf } from './event/request-id.js';
import { headersOf, hiddenValues, paramsOf, queryOf, routeOf, shownAddress, shownUrl } from './event/url.js';
import { exchangeOf } from './exchange.js';
import { type Bag, isBag, read, type Request, type Response, sizeOf, textOf } from './http.js';

/** A redacted request, for the application's own logger. */
export interface SafeRequest {
  readonly method: string | undefined;
  readonly url: string;
  readonly route: string;
  readonly requestId: string;
  readonly traceparent: string | undefined;
  readonly remoteAddress: string | undefined;
  readonly headers: Readonly<Bag> | undefined;
  readonly query: Readonly<Bag> | string | undefined;
  readonly params: Readonly<Bag> | undefined;
  /** What a parser left in `request.body`, up to 16 kB. */
  readonly body: unknown;
}

/** A redacted response, for the application's own logger. */
export interface SafeResponse {
  readonly status: number;
  readonly headers: Readonly<Bag>;
}

const MAX_BODY = 16_384;
const REQUEST_FIELDS = [
  'method',
  'url',
  'route',
  'requestId',
  'traceparent',
  'remoteAddress',
  'headers',
  'query',
  'params',
  'body',
];
const RESPONSE_FIELDS = ['status', 'headers'];

function requestRecord(request: Request, redactor: Redactor): Bag {
  const exchange = exchangeOf(request);
  const path = exchange?.path ?? pathNow(request);
  const hidden = hiddenValues(path.parameters, redactor);
  const { 'content-type': type, 'content-encoding': encoding, 'content-length': length } = request.headers;
  return {
    method: request.method,
    url: shownUrl(request, hidden, redactor),
    route: routeOf(path, redactor),
    requestId: exchange?.requestId ?? requestIdOf(request, redactor),
    traceparent: traceparentOf(request),
    remoteAddress: exchange?.address ?? textOf(read(request, 'ip')) ?? request.socket?.remoteAddress,
    headers: headersOf(request, hidden, redactor),
    query: queryOf(request, redactor),
    params: paramsOf(request, hidden),
    body: readParsed(read(request, 'body'), { type, encoding, size: sizeOf(length) }, MAX_BODY),
  };
}

function responseRecord(response: Response, redactor: Redactor): Bag {
  const request = response.req as Request | undefined;
  const path = request === undefined ? undefined : (exchangeOf(request)?.path ?? pathNow(request));
  const hidden = path === undefined ? [] : hiddenValues(path.parameters, redactor);
  const headers: Bag = { ...response.getHeaders() };
  const { location } = headers;
  // A redirect often repeats the path.
  if (typeof location === 'string') headers['location'] = shownAddress(location, hidden, redactor);
  return { status: response.statusCode, headers };
}

/** An object whose members are read once, together, when the first of them is asked for or printed. */
function lazyView(names: readonly string[], compute: () => Bag): object {
  let known: Bag | undefined;
  const values = (): Bag => (known ??= compute());
  const view = {};
  for (const name of names) Object.defineProperty(view, name, { get: () => values()[name], enumerable: true });
  const whole = { value: () => ({ ...values() }), enumerable: false };
  Object.defineProperty(view, 'toJSON', whole);
  Object.defineProperty(view, Symbol.for('nodejs.util.inspect.custom'), whole);
  return Object.freeze(view);
}

function redactedRecord(record: Bag, redactor: Redactor): Bag {
  const redacted: unknown = redactor.redact(record);
  return isBag(redacted) ? redacted : { error: redacted };
}

/**
 * A redacted view of a request or response that any logger prints. It is computed when it is first read, and never written back.
 *
 * @param redactor a redactor, or the options of one. @default the one of the `requestLog` that saw the request, or the defaults of
 *   `@sixfour/core`
 * @throws SixfourOptionError for redactor options that are not as documented
 * @example
 * logger.info({ request: safe(request) }, 'order refused');
 */
export function safe(request: Request, redactor?: Redactor | RedactorOptions): SafeRequest;
export function safe(response: Response, redactor?: Redactor | RedactorOptions): SafeResponse;
export function safe(subject: Request | Response, redactor?: Redactor | RedactorOptions): SafeRequest | SafeResponse {
  const isResponse = 'getHeaders' in subject;
  const request = (isResponse ? subject.req : subject) as Request | undefined;
  const known = request === undefined ? undefined : exchangeOf(request)?.redactor;
  const chosen = redactor === undefined ? (known ?? toRedactor()) : toRedactor(redactor);
  const view = isResponse
    ? lazyView(RESPONSE_FIELDS, () => redactedRecord(responseRecord(subject, chosen), chosen))
    : lazyView(REQUEST_FIELDS, () => redactedRecord(requestRecord(subject, chosen), chosen));
  return view as SafeRequest | SafeResponse;
}
