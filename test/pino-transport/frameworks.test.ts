import 'reflect-metadata';
import { createRequire } from 'node:module';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { Controller, Get, Inject, Module, Req } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { protect, withRedaction } from '@sixfour/pino-transport';
import fastify, { type FastifyInstance } from 'fastify';
import pino, { type DestinationStream, type Logger } from 'pino';
import pretty from 'pino-pretty';
import { afterEach, describe, expect, test } from 'vitest';
import { errorWith, leaks, plants } from '../plants.js';
import { capture, fixed } from './hosts.js';

/** Their types give every IncomingMessage of the program an `id` and a `log`, so they are left out. */
const require = createRequire(import.meta.url);
type Middleware = ((req: object, res: object) => void) & { readonly logger: Logger };
const pinoHttp = require('pino-http') as (options: object, stream?: DestinationStream) => Middleware;
interface NestPino {
  readonly Logger: new () => { log(message: string, context: string): void; error(error: Error): void };
  readonly LoggerModule: { forRoot(options: object): never };
  readonly PinoLogger: { readonly root: Logger };
}

const query = plants.map(({ field, value }) => `${field}=${encodeURIComponent(value)}`).join('&');
const headers = {
  authorization: 'Bearer sk_test_4eC39HqLyjWDarjtT1zdp7dc',
  cookie: 'card=4111111111111111; ssn=536-90-4399',
  'x-request-id': 'req-4111111111111111',
  referer: `https://shop.example/pay?${query}`,
};
const [pan, cvv] = [plants[0]!, plants[1]!];
const record = Object.fromEntries(plants.map(({ field, value }) => [field, value]));

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

