import { errorHandler, requestLog, safe } from '@sixfour/express-middleware';
import { describe, expect, test } from 'vitest';
import { capture, type Event, hosts, oldestHost, serve } from './hosts.js';

const CARD = '4111111111111111';

/** A value that only the name of its parameter shows to be sensitive, by every way through routers. */
describe.each([...hosts, oldestHost])('path parameters on $name', ({ express }) => {
  type Application = ReturnType<typeof express>;

  async function visit(build: (app: Application) => void, path: string, headers = {}): Promise<Event[]> {
    const { lines, logger } = capture();
    const app = express();
    app.use(requestLog({ logger }));
    build(app);
    app.use(errorHandler({ logger }));
    const events = await serve(app, lines, (client) => client.send(path, { headers }));
    expect(
      lines.join('').replace(/"(?:durationMs|err|requestId|remoteAddress|host)":("[^"]*"|[\d.]+|\{.*?\})/g, ''),
    ).not.toContain('737');
    return events;
  }

  const ok = (_request: unknown, response: { end(text: string): unknown }): void => void response.end('ok');
  const fail = (): never => {
    throw new Error('refused');
  };

  test('a route', async () => {
    const [event] = await visit((app) => app.get('/pay/:cvv', ok), '/pay/737?a=1');
    expect(event).toMatchObject({
      url: '/pay/[REDACTED:cvv]?a=1',
      route: '/pay/:cvv',
      params: { cvv: '[REDACTED:cvv]' },
    });
  });

  test('a route that throws', async () => {
    const [error, event] = await visit((app) => app.get('/pay/:cvv', fail), '/pay/737');
    expect(error).toMatchObject({ url: '/pay/[REDACTED:cvv]', route: '/pay/:cvv' });
    expect(event).toMatchObject({ url: '/pay/[REDACTED:cvv]', route: '/pay/:cvv', status: 500 });
  });

  test('a mounted router, whose parameters are its own', async () => {
    for (const handler of [ok, fail]) {
      const events = await visit((app) => {
        const router = express.Router();
        router.get('/:page', handler);
        app.use('/codes/:cvv', router);
      }, '/codes/737/list');
      expect(events.at(-1)).toMatchObject({ url: '/codes/[REDACTED:cvv]/list', route: '/codes/:cvv/:page' });
    }
  });

  test('a mounted application', async () => {
    for (const handler of [ok, fail]) {
      const events = await visit((app) => {
        const inner = express();
        inner.get('/:page', handler);
        app.use('/codes/:cvv', inner);
      }, '/codes/737/list');
      expect(events.at(-1)).toMatchObject({ url: '/codes/[REDACTED:cvv]/list', route: '/codes/:cvv/:page' });
    }
  });

  test('a middleware with a parameter, before a route with another', async () => {
    const [event] = await visit((app) => {
      app.use('/:cvv', (_request, _response, next) => next());
      app.get('/:a/:b', ok);
    }, '/737/x');
    expect(event).toMatchObject({ url: '/[REDACTED:cvv]/x', route: '/:a/:b' });
  });

  test('percent-encoded, in the referer, and a card', async () => {
    const [event] = await visit((app) => app.get('/pay/:cvv/:card', ok), `/pay/%37%33%37/${CARD}`, {
      referer: 'https://shop.example/pay/737/x',
    });
    expect(event).toMatchObject({
      url: '/pay/[REDACTED:cvv]/411111******1111',
      headers: { referer: 'https://shop.example/pay/[REDACTED:cvv]/x' },
    });
  });

  test('what cannot be decoded, and names in percent escapes', async () => {
    const [error, event] = await visit((app) => app.get('/pay/:cvv', ok), '/pay/737%E0%A4');
    expect(error).toMatchObject({ status: 400, err: { message: 'malformed URI' }, url: '/pay/[REDACTED:error]' });
    expect(event).toMatchObject({ status: 400, url: '/pay/[REDACTED:error]' });
    const [other] = await visit((app) => app.get('/a', ok), `/a?c%76v=737&x=%E0${CARD}&y=a%20b&card%5Bcvv%5D=7%337`);
    expect(other).toMatchObject({
      url: '/a?c%76v=[REDACTED:cvv]&[REDACTED:error]&y=a%20b&card%5Bcvv%5D=[REDACTED:cvv]',
    });
    expect(other).toMatchObject({ query: '[REDACTED:error]' });
    expect(JSON.stringify(other)).not.toContain(CARD);
  });

  test('safe() knows them too', async () => {
    const seen: unknown[] = [];
    await visit((app) => {
      app.get('/pay/:cvv', (request, response) => {
        response.location('/done/737');
        seen.push(JSON.parse(JSON.stringify([safe(request), safe(response)])));
        response.end();
      });
    }, '/pay/737');
    expect(seen).toMatchObject([
      [
        { url: '/pay/[REDACTED:cvv]', params: { cvv: '[REDACTED:cvv]' } },
        { status: 200, headers: { location: '/done/[REDACTED:cvv]' } },
      ],
    ]);
  });

  test('an error handler alone shows the pattern where it knows no more', async () => {
    const { lines, logger } = capture();
    const app = express();
    app.get('/pay/:cvv', fail);
    app.use(errorHandler({ logger }));
    const [event] = await serve(app, lines, (client) => client.send('/pay/737?a=1'));
    expect(event).toMatchObject({ url: '/pay/:cvv?a=1', route: '/pay/:cvv' });
  });

  test('parameters are what they were for the application', async () => {
    const seen: unknown[] = [];
    const note = (request: { params: unknown }, _response: unknown, next: () => void): void => {
      seen.push({ ...(request.params as object) });
      next();
    };
    await visit((app) => {
      const router = express.Router({ mergeParams: true });
      router.get('/:b', note as never, ok);
      app.use('/x/:a', note as never, router, note as never);
      app.param('a', (request, _response, next) => {
        (request.params as Record<string, string>)['added'] = 'yes';
        next();
      });
    }, '/x/1/2');
    expect(seen[0]).toMatchObject({ a: '1' });
    expect(seen[1]).toMatchObject({ a: '1', b: '2' });
  });
});

test.each(['/pay/737', '/pay/7%337'])('a body that repeats the path %s', async (path) => {
  const { lines, logger } = capture();
  const app = hosts[0]?.express() ?? expect.unreachable();
  app.use(requestLog({ logger, bodies: { response: true } }));
  app.get('/pay/:cvv', (request, response) => response.json({ self: request.url, next: '/orders' }));
  const [event] = await serve(app, lines, (client) => client.send(path));
  expect(event?.['responseBody']).toEqual({ self: '/pay/[REDACTED:cvv]', next: '/orders' });
});

test.each(hosts)('$name: a name of a query that is escaped twice', async ({ express }) => {
  const { lines, logger } = capture();
  const app = express();
  app.use(requestLog({ logger }));
  app.get('/pay', (_request, response) => void response.send('ok'));
  await serve(app, lines, (client) => client.send('/pay?%2563vv=737'));
  expect(lines.join('').replaceAll(/"durationMs":[\d.]+|"requestId":"[^"]+"/g, '')).not.toContain('737');
});
