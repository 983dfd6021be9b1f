import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request as Express, connect or node:http gives it. */
export interface Request extends IncomingMessage {
  readonly originalUrl?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly route?: unknown;
  readonly query?: unknown;
  readonly params?: unknown;
  readonly body?: unknown;
  readonly ip?: string | undefined;
}

export type Response = ServerResponse;
export type Next = (error?: unknown) => void;
export type Middleware = (request: Request, response: Response, next: Next) => void;
export type ErrorMiddleware = (error: unknown, request: Request, response: Response, next: Next) => void;

export type Bag = Record<string, unknown>;

export const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null;

/** A member that may be a getter, and may throw. */
export function read(owner: object, key: string): unknown {
  try {
    return (owner as Bag)[key];
  } catch {
    return undefined;
  }
}

/** A text, or nothing. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** A length in bytes as a header gives it. */
export function sizeOf(value: unknown): number | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return /^\d{1,15}$/.test(String(value)) ? Number(value) : undefined;
}

/** The address as the client wrote it: a router below a mount point sees a shorter `url`. */
export const urlOf = (request: Request): string => textOf(read(request, 'originalUrl')) ?? request.url ?? '';

/** The part of an address before its query. */
export function pathOf(url: string): string {
  const mark = url.indexOf('?');
  return mark < 0 ? url : url.slice(0, mark);
}

/** Whether the client went away before its request or the answer was complete; an answer to nobody may be written to its end. */
export const isAborted = (request: Request, response: Response): boolean =>
  !response.writableFinished || read(request, 'aborted') === true;