function expectRedacted(lines: readonly string[], least: number): void {
  expect(lines.length).toBeGreaterThanOrEqual(least);
  expect(leaks(lines.join(''))).toEqual([]);
  expect(lines.join('')).toContain('411111******1111');
  for (const line of lines) {
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(() => JSON.parse(line) as unknown).not.toThrow();
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  cleanups.push(() => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function request(url: string): Promise<void> {
  const response = await fetch(`${url}/pay?${query}`, { headers });
  await response.text();
}

const options = { ...fixed, level: 'trace' } as const;

describe('pino-http', () => {
  const handle = (middleware: Middleware) => (req: IncomingMessage, res: ServerResponse) => {
    middleware(req, res);
    (req as unknown as { log: Logger }).log.info(record, pan.sentence);
    res.setHeader('location', `/receipt?${query}`);
    (res as { err?: Error }).err = errorWith(cvv);
    res.statusCode = 500;
    res.end('ok');
  };
  const serializers = { req: (req: object) => ({ ...req, more: record }) };
  const genReqId = (req: IncomingMessage): string => String(req.headers['x-request-id']);

  test('with a logger of withRedaction', async () => {
    const { lines, stream } = capture();
    const middleware = pinoHttp({ logger: pino(withRedaction({ ...options }), stream), serializers, genReqId });
    await request(await listen(createServer(handle(middleware))));
    expectRedacted(lines, 2);
    expect(lines.join('')).toContain('req-411111******1111');
  });

  test('with its own logger, protected', async () => {
    const { lines, stream } = capture();
    const middleware = pinoHttp({ ...options, serializers, genReqId }, stream);
    protect(middleware.logger);
    await request(await listen(createServer(handle(middleware))));
    expectRedacted(lines, 2);
  });
});

describe('fastify', () => {
  function addRoutes(app: FastifyInstance): FastifyInstance {
    cleanups.push(() => app.close());
    app.get('/pay', (incoming) => {
      incoming.log.info(record, pan.sentence);
      incoming.log.child({ [cvv.field]: cvv.value }).warn({ headers: incoming.headers, query: incoming.query });
      throw errorWith(cvv);
    });
    return app;
  }

  async function run(app: FastifyInstance): Promise<void> {
    await app.inject({ url: `/pay?${query}`, headers });
    await app.inject({ url: `/missing/4111111111111111?${query}`, headers });
    await app.inject({
      url: '/pay',
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      payload: '{"cardNumber": 4111111111111111',
    });
  }

  test('with a logger of withRedaction', async () => {
    const { lines, stream } = capture();
    const loggerInstance = pino(withRedaction({ ...options }), stream);
    await run(addRoutes(fastify({ loggerInstance, requestIdHeader: 'x-request-id' }) as unknown as FastifyInstance));
    expectRedacted(lines, 6);
  });

  test('with options of withRedaction', async () => {
    const { lines, stream } = capture();
    const logger = { ...withRedaction({ ...options }), stream };
    await run(addRoutes(fastify({ logger, requestIdHeader: 'x-request-id' })));
    expectRedacted(lines, 6);
  });

  test('with its own logger, protected', async () => {
    const { lines, stream } = capture();
    const app = addRoutes(fastify({ logger: { ...options, stream }, requestIdHeader: 'x-request-id' }));
    protect(app.log);
    await run(app);
    expectRedacted(lines, 6);
  });
});

describe('nestjs-pino', () => {
  interface Assigning extends Logger {
    assign(bindings: object): void;
  }

  async function run(nestPino: NestPino, pinoHttpOptions: object, prepare: () => void): Promise<void> {
    class PayController {
      constructor(private readonly logger: Assigning) {}
      pay(incoming: IncomingMessage & { log: Logger }): string {
        this.logger.assign({ [cvv.field]: cvv.value });
        this.logger.info(record, pan.sentence);
        incoming.log.error(errorWith(pan));
        throw errorWith(cvv);
      }
    }
    Controller()(PayController);
    Inject(nestPino.PinoLogger as never)(PayController, undefined, 0);
    Req()(PayController.prototype, 'pay', 0);
    Get('pay')(PayController.prototype, 'pay', Object.getOwnPropertyDescriptor(PayController.prototype, 'pay')!);
    const AppModule = class {
      readonly name = 'app';
    };
    Module({ imports: [nestPino.LoggerModule.forRoot(pinoHttpOptions)], controllers: [PayController] })(AppModule);
    const app = await NestFactory.create(AppModule, { bufferLogs: true });
    const logger = app.get(nestPino.Logger);
    app.useLogger(logger as never);
    prepare();
    await app.listen(0, '127.0.0.1');
    cleanups.push(() => app.close());
    await request(await app.getUrl());
    logger.log(pan.sentence, 'Context');
    logger.error(errorWith(cvv));
  }

  // It keeps one root logger for each copy of itself.
  test('with a logger of withRedaction', async () => {
    const { lines, stream } = capture();
    const nestPino = require('nestjs-pino') as NestPino;
    await run(nestPino, { pinoHttp: { logger: pino(withRedaction({ ...options }), stream) } }, () => undefined);
    expectRedacted(lines, 6);
  });

  test('with its own logger, protected', async () => {
    const { lines, stream } = capture();
    const nestPino = (await import('nestjs-pino' as string)) as NestPino;
    await run(nestPino, { pinoHttp: [{ ...options }, stream] }, () => {
      protect(nestPino.PinoLogger.root);
    });
    expectRedacted(lines, 6);
  });
});

test.each(['withRedaction', 'protect'])('pino-pretty as a stream: %s', async (way) => {
  const sink = new PassThrough();
  const destination = pretty({ colorize: false, destination: sink, sync: true });
  const logger =
    way === 'protect' ? protect(pino({ ...options }, destination)) : pino(withRedaction({ ...options }), destination);
  logger.child({ [cvv.field]: cvv.value }).info(record, pan.sentence);
  logger.error(errorWith(pan));
  destination.end();
  let text = '';
  for await (const chunk of sink) text += String(chunk);
  expect(leaks(text)).toEqual([]);
  expect(text).toContain('INFO (1): paid with 411111******1111 today');
  expect(text).toContain('cvv: "[REDACTED:cvv]"');
});
