import { ERROR_MARKER } from '../body/markers.js';
import { guarded } from '../log/logger.js';
import { type Bag } from '../http.js';
import { type ClientSettings, type HttpClientOptions, resolveClientOptions } from './client-options.js';
import { type OutgoingBody, readCopy, readInit } from './fetch-body.js';
import { runQuietly, sinceStart, startNow, type OutgoingStart, writeOutgoing } from './write-outgoing.js';

export type Fetch = typeof globalThis.fetch;

/** What is known of a call of `fetch`. */
interface Call {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly start: OutgoingStart;
  readonly body: Promise<OutgoingBody>;
}

const isRequest = (input: unknown): input is globalThis.Request => input instanceof globalThis.Request;

/** A guard looks at bodies that are too long for the log. Bytes. */
const GUARDED_BODY = 1_048_576;

const UNREAD: OutgoingBody = { logged: ERROR_MARKER, guarded: undefined };

function bodyFor(
  input: unknown,
  init: RequestInit | undefined,
  headers: Headers,
  { maxBytes, guard }: ClientSettings,
): Promise<OutgoingBody> {
  const given = init?.body ?? undefined;
  const mostGuarded = guard === undefined ? 0 : GUARDED_BODY;
  const isOwn = given === undefined && isRequest(input);
  const body = isOwn ? readCopy(input, maxBytes, mostGuarded) : readInit(given, headers, maxBytes, mostGuarded);
  // Not being able to log it is no reason for the call to fail.
  return body.catch(() => UNREAD);
}

function describeCall(input: Parameters<Fetch>[0], init: RequestInit | undefined, settings: ClientSettings): Call {
  const headers = new Headers(init?.headers ?? (isRequest(input) ? input.headers : undefined));
  const isRead = settings.guard !== undefined || settings.wantsRequestBody();
  return {
    method: (init?.method ?? (isRequest(input) ? input.method : 'GET')).toUpperCase(),
    url: isRequest(input) ? input.url : String(input),
    headers,
    start: startNow(),
    body: isRead ? bodyFor(input, init, headers, settings) : Promise.resolve(UNREAD),
  };
}

async function report(
  call: Call,
  settings: ClientSettings,
  response?: globalThis.Response,
  error?: unknown,
): Promise<void> {
  const time = sinceStart(call.start);
  const { maxBytes } = settings;
  const responseBody =
    response !== undefined && settings.wantsResponseBody()
      ? readCopy(response, maxBytes).catch(() => UNREAD)
      : undefined;
  const entries = (headers: Headers | undefined): Bag | undefined =>
    headers === undefined ? undefined : Object.fromEntries(headers);
  writeOutgoing(settings.log, settings.redactor, {
    method: call.method,
    url: call.url,
    requestHeaders: entries(call.headers),
    status: response?.status,
    responseHeaders: entries(response?.headers),
    ...time,
    requestBody: settings.wantsRequestBody() ? (await call.body).logged : undefined,
    responseBody: (await responseBody)?.logged,
    error,
  });
}

/**
 * A `fetch` that logs each call, redacted: method, url, headers, status, duration, and bodies as configured. Calls, results and errors
 * are those of the `fetch` that is given; a body that is a stream is not read. `logOutgoing` leaves these calls out.
 *
 * @throws SixfourOptionError for options that are not as documented
 * @example
 * const fetch = loggedFetch(globalThis.fetch, { logger, bodies: { response: true } });
 */
export function loggedFetch(fetch: Fetch, options: HttpClientOptions): Fetch {
  const settings = resolveClientOptions('loggedFetch', options);
  return async (input, init) => {
    const call = guarded(() => describeCall(input, init, settings));
    if (call !== undefined && settings.guard !== undefined)
      settings.guard.check(
        { url: call.url, headers: Object.fromEntries(call.headers), body: (await call.body).guarded },
        settings.log,
      );
    const tell = (response?: globalThis.Response, error?: unknown): void => {
      if (call !== undefined) void report(call, settings, response, error);
    };
    try {
      const response = await runQuietly(() => fetch(input, init));
      tell(response);
      return response;
    } catch (error) {
      tell(undefined, error);
      throw error;
    }
  };
}
