// One server of a comparison, in a process of its own: `node http-server.mjs <variant>` prints its port.
import { errorHandler, requestLog } from '@sixfour/express-middleware';
import express from 'express';
import pino from 'pino';
import { pinoHttp } from 'pino-http';

const logger = pino(pino.destination({ dest: '/dev/null', sync: false }));

/** What stands before the routes. */
const variants = {
  alone: () => [],
  'pino-http': () => [pinoHttp({ logger })],
  ours: () => [requestLog({ logger })],
  'ours, with context': () => [requestLog({ logger })],
  'ours, bodies': () => [requestLog({ logger, bodies: { request: 'parsed', response: true } })],
  'ours, raw bodies': () => [requestLog({ logger, bodies: { request: 'raw', response: true } })],
};

const orders = {
  order: 'A-10442',
  lines: Array.from({ length: 16 }, (_, i) => ({
    sku: `KB-${i}-ISO`,
    title: 'Keyboard, 87 keys, with a cable of two metres',
    quantity: 1,
    price: 89.95,
    weight: 1840,
  })),
};

const app = express();
// From here on every request carries its id through all that it begins.
if (process.argv[2] === 'ours, with context') await import('@sixfour/express-middleware/context');
const middleware = variants[process.argv[2]]?.();
if (middleware === undefined) throw new Error(`unknown variant: ${process.argv[2]}`);
if (middleware.length > 0) app.use(...middleware);
app.use(express.json());
app.get('/orders/:id', (_request, response) => response.json({ ok: true }));
app.post('/orders/:id', (_request, response) => response.json(orders));
app.use(errorHandler({ logger }));
const server = app.listen(0, '127.0.0.1', () =>
  process.send({ port: server.address().port, body: JSON.stringify(orders) }),
);

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send({ cpuNs: (user + system) * 1000 });
});
