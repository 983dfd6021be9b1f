import type { ClientRequest, IncomingMessage } from 'node:http';
import { subscribeAll } from './channels.js';
import type { OutgoingSink } from './log-outgoing.js';
import { isQuiet, sinceStart, startNow } from './write-outgoing.js';

interface Watched {
  response?: IncomingMessage;
  error?: unknown;
}

const urlFor = (request: ClientRequest): string =>
  `${request.protocol}//${String(request.getHeader('host') ?? request.host)}${request.path}`;

/** Tells of requests by `node:http` and `node:https`. */
export function watchNodeHttp(sink: OutgoingSink): () => void {
  const watched = new WeakMap<ClientRequest, Watched>();
  return subscribeAll({
    'http.client.request.start': ({ request }: { request: ClientRequest }) => {
      const target = { method: request.method, url: urlFor(request) };
      if (isQuiet() || !sink.wants(target)) return;
      const start = startNow();
      const known: Watched = {};
      watched.set(request, known);
      // The end of the response has no channel. The request is closed when both are done with, or have failed.
      request.once('close', () => {
        const { response, error } = known;
        sink.write({
          ...target,
          requestHeaders: { ...request.getHeaders() },
          status: response?.statusCode,
          responseHeaders: response === undefined ? undefined : { ...response.headers },
          ...sinceStart(start),
          error,
        });
      });
    },
    'http.client.response.finish': ({ request, response }: { request: ClientRequest; response: IncomingMessage }) => {
      const known = watched.get(request);
      if (known !== undefined) known.response = response;
    },
    'http.client.request.error': ({ request, error }: { request: ClientRequest; error: unknown }) => {
      const known = watched.get(request);
      if (known !== undefined) known.error = error;
    },
  });
}
