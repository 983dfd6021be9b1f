import { type Redactor, type RedactorOptions, toRedactor } from '@sixfour/core';
import { plainError } from '../errors/plain-error.js';
import { type Bag, isBag, read, type Request, type Response } from '../http.js';
import { safe } from '../safe.js';

/** Options of express-winston, for its logger and its error logger. */
export interface ExpressWinstonFilters {
  readonly requestFilter: (owner: object, name: string) => unknown;
  readonly responseFilter: (response: object, name: string) => unknown;
  /** Its own templates print the raw url. */
  readonly msg: (request: Request, response: Response) => string;
  /** Its own prints the arguments of the process and the raw error. */
  readonly exceptionToMeta: (error: unknown) => object;
}

/** The member at a path: express-winston takes names such as `headers.host`. */
function memberAt(value: unknown, name: string): unknown {
  if (!isBag(value)) return undefined;
  if (Object.hasOwn(value, name)) return read(value, name);
  const [first = '', ...rest] = name.split('.');
  const member = Object.hasOwn(value, first) ? read(value, first) : undefined;
  return rest.length === 0 ? member : memberAt(member, rest.join('.'));
}

/** Redacts an object once for all members that are asked for in a row: alone, a member would be without its siblings. */
function createMemo(redactor: Redactor): (owner: object) => unknown {
  let last: { readonly owner: object; readonly redacted: unknown } | undefined;
  return (owner) => {
    if (last?.owner === owner) return last.redacted;
    last = { owner, redacted: redactor.redact<unknown>(owner) };
    queueMicrotask(() => {
      last = undefined;
    });
    return last.redacted;
  };
}

const ADDRESSES = new Set(['url', 'originalUrl', 'path', 'baseUrl']);

function requestMember(request: Request, name: string, redactor: Redactor): unknown {
  const view = safe(request, redactor);
  if (name === 'url' || name === 'originalUrl') return view.url;
  const [first = ''] = name.split('.');
  if (first in view) return memberAt({ ...view }, name);
  const value = read(request, first);
  if (ADDRESSES.has(first) && typeof value === 'string') return redactor.redactText(view.url).split('?')[0];
  return memberAt({ [first]: redactor.redact(value, { field: first }) }, name);
}

const isRequest = (owner: object): owner is Request => 'headers' in owner && 'socket' in owner && 'method' in owner;

/**
 * Options for express-winston that redact what it logs of requests, responses and errors.
 *
 * @param redactor a redactor, or the options of one. @default the defaults of `@sixfour/core`
 * @throws SixfourOptionError for redactor options that are not as documented
 * @example
 * app.use(expressWinston.logger({ winstonInstance: logger, ...expressWinstonFilters() }));
 */
export function expressWinstonFilters(redactor?: Redactor | RedactorOptions): ExpressWinstonFilters {
  const chosen = toRedactor(redactor);
  const redactOnce = createMemo(chosen);
  return {
    requestFilter: (owner, name) => {
      if (isRequest(owner)) return requestMember(owner, name, chosen);
      // The members of a body: their names go to the log too.
      return chosen.redactText(name) === name ? memberAt(redactOnce(owner), name) : undefined;
    },
    responseFilter: (response, name) => {
      const [first = ''] = name.split('.');
      const value = first === 'headers' ? safe(response as Response, chosen).headers : read(response, first);
      return memberAt({ [first]: chosen.redact(value, { field: first }) }, name);
    },
    msg: (request, response) => {
      const { method, url } = safe(request, chosen);
      // express-winston compiles and runs a message that holds two braces.
      return `HTTP ${String(method)} ${url} ${response.statusCode}`.replace(/\{(?=\{)/g, '{ ');
    },
    exceptionToMeta: (error) => ({ error: chosen.redact(plainError(error, false)) as Bag }),
  };
}
