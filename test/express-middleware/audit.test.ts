import diagnostics from 'node:diagnostics_channel';
import { createRedactor } from '@sixfour/core';
import { errorHandler, FINDING_CHANNEL, requestLog } from '@sixfour/express-middleware';
import { describe, expect, test } from 'vitest';
import { capture, type Event, hosts, serve, settle } from './hosts.js';

const CARD = '4111111111111111';
const post = (body: string) => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body });

describe.each(hosts)('audit on $name', ({ express }) => {
  test('counts by route and detector, an event, and the channel', async () => {
    const { lines, logger } = capture();
    const app = express();
    const middleware = requestLog({ logger, bodies: {} });
    app.use(middleware);
    app.use(express.json());
    app.post('/pay/:shop', (_request, response) => void response.send('ok'));
    app.get('/code/:cvv', () => {
      throw new Error(`card ${CARD}`);
    });
    app.use(errorHandler({ logger }));
    const told: unknown[] = [];
    const listen = (message: unknown): void => void told.push(message);
    diagnostics.subscribe(FINDING_CHANNEL, listen);
    const events = await serve(app, lines, async (client) => {
      await client.send('/pay/7', post(`{"cvv":"737","card":"${CARD}"}`));
      await client.send('/pay/8', post('{"cvv":"737"}'));
      await client.send('/pay/9', post('{"total":1}'));
      await client.send(`/nowhere?ssn=536-90-4399`);
      await client.send('/code/737');
    });
    diagnostics.unsubscribe(FINDING_CHANNEL, listen);
    const routes = {
      '/pay/:shop': { cvv: 2, pan: 1 },
      '(unmatched)': { ssn: 1 },
      '/code/:cvv': { cvv: 1, pan: 1 },
    };
    expect(middleware.stats()).toMatchObject({ exchanges: 5, written: 5, routes });
    const exchanges = events.filter((event) => 'durationMs' in event);
    expect(exchanges.map(({ findings }) => findings)).toEqual([
      ['cvv', 'pan'],
      ['cvv'],
      undefined,
      ['ssn'],
      ['pan', 'cvv'],
    ]);
    expect(told).toContainEqual({
      detector: 'cvv',
      category: 'sad',
      field: 'cvv',
      method: 'POST',
      route: '/pay/:shop',
      requestId: exchanges[0]?.['requestId'],
    });
    expect(told).toHaveLength(6);
    // Random ids may hold these digits.
    const texts = JSON.stringify(told).replaceAll(/"requestId":"[\da-f-]{36}"/g, '');
    expect(texts).not.toMatch(/737|4111|536/);
    middleware.flush();
    middleware.flush();
    const last = lines.slice(events.length).map((line) => JSON.parse(line) as Event);
    expect(last).toEqual([{ level: 30, audit: { routes }, msg: 'sensitive data in requests' }]);
  });

  test('the event comes by itself, with what is new', async () => {
    const { lines, logger } = capture();
    const app = express();
    app.use(requestLog({ logger, audit: { intervalMs: 30 }, sample: 0 }));
    app.use((_request, response) => void response.end());
    const audits = (): unknown[] => lines.map((line) => (JSON.parse(line) as Event)['audit']);
    await serve(app, lines, async (client) => {
      await client.send('/?cvv=737');
      await new Promise((resolve) => setTimeout(resolve, 100));
      await client.send('/?ssn=536-90-4399');
      await client.send('/');
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
    expect(audits()).toEqual([{ routes: { '(unmatched)': { cvv: 1 } } }, { routes: { '(unmatched)': { ssn: 1 } } }]);
  });

  test('a thousand routes at most', async () => {
    const { logger } = capture();
    const app = express();
    const middleware = requestLog({ logger, redactor: createRedactor() });
    app.use(middleware);
    const router = express.Router();
    router.get('/', (_request, response) => void response.end());
    app.use(/\/mount\d+/, router);
    await serve(app, [], async (client) => {
      for (let i = 0; i < 1010; i += 101)
        await Promise.all(Array.from({ length: 101 }, (_, k) => client.send(`/mount${i + k}?cvv=737`)));
      await settle();
    });
    const { routes } = middleware.stats();
    expect(Object.keys(routes)).toHaveLength(1001);
    expect(routes['(other)']).toEqual({ cvv: 10 });
  });

  test('without audit nothing is counted, and what is sampled out costs nothing', async () => {
    const { lines, logger } = capture();
    const redactor = createRedactor();
    const app = express();
    const middleware = requestLog({ logger, redactor, audit: false, sample: 0 });
    app.use(middleware);
    app.use((_request, response) => void response.end());
    await serve(app, lines, (client) => client.send('/?cvv=737'));
    expect(middleware.stats()).toMatchObject({ exchanges: 1, written: 0, routes: {} });
    expect(redactor.stats().values).toBe(0);
    middleware.flush();
    expect(lines).toEqual([]);
  });

  test('a subscriber that throws harms no request', async () => {
    const { lines, logger } = capture();
    const app = express();
    app.use(requestLog({ logger }));
    app.use((_request, response) => void response.end('ok'));
    const thrown: unknown[] = [];
    const boom = (): never => {
      throw new Error('subscriber');
    };
    const handlers = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    process.on('uncaughtException', (error) => void thrown.push(error));
    diagnostics.subscribe(FINDING_CHANNEL, boom);
    const events = await serve(app, lines, (client) => client.send('/?cvv=737'));
    diagnostics.unsubscribe(FINDING_CHANNEL, boom);
    process.removeAllListeners('uncaughtException');
    for (const handler of handlers) process.on('uncaughtException', handler);
    expect(events).toMatchObject([{ findings: ['cvv'] }]);
    // Node itself tells the process of it, as of every subscriber.
    expect(thrown).toHaveLength(1);
  });
});
