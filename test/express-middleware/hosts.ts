import { once } from 'node:events';
import http, { type IncomingMessage, type RequestOptions, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type express from 'express';
import pino, { type Logger } from 'pino';

const require = createRequire(import.meta.url);

export type Express = typeof express;

export const hosts = ['express', 'express4'].map((name) => {
  const { version } = require(`${name}/package.json`) as { readonly version: string };
  return { name: `express ${version}`, express: require(name) as Express };
});

export interface Reply {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

export interface Client {
  readonly port: number;
  send(path: string, options?: RequestOptions & { readonly body?: string }): Promise<Reply>;
  close(): Promise<void>;
}

/** A server on loopback, and a way to ask it. */
export async function listen(handler: http.RequestListener): Promise<Client> {
  const server: Server = http.createServer(handler).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    send: (path, { body, ...options } = {}) =>
      new Promise((resolve, reject) => {
        const request = http.request({ port, host: '127.0.0.1', path, agent: false, ...options }, (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => (text += chunk));
          response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
          response.on('error', reject);
        });
        request.on('error', reject);
        request.end(body);
      }),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** pino without any redaction of its own, and what it wrote. */
export function capture(level = 'info'): { readonly lines: string[]; readonly logger: Logger } {
  const lines: string[] = [];
  const options = { level, base: null, timestamp: false } as const;
  return { lines, logger: pino(options, { write: (line: string) => void lines.push(line) }) };
}

export const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

export type Event = Record<string, unknown>;
export const eventsOf = (lines: readonly string[]): Event[] => lines.map((line) => JSON.parse(line) as Event);
