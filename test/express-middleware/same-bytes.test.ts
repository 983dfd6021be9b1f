import { createReadStream, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requestLog } from '@sixfour/express-middleware';
import compression from 'compression';
import type { RequestHandler } from 'express';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { capture, hosts, listen } from './hosts.js';

const file = join(mkdtempSync(join(tmpdir(), 'sixfour-')), 'a.txt');
writeFileSync(file, 'card 4111111111111111 '.repeat(20_000));

interface Answer {
  readonly kind: string;
  readonly text: string;
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
}

const ways: Readonly<Record<string, (...args: [...Parameters<RequestHandler>, Answer]) => void>> = {
  send: (_request, response, _next, { text }) => void response.send(text),
  json: (request, response, _next, { text }) => void response.json({ text, got: request.body as unknown }),
  bytes: (_request, response, _next, { text }) => void response.send(Buffer.from(text)),
  end: (_request, response, _next, { text }) => void response.end(text, 'latin1'),
  chunks: (_request, response, _next, { text }) => {
    for (let at = 0; at < text.length; at += 7) response.write(text.slice(at, at + 7), 'utf8');
    response.end();
  },
  head: (_request, response, _next, { text, status }) =>
    void response.writeHead(status, 'Own Text', { 'X-Own': 'a', 'Content-Type': 'text/plain' }).end(text),
  trailers: (_request, response, _next, { text }) => {
    response.write(text || 'x');
    response.addTrailers({ 'X-Sum': '1' });
    response.end();
  },
  redirect: (_request, response, _next, { text }) => void response.redirect(`/${encodeURIComponent(text)}`),
  file: (_request, response) => void response.sendFile(file, { lastModified: false, etag: false }),
  pipe: (_request, response) => void createReadStream(file).pipe(response),
  next: (_request, _response, next) => next(),
  throws: (_request, _response, _next, { text }) => {
    throw Object.assign(new Error(text), { status: 418 });
  },
  nothing: (_request, response) => void response.end(),
};

const answers = fc.record({
  kind: fc.constantFrom(...Object.keys(ways)),
  text: fc.oneof(
    fc.string({ maxLength: 300, unit: 'grapheme' }),
    fc.constantFrom('card 4111111111111111', '{"cvv":"737"}', 'x'.repeat(70_000), ''),
  ),
  status: fc.constantFrom(200, 201, 204, 304, 404, 500),
  headers: fc.array(
    fc.constantFrom(
      ['content-type', 'application/json'],
      ['set-cookie', 'a=4111111111111111'],
      ['etag', '"a"'],
      ['x-own', '\u00e9'],
      ['content-encoding', 'identity'],
    ) as fc.Arbitrary<readonly [string, string]>,
    { maxLength: 3 },
  ),
  method: fc.constantFrom('GET', 'POST', 'HEAD', 'PUT', 'OPTIONS'),
  body: fc.constantFrom('', '{"a":1}', '{"a":', 'a=b', 'x'.repeat(70_000)),
  type: fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'text/plain'),
  accept: fc.constantFrom('gzip', 'br', 'identity'),
});

/** The answer with its chunks joined: where compressed ones are cut depends on when zlib gives them. */
function joined(answer: string): string {
  const border = answer.indexOf('\r\n\r\n') + 4;
  const head = answer.slice(0, border);
  if (!/transfer-encoding: chunked/i.test(head)) return answer;
  let body = '';
  let at = border;
  for (;;) {
    const end = answer.indexOf('\r\n', at);
    const size = end < 0 ? Number.NaN : Number.parseInt(answer.slice(at, end), 16);
    if (!(size > 0)) return head + body + answer.slice(at);
    body += answer.slice(end + 2, end + 2 + size);
    at = end + 2 + size + 2;
  }
}

describe.each(hosts)('every byte of a response on $name', ({ express }) => {
  type Place = 'none' | 'before' | 'after';

  function build(isLogged: boolean, place: Place, next: () => Answer): ReturnType<typeof express> {
    const app = express();
    // In other environments Express shows the client a stack, which names whatever is on it.
    app.set('env', 'production');
    if (place === 'before') app.use(compression({ threshold: 0 }));
    if (isLogged) app.use(requestLog({ logger: capture('debug').logger, bodies: { request: 'raw', response: true } }));
    if (place === 'after') app.use(compression({ threshold: 0 }));
    app.use((_request, response, go) => {
      response.sendDate = false;
      go();
    });
    app.use(express.json({ strict: false }), express.urlencoded({ extended: true }), express.text());
    app.use((request, response, go) => {
      const answer = next();
      response.status(answer.status);
      for (const [name, value] of answer.headers) response.setHeader(name, value);
      ways[answer.kind]?.(request, response, go, answer);
    });
    return app;
  }

  beforeAll(() => void vi.spyOn(console, 'error').mockImplementation(() => {}));
  afterAll(() => void vi.restoreAllMocks());

  test.each(['none', 'before', 'after'] as const)(
    'is the same with and without the middleware; compression: %s',
    async (place) => {
      let answer: Answer;
      const plain = await listen(build(false, place, () => answer));
      const logged = await listen(build(true, place, () => answer));
      await fc.assert(
        fc.asyncProperty(answers, async (drawn) => {
          answer = drawn;
          const { method, body, type, accept } = drawn;
          const text = ['GET', 'HEAD'].includes(method) ? '' : body;
          const request = `${method} /a?cvv=737 HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept-Encoding: ${accept}\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
          const [ours, theirs] = [await logged.raw(request), await plain.raw(request)];
          if (place === 'none') expect(ours).toBe(theirs);
          else expect(joined(ours)).toBe(joined(theirs));
        }),
        { numRuns: 100 },
      );
      await Promise.all([plain.close(), logged.close()]);
    },
  );
});
