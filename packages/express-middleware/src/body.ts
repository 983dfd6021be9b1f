import type { Redactor } from '@sixfour/core';
import { read, type Request, sizeOf } from './http.js';

/** What is logged of a parsed body, in bytes or UTF-16 units of its JSON. */
const MAX_BODY = 16_384;
const LIMIT_MARKER = '[REDACTED:limit]';

/** The parsed body, redacted, if it is there and not too long; bytes are not read. */
export function bodyOf(request: Request, redactor: Redactor): unknown {
  const body = read(request, 'body');
  if (body === undefined || body === null) return undefined;
  if (ArrayBuffer.isView(body) || (sizeOf(request.headers['content-length']) ?? 0) > MAX_BODY) return LIMIT_MARKER;
  const redacted: unknown = redactor.redact(body);
  try {
    const text = JSON.stringify(redacted) as string | undefined;
    return text === undefined || text.length > MAX_BODY ? LIMIT_MARKER : redacted;
  } catch {
    return LIMIT_MARKER;
  }
}
