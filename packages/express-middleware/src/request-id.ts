import { randomUUID } from 'node:crypto';
import type { Redactor } from '@sixfour/core';
import { read, type Request } from './http.js';

const ids = new WeakMap<Request, string>();

const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

/** Digits with separators, also those that letters would hide from a detector that minds its borders. */
const DIGITS = /\d[\d._~-]*\d/g;

/** Whether a text may serve as an id in a log: it is short, plain, and nothing sensitive. */
function isFit(value: unknown, redactor: Redactor): value is string {
  if (typeof value !== 'string' || !/^[\w.~-]{8,128}$/.test(value) || /^\d+$/.test(value)) return false;
  if (UUID.test(value)) return true;
  return [value, ...(value.match(DIGITS) ?? [])].every((part) => redactor.scan(part).length === 0);
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
