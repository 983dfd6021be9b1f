import http from 'node:http';
import { Readable } from 'node:stream';
import {
  axiosRedaction,
  loggedFetch,
  logOutgoing,
  RealCardError,
  requestLog,
  sandboxGuard,
} from '@sixfour/express-middleware';
import axios from 'axios';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetch as undiciFetch, request as undiciRequest } from 'undici';
import { inspect } from 'node:util';
import { leaks } from '../plants.js';
import { capture, type Client, eventsOf, listen, settle } from './hosts.js';

const CARD = '4111111111111111';
const SHOWN = '411111******1111';
/** Of Square's sandbox, whose numbers are no test numbers here: stands for a real card. */
const UNLISTED = '4532759734545858';
const json = { 'content-type': 'application/json' };
const answer = `{"card":"${CARD}","cvv":"737"}`;

let upstream: Client;
const received: string[] = [];

beforeAll(async () => {
  upstream = await listen((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => void chunks.push(chunk));
    request.on('end', () => {
      received.push(Buffer.concat(chunks).toString());
      if (request.url === '/destroy') request.socket.destroy();
      else if (request.url === '/refuse') response.writeHead(402, json).end(answer);
      else if (request.url === '/long')
        response.writeHead(200, { 'content-type': 'text/plain' }).end('x'.repeat(200_000));
      else if (request.url === '/events')
        response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: cvv=737\n\n');
      else response.writeHead(200, { ...json, 'set-cookie': 'sid=abcdefgh12345678' }).end(answer);
    });
  });
});
afterAll(() => upstream.close());

const url = (path: string): string => `http://127.0.0.1:${upstream.port}${path}`;

describe('logOutgoing', () => {
  const senders: readonly (readonly [string, (address: string) => Promise<unknown>])[] = [
    ['fetch', async (address) => (await fetch(address, { headers: { 'x-cvv': '737' } })).text()],
    ['fetch of undici', async (address) => (await undiciFetch(address, { headers: { 'x-cvv': '737' } })).text()],
    [
      'request of undici',
      async (address) => (await undiciRequest(address, { headers: { 'x-cvv': '737' } })).body.text(),
    ],
    [
      'node:http',
      (address) =>
        new Promise((resolve, reject) => {
          const request = http.get(address, { headers: { 'x-cvv': '737' }, agent: false }, (response) => {
            response.resume().on('end', resolve);
          });
          request.on('error', reject);
        }),
    ],
  ];

  test.each(senders)('%s', async (_name, send) => {
    const { lines, logger } = capture();
    const stop = logOutgoing({ logger });
    await send(url(`/a?card=${CARD}`));
    await send(url('/refuse'));
    await send(url('/destroy')).catch(() => {});
    await settle();
    stop();
    await send(url('/a'));
    await settle();
    expect(eventsOf(lines)).toMatchObject([
      {
        level: 30,
        direction: 'outgoing',
        method: 'GET',
        url: url(`/a?card=${SHOWN}`),
        status: 200,
        requestHeaders: { 'x-cvv': '[REDACTED:cvv]' },
        responseHeaders: { 'content-type': 'application/json' },
      },
      { level: 40, status: 402 },
      { level: 50, err: {}, msg: `outgoing GET ${url('/destroy')} failed` },
    ]);
    expect(eventsOf(lines)[0]?.['durationMs']).toBeTypeOf('number');
    expect(lines.join('')).not.toContain('abcdefgh12345678');
    expect(leaks(lines.join('').replaceAll(String(upstream.port), ''))).toEqual([]);
  });

  test('knows the incoming request, leaves out what it is told to, and what the logger sends', async () => {
    const lines: string[] = [];
    const sending = {
      info(message: string, event: object): void {
        lines.push(JSON.stringify({ message, ...event }));
        void fetch(url('/collector'));
      },
      warn() {},
      error() {},
    };
    const stop = logOutgoing({
      logger: sending,
      ignore: (target) => !target.url.startsWith(url('/')) || target.url.endsWith('/health'),
    });
    const { logger } = capture();
    const middleware = requestLog({ logger });
    const app = await listen((request, response) => {
      middleware(request, response, () => {
        void (async () => {
          await (await fetch(url('/health'))).text();
          await (await fetch(url('/a'))).text();
          response.end();
        })();
      });
    });
    await app.send('/', { headers: { 'x-request-id': 'incoming-1' } });
    await settle();
    stop();
    await app.close();
    expect(eventsOf(lines)).toMatchObject([{ url: url('/a'), requestId: 'incoming-1' }]);
    expect(lines).toHaveLength(1);
  });
});

