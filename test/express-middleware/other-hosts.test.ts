import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import 'reflect-metadata';
import middie from '@fastify/middie';
import { errorHandler, requestLog } from '@sixfour/express-middleware';
import { currentRequestId } from '@sixfour/express-middleware/context';
import { Controller, Module, Param, Post, Req } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import connect from 'connect';
import Fastify from 'fastify';
import { describe, expect, test } from 'vitest';
import { leaks } from '../plants.js';
import { capture, eventsOf, oldestHost, serve, settle } from './hosts.js';

const CARD = '4111111111111111';
const body = `{"cvv":"737","card":"${CARD}"}`;
const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
const bodies = { request: 'raw', response: true } as const;
const shown = { cvv: '[REDACTED:cvv]', card: '411111******1111' };

/** Sends one request to a server that listens already. */
async function ask(server: http.Server, path: string): Promise<string> {
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}${path}`, post);
  const text = await response.text();
  await settle();
  return text;
}

describe('hosts that are not Express', () => {
  test('connect', async () => {
    const { lines, logger } = capture();
    const [notFound, onError] = errorHandler({ logger });
    const app = connect();
    app.use(requestLog({ logger, bodies }));
    app.use('/echo', (request, response) => {
      response.setHeader('content-type', 'application/json');
      request.pipe(response);
    });
    app.use('/fail', () => {
      throw new Error(`card ${CARD}`);
    });
    app.use(notFound);
    app.use(onError);
    const replies: string[] = [];
    const events = await serve(app, lines, async (client) => {
      for (const path of ['/echo?cvv=737', '/fail', `/${CARD}`]) replies.push((await client.send(path, post)).text);
    });
    expect(replies).toEqual([body, 'Internal Server Error', 'Not Found']);
    expect(events).toMatchObject([
      { url: '/echo?cvv=[REDACTED:cvv]', body: shown, responseBody: shown, status: 200 },
      { status: 500, err: { message: 'card 411111******1111' } },
      { status: 500 },
      { status: 404, url: '/411111******1111' },
    ]);
    expect(leaks(lines.join(''))).toEqual([]);
  });

  test('Fastify, by its middleware plugin', async () => {
    const { lines, logger } = capture();
    const app = Fastify();
    await app.register(middie);
    app.use(requestLog({ logger, bodies }));
    const ids: unknown[] = [];
    app.post('/echo', async (request) => {
      ids.push(currentRequestId());
      return request.body;
    });
    await app.listen({ port: 0, host: '127.0.0.1' });
    expect(await ask(app.server, '/echo?cvv=737')).toBe(body);
    await app.close();
    expect(eventsOf(lines)).toMatchObject([
      { url: '/echo?cvv=[REDACTED:cvv]', body: shown, responseBody: shown, requestId: ids[0] },
    ]);
    expect(leaks(lines.join(''))).toEqual([]);
  });

  test('NestJS on Express', async () => {
    class Echo {
      echo(cvv: string, request: { body: unknown }): unknown {
        return { ...(request.body as object), cvv };
      }
      fail(): never {
        throw new Error(`card ${CARD}`);
      }
    }
    const method = (name: 'echo' | 'fail') =>
      Object.getOwnPropertyDescriptor(Echo.prototype, name) as PropertyDescriptor;
    Post('echo/:cvv')(Echo.prototype, 'echo', method('echo'));
    Param('cvv')(Echo.prototype, 'echo', 0);
    Req()(Echo.prototype, 'echo', 1);
    Post('fail')(Echo.prototype, 'fail', method('fail'));
    Controller()(Echo);
    class Root {
      readonly title = 'root';
    }
    Module({ controllers: [Echo] })(Root);
    const { lines, logger } = capture();
    const app = await NestFactory.create(Root, { logger: false });
    app.use(requestLog({ logger, bodies }));
    await app.listen(0, '127.0.0.1');
    const server = app.getHttpServer() as http.Server;
    expect(JSON.parse(await ask(server, '/echo/737'))).toEqual({ cvv: '737', card: CARD });
    await ask(server, '/fail');
    await app.close();
    expect(eventsOf(lines)).toMatchObject([
      { url: '/echo/[REDACTED:cvv]', route: '/echo/:cvv', body: shown, responseBody: shown, status: 201 },
      { url: '/fail', status: 500 },
    ]);
    expect(leaks(lines.join(''))).toEqual([]);
  });

  test('node:http, in order of the answers', async () => {
    const { lines, logger } = capture();
    const middleware = requestLog({ logger, bodies });
    const server = http
      .createServer((request, response) => {
        middleware(request, response, () => {
          response.writeHead(200, ['Content-Type', 'application/json']);
          request.pipe(response);
        });
      })
      .listen(0, '127.0.0.1');
    await once(server, 'listening');
    expect(await ask(server, '/a')).toBe(body);
    server.closeAllConnections();
    server.close();
    expect(eventsOf(lines)).toMatchObject([{ body: shown, responseBody: shown, responseSize: body.length }]);
  });

  test(oldestHost.name, async () => {
    const { express } = oldestHost;
    const { lines, logger } = capture();
    const app = express();
    app.use(requestLog({ logger, bodies }));
    app.use(express.json());
    app.post('/echo/:cvv', (request, response) => void response.json(request.body));
    app.post('/fail', () => {
      throw new Error(`card ${CARD}`);
    });
    app.use(errorHandler({ logger }));
    const events = await serve(app, lines, async (client) => {
      for (const path of ['/echo/737', '/fail', '/none']) await client.send(path, post);
    });
    expect(events).toMatchObject([
      { url: '/echo/[REDACTED:cvv]', body: shown, responseBody: shown },
      { status: 500, err: {} },
      { status: 500, responseBody: 'Internal Server Error' },
      { status: 404, responseBody: 'Not Found' },
    ]);
    expect(leaks(lines.join(''))).toEqual([]);
  });
});
