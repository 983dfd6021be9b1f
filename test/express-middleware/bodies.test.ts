import { createReadStream, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { requestLog, type BodyOptions } from '@sixfour/express-middleware';
import compression from 'compression';
import type { RequestHandler } from 'express';
import multer from 'multer';
import { describe, expect, test } from 'vitest';
import { leaks } from '../plants.js';
import { type Body, capture, type Event, hosts, type Reply, serve } from './hosts.js';

const CARD = '4111111111111111';
const SHOWN = '411111******1111';
const json = { 'content-type': 'application/json' };

const multipart = [
  '--xYz',
  'Content-Disposition: form-data; name="cvv"',
  '',
  '737',
  '--xYz',
  'Content-Disposition: form-data; name="note"',
  '',
  `paid with ${CARD}`,
  '--xYz',
  `Content-Disposition: form-data; name="scan"; filename="${CARD}.png"`,
  'Content-Type: image/png',
  '',
  `\u0089PNG cvv 737`,
  '--xYz--',
  '',
].join('\r\n');

const types: readonly (readonly [name: string, type: string, body: Body, logged: unknown])[] = [
  [
    'JSON',
    'application/json',
    `{"card":{"number":"${CARD}","cvv":737}}`,
    { card: { number: SHOWN, cvv: '[REDACTED:cvv]' } },
  ],
  ['JSON of a vendor', 'application/vnd.api+json; charset=utf-8', '{"cvv":"737"}', { cvv: '[REDACTED:cvv]' }],
  ['a 19-digit number', 'application/json', '{"n":6304990000000000044}', '{"n":"630499*********0044"}'],
  ['JSON that is none', 'application/json', '{"cvv":"737",', '{"cvv":"[REDACTED:cvv]",'],
  [
    'JSON in UTF-16',
    'application/json; charset=utf-16le',
    Buffer.from('{"cvv":"737"}', 'utf16le'),
    { cvv: '[REDACTED:cvv]' },
  ],
  [
    'form',
    'application/x-www-form-urlencoded',
    'cvv=737&a=1&a=2&card%5Bnumber%5D=4111+1111+1111+1111',
    { cvv: '[REDACTED:cvv]', a: ['1', '2'], 'card[number]': SHOWN },
  ],
  [
    'XML',
    'application/xml',
    `<card><number>${CARD}</number><cvv>737</cvv></card>`,
    `<card><number>${SHOWN}</number><cvv>[REDACTED:cvv]</cvv></card>`,
  ],
  ['SOAP', 'application/soap+xml', '<a:cvv>737</a:cvv>', '<a:cvv>[REDACTED:cvv]</a:cvv>'],
  ['text', 'text/plain', `cvv: 737, card ${CARD}`, `cvv: [REDACTED:cvv], card ${SHOWN}`],
  [
    'lines of JSON',
    'application/x-ndjson',
    '{"cvv":"737"}\n{"cvv":"737"}',
    '{"cvv":"[REDACTED:cvv]"}\n{"cvv":"[REDACTED:cvv]"}',
  ],
  [
    'multipart',
    'multipart/form-data; boundary=xYz',
    multipart,
    { cvv: '[REDACTED:cvv]', note: `paid with ${SHOWN}`, scan: { file: `${SHOWN}.png`, type: 'image/png', size: 13 } },
  ],
  [
    'multipart that is cut',
    'multipart/form-data; boundary=xYz',
    multipart.slice(0, -20),
    `(${Buffer.byteLength(multipart) - 20} bytes)`,
  ],
  ['bytes', 'application/octet-stream', `cvv 737 ${CARD}`, `(24 bytes)`],
  ['an image', 'image/png', `cvv 737 ${CARD}`, `(24 bytes)`],
  ['no type', '', `cvv 737 ${CARD}`, `(24 bytes)`],
  ['text with zeros', 'text/plain', [...CARD].join('\0'), '(31 bytes)'],
  ['text that is none', 'text/plain', Buffer.from([0xff, 0xfe, 0x34]), '(3 bytes)'],
  ['an unknown charset', 'text/plain; charset=nope', 'cvv 737', '(7 bytes)'],
];

const codings: readonly (readonly [name: string, pack: (body: Buffer) => Buffer])[] = [
  ['gzip', gzipSync],
  ['deflate', deflateSync],
  ['deflate', deflateRawSync],
  ['br', brotliCompressSync],
];

const bodies = (request: 'raw' | 'parsed', more: BodyOptions = {}): { bodies: BodyOptions } => ({
  bodies: { request, ...more },
});

describe.each(hosts)('request bodies on $name', ({ express }) => {
  interface Sent {
    readonly event: Event | undefined;
    readonly text: string;
    /** What the application got. */
    readonly got: Buffer;
  }

  async function post(options: { bodies: BodyOptions }, headers: Record<string, string>, body: Body): Promise<Sent> {
    const { lines, logger } = capture();
    const app = express();
    const got: Buffer[] = [];
    app.use(requestLog({ logger, ...options }));
    app.post('/', (request, response) => {
      request.on('data', (chunk: Buffer) => void got.push(chunk));
      request.on('end', () => void response.end());
    });
    const [event] = await serve(app, lines, (client) => client.send('/', { method: 'POST', headers, body }));
    return { event, text: lines.join(''), got: Buffer.concat(got) };
  }

  test.each(types)('raw: %s', async (_name, type, body, logged) => {
    const { event, text, got } = await post(bodies('raw'), type === '' ? {} : { 'content-type': type }, body);
    expect(event?.['body']).toEqual(logged);
    expect(leaks(text)).toEqual([]);
    expect(got).toEqual(Buffer.from(body as string));
  });

  test.each(codings)('raw and compressed: %s', async (coding, pack) => {
    const headers = { ...json, 'content-encoding': coding };
    const { event } = await post(bodies('raw'), headers, pack(Buffer.from('{"cvv":"737"}')));
    expect(event?.['body']).toEqual({ cvv: '[REDACTED:cvv]' });
    const bomb = await post(bodies('raw'), headers, pack(Buffer.alloc(1_000_000, '1')));
    expect(bomb.event?.['body']).toBe('[REDACTED:limit]');
    const broken = await post(bodies('raw'), { ...headers, 'content-encoding': `${coding}, nope` }, 'x');
    expect(broken.event?.['body']).toBe('(1 bytes)');
  });

  test('a card across chunks, one byte at a time', async () => {
    const text = `{"card":"${CARD}","cvv":"737"}`;
    const { event, got } = await post(bodies('raw'), json, [...text]);
    expect(event?.['body']).toEqual({ card: SHOWN, cvv: '[REDACTED:cvv]' });
    expect(got.toString()).toBe(text);
  });

  test.each([
    ['a pipe', (request: Readable) => request.pipe(new Writable({ write: (_chunk, _encoding, done) => done() }))],
    [
      'async iteration',
      async (request: Readable) => {
        for await (const _chunk of request);
      },
    ],
    ['read()', (request: Readable) => request.on('readable', () => void request.read())],
    ['strings', (request: Readable) => request.setEncoding('utf8').resume()],
    [
      'a web stream',
      async (request: Readable) => {
        for await (const _chunk of Readable.toWeb(request) as AsyncIterable<unknown>);
      },
    ],
  ])('is seen when it is read by %s', async (_name, consume) => {
    const { lines, logger } = capture();
    const app = express();
    app.use(requestLog({ logger, ...bodies('raw') }));
    app.post('/', (request, response) => {
      request.once('end', () => void response.end());
      void consume(request);
    });
    const body = `{"name":"\u00e9","cvv":"737"}`;
    const [event] = await serve(app, lines, (client) => client.send('/', { method: 'POST', headers: json, body }));
    expect(event?.['body']).toEqual({ name: '\u00e9', cvv: '[REDACTED:cvv]' });
  });

  test('a body whose beginning was read before is not known', async () => {
    const { lines, logger } = capture();
    const app = express();
    app.post('/begun', (request, _response, next) => void request.once('data', () => next()));
    app.use(requestLog({ logger, ...bodies('raw') }));
    app.post('/begun', (request, response) => void request.on('end', () => void response.end()).resume());
    const events = await serve(app, lines, async (client) => {
      await client.send('/begun', { method: 'POST', headers: json, body: ['{"card":"41111111', '11111111"}'] });
    });
    expect(events.map(({ body }) => body)).toEqual(['[REDACTED:limit]']);
  });

  test('beyond the cap: a marker, and the same bytes for the application', async () => {
    const body = JSON.stringify({ a: 'x'.repeat(1_000_000), card: CARD });
    const { event, text, got } = await post(bodies('raw', { maxBytes: 65_536 }), json, body);
    expect(event).toMatchObject({ body: '[REDACTED:limit]', requestSize: body.length });
    expect(got.length).toBe(body.length);
    expect(leaks(text)).toEqual([]);
  });

  test('parsers work as before, and parsed bodies are logged', async () => {
    const { lines, logger } = capture();
    const app = express();
    app.use(requestLog({ logger, ...bodies('parsed') }));
    app.use(
      express.json(),
      express.urlencoded({ extended: true }),
      express.text({ type: ['text/*', 'application/xml'] }),
      express.raw(),
    );
    app.use(multer().none());
    app.post('/', (request, response) => void response.json(request.body ?? null));
    const form = multipart.replace(/--xYz\r\n[^\r]*filename[\s\S]*?--xYz--/, '--xYz--');
    const events = await serve(app, lines, async (client) => {
      const send = (type: string, body: string) =>
        client.send('/', { method: 'POST', headers: { 'content-type': type }, body });
      await send('application/json', `{"cvv":"737","card":${CARD}}`);
      await send('application/x-www-form-urlencoded', `card[number]=${CARD}&card[code]=737`);
      await send('text/plain', 'cvv 737');
      await send('application/xml', '<cvv>737</cvv>');
      await send('application/octet-stream', `cvv 737`);
      await send('multipart/form-data; boundary=xYz', form);
      await send('application/json', JSON.stringify({ a: 'x'.repeat(50_000) }));
      await client.send('/');
    });
    expect(events.map(({ body }) => body)).toEqual([
      { cvv: '[REDACTED:cvv]', card: SHOWN },
      { card: { number: SHOWN, code: '[REDACTED:cvv]' } },
      'cvv [REDACTED:cvv]',
      '<cvv>[REDACTED:cvv]</cvv>',
      '(7 bytes)',
      { cvv: '[REDACTED:cvv]', note: `paid with ${SHOWN}` },
      '[REDACTED:limit]',
      undefined,
    ]);
    expect(leaks(lines.join(''))).toEqual([]);
  });
});

const text = `{"card":"${CARD}","cvv":"737"}`;
const shown = { card: SHOWN, cvv: '[REDACTED:cvv]' };
const file = join(mkdtempSync(join(tmpdir(), 'sixfour-')), 'card.json');
writeFileSync(file, text);

describe.each(hosts)('response bodies on $name', ({ express }) => {
  type Handler = RequestHandler;
  const logged = { bodies: { request: false, response: true } } as const;

  async function get(
    handler: Handler,
    {
      before = [],
      after = [],
      headers = {},
      method = 'GET',
      options = logged as { bodies: BodyOptions },
    }: {
      before?: Handler[];
      after?: Handler[];
      headers?: Record<string, string>;
      method?: string;
      options?: { bodies: BodyOptions };
    } = {},
  ): Promise<{ event: Event | undefined; all: string; reply: Reply }> {
    const { lines, logger } = capture();
    const app = express();
    for (const middleware of before) app.use(middleware);
    app.use(requestLog({ logger, ...options }));
    for (const middleware of after) app.use(middleware);
    app.get('/', handler);
    let reply: Reply | undefined;
    const [event] = await serve(app, lines, async (client) => {
      reply = await client.send('/', { headers, method });
    });
    expect(lines).toHaveLength(1);
    expect(leaks(lines.join(''))).toEqual([]);
    return { event, all: lines.join(''), reply: reply as Reply };
  }

  const handlers: readonly (readonly [string, Handler])[] = [
    ['json', (_request, response) => void response.json({ card: CARD, cvv: '737' })],
    ['send', (_request, response) => void response.type('json').send(text)],
    ['send of bytes', (_request, response) => void response.type('json').send(Buffer.from(text))],
    ['end', (_request, response) => void response.type('json').end(text)],
    [
      'end in another encoding',
      (_request, response) => void response.type('json').end(Buffer.from(text).toString('hex'), 'hex'),
    ],
    ['sendFile', (_request, response) => void response.sendFile(file)],
    ['pipe', (_request, response) => void createReadStream(file, { highWaterMark: 3 }).pipe(response.type('json'))],
    [
      'writeHead and end',
      (_request, response) => void response.writeHead(200, { 'Content-Type': 'application/json' }).end(text),
    ],
    [
      'writeHead with a flat list',
      (_request, response) =>
        void response.writeHead(200, 'Fine', ['content-type', 'application/json'] as never).end(text),
    ],
    [
      'one byte at a time',
      (_request, response) => {
        response.type('json');
        for (const char of text) response.write(char);
        response.end();
      },
    ],
    [
      'memory that is used again',
      (_request, response) => {
        response.type('json');
        const buffer = Buffer.alloc(1);
        let at = 0;
        const next = (): void => {
          if (at >= text.length) return void response.end();
          buffer[0] = text.charCodeAt(at++);
          response.write(buffer, next);
        };
        next();
      },
    ],
  ];

  test.each(handlers)('%s', async (_name, handler) => {
    const { event, reply } = await get(handler);
    expect(event).toMatchObject({ responseBody: shown, responseSize: text.length });
    expect(reply.text).toBe(text);
  });

  test.each(['gzip', 'br', 'deflate'])('compression before and after: %s', async (coding) => {
    const packed = { 'accept-encoding': coding };
    for (const [, handler] of handlers.slice(0, 7)) {
      for (const place of ['before', 'after']) {
        const { event, reply } = await get(handler, { [place]: [compression({ threshold: 0 })], headers: packed });
        expect(reply.headers['content-encoding']).toBe(coding);
        expect(event?.['responseBody']).toEqual(shown);
      }
    }
  });

  test('HTML, images, nothing', async () => {
    const html = await get((_request, response) => void response.send(`<b>cvv: 737</b> ${CARD}`));
    expect(html.event?.['responseBody']).toBe(`<b>cvv: [REDACTED:cvv]</b> ${SHOWN}`);
    const image = await get((_request, response) => void response.type('png').send(Buffer.from(text)));
    expect(image.event?.['responseBody']).toBe(`(${text.length} bytes)`);
    const none = await get((_request, response) => void response.end());
    expect(none.event).not.toHaveProperty('responseBody');
  });

  test('redirect', async () => {
    const { event, reply } = await get((_request, response) => void response.redirect(`/done?card=${CARD}&cvv=737`));
    expect(reply.status).toBe(302);
    expect(reply.headers.location).toContain(CARD);
    expect(event?.['responseBody']).toContain(SHOWN);
  });

  test('HEAD, 204 and 304 have none', async () => {
    const handler: Handler = (_request, response) => void response.json({ card: CARD });
    const head = await get(handler, { method: 'HEAD' });
    expect(head.event).not.toHaveProperty('responseBody');
    const first = await get(handler);
    const cached = await get(handler, { headers: { 'if-none-match': String(first.reply.headers.etag) } });
    expect(cached.reply.status).toBe(304);
    expect(cached.event).toMatchObject({ status: 304 });
    expect(cached.event).not.toHaveProperty('responseBody');
    const none = await get((_request, response) => void response.status(204).end());
    expect(none.event).not.toHaveProperty('responseBody');
  });

  test('1 MB: a marker and the size', async () => {
    const long = 'x'.repeat(1_048_576) + CARD;
    const { event, reply } = await get((_request, response) => void response.type('text').send(long));
    expect(event).toMatchObject({ responseBody: '[REDACTED:limit]', responseSize: long.length });
    expect(reply.text).toBe(long);
  });

  test('write and end give back what they gave before, and call back', async () => {
    const results: unknown[][] = [];
    for (const options of [logged, { bodies: false as never }]) {
      const seen: unknown[] = [];
      await get(
        (_request, response) => {
          seen.push(response.write('a', () => seen.push('written')));
          seen.push(response.write('b', 'utf8', () => seen.push('written')));
          seen.push(response.end('c', () => seen.push('ended')) === response);
        },
        { options },
      );
      results.push(seen);
    }
    expect(results[0]).toEqual(results[1]);
    expect(results[0]?.filter((one) => one === 'ended')).toHaveLength(1);
  });
});

test('32 MB are held at most, and given back', async () => {
  const { lines, logger } = capture();
  const middleware = requestLog({ logger, bodies: { request: 'raw', maxBytes: 65_536 } });
  const waiting: (() => void)[] = [];
  const body = JSON.stringify({ a: 'x'.repeat(65_000) });
  const count = 530;
  let most = 0;
  await serve(
    (request, response) => {
      middleware(request, response, () => {
        request.on('end', () => {
          most = Math.max(most, middleware.stats().heldBytes);
          waiting.push(() => response.end());
          if (waiting.length === count) for (const answer of waiting) answer();
        });
        request.resume();
      });
    },
    lines,
    (client) =>
      Promise.all(Array.from({ length: count }, () => client.send('/', { method: 'POST', headers: json, body }))),
  );
  expect(most).toBeGreaterThan(30 * 1024 * 1024);
  expect(most).toBeLessThanOrEqual(32 * 1024 * 1024);
  expect(middleware.stats()).toMatchObject({ exchanges: count, written: count, heldBytes: 0 });
  const shownOf = lines.map((line) => typeof (JSON.parse(line) as Event)['body']);
  expect(shownOf.filter((type) => type === 'object').length).toBeGreaterThan(500);
  expect(shownOf.filter((type) => type === 'string').length).toBeGreaterThan(5);
});
