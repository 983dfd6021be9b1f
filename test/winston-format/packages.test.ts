import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { stripVTControlCharacters } from 'node:util';
import { createLogger, protect } from '@sixfour/winston-format';
import express from 'express';
import expressWinston from 'express-winston';
import { utilities, WinstonModule } from 'nest-winston';
import { describe, expect, test } from 'vitest';
import winston from 'winston';
import { errorWith, leaks, plants } from '../plants.js';
import { capture, hosts, settle } from './hosts.js';

const host = (hosts[0] as (typeof hosts)[number]).winston;

async function post(
  listener: RequestListener,
  path: string,
  headers: Record<string, string>,
  body: object,
): Promise<void> {
  const server = createServer(listener);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  await response.text();
  server.close();
}

describe('express-winston', () => {
  test.each(plants)('logs requests, bodies and errors without the $name', async (plant) => {
    const { field, value, sentence, shown } = plant;
    const { lines, transport } = capture(host);
    const winstonInstance = createLogger({ transports: [transport] });
    const app = express();
    app.use(express.json());
    app.use(
      expressWinston.logger({
        winstonInstance,
        meta: true,
        msg: 'HTTP {{req.method}} {{req.url}}',
        requestWhitelist: [...expressWinston.requestWhitelist, 'body'],
        responseWhitelist: [...expressWinston.responseWhitelist, 'body'],
      }),
    );
    app.post('/pay', (_request, response) => {
      response.json({ said: sentence, [field]: value });
    });
    app.post('/fail', () => {
      throw errorWith(plant);
    });
    app.use(expressWinston.errorLogger({ winstonInstance, blacklistedMetaFields: ['process', 'os'] }));
    app.use(((_error, _request, response, _next) => {
      response.status(500).end();
    }) satisfies express.ErrorRequestHandler);
    const query = `?${field}=${encodeURIComponent(value)}`;
    const headers = { 'x-note': sentence, cookie: 'session=0123456789abcdef' };
    await post(app, `/pay${query}`, headers, { order: { [field]: value }, note: sentence });
    await post(app, `/fail${query}`, headers, { [field]: value });
    await settle();
    const text = lines.join('');
    expect(lines.length).toBeGreaterThanOrEqual(3);
    expect(leaks(text.replace(/"(?:content-length|responseTime|etag|host)":"?[^,"]*/g, ''))).toEqual([]);
    expect(text).not.toContain('0123456789abcdef');
    expect(text).toContain(shown);
    for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
  });
});

describe('nest-winston', () => {
  const formats = {
    json: winston.format.json(),
    nestLike: winston.format.combine(
      winston.format.ms(),
      utilities.format.nestLike('App', { colors: true, prettyPrint: true }),
    ),
    'nestLike without colours': utilities.format.nestLike('App', { colors: false, prettyPrint: false }),
  };

  describe.each(Object.entries(formats))('%s', (_name, format) => {
    test.each(plants)('logs without the $name', async (plant) => {
      const { field, value, sentence } = plant;
      const { lines, transport } = capture(host);
      const logger = WinstonModule.createLogger({
        instance: protect(winston.createLogger({ format, level: 'silly', transports: [transport] })),
      });
      logger.log(sentence, 'PayController');
      logger.log({ message: 'paid', order: { [field]: value } }, 'PayController');
      logger.error(errorWith(plant), undefined, 'PayController');
      logger.error(sentence, errorWith(plant).stack, 'PayController');
      logger.warn(`${field}=${value}`, { [field]: value });
      logger.debug?.({ [field]: value });
      logger.verbose?.('text', sentence);
      await settle();
      const text = lines.join('');
      expect(lines).toHaveLength(7);
      expect(leaks(stripVTControlCharacters(text))).toEqual([]);
      expect(text).toMatch(/\[REDACTED:|\*{6}/);
    });
  });
});
