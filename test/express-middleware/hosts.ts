import { once } from 'node:events';
import http, { type IncomingMessage, type RequestOptions, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { type AddressInfo, connect } from 'node:net';
import type express from 'express';
import pino, { type Logger } from 'pino';

const require = createRequire(import.meta.url);

export type Express = typeof express;

const hostNamed = (name: string) => {
  const { version } = require(`${name}/package.json`) as { readonly version: string };
  return { name: `express ${version}`, express: require(name) as Express };
};

export const hosts = ['express', 'express4'].map(hostNamed);
/** The other end of the range. */
export const oldestHost = hostNamed('express417');

export interface Reply {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  readonly bytes: Buffer;
}

export type Body = string | Buffer | readonly (string | Buffer)[];

export interface Client {
  readonly port: number;
  send(path: string, options?: RequestOptions & { readonly body?: Body }): Promise<Reply>;
  /** Sends these bytes on a connection of their own, and returns what comes back until it is closed. */
  raw(text: string | Buffer): Promise<string>;
  close(): Promise<void>;
}

/** A list is sent as chunks, each in a packet of its own. */
async function sendBody(request: http.ClientRequest, body: Body | undefined): Promise<void> {
  if (!Array.isArray(body)) {
    request.end(body);
    return;
  }
  for (const chunk of body as readonly (string | Buffer)[]) {
    request.write(chunk);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  request.end();
}

function send(
  port: number,
  path: string,
  { body, ...options }: RequestOptions & { readonly body?: Body },
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = http.request({ port, host: '127.0.0.1', path, agent: false, ...options }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => void chunks.push(chunk));
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: bytes.toString(), bytes });
      });
      response.on('error', reject);
    });
    request.on('error', reject);
    sendBody(request, body).catch(reject);
  });
}

function sendRaw(port: number, text: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    // Not ended here: a server may drop an answer that is not ready when its client has ended.
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => void chunks.push(chunk));
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
    socket.on('error', reject);
  });
}

/** A server on loopback, and a way to ask it. */
export async function listen(handler: http.RequestListener): Promise<Client> {
  const server: Server = http.createServer(handler).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    send: (path, options = {}) => send(port, path, options),
    raw: (text) => sendRaw(port, text),
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

export const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 60));

export type Event = Record<string, unknown>;
export const eventsOf = (lines: readonly string[]): Event[] => lines.map((line) => JSON.parse(line) as Event);

/** Serves one application, does something with it, and returns the events it logged. */
export async function serve(
  handler: http.RequestListener,
  lines: string[],
  use: (client: Client) => Promise<unknown>,
): Promise<Event[]> {
  const client = await listen(handler);
  try {
    await use(client);
    await settle();
  } finally {
    await client.close();
  }
  return eventsOf(lines);
}
