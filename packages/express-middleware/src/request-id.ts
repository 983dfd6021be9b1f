import { randomUUID } from 'node:crypto';
import type { Redactor } from '@sixfour/core';
import { read, type Request } from './http.js';

const ids = new WeakMap<Request, string>();

/** Whether a text may serve as an id in a log: it is short, plain, and nothing sensitive. */
function isFit(value: unknown, redactor: Redactor): value is string {
  return (
    typeof value === 'string' &&
    /^[\w.~-]{8,128}$/.test(value) &&
    !/^\d+$/.test(value) &&
    redactor.scan(value).length === 0
  );
}

/** The id of a request: the one another middleware gave it, or the client's, if it is fit; else a random UUID. The same each time. */
export function requestIdOf(request: Request, redactor: Redactor): string {
  const known = ids.get(request);
  if (known !== undefined) return known;
  const id =
    [read(request, 'id'), request.headers['x-request-id']].find((value) => isFit(value, redactor)) ?? randomUUID();
  ids.set(request, id);
  return id;
}
