import { errorHandler, requestLog } from '@sixfour/express-middleware';
import { withRedaction } from '@sixfour/pino-transport';
import express from 'express';
import { pino } from 'pino';

/** A shop in which one route takes what it should not: the code of a card in its address. */
export function createApp(stream, metrics) {
  const logger = pino(withRedaction({ base: undefined }), stream);
  const log = requestLog({ logger, routes: [{ path: '/metrics', ignore: true }] });
  const app = express();
  app.use(log);
  app.use(express.json());
  app.get('/items/:item', (_request, response) => response.send('in stock'));
  app.get('/pay/:cvv', (_request, response) => response.send('paid'));
  app.post('/orders', (_request, response) => response.sendStatus(201));
  app.get('/metrics', (_request, response) => response.type('text/plain; version=0.0.4').send(metrics()));
  app.use(errorHandler({ logger }));
  return { app, logger, stats: log.stats };
}
