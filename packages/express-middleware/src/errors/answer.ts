import { STATUS_CODES } from 'node:http';
import type { Response } from '../http.js';

/** Headers that spoke of the answer that did not come. */
const STALE = [
  'content-encoding',
  'content-language',
  'content-range',
  'content-disposition',
  'transfer-encoding',
  'etag',
  'last-modified',
  'cache-control',
  'expires',
];

/** The text of a status: `Not Found`. */
export const statusText = (status: number): string => STATUS_CODES[status] ?? String(status);

/** Answers with a text that shows nothing of the request; an answer that has begun is cut, so that no part passes for the whole. */
export function answer(response: Response, status: number, text: string, isHead: boolean): void {
  if (response.headersSent) {
    if (!response.writableEnded) response.destroy();
    return;
  }
  for (const name of STALE) response.removeHeader(name);
  response.statusCode = status;
  response.statusMessage = STATUS_CODES[status] ?? '';
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.end(isHead ? undefined : text);
}
