import { requestLog } from '@sixfour/express-middleware';
import { expect, test } from 'vitest';
import { capture, hosts, serve } from './hosts.js';

test.each(hosts)('$name: one event, however often somebody says that the response is closed', async ({ express }) => {
  const { lines, logger } = capture();
  const middleware = requestLog({ logger, bodies: { request: 'raw', response: true } });
  const app = express();
  app.use(middleware);
  app.get('/', (_request, response) => {
    response.send('done');
    response.on('finish', () => {
      response.emit('close');
      response.emit('close');
    });
  });
  const events = await serve(app, lines, (client) => client.send('/'));
  expect(events).toHaveLength(1);
  expect(middleware.stats()).toMatchObject({ exchanges: 1, written: 1, heldBytes: 0 });
});

test.each(hosts)('$name: headers that writeHead gets are those of the body', async ({ express }) => {
  const { lines, logger } = capture();
  const app = express();
  app.use(requestLog({ logger, bodies: { response: true } }));
  app.get('/', (_request, response) => {
    response.writeHead(200, 'fine', { 'Content-Type': 'application/json' }).write('{"card":"41111111');
    response.end('11111111"}');
  });
  const [event] = await serve(app, lines, (client) => client.send('/'));
  expect(event?.['responseBody']).toEqual({ card: '411111******1111' });
});
