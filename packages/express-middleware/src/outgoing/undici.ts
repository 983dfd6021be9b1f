import { type Bag, isBag } from '../http.js';
import { addMember } from '../body/multipart.js';
import { subscribeAll } from './channels.js';
import type { OutgoingSink } from './log-outgoing.js';
import { isQuiet, type OutgoingStart, sinceStart, startNow } from './write-outgoing.js';

/** A request as undici tells of it; its releases differ in how they spell headers. */
interface UndiciRequest {
  readonly method: string;
  readonly origin: string | URL;
  readonly path: string;
  readonly headers: unknown;
}

interface Watched {
  readonly start: OutgoingStart;
  readonly method: string;
  readonly url: string;
  response?: { readonly statusCode: number; readonly headers: unknown };
}

const spell = (value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value;

/** Headers as a flat list of names and values, as lines, or as an object. */
function headersFrom(headers: unknown): Bag | undefined {
  const result: Bag = {};
  if (typeof headers === 'string') {
    for (const line of headers.split('\r\n')) {
      const sign = line.indexOf(':');
      if (sign > 0) addMember(result, line.slice(0, sign).toLowerCase(), line.slice(sign + 1).trim());
    }
  } else if (Array.isArray(headers)) {
    for (let i = 0; i + 1 < headers.length; i += 2)
      addMember(result, String(spell(headers[i])).toLowerCase(), spell(headers[i + 1]));
  } else if (isBag(headers)) return headers;
  return Object.keys(result).length > 0 ? result : undefined;
}

/** Tells of requests by undici: `fetch` and undici's own functions. */
export function watchUndici(sink: OutgoingSink): () => void {
  const watched = new WeakMap<UndiciRequest, Watched>();
  const end = (request: UndiciRequest, error?: unknown): void => {
    const known = watched.get(request);
    if (known === undefined) return;
    watched.delete(request);
    const { method, url, response, start } = known;
    sink.write({
      method,
      url,
      requestHeaders: headersFrom(request.headers),
      status: response?.statusCode,
      responseHeaders: headersFrom(response?.headers),
      ...sinceStart(start),
      error,
    });
  };
  return subscribeAll({
    'undici:request:create': ({ request }: { request: UndiciRequest }) => {
      const target = { method: request.method, url: String(request.origin) + request.path };
      if (!isQuiet() && sink.wants(target)) watched.set(request, { ...target, start: startNow() });
    },
    'undici:request:headers': ({ request, response }: { request: UndiciRequest; response: Watched['response'] }) => {
      const known = watched.get(request);
      if (known !== undefined && response !== undefined) known.response = response;
    },
    'undici:request:trailers': ({ request }: { request: UndiciRequest }) => {
      end(request);
    },
    'undici:request:error': ({ request, error }: { request: UndiciRequest; error: unknown }) => {
      end(request, error);
    },
  });
}
