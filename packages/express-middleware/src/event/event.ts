import type { Exchange } from '../exchange.js';
import { ERROR_MARKER, LIMIT_MARKER } from '../body/markers.js';
import { type OnJson, readBody, readParsed } from '../body/read-body.js';
import { type Bag, isAborted, read, sizeOf, textOf } from '../http.js';
import type { Settings } from '../options.js';
import { traceparentOf } from './request-id.js';
import { headersOf, type Hidden, hiddenValues, hidePath, paramsOf, queryOf, routeOf, shownUrl } from './url.js';

function requestBodyOf({ request, requestBody, settings }: Exchange, onJson: OnJson): unknown {
  const { bodies } = settings;
  const { 'content-type': type, 'content-encoding': encoding, 'content-length': length } = request.headers;
  if (requestBody === undefined) {
    if (bodies.request === false) return undefined;
    return readParsed(read(request, 'body'), { type, encoding, size: sizeOf(length) }, bodies.maxBytes);
  }
  const bytes = requestBody.bytes();
  return bytes === undefined ? LIMIT_MARKER : readBody(bytes, type, encoding, bodies.maxBytes, onJson);
}

const hasNoBody = (method: string | undefined, status: number): boolean =>
  method === 'HEAD' || status === 204 || status === 304;

function responseBodyOf(
  { request, response, responseBody, settings }: Exchange,
  hidden: readonly Hidden[],
  onJson: OnJson,
): unknown {
  if (responseBody === undefined || hasNoBody(request.method, response.statusCode)) return undefined;
  const { collector, head } = responseBody;
  const bytes = collector.bytes();
  if (bytes === undefined) return LIMIT_MARKER;
  return readBody(bytes, head.type, head.encoding, settings.bodies.maxBytes, onJson, (text) =>
    hidePath(text, request, hidden),
  );
}

function responseSizeOf({ request, response, responseBody }: Exchange): number | undefined {
  const declared = sizeOf(response.getHeader('content-length') ?? responseBody?.head.length);
  if (declared !== undefined || responseBody === undefined) return declared;
  return hasNoBody(request.method, response.statusCode) ? undefined : responseBody.collector.size;
}

/** Fields that are nothing but what a text says as JSON, and that text. */
export interface Texts {
  body: string | undefined;
  responseBody: string | undefined;
}

/** The fields of an exchange that is over, not redacted yet but for what the names of path parameters show. */
export interface RawEvent {
  readonly fields: Bag;
  /** Whether such names did hide something. */
  readonly isHiding: boolean;
  readonly texts: Texts;
}

export function rawEvent(exchange: Exchange, withBodies: boolean): RawEvent {
  const { request, response, path, redactor } = exchange;
  const { headers } = request;
  const hidden = hiddenValues(path.parameters, redactor);
  const aborted = isAborted(request, response);
  const texts: Texts = { body: undefined, responseBody: undefined };
  const event: Bag = {
    method: request.method,
    url: shownUrl(request, hidden, redactor),
    route: routeOf(path, redactor),
  };
  const add = (name: string, value: unknown): void => {
    // Loggers print undefined members as null, or differ in it.
    if (value !== undefined) event[name] = value;
  };
  add('status', aborted && !response.headersSent ? undefined : response.statusCode);
  event['durationMs'] = Math.round((performance.now() - exchange.startedAt) * 1e3) / 1e3;
  event['requestId'] = exchange.requestId;
  add('traceparent', traceparentOf(request));
  add('requestSize', sizeOf(headers['content-length']) ?? exchange.requestBody?.size);
  add('responseSize', responseSizeOf(exchange));
  add('remoteAddress', exchange.address);
  add('userAgent', textOf(headers['user-agent']));
  add('aborted', aborted ? true : undefined);
  add('headers', headersOf(request, hidden, redactor));
  add('query', queryOf(request, redactor));
  add('params', paramsOf(request, hidden));
  if (withBodies) {
    const body = requestBodyOf(exchange, (text) => (texts.body = text));
    const responseBody = responseBodyOf(exchange, hidden, (text) => (texts.responseBody = text));
    add('body', body);
    add('responseBody', responseBody);
  }
  return { fields: event, isHiding: hidden.length > 0, texts };
}

/** Gives each field that has a serializer to it. */
export function serialize(event: RawEvent, { serializers }: Settings, { request, response }: Exchange): void {
  const { fields, texts } = event;
  for (const [name, serializer] of serializers) {
    if (!Object.hasOwn(fields, name)) continue;
    if (name === 'body' || name === 'responseBody') texts[name] = undefined;
    try {
      fields[name] = serializer(fields[name], request, response);
    } catch {
      fields[name] = ERROR_MARKER;
    }
  }
}

/** The event under the names that its reader wants. */
export function rename(event: Bag, { fieldNames }: Settings): Bag {
  if (fieldNames.length === 0) return event;
  const names = new Map(fieldNames);
  const entries = Object.entries(event).flatMap(([name, value]) => {
    const wanted = names.get(name) ?? name;
    return wanted === false ? [] : [[wanted, value] as const];
  });
  return Object.fromEntries(entries);
}
