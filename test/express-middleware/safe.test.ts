import { inspect } from 'node:util';
import { createRedactor } from '@sixfour/core';
import { requestLog, safe } from '@sixfour/express-middleware';
import { describe, expect, test } from 'vitest';
import * as winston from 'winston';
import { Writable } from 'node:stream';
import { freezeDeep, leaks } from '../plants.js';
import { capture, hosts, listen, settle } from './hosts.js';

const CARD = '4111111111111111';

describe.each(hosts)('safe on $name', ({ express }) => {
  test('prints redacted by every way, and changes nothing', async () => {
    const { lines, logger } = capture();
    const winstonLines: string[] = [];
    const stream = new Writable({ write: (chunk, _encoding, done) => (winstonLines.push(String(chunk)), done()) });
    const other = winston.createLogger({ transports: [new winston.transports.Stream({ stream })] });
    const printed: string[] = [];
    const app = express();
    app.use(express.json());
    app.post('/pay', (request, response) => {
      freezeDeep(request.body);
      const before = JSON.stringify([request.body, request.headers, request.url]);
      response.cookie('sid', 'abcdefgh12345678').location(`/?card=${CARD}`);
      const views = { request: safe(request), response: safe(response) };
      logger.info(views, 'refused');
      other.info('refused', views);
      printed.push(JSON.stringify(views), inspect(views, { depth: 9 }), JSON.stringify({ ...views.request }));
      expect(views.request.body).toEqual({ cvv: '[REDACTED:cvv]', card: '411111******1111' });
      expect(views.request.body).toBe(views.request.body);
      expect(JSON.stringify([request.body, request.headers, request.url])).toBe(before);
      response.send('ok');
    });
    const client = await listen(app);
    await client.send('/pay?cvv=737', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-request-id': 'req-12345',
        authorization: 'Bearer abcdefgh12345678',
      },
      body: `{"cvv":"737","card":"${CARD}"}`,
    });
    await settle();
    await client.close();
    for (const text of [...lines, ...winstonLines, ...printed]) {
      expect(leaks(text)).toEqual([]);
      expect(text).not.toContain('abcdefgh12345678');
      expect(text).toContain('req-12345');
    }
    expect([lines, winstonLines, printed].map(({ length }) => length)).toEqual([1, 1, 3]);
  });

  test('is computed when it is read, and by the redactor of the request log', async () => {
    const { logger } = capture();
    const redactor = createRedactor({ pan: 'hidden' });
    const counts: number[] = [];
    const urls: string[] = [];
    const app = express();
    app.use(requestLog({ logger, redactor }));
    app.get('/', (request, response) => {
      const view = safe(request);
      const own = safe(request, { pan: 'last4' });
      counts.push(redactor.stats().values);
      urls.push(view.url, own.url);
      counts.push(redactor.stats().values);
      response.end();
    });
    const client = await listen(app);
    await client.send(`/?card=${CARD}`);
    await client.close();
    expect(urls).toEqual(['/?card=[REDACTED:pan]', '/?card=************1111']);
    expect((counts[1] ?? 0) - (counts[0] ?? 0)).toBe(1);
  });

  test('a request without a body, and one of a type that is not read', async () => {
    const bodies: unknown[] = [];
    const app = express();
    app.use(express.raw(), express.text());
    app.all('/', (request, response) => void response.end(void bodies.push(safe(request).body)));
    const client = await listen(app);
    await client.send('/');
    await client.send('/', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: 'cvv 737',
    });
    await client.send('/', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x'.repeat(20_000) });
    await client.close();
    expect(bodies).toEqual([undefined, '(7 bytes)', '[REDACTED:limit]']);
  });
});
