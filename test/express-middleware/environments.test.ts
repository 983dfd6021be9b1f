import { errorHandler, requestLog } from '@sixfour/express-middleware';
import type { ErrorRequestHandler } from 'express';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { errorWith, leaks, type Plant, plants } from '../plants.js';
import { capture, hosts, serve } from './hosts.js';

/** Express reads it when an application is made, and its own pages and printing depend on it. */
const environments = [undefined, 'development', 'test', 'staging', 'production'];

describe.each(hosts)('$name', ({ express }) => {
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  test.each(environments)('what goes to the client, the log and the console with NODE_ENV %s', async (environment) => {
    vi.stubEnv('NODE_ENV', environment);
    const printed: unknown[] = [];
    for (const name of ['error', 'log', 'warn', 'info'] as const)
      vi.spyOn(console, name).mockImplementation((...args: unknown[]) => void printed.push(...args));
    const { lines, logger } = capture('debug');
    const app = express();
    app.use(requestLog({ logger, bodies: { request: 'raw', response: true } }));
    app.use(express.json());
    app.get('/throw/:name', ({ params }) => {
      throw errorWith(plants.find(({ name }) => name === params.name) as Plant);
    });
    app.get('/async/:name', ({ params }, _response, next) => {
      void Promise.reject(errorWith(plants.find(({ name }) => name === params.name) as Plant)).catch(next);
    });
    app.use(errorHandler({ logger }));
    const replies: string[] = [];
    await serve(app, lines, async (client) => {
      for (const { name, field, value } of plants) {
        const url = (path: string): string =>
          `${path}${encodeURIComponent(name)}?${field}=${encodeURIComponent(value)}`;
        for (const path of ['/throw/', '/async/', '/nowhere/'])
          replies.push(JSON.stringify(await client.send(url(path))));
        const headers = { 'content-type': 'application/json' };
        const broken = { method: 'POST', headers, body: `{"${field}":"${value}",` };
        replies.push(JSON.stringify(await client.send('/nowhere', broken)));
      }
    });
    expect(printed).toEqual([]);
    expect(replies).toHaveLength(16);
    for (const reply of replies) {
      const { text, status } = JSON.parse(reply) as { text: string; status: number };
      expect([`${status} ${text}`]).toContain(
        { 500: '500 Internal Server Error', 404: '404 Not Found', 400: '400 Bad Request' }[status],
      );
    }
    expect(leaks(lines.join(''))).toEqual([]);
    for (const { shown } of plants) expect(lines.join('')).toContain(shown);
  });

  test('an application may answer by itself', async () => {
    const { lines, logger } = capture();
    const app = express();
    const seen: unknown[] = [];
    const error = new Error('cvv 737');
    app.get('/throw', () => {
      throw error;
    });
    app.use(errorHandler({ logger, passOn: true, notFound: false }));
    app.use(((thrown, _request, response, _next) => {
      seen.push(thrown);
      response.status(500).send('own page');
    }) as ErrorRequestHandler);
    app.use((_request, response) => void response.status(404).send('own 404'));
    app.use(errorHandler({ logger }));
    const replies: string[] = [];
    await serve(app, lines, async (client) => {
      for (const path of ['/throw', '/none']) replies.push((await client.send(path)).text);
    });
    expect(replies).toEqual(['own page', 'own 404']);
    expect(seen).toEqual([error]);
    expect(lines).toHaveLength(1);
    expect(leaks(lines.join(''))).toEqual([]);
  });

  test('an error that comes to two handlers is logged once', async () => {
    const { lines, logger } = capture();
    const app = express();
    app.get('/throw', () => {
      throw new Error('refused');
    });
    app.use(errorHandler({ logger, passOn: true }), errorHandler({ logger }));
    let text = '';
    await serve(app, lines, async (client) => {
      ({ text } = await client.send('/throw'));
    });
    expect(text).toBe('Internal Server Error');
    expect(lines).toHaveLength(1);
  });
});
