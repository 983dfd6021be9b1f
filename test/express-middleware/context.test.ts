import express from 'express';
import { requestLog } from '@sixfour/express-middleware';
import { expect, test } from 'vitest';
import { capture, listen } from './hosts.js';

const isInUse = (): boolean => Symbol.for('sixfour.http.context') in globalThis;

test('requests carry a context once its entry is loaded, and not before', async () => {
  const { logger } = capture();
  let currentRequestId = (): string | undefined => undefined;
  const app = express();
  app.use(requestLog({ logger }));
  app.get('/', (_request, response) => {
    setImmediate(() => response.send(String(currentRequestId())));
  });
  const client = await listen(app);
  try {
    const headers = { 'x-request-id': 'order-page-17' };
    expect((await client.send('/', { headers })).text).toBe('undefined');
    expect(isInUse()).toBe(false);
    ({ currentRequestId } = await import('@sixfour/express-middleware/context'));
    expect(isInUse()).toBe(true);
    expect((await client.send('/', { headers })).text).toBe('order-page-17');
  } finally {
    await client.close();
  }
});
