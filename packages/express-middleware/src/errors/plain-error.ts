import { read } from '../http.js';

const MAX_DEPTH = 8;
/** Sockets and whole requests: nothing a log needs, and everything a client sent. */
const LEFT_OUT = new Set(['req', 'res', 'request', 'socket', 'agent', 'client', 'httpAgent', 'httpsAgent']);
const HEAD = new Set(['type', 'name', 'message', 'stack', 'cause', 'errors', 'body', 'response']);

type Bag = Record<string, unknown>;

const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null;

/** JSON.parse quotes the text around the fault, cut so that no detector could know it again. */
function messageInstead(error: object, message: string): string | undefined {
  if (error instanceof SyntaxError && /JSON|Unexpected token|Unexpected end/i.test(message)) return 'malformed JSON';
  // The router quotes a parameter that it cannot decode, of which nobody knows the name.
  return error instanceof URIError ? 'malformed URI' : undefined;
}

const memberText = (error: object, key: string, fallback: string): string => {
  const value = read(error, key);
  return typeof value === 'string' ? value : fallback;
};

const framesOf = (stack: string): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');

/** An HTTP client's response: what was answered, without the connection. */
function plainResponse(response: unknown): unknown {
  if (!isBag(response)) return response;
  const kept: Bag = {};
  for (const key of ['status', 'statusText', 'statusCode', 'headers', 'data']) {
    const value = read(response, key);
    if (value !== undefined) kept[key] = value;
  }
  return kept;
}

/** A client's request: without agents, adapters and functions. */
function plainConfig(config: unknown): unknown {
  if (!isBag(config)) return config;
  const entries = Object.keys(config).map((key) => [key, read(config, key)] as const);
  return Object.fromEntries(entries.filter(([key, value]) => !LEFT_OUT.has(key) && typeof value !== 'function'));
}

function plainBody(body: unknown): string {
  return typeof body === 'string' ? `(${body.length} characters)` : '(parsed)';
}

/**
 * An error as a plain record that any logger prints in full: name, message, stack, cause and own members. It has no prototype, so
 * that pino's serializer leaves `type` alone. Not redacted yet.
 *
 * @param withBody whether a body that is attached is kept; the text of one that could not be parsed never is
 */
export function plainError(error: unknown, withBody: boolean, depth = 0): unknown {
  if (!isBag(error)) return Object.assign(Object.create(null) as Bag, { type: 'Error', message: String(error) });
  const plain = Object.create(null) as Bag;
  const message = memberText(error, 'message', '');
  const stack = memberText(error, 'stack', '');
  const name = memberText(error, 'name', 'Error');
  const instead = messageInstead(error, message);
  plain['type'] = name;
  plain['message'] = instead ?? message;
  plain['stack'] = instead === undefined ? stack : `${name}: ${instead}\n${framesOf(stack)}`;
  for (const key of Object.keys(error)) {
    if (HEAD.has(key) || LEFT_OUT.has(key)) continue;
    const value = read(error, key);
    if (typeof value !== 'function')
      plain[key] =
        value instanceof Error ? nested(value, withBody, depth) : key === 'config' ? plainConfig(value) : value;
  }
  // body-parser and others have a `type` of their own, a text such as entity.parse.failed.
  const type = read(error, 'type');
  if (type !== undefined) plain['errorType'] = type;
  const body = read(error, 'body');
  if (body !== undefined) plain['body'] = withBody && typeof body !== 'string' ? body : plainBody(body);
  const response = read(error, 'response');
  if (response !== undefined) plain['response'] = plainResponse(response);
  const cause = read(error, 'cause');
  if (cause !== undefined) plain['cause'] = nested(cause, withBody, depth);
  const errors = read(error, 'errors');
  if (Array.isArray(errors)) plain['errors'] = errors.slice(0, 100).map((one) => nested(one, withBody, depth));
  return plain;
}

const nested = (error: unknown, withBody: boolean, depth: number): unknown =>
  depth >= MAX_DEPTH ? '[REDACTED:limit]' : plainError(error, withBody, depth + 1);
