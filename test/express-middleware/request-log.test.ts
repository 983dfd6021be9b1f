import http from 'node:http';
import http2 from 'node:http2';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { createRedactor } from '@sixfour/core';
import { requestLog } from '@sixfour/express-middleware';
import { withRedaction } from '@sixfour/pino-transport';
import pino from 'pino';
import { describe, expect, test } from 'vitest';
import * as winston from 'winston';
import { leaks } from '../plants.js';
import { capture, eventsOf, hosts, listen, settle } from './hosts.js';

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

describe.each(hosts)('requestLog on $name', ({ express }) => {
  test('one event, with what a log needs', async () => {
    const { lines, logger } = capture();
    const app = express();
    const router = express.Router();
    router.get('/items/:id', (_request, response) => void response.status(201).send('made'));
    app.use(requestLog({ logger }));
    app.use('/shop', router);
    const client = await listen(app);
    await client.send('/shop/items/7?page=2', { headers: { 'user-agent': 'probe/1', 'x-request-id': 'req-0123abcd' } });
    await settle();
    await client.close();
    expect(lines).toHaveLength(1);
    const [event] = eventsOf(lines);
    expect(event).toMatchObject({
      level: 30,
      msg: 'GET /shop/items/7?page=2 201',
      method: 'GET',
      url: '/shop/items/7?page=2',
      route: '/shop/items/:id',
      status: 201,
      requestId: 'req-0123abcd',
      responseSize: 4,
      userAgent: 'probe/1',
      query: { page: '2' },
      params: { id: '7' },
    });
    expect(event?.['durationMs']).toBeTypeOf('number');
    expect(String(event?.['remoteAddress'])).toContain('127.0.0.1');
    expect(event).not.toHaveProperty('aborted');
    expect(event).not.toHaveProperty('body');
  });

  test('level by status', async () => {
    const { lines, logger } = capture();
    const app = express();
    app.use(requestLog({ logger }));
    app.get('/:status', (request, response) => void response.sendStatus(Number(request.params['status'])));
    const client = await listen(app);
    for (const status of [200, 302, 404, 422, 500, 503]) await client.send(`/${status}`);
    await settle();
    await client.close();
    expect(eventsOf(lines).map(({ level }) => level)).toEqual([30, 30, 40, 40, 50, 50]);
  });

  test('an aborted request is logged once, as a warning', async () => {
    const { lines, logger } = capture();
    const app = express();
    app.use(requestLog({ logger }));
    app.get('/hang', () => {});
    const client = await listen(app);
    await client.send('/hang', { signal: AbortSignal.timeout(50) }).catch(() => {});
    await settle();
    await client.close();
    expect(eventsOf(lines)).toMatchObject([{ level: 40, aborted: true, msg: 'GET /hang aborted' }]);
    expect(lines[0]).not.toContain('"status"');
  });

  test('a client id that could be something else is not taken', async () => {
    const { lines, logger } = capture();
    const app = express();
    app.use(requestLog({ logger }));
    app.get('/', (_request, response) => void response.end());
    const client = await listen(app);
    const ids = [
      'short',
      '1234567890123456',
      '4111111111111111-a',
      'with space 12',
      'x'.repeat(129),
      'ab\u00e9cdefgh',
      'good.id_~-1',
    ];
    for (const id of ids) await client.send('/', { headers: { 'x-request-id': id } });
    await settle();
    await client.close();
    const logged = eventsOf(lines).map(({ requestId }) => String(requestId));
    expect(logged.slice(0, -1).every((id) => uuid.test(id))).toBe(true);
    expect(logged.at(-1)).toBe('good.id_~-1');
  });

  test('the client gets the same bytes, and the request is not changed', async () => {
    const replies: unknown[] = [];
    for (const isLogged of [false, true]) {
      const { logger } = capture('debug');
      const app = express();
      const seen: string[] = [];
      if (isLogged) app.use(requestLog({ logger }));
      app.use(express.json());
      app.post('/echo', (request, response) => {
        response.on(
          'close',
          () => void seen.push(JSON.stringify([request.body, request.query, request.params, request.headers])),
        );
        response.set('date', 'x').json({ body: request.body as unknown, query: request.query });
      });
      const client = await listen(app);
      const body = JSON.stringify({ card: { number: '4111111111111111', cvv: 737 } });
      const headers = { 'content-type': 'application/json', host: 'shop.example' };
      const reply = await client.send('/echo?cvv=737', { method: 'POST', headers, body });
      await settle();
      await client.close();
      replies.push([reply, seen]);
    }
    expect(replies[0]).toEqual(replies[1]);
  });

  test('a parsed body at debug only, up to 16 kB', async () => {
    const run = async (level: string, value: unknown, bodies?: false): Promise<unknown> => {
      const { lines, logger } = capture(level);
      const app = express();
      app.use(requestLog({ logger, ...(bodies === undefined ? {} : { bodies }) }));
      app.use(express.json());
      app.post('/', (_request, response) => void response.end());
      const client = await listen(app);
      await client.send('/', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(value),
      });
      await settle();
      await client.close();
      return eventsOf(lines)[0]?.['body'];
    };
    expect(await run('info', { a: 1 })).toBeUndefined();
    expect(await run('debug', { a: 1, cvv: 737 })).toEqual({ a: 1, cvv: '[REDACTED:cvv]' });
    expect(await run('debug', { a: 1 }, false)).toBeUndefined();
    expect(await run('debug', { a: 'x'.repeat(20_000) })).toBe('[REDACTED:limit]');
  });

  test('options: ignore, headers, level, redactor', async () => {
    const { lines, logger } = capture('debug');
    const app = express();
    app.use(
      requestLog({
        logger,
        ignore: ({ url }) => url === '/health',
        fieldNames: { headers: false },
        customLogLevel: (_request, { statusCode }) => (statusCode === 200 ? 'debug' : 'warn'),
        redactor: { pan: 'last4' },
      }),
    );
    app.use((_request, response) => void response.end());
    const client = await listen(app);
    await client.send('/health');
    await client.send('/?card=4111111111111111');
    await settle();
    await client.close();
    expect(eventsOf(lines)).toMatchObject([{ level: 20, url: '/?card=************1111' }]);
    expect(lines[0]).not.toContain('"headers"');
  });
});