describe('loggedFetch', () => {
  const bodies = { response: true };

  test('logs both bodies, and gives back the same answer', async () => {
    const { lines, logger } = capture();
    const stop = logOutgoing({ logger });
    const response = await loggedFetch(fetch, { logger, bodies })(url('/a?cvv=737'), {
      method: 'post',
      headers: json,
      body: answer,
    });
    expect(await response.text()).toBe(answer);
    await settle();
    stop();
    expect(received.at(-1)).toBe(answer);
    const shown = { card: SHOWN, cvv: '[REDACTED:cvv]' };
    expect(eventsOf(lines)).toMatchObject([
      { method: 'POST', url: url('/a?cvv=[REDACTED:cvv]'), status: 200, requestBody: shown, responseBody: shown },
    ]);
    expect(leaks(lines.join('').replaceAll(String(upstream.port), ''))).toEqual([]);
  });

  const form = new FormData();
  form.set('cvv', '737');
  form.set('scan', new Blob(['cvv 737'], { type: 'image/png' }), 'a.png');
  const sent: readonly (readonly [string, RequestInit, unknown])[] = [
    ['a form', { body: new URLSearchParams({ cvv: '737' }) }, { cvv: '[REDACTED:cvv]' }],
    ['fields', { body: form }, { cvv: '[REDACTED:cvv]', scan: { file: 'a.png', type: 'image/png', size: 7 } }],
    ['bytes', { body: new TextEncoder().encode('{"cvv":"737"}'), headers: json }, { cvv: '[REDACTED:cvv]' }],
    ['a blob', { body: new Blob(['{"cvv":"737"}'], { type: 'application/json' }) }, { cvv: '[REDACTED:cvv]' }],
    ['text', { body: 'cvv: 737' }, 'cvv: [REDACTED:cvv]'],
    ['too much', { body: 'x'.repeat(20_000) }, '[REDACTED:limit]'],
    [
      'a stream',
      { body: Readable.toWeb(Readable.from(['cvv: 737'])) as never, duplex: 'half' } as RequestInit,
      '(stream)',
    ],
    ['nothing', {}, undefined],
  ];
  test.each(sent)('a body: %s', async (_name, init, logged) => {
    const { lines, logger } = capture();
    const calls = received.length;
    await (await loggedFetch(fetch, { logger, bodies: {} })(url('/a'), { method: 'POST', ...init })).text();
    await settle();
    expect(eventsOf(lines)[0]?.['requestBody']).toEqual(logged);
    expect(received).toHaveLength(calls + 1);
    expect(leaks(lines.join('').replaceAll(String(upstream.port), ''))).toEqual([]);
  });

  test('a Request with a body, a URL, an endless answer, a long one, a failure', async () => {
    const { lines, logger } = capture();
    const own = loggedFetch(fetch, { logger, bodies });
    expect(await (await own(new Request(url('/a'), { method: 'PUT', headers: json, body: answer }))).text()).toBe(
      answer,
    );
    expect(received.at(-1)).toBe(answer);
    const events = await own(new URL(url('/events')));
    await events.body?.cancel();
    expect((await (await own(url('/long'))).text()).length).toBe(200_000);
    await expect(own(url('/destroy'))).rejects.toThrow('fetch failed');
    await expect(own('no url')).rejects.toThrow(TypeError);
    await settle();
    expect(eventsOf(lines)).toMatchObject([
      { method: 'PUT', requestBody: { card: SHOWN }, responseBody: { card: SHOWN } },
      { responseBody: '(stream)' },
      { responseBody: '[REDACTED:limit]' },
      { level: 50, err: { message: expect.stringContaining('fetch failed') as string } },
      { level: 50 },
    ]);
  });

  test('no bodies above debug by default', async () => {
    const { lines, logger } = capture();
    await (await loggedFetch(fetch, { logger })(url('/a'), { method: 'POST', body: 'hello' })).text();
    const debug = capture('debug');
    await (await loggedFetch(fetch, { logger: debug.logger })(url('/a'), { method: 'POST', body: 'hello' })).text();
    await settle();
    expect(eventsOf(lines)[0]).not.toHaveProperty('requestBody');
    expect(eventsOf(debug.lines)[0]).toMatchObject({ requestBody: 'hello' });
    expect(eventsOf(debug.lines)[0]).not.toHaveProperty('responseBody');
  });
});

