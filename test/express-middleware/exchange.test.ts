import { setTimeout as sleep } from 'node:timers/promises';
import { errorHandler, requestLog, type RequestLogOptions } from '@sixfour/express-middleware';
import { currentRequestId } from '@sixfour/express-middleware/context';
import bunyan from 'bunyan';
import pino from 'pino';
import { describe, expect, test } from 'vitest';
import * as winston from 'winston';
import { leaks } from '../plants.js';
import { capture, type Event, eventsOf, hosts, listen, serve, settle } from './hosts.js';

const CARD = '4111111111111111';
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

describe.each(hosts)('an exchange on $name', ({ express }) => {
  async function visit(
    options: Partial<RequestLogOptions>,
    paths: readonly string[],
    headers: Record<string, string> = {},
    level = 'info',
  ): Promise<{ events: Event[]; text: string }> {
    const { lines, logger } = capture(level);
    const app = express();
    app.use(requestLog({ logger, ...options }));
    app.use(express.json());
    app.get('/fail', () => {
      throw new Error('refused');
    });
    app.use('/:page', (_request, response) => void response.send('ok'));
    app.use(errorHandler({ logger }));
    const events = await serve(app, lines, async (client) => {
      for (const path of paths) await client.send(path, { headers });
    });
    return { events: events.filter((event) => 'durationMs' in event), text: lines.join('') };
  }

  test('traceparent in the form of W3C only', async () => {
    const good = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const rows = [
      good,
      good.toUpperCase(),
      good.replace('0af7651916cd43dd8448eb211c80319c', '0'.repeat(32)),
      good.replace('b7ad6b7169203331', '0'.repeat(16)),
      `ff${good.slice(2)}`,
      `${good}-x`,
      `card ${CARD}`,
    ];
    const seen: unknown[] = [];
    for (const traceparent of rows) {
      const { events, text } = await visit({}, ['/a'], { traceparent });
      seen.push(events[0]?.['traceparent']);
      expect(text).not.toContain(CARD);
      expect(events[0]?.['headers']).not.toHaveProperty('traceparent');
    }
    expect(seen).toEqual([good, ...rows.slice(1).map(() => undefined)]);
  });

  test('echo sets the header, and nothing else does', async () => {
    const ids: unknown[] = [];
    for (const echo of [true, false]) {
      const { logger } = capture();
      const app = express();
      app.use(requestLog({ logger, echo }));
      app.get('/', (_request, response) => void response.send('ok'));
      const client = await listen(app);
      for (const id of ['abc-12345', `${CARD}-abc`]) {
        ids.push((await client.send('/', { headers: { 'x-request-id': id } })).headers['x-request-id']);
      }
      await client.close();
    }
    expect(ids).toEqual(['abc-12345', expect.stringMatching(uuid), undefined, undefined]);
  });

  test('genReqId, and an id of another middleware', async () => {
    const { events } = await visit({ genReqId: ({ url }) => `own${String(url).replace('/', '-')}-id` }, [
      '/a',
      `/${CARD}`,
    ]);
    expect(events.map(({ requestId }) => requestId)).toEqual(['own-a-id', expect.stringMatching(uuid)]);
    const { lines, logger } = capture();
    const app = express();
    app.use((request, _response, next) => void next(void Object.assign(request, { id: 'from-before' })));
    app.use(requestLog({ logger, genReqId: () => 'from-options' }));
    app.get('/', (request, response) => void response.send((request as { id?: string }).id));
    const [event] = await serve(app, lines, (client) => client.send('/'));
    expect(event).toMatchObject({ requestId: 'from-before' });
  });

  test('request.log has the id, with every kind of logger', async () => {
    const text: string[] = [];
    const write = (line: string): void => void text.push(line);
    const loggers = [
      pino({ base: null }, { write }),
      bunyan.createLogger({ name: 'a', stream: { write } as never }),
      winston.createLogger({
        transports: [
          new winston.transports.Stream({
            stream: new (await import('node:stream')).Writable({
              write: (chunk, _encoding, done) => (write(String(chunk)), done()),
            }),
          }),
        ],
      }),
      { info: (...args: unknown[]) => write(JSON.stringify(args)), warn: () => {}, error: () => {} },
    ];
    for (const logger of loggers) {
      text.length = 0;
      const app = express();
      app.use(requestLog({ logger }));
      app.get('/', (request, response) => {
        const { log } = request as unknown as { log: { info(message: string): void } };
        log.info('inside');
        expect((request as unknown as { log: unknown }).log).toBe(log);
        response.end();
      });
      const client = await listen(app);
      await client.send('/', { headers: { 'x-request-id': 'req-12345' } });
      await settle();
      await client.close();
      const [inside, event] = text;
      expect(text).toHaveLength(2);
      for (const line of [inside, event]) expect(line).toContain('req-12345');
      expect(inside).toContain('inside');
    }
  });

  test('a logger that the request has stays', async () => {
    const { logger } = capture();
    const own = { info() {} };
    const seen: unknown[] = [];
    const app = express();
    app.use((request, _response, next) => void next(void Object.assign(request, { log: own })));
    app.use(requestLog({ logger }));
    app.get('/', (request, response) => void response.end(void seen.push((request as never as { log: unknown }).log)));
    await serve(app, [], (client) => client.send('/'));
    expect(seen).toEqual([own]);
  });

  test('currentRequestId() in everything a request begins, and not outside', async () => {
    for (const context of [true, false]) {
      const { logger } = capture();
      const app = express();
      const seen: unknown[] = [];
      app.use(requestLog({ logger, context }));
      app.use(express.json());
      app.post('/:n', (_request, response) => {
        seen.push(currentRequestId());
        void sleep(5).then(() => {
          seen.push(currentRequestId());
          setImmediate(() => {
            seen.push(currentRequestId());
            response.end();
          });
        });
      });
      const client = await listen(app);
      const ids = ['first-one', 'second-one', 'third-one'];
      const send = (id: string) =>
        client.send('/1', {
          method: 'POST',
          headers: { 'x-request-id': id, 'content-type': 'application/json' },
          body: '{}',
        });
      await Promise.all(ids.map(send));
      await client.close();
      const counts = ids.map((id) => seen.filter((one) => one === id).length);
      expect(counts).toEqual(context ? [3, 3, 3] : [0, 0, 0]);
      expect(currentRequestId()).toBeUndefined();
    }
  });

  test('sampling leaves out events, but none of status 500, and no count', async () => {
    const { lines, logger } = capture();
    const app = express();
    const middleware = requestLog({ logger, sample: 0, bodies: { request: 'raw' } });
    app.use(middleware);
    app.use(express.json());
    app.post('/:status', (request, response) => void response.sendStatus(Number(request.params.status)));
    const events = await serve(app, lines, async (client) => {
      for (const status of [200, 404, 500]) {
        await client.send(`/${status}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{"cvv":"737"}',
        });
      }
    });
    expect(events).toMatchObject([{ status: 500, body: { cvv: '[REDACTED:cvv]' }, findings: ['cvv'] }]);
    expect(middleware.stats()).toMatchObject({ exchanges: 3, written: 1, routes: { '/:status': { cvv: 3 } } });
    const half = await visit(
      { sample: 0.5 },
      Array.from({ length: 200 }, () => '/a'),
    );
    expect(half.events.length).toBeGreaterThan(50);
    expect(half.events.length).toBeLessThan(150);
  });

  test('options by path: the first that fits', async () => {
    const { events } = await visit(
      {
        routes: [
          { path: '/health', ignore: true },
          { path: '/Quiet/:id', sample: 0 },
          { path: '/a', methods: ['post'], ignore: true },
        ],
      },
      ['/health', '/health/deep?x', '/HEALTH', '/healthy', '/quiet', '/quiet/7', '/a'],
    );
    expect(events.map(({ url }) => url)).toEqual(['/healthy', '/quiet', '/a']);
  });

  test('serializers see raw values, and what they return is redacted', async () => {
    const { events, text } = await visit(
      {
        serializers: {
          query: (value, request) => ({ ...(value as object), method: request.method, note: `cvv: 737` }),
          headers: () => undefined,
          userAgent: () => {
            throw new Error('737');
          },
        },
      },
      ['/a?card=' + CARD],
      { 'user-agent': 'probe' },
    );
    expect(events).toMatchObject([
      {
        query: { card: '411111******1111', method: 'GET', note: 'cvv: [REDACTED:cvv]' },
        userAgent: '[REDACTED:error]',
      },
    ]);
    expect(leaks(text)).toEqual([]);
  });

  test('other names, other messages, other levels', async () => {
    const { events } = await visit(
      {
        fieldNames: { durationMs: 'durationMs', status: 'code', headers: false, userAgent: false },
        customMessage: ({ url, status }) => `${String(status)} for ${String(url)}, cvv: 737`,
        customLogLevel: (_request, { statusCode }, error) =>
          error instanceof Error ? 'fatal' : statusCode === 200 ? 'debug' : 'silent',
      },
      ['/a', '/fail', '/b'],
      {},
      'debug',
    );
    expect(events).toMatchObject([
      { level: 20, code: 200, msg: '200 for /a, cvv: [REDACTED:cvv]' },
      { level: 60, code: 500 },
      { level: 20 },
    ]);
    expect(events[0]).not.toHaveProperty('status');
    expect(events[0]).not.toHaveProperty('headers');
  });

  test('a middleware that is used twice logs once, another one too', async () => {
    const { lines, logger } = capture();
    const other = capture();
    const middleware = requestLog({ logger });
    const app = express();
    const router = express.Router();
    router.use(middleware, requestLog({ logger: other.logger }));
    router.get('/:cvv', (_request, response) => void response.end());
    app.use(middleware);
    app.use('/a', router);
    await serve(app, lines, (client) => client.send('/a/737'));
    for (const log of [lines, other.lines]) expect(eventsOf(log)).toMatchObject([{ url: '/a/[REDACTED:cvv]' }]);
  });

  test('an answer that is over before the middleware', async () => {
    const { lines, logger } = capture();
    const app = express();
    app.use((_request, response, next) => {
      response.once('close', () => next());
      response.end('early');
    });
    app.use(requestLog({ logger }));
    const [event] = await serve(app, lines, (client) => client.send('/a'));
    expect(event).toMatchObject({ status: 200, url: '/a' });
  });

  test('one event for each request of a connection that is kept, and of slow clients', async () => {
    const { lines, logger } = capture();
    const app = express();
    app.use(requestLog({ logger, bodies: { request: 'raw', response: true } }));
    app.use(express.json());
    app.post('/:n', (request, response) => void response.json(request.body));
    const client = await listen(app);
    const body = `{"cvv":"737","card":"${CARD}"}`;
    const one = `POST /a HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    const reply = await client.raw(one.repeat(5) + one.replace('Host: x', 'Host: x\r\nConnection: close'));
    expect(reply.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(6);
    await client.send('/slow', { method: 'POST', headers: { 'content-type': 'application/json' }, body: [...body] });
    await settle();
    await client.close();
    expect(lines).toHaveLength(7);
    for (const event of eventsOf(lines))
      expect(event).toMatchObject({ body: { cvv: '[REDACTED:cvv]' }, responseBody: { card: '411111******1111' } });
    expect(leaks(lines.join(''))).toEqual([]);
  });

  test.each([
    [
      'while the body comes',
      `POST /a HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"cvv":"737","card":"${CARD}"`,
    ],
    ['before the answer', 'GET /hang?cvv=737 HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['in the midst of the answer', 'GET /part?cvv=737 HTTP/1.1\r\nHost: x\r\n\r\n'],
  ])('a client that goes away %s', async (_name, text) => {
    const { lines, logger } = capture();
    const app = express();
    app.use(requestLog({ logger, bodies: { request: 'raw', response: true } }));
    app.use(express.json());
    app.get('/part', (_request, response) => void response.type('text').write(`cvv: 737, card 4111111`));
    app.all('/:page', () => {});
    const { connect } = await import('node:net');
    await serve(app, lines, async (client) => {
      const socket = connect(client.port, '127.0.0.1', () => socket.write(text));
      await sleep(60);
      socket.destroy();
      await sleep(60);
    });
    expect(eventsOf(lines)).toMatchObject([{ level: 40, aborted: true }]);
    expect(leaks(lines.join(''))).toEqual([]);
  });
});

const refused: readonly (readonly [object, string])[] = [
  [{ logger: {} }, 'requestLog: logger must be a pino, bunyan, winston or console-like logger, received object'],
  [{ nope: 1 }, 'requestLog: nope must be a known option'],
  [{ sample: 2 }, 'requestLog: sample must be a number from 0 to 1'],
  [{ bodies: 'all' }, "requestLog: bodies must be an object, 'debug' or false"],
  [{ bodies: { maxBytes: 65_537 } }, 'requestLog: bodies.maxBytes must be a number from 1 to 65536'],
  [{ bodies: { request: true } }, 'requestLog: bodies.request must be one of parsed, raw, false'],
  [{ routes: [{ path: 'a' }] }, 'requestLog: routes[0].path must be a path that begins with a slash'],
  [{ routes: [{ path: '/a', bodies: { request: 1 } }] }, 'requestLog: routes[0].bodies.request must be one of'],
  [{ serializers: { body: 1 } }, 'requestLog: serializers.body must be a function'],
  [{ serializers: { nope() {} } }, 'requestLog: serializers must be an object of fields'],
  [{ fieldNames: { status: '' } }, 'requestLog: fieldNames.status must be a name or false'],
  [{ ignore: true }, 'requestLog: ignore must be a function'],
  [{ echo: 1 }, 'requestLog: echo must be true or false'],
  [{ audit: { intervalMs: 0 } }, 'requestLog: audit.intervalMs must be a number from 1'],
];
test.each(refused)('options %#', (options, message) => {
  expect(() => requestLog({ logger: console, ...options } as never)).toThrow(message);
});