describe('requestLog elsewhere', () => {
  const plainServer = (logger: object) => {
    const middleware = requestLog({ logger });
    return listen((request, response) => {
      middleware(request, response, () => response.end('ok'));
    });
  };

  test('a plain node:http server', async () => {
    const { lines, logger } = capture();
    const client = await plainServer(logger);
    await client.send('/a?cvv=737');
    await settle();
    await client.close();
    expect(eventsOf(lines)).toMatchObject([{ url: '/a?cvv=[REDACTED:cvv]', route: '(unmatched)', status: 200 }]);
  });

  test('HTTP/2', async () => {
    const { lines, logger } = capture();
    const middleware = requestLog({ logger });
    const server = http2.createServer((request, response) => {
      middleware(request as never, response as never, () => response.end('ok'));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const session = http2.connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const stream = session.request({ ':path': '/a?cvv=737' });
    stream.resume();
    await new Promise((resolve) => stream.on('close', resolve));
    await settle();
    session.close();
    server.close();
    expect(eventsOf(lines)).toMatchObject([{ url: '/a?cvv=[REDACTED:cvv]', status: 200 }]);
    expect(lines.join('')).not.toContain(':path');
  });

  test('a logger that throws, and an ignore that throws, harm no request', async () => {
    const boom = (): never => {
      throw new Error('4111111111111111');
    };
    const client = await plainServer({ info: boom, warn: boom, error: boom });
    expect((await client.send('/')).text).toBe('ok');
    await settle();
    await client.close();
    const middleware = requestLog({ logger: console, ignore: boom });
    const other = await listen((request, response) => middleware(request, response, () => response.end('ok')));
    expect((await other.send('/')).text).toBe('ok');
    await other.close();
  });

  test('a winston logger', async () => {
    const lines: string[] = [];
    const stream = new Writable({ write: (chunk: Buffer, _encoding, done) => (lines.push(chunk.toString()), done()) });
    for (const levels of [winston.config.npm.levels, winston.config.syslog.levels]) {
      const logger = winston.createLogger({ levels, transports: [new winston.transports.Stream({ stream })] });
      const client = await plainServer(logger);
      await client.send('/a?cvv=737');
      await settle();
      await client.close();
    }
    expect(lines).toHaveLength(2);
    expect(eventsOf(lines)).toMatchObject([
      { level: 'info', message: 'GET /a?cvv=[REDACTED:cvv] 200', status: 200 },
      { level: 'info', message: 'GET /a?cvv=[REDACTED:cvv] 200', status: 200 },
    ]);
  });

  test('a console-like logger', async () => {
    const seen: unknown[] = [];
    const keep = (...args: unknown[]): void => void seen.push(args);
    const client = await plainServer({ info: keep, warn: keep, error: keep });
    await client.send('/a?cvv=737');
    await settle();
    await client.close();
    expect(seen).toMatchObject([['GET /a?cvv=[REDACTED:cvv] 200', { status: 200 }]]);
    expect(leaks(JSON.stringify(seen))).toEqual([]);
  });

  test.each(['mark', 'pino'])('takes the redactor that protects the logger: %s', async (by) => {
    const { lines, logger } = capture();
    const redactor = createRedactor({ pan: 'hidden' });
    const stream = { write: (line: string) => void lines.push(line) };
    if (by === 'mark') Object.defineProperty(logger, Symbol.for('sixfour'), { value: redactor });
    const own = by === 'mark' ? logger : pino(withRedaction({ base: null, timestamp: false }, redactor), stream);
    const client = await plainServer(own);
    await client.send('/4111111111111111');
    await settle();
    await client.close();
    expect(eventsOf(lines)).toMatchObject([{ url: '/[REDACTED:pan]' }]);
  });

  test('a server that goes away mid-answer', async () => {
    const { lines, logger } = capture();
    const middleware = requestLog({ logger });
    const client = await listen((request, response) => {
      middleware(request, response, () => {
        response.write('part');
        response.destroy();
      });
    });
    await client.send('/').catch(() => {});
    await settle();
    await client.close();
    expect(eventsOf(lines)).toMatchObject([{ aborted: true, status: 200, level: 40 }]);
  });

  test('refuses what is no logger', () => {
    for (const logger of [undefined, null, 1, {}, { info: 1 }]) {
      expect(() => requestLog({ logger } as never)).toThrow('requestLog: logger must be');
    }
    expect(http.STATUS_CODES[200]).toBe('OK');
  });
});