describe('axiosRedaction', () => {
  test('logs both bodies, and gives back the same answer', async () => {
    const { lines, logger } = capture();
    const instance = axios.create({ baseURL: url('/'), headers: { 'x-cvv': '737' } });
    const off = axiosRedaction(instance, { logger, bodies: { response: true } });
    const { data } = await instance.post('/a', { card: CARD, cvv: '737' }, { params: { cvv: 737 } });
    expect(data).toEqual({ card: CARD, cvv: '737' });
    expect(received.at(-1)).toBe(JSON.stringify({ card: CARD, cvv: '737' }));
    off();
    await instance.get('/a');
    await settle();
    const shown = { card: SHOWN, cvv: '[REDACTED:cvv]' };
    expect(eventsOf(lines)).toMatchObject([
      {
        method: 'POST',
        url: url('/a?cvv=[REDACTED:cvv]'),
        status: 200,
        requestHeaders: { 'x-cvv': '[REDACTED:cvv]' },
        requestBody: shown,
        responseBody: shown,
      },
    ]);
    expect(lines).toHaveLength(1);
    expect(leaks(lines.join('').replaceAll(String(upstream.port), ''))).toEqual([]);
  });

  test('its errors print redacted, and keep their members', async () => {
    const { lines, logger } = capture();
    const instance = axios.create();
    axiosRedaction(instance, { logger, bodies: { response: true } });
    for (const path of ['/refuse', '/destroy']) {
      const error: unknown = await instance
        .post(url(path), { cvv: '737', card: CARD }, { headers: { authorization: 'Bearer abcdefgh12345678' } })
        .catch((reason: unknown) => reason);
      expect(axios.isAxiosError(error)).toBe(true);
      if (!axios.isAxiosError(error)) continue;
      expect(error.config?.data).toContain(CARD);
      for (const text of [JSON.stringify(error), inspect(error, { depth: 9 }), JSON.stringify(error.toJSON())]) {
        expect(leaks(text.replaceAll(String(upstream.port), ''))).toEqual([]);
        expect(text).not.toContain('abcdefgh12345678');
        expect(text).toContain(error.message);
      }
    }
    expect(eventsOf(lines)).toMatchObject([
      { level: 50, status: 402, responseBody: { card: SHOWN }, requestBody: { cvv: '[REDACTED:cvv]' } },
      { level: 50, err: { message: expect.stringContaining('socket hang up') as string } },
    ]);
    expect(leaks(lines.join('').replaceAll(String(upstream.port), ''))).toEqual([]);
  });

  test('streams are not read, and a configuration may be used again', async () => {
    const { lines, logger } = capture();
    const instance = axios.create();
    axiosRedaction(instance, { logger, bodies: { response: true } });
    const config = {
      method: 'post',
      url: url('/a'),
      data: Readable.from(['cvv 737']),
      responseType: 'stream',
    } as const;
    const { data, config: used } = await instance.request<Readable>(config);
    data.resume();
    await instance.request({
      ...used,
      data: 'again',
      headers: { 'content-type': 'text/plain' },
      responseType: 'arraybuffer',
    });
    await settle();
    expect(eventsOf(lines)).toMatchObject([
      { requestBody: '(stream)', responseBody: '(stream)' },
      { requestBody: 'again', responseBody: { card: SHOWN } },
    ]);
    expect(leaks(lines.join('').replaceAll(String(upstream.port), ''))).toEqual([]);
  });
});

