import { randomUUID } from 'node:crypto';
import type { Redactor } from '@sixfour/core';
import { read, type Request } from '../http.js';

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

/**
 * An id for a request: the one another middleware gave it, else the one that `generate` gives, else the client's `x-request-id`, if it
 * is fit; else a random UUID.
 */
export function chooseRequestId(
  request: Request,
  redactor: Redactor,
  generate: ((request: Request) => unknown) | undefined,
): string {
  const given = read(request, 'id');
  if (isFit(given, redactor)) return given;
  const generated = generate?.(request);
  if (isFit(generated, redactor)) return generated;
  const sent = request.headers['x-request-id'];
  return isFit(sent, redactor) ? sent : randomUUID();
}

/** The id of a request that no request log has seen, the same each time. */
export function requestIdOf(request: Request, redactor: Redactor): string {
  const known = ids.get(request);
  if (known !== undefined) return known;
  const id = chooseRequestId(request, redactor, undefined);
  ids.set(request, id);
  return id;
}

const TRACEPARENT = /^(?!ff)[\da-f]{2}-(?!0{32})[\da-f]{32}-(?!0{16})[\da-f]{16}-[\da-f]{2}$/;

/** The `traceparent` header if it has the form of W3C Trace Context, section 3.2. */
export function traceparentOf(request: Request): string | undefined {
  const value = request.headers['traceparent'];
  return typeof value === 'string' && TRACEPARENT.test(value) ? value : undefined;
}
