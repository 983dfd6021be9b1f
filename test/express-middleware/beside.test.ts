import { Writable } from 'node:stream';
import { expressWinstonFilters, morganStream, pinoHttpSerializers } from '@sixfour/express-middleware';
import type { ErrorRequestHandler } from 'express';
import expressWinston from 'express-winston';
import morgan from 'morgan';
import { pinoHttp } from 'pino-http';
import { describe, expect, test } from 'vitest';
import * as winston from 'winston';
import { errorWith, leaks, type Plant, plants } from '../plants.js';
import { type Client, hosts, listen, settle } from './hosts.js';

const json = { 'content-type': 'application/json' };

/** Every way into what these tools log: query, headers, cookie, body, an error. */
async function visit(client: Client, { field, value, sentence }: Plant): Promise<void> {
  const headers = {
    'user-agent': sentence,
    referer: `https://a.example/?${field}=${value}`,
    [`x-${field}`]: value,
    cookie: `${field}=${value}`,
  };
  const address = `?${field}=${encodeURIComponent(value)}&card%5B${field}%5D=${encodeURIComponent(value)}`;
  await client.send(`/ok${address}`, { headers });
  await client.send(`/ok${address}`, {
    method: 'POST',
    headers: { ...headers, ...json },
    body: JSON.stringify({ card: { number: '4111111111111111', code: '737' }, [field]: value, [sentence]: 1 }),
  });
  await client.send(`/throw${address}`, { headers });
  await settle();
}

describe.each(hosts)('beside other tools on $name', ({ express }) => {
  type Application = ReturnType<typeof express>;

  async function run(
    plant: Plant,
    build: (app: Application) => void,
    finish: (app: Application) => void,
  ): Promise<void> {
    const app = express();
    app.set('env', 'test');
    app.use(express.json());
    build(app);
    app.all('/ok', (_request, response) => void response.json({ [plant.field]: plant.value }));
    app.get('/throw', () => {
      throw errorWith(plant);
    });
    finish(app);
    const client = await listen(app);
    await visit(client, plant);
    await client.close();
  }

  test.each(plants)('morgan: $name', async (plant) => {
    const lines: string[] = [];
    const stream = morganStream({ write: (line) => lines.push(line) });
    const formats = ['combined', 'common', 'dev', ':url cookie: ":req[cookie]" x-cvv: :req[x-cvv] :res[etag]'];
    await run(
      plant,
      (app) => {
        for (const format of formats) app.use(morgan(format, { stream }));
      },
      () => {},
    );
    expect(lines).toHaveLength(12);
    expect(leaks(lines.join(''))).toEqual([]);
    expect(lines.join('')).toContain(plant.shown);
  });

  test.each(plants)('pino-http: $name', async (plant) => {
    for (const wrapSerializers of [true, false]) {
      const lines: string[] = [];
      await run(
        plant,
        (app) => {
          const serializers = pinoHttpSerializers();
          app.use(
            pinoHttp(
              { serializers, wrapSerializers, base: null, timestamp: false },
              { write: (line: string) => void lines.push(line.replace(/"(?:remotePort|responseTime)":\d+/g, '')) },
            ),
          );
        },
        (app) => {
          const keep: ErrorRequestHandler = (error, _request, response, _next) => {
            Object.assign(response, { err: error as unknown });
            response.status(500).end();
          };
          app.use(keep);
        },
      );
      expect(lines).toHaveLength(3);
      expect(leaks(lines.join(''))).toEqual([]);
      expect(lines.join('')).toContain(plant.shown);
      expect(lines[2]).toContain('failed: ');
    }
  });

  test.each(plants)('express-winston: $name', async (plant) => {
    const lines: string[] = [];
    const stream = new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) });
    const winstonInstance = winston.createLogger({ transports: [new winston.transports.Stream({ stream })] });
    const common = {
      winstonInstance,
      requestWhitelist: [...expressWinston.requestWhitelist, 'body', 'path', 'headers.cookie'],
    };
    await run(
      plant,
      (app) => {
        const responseWhitelist = [...expressWinston.responseWhitelist, 'body'];
        app.use(expressWinston.logger({ ...common, responseWhitelist, ...expressWinstonFilters() }) as never);
      },
      (app) => {
        app.use(expressWinston.errorLogger({ ...common, ...expressWinstonFilters() }) as never);
      },
    );
    expect(lines.length).toBeGreaterThanOrEqual(4);
    expect(leaks(lines.join(''))).toEqual([]);
    expect(lines.join('')).toContain(plant.shown);
    const bodies = lines.map((line) => (JSON.parse(line) as { meta: { req?: { body?: unknown } } }).meta.req?.body);
    expect(bodies).toContainEqual(
      expect.objectContaining({ card: { number: '411111******1111', code: '[REDACTED:cvv]' } }),
    );
  });

  test('express-winston does not run what an address spells', async () => {
    const lines: string[] = [];
    const stream = new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) });
    const winstonInstance = winston.createLogger({ transports: [new winston.transports.Stream({ stream })] });
    const app = express();
    app.use(expressWinston.logger({ winstonInstance, ...expressWinstonFilters() }) as never);
    app.use((_request, response) => void response.end());
    const client = await listen(app);
    await client.raw('GET /{{{process.exit(1)}}} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    await settle();
    await client.close();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('process.exit(1)');
  });
});