describe('sandboxGuard', () => {
  const guard = sandboxGuard({ hosts: ['127.0.0.1', '*.psp.example'] });
  const places: readonly (readonly [string, string, RequestInit])[] = [
    ['JSON', '/a', { body: `{"number":"${UNLISTED}"}`, headers: json }],
    ['a number', '/a', { body: `{"card":${UNLISTED}}`, headers: json }],
    ['groups', '/a', { body: UNLISTED.replace(/(.{4})(?=.)/g, '$1 ') }],
    ['a form', '/a', { body: new URLSearchParams({ pan: UNLISTED }) }],
    ['a track', '/a', { body: `track=;${UNLISTED}=99121010000000000000?` }],
    ['the url', `/${UNLISTED}`, {}],
    ['a header', '/a', { headers: { 'x-card': UNLISTED } }],
    ['a blob', '/a', { body: new Blob([UNLISTED]) }],
    [
      'fields',
      '/a',
      {
        body: (() => {
          const form = new FormData();
          form.set('card', UNLISTED);
          return form;
        })(),
      },
    ],
  ];

  test.each(places)('refuses: %s', async (_name, path, init) => {
    const { logger, lines } = capture('debug');
    const calls = received.length;
    const call = loggedFetch(fetch, { logger, guard })(url(path), { ...init, method: 'POST' });
    const error: unknown = await call.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RealCardError);
    expect(error).toMatchObject({ code: 'SIXFOUR_REAL_CARD', host: '127.0.0.1' });
    expect(inspect(error)).not.toContain(UNLISTED);
    expect(received).toHaveLength(calls);
    expect(lines.join('')).not.toContain(UNLISTED);
  });

  test('lets test numbers, other hosts, and requests without a card pass', async () => {
    const { logger } = capture();
    const own = loggedFetch(fetch, { logger, guard });
    const send = (address: string, body: string) => own(address, { method: 'POST', body }).then(({ status }) => status);
    expect(await send(url('/a'), `card ${CARD}, 5555 5555 5555 4444, track ;${CARD}=99121010000000000000?`)).toBe(200);
    expect(await send(url('/a').replace('127.0.0.1', 'localhost'), UNLISTED).catch(() => 'sent')).not.toBeInstanceOf(
      RealCardError,
    );
    expect(await send(url('/a'), 'nothing')).toBe(200);
  });

  test('axios, and a warning instead', async () => {
    const { logger, lines } = capture();
    const instance = axios.create();
    axiosRedaction(instance, { logger, guard });
    const calls = received.length;
    await expect(instance.post(url('/a'), { card: UNLISTED })).rejects.toBeInstanceOf(RealCardError);
    await expect(instance.get(url('/a'), { params: { card: UNLISTED } })).rejects.toBeInstanceOf(RealCardError);
    expect(received).toHaveLength(calls);
    const warning = sandboxGuard({ hosts: ['127.0.0.1'], onRealCard: 'warn' });
    const other = axios.create();
    axiosRedaction(other, { logger, guard: warning });
    await other.post(url('/a'), { card: UNLISTED });
    expect(received.at(-1)).toContain(UNLISTED);
    expect(eventsOf(lines)).toMatchObject([{ level: 40, host: '127.0.0.1' }, { status: 200 }]);
    expect(lines.join('')).not.toContain(UNLISTED);
  });
});

test.each([
  [() => logOutgoing({ logger: console, nope: 1 } as never), 'logOutgoing: nope must be a known option'],
  [() => logOutgoing({} as never), 'logOutgoing: logger must be'],
  [() => loggedFetch(fetch, { logger: console, bodies: 'all' } as never), 'loggedFetch: bodies must be an object'],
  [
    () => loggedFetch(fetch, { logger: console, bodies: { maxBytes: 1e9 } }),
    'loggedFetch: bodies.maxBytes must be a number from 1 to 65536',
  ],
  [
    () => axiosRedaction(axios, { logger: console, guard: {} } as never),
    'axiosRedaction: guard must be what sandboxGuard returns',
  ],
  [() => sandboxGuard({ hosts: [] }), 'sandboxGuard: hosts must be an array of host names'],
  [() => sandboxGuard({ hosts: ['https://a.example'] }), 'sandboxGuard: hosts must be'],
  [
    () => sandboxGuard({ hosts: ['a.example'], onRealCard: 'ask' as never }),
    'sandboxGuard: onRealCard must be one of throw, warn',
  ],
])('options %#', (build, message) => {
  expect(build).toThrow(message);
});
