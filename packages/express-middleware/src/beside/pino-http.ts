import { type Redactor, type RedactorOptions, toRedactor } from '@sixfour/core';
import { plainError } from '../errors/plain-error.js';
import { pathNow } from '../event/path-watch.js';
import { hiddenValues, hideValues } from '../event/url.js';
import { type Bag, isBag, read, type Request } from '../http.js';

/** The `serializers` option of pino-http. */
export type PinoHttpSerializers = {
  readonly req: (request: unknown) => unknown;
  readonly res: (response: unknown) => unknown;
  readonly err: (error: unknown) => unknown;
};

/** What pino-http has serialised, or the object itself with `wrapSerializers: false`. */
const rawOf = (value: Bag): object => {
  const raw = read(value, 'raw');
  return isBag(raw) ? raw : value;
};

function requestFields(value: Bag): Bag {
  const isSerialized = isBag(read(value, 'raw'));
  const names = ['id', 'method', 'url', 'query', 'params', 'headers', 'remoteAddress', 'remotePort'];
  return isSerialized ? { ...value } : Object.fromEntries(names.map((name) => [name, read(value, name)]));
}

function responseFields(value: Bag): Bag {
  if (isBag(read(value, 'raw'))) return { ...value };
  const headers = read(value, 'getHeaders') as (() => unknown) | undefined;
  return { statusCode: read(value, 'statusCode'), headers: headers?.call(value) };
}

/**
 * Serializers for pino-http that redact what it logs of requests, responses and errors.
 *
 * @param redactor a redactor, or the options of one. @default the defaults of `@sixfour/core`
 * @throws SixfourOptionError for redactor options that are not as documented
 * @example
 * app.use(pinoHttp({ serializers: pinoHttpSerializers() }));
 */
export function pinoHttpSerializers(redactor?: Redactor | RedactorOptions): PinoHttpSerializers {
  const chosen = toRedactor(redactor);
  return {
    req: (value) => {
      if (!isBag(value)) return chosen.redact(value);
      const fields = requestFields(value);
      const { parameters } = pathNow(rawOf(value) as Request);
      const url = fields['url'];
      if (typeof url === 'string') fields['url'] = hideValues(url, hiddenValues(parameters, chosen));
      return chosen.redact(fields);
    },
    res: (value) => chosen.redact(isBag(value) ? responseFields(value) : value),
    err: (value) => chosen.redact(plainError(isBag(value) ? rawOf(value) : value, false)),
  };
}
