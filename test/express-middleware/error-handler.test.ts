import { errorHandler, requestLog } from '@sixfour/express-middleware';
import { describe, expect, test } from 'vitest';
import { errorWith, leaks, plants } from '../plants.js';
import { capture, type Event, eventsOf, hosts, listen, type Reply, settle } from './hosts.js';

describe.each(hosts)('errorHandler on $name', ({ express }) => {
  interface Outcome {
    readonly reply: Reply | undefined;
    readonly events: Event[];
    readonly text: string;
  }

  async function fail(
    error: unknown,
    { level = 'info', expose = false as 'redacted' | false, before = (_response: unknown) => {}, method = 'GET' } = {},
  ): Promise<Outcome> {
    const { lines, logger } = capture(level);
    const app = express();
    const printed: unknown[] = [];
    const { error: original } = console;
    console.error = (...args: unknown[]) => void printed.push(...args);
    app.use((_request, response, next) => {
      before(response);
      next(error);
    });
    app.use(errorHandler({ logger, expose }));
    const client = await listen(app);
    const reply = await client.send('/', { method }).catch(() => undefined);
    await settle();
    await client.close();
    console.error = original;
    expect(printed).toEqual([]);
    return { reply, events: eventsOf(lines), text: lines.join('') };
  }

  test.each(plants)('$name in message, members and cause', async (plant) => {
    const { reply, events, text } = await fail(errorWith(plant));
    expect(reply).toMatchObject({ status: 500, text: 'Internal Server Error' });
    expect(leaks(text)).toEqual([]);
    expect(text).toContain(plant.shown);
    expect(events).toMatchObject([{ level: 50, status: 500, err: { type: 'Error' } }]);
    expect(String((events[0]?.['err'] as Event)['stack'])).toContain('at ');
  });

  test('a status of its own, answered with its text only', async () => {
    const error = Object.assign(new Error('no card 4111111111111111'), { status: 404, expose: true });
    const { reply, events } = await fail(error);
    expect(reply).toMatchObject({ status: 404, text: 'Not Found' });
    expect(reply?.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(events).toMatchObject([{ level: 40, status: 404 }]);
    expect((await fail(error, { expose: 'redacted' })).reply?.text).toBe('no card 411111******1111');
    Object.assign(error, { status: 503, expose: false });
    expect((await fail(error, { expose: 'redacted' })).reply?.text).toBe('Service Unavailable');
  });

  test('HEAD has no body, and headers of the lost answer go', async () => {
    const before = (response: unknown): void => {
      const { setHeader } = response as { setHeader(name: string, value: string): void };
      for (const name of ['etag', 'content-encoding', 'x-kept']) setHeader.call(response, name, 'gzip');
    };
    const { reply } = await fail(new Error('x'), { before, method: 'HEAD' });
    expect(reply).toMatchObject({ status: 500, text: '' });
    expect(reply?.headers).not.toHaveProperty('etag');
    expect(reply?.headers).not.toHaveProperty('content-encoding');
    expect(reply?.headers).toHaveProperty('x-kept');
  });

  test('an answer that has begun is cut off', async () => {
    const before = (response: unknown): void => void (response as { write(text: string): void }).write('part');
    const { reply, events } = await fail(new Error('cvv 737'), { before });
    expect(reply).toBeUndefined();
    expect(leaks(JSON.stringify(events))).toEqual([]);
    expect(events).toHaveLength(1);
  });

  test.each([['a text cvv 737'], [{ cvv: '737' }], [null], [42], [Object.freeze(new Error('cvv 737'))]])(
    '%o is thrown',
    async (thrown) => {
      const { reply, text } = await fail(thrown ?? 'nothing');
      expect(reply?.status).toBe(500);
      expect(leaks(text)).toEqual([]);
      expect(text).not.toBe('');
    },
  );

  test("an HTTP client's error shows no connection and no secret", async () => {
    const error = Object.assign(new Error('Request failed'), {
      config: {
        url: 'https://psp.example',
        data: '{"cvv":"737"}',
        headers: { Authorization: 'Bearer abcdefgh12345678' },
        httpAgent: { big: 1 },
        adapter() {},
      },
      request: { _header: 'POST / HTTP/1.1\r\nAuthorization: Bearer abcdefgh12345678' },
      response: { status: 402, data: { card: '4111111111111111' }, request: { secret: 1 }, headers: {} },
    });
    const { events, text } = await fail(error);
    expect(leaks(text)).toEqual([]);
    expect(text).not.toContain('abcdefgh12345678');
    expect(events).toMatchObject([
      {
        err: { config: { url: 'https://psp.example' }, response: { status: 402, data: { card: '411111******1111' } } },
      },
    ]);
    expect(text).not.toContain('httpAgent');
    expect(text).not.toContain('_header');
  });

  test('causes without end, aggregate errors, and members that throw', async () => {
    const error: Error & { cause?: unknown } = new AggregateError(
      [new Error('cvv 737'), new Error('ssn 536-90-4399')],
      'many',
    );
    error.cause = error;
    Object.defineProperty(error, 'trap', {
      enumerable: true,
      get: () => {
        throw new Error('cvv 737');
      },
    });
    const { reply, text } = await fail(error);
    expect(reply?.status).toBe(500);
    expect(text).toContain('many');
    expect(leaks(text)).toEqual([]);
  });

  test('a malformed body: its size only, and the same request id in both events', async () => {
    for (const level of ['info', 'debug']) {
      const { lines, logger } = capture(level);
      const app = express();
      app.use(requestLog({ logger }));
      app.use(express.json());
      app.use(errorHandler({ logger }));
      const client = await listen(app);
      const body = '{"note":"hello","cvv":"737",}';
      const reply = await client.send('/', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      await settle();
      await client.close();
      expect(reply).toMatchObject({ status: 400, text: 'Bad Request' });
      const [failed, request] = eventsOf(lines);
      expect(failed).toMatchObject({
        level: 40,
        err: { message: 'malformed JSON' },
        requestId: request?.['requestId'],
      });
      expect(failed).toMatchObject({ err: { type: 'SyntaxError', body: '(29 characters)' } });
      expect(JSON.stringify(failed)).not.toContain('hello');
      expect(leaks(lines.join(''))).toEqual([]);
    }
  });
});

test('refuses what is no logger', () => {
  expect(() => errorHandler({} as never)).toThrow('errorHandler: logger must be');
});
