// The server of the load test: counts what it logs, and tells of its memory and its listeners when asked.
import { requestLog } from '@sixfour/express-middleware';
import express from 'express';
import pino from 'pino';

let events = 0;
let leaked = 0;
let mostListeners = 0;
const warnings = [];
process.on('warning', ({ name, message }) => warnings.push(`${name}: ${message}`));

const write = (line) => {
  if (line.includes('"durationMs"')) events++;
  if (line.includes('4111111111111111')) leaked++;
};
const middleware = requestLog({ logger: pino({}, { write }), bodies: { request: 'raw', response: true } });
const app = express();
app.use(middleware);
app.use(express.json());
app.post('/pay/:shop', (request, response) => {
  const { socket } = request;
  const count = socket.eventNames().reduce((sum, name) => sum + socket.listenerCount(name), 0);
  mostListeners = Math.max(mostListeners, count);
  response.json(request.body);
});
const server = app.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () =>
  process.send({ port: server.address().port }),
);

process.on('message', () => {
  for (let i = 0; i < 4; i++) globalThis.gc();
  const { exchanges, written, failures, heldBytes } = middleware.stats();
  const heap = process.memoryUsage().heapUsed;
  process.send({ events, leaked, exchanges, written, failures, heldBytes, heap, mostListeners, warnings });
});
