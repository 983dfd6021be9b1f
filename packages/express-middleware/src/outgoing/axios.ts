import { SixfourOptionError } from '@sixfour/core';
import { isStream, STREAM } from '../body/markers.js';
import { capped, readParsed } from '../body/read-body.js';
import { plainError } from '../errors/plain-error.js';
import { type Bag, isBag, read } from '../http.js';
import { guarded } from '../log/logger.js';
import { type ClientSettings, type HttpClientOptions, resolveClientOptions } from './client-options.js';
import { formDataOf } from './fetch-body.js';
import { type OutgoingStart, sinceStart, startNow, writeOutgoing } from './write-outgoing.js';

interface Interceptors {
  use(onFulfilled: (value: never) => unknown, onRejected?: (error: never) => unknown): number;
  eject(id: number): void;
}

/** An axios instance, or axios itself. */
export interface AxiosLike {
  readonly interceptors: { readonly request: object; readonly response: object };
  readonly getUri: (config?: never) => string;
}

interface Axios extends AxiosLike {
  readonly interceptors: { readonly request: Interceptors; readonly response: Interceptors };
}

/** axios types its interceptors by generics of its own, which no other type fits. */
function isAxios(value: unknown): value is Axios {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return false;
  const interceptors = read(value, 'interceptors');
  const hasUse = (name: string): boolean => {
    const manager = isBag(interceptors) ? read(interceptors, name) : undefined;
    return isBag(manager) && typeof read(manager, 'use') === 'function';
  };
  return hasUse('request') && hasUse('response') && typeof read(value, 'getUri') === 'function';
}

type Transform = (this: unknown, data: unknown, headers: unknown) => unknown;

interface Config {
  readonly method?: string;
  transformRequest?: Transform | Transform[];
}

interface AxiosResponse {
  readonly status: number;
  readonly headers: unknown;
  readonly data: unknown;
  readonly config: Config;
}

/** What is noted of a request on its way out. */
interface Sent {
  readonly start: OutgoingStart;
  body?: unknown;
  headers?: Bag | undefined;
}

/** Headers of axios, which are an object with methods. */
function plainHeaders(headers: unknown): Bag | undefined {
  if (!isBag(headers)) return undefined;
  const toJSON = read(headers, 'toJSON');
  const plain: unknown = typeof toJSON === 'function' ? Reflect.apply(toJSON, headers, []) : headers;
  return isBag(plain) ? { ...plain } : undefined;
}

const typeIn = (headers: Bag | undefined): unknown =>
  Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'content-type')?.[1];

function dataOf(data: unknown, headers: Bag | undefined, most: number): unknown {
  if (data instanceof FormData) return capped(formDataOf(data), most);
  if (isStream(data)) return STREAM;
  return readParsed(data, { type: typeIn(headers), encoding: undefined, size: undefined }, most);
}

/** What a guard sees of a body: never a stream, which would be read by looking at it. */
function guardedData(data: unknown): unknown {
  if (data instanceof FormData) return formDataOf(data);
  if (ArrayBuffer.isView(data)) return Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString();
  if (data instanceof ArrayBuffer) return Buffer.from(data).toString();
  return isStream(data) ? STREAM : data;
}

/** The error without what stands in the event already. */
function ownError(error: unknown): unknown {
  if (!isBag(error)) return error;
  const names = ['name', 'message', 'code', 'stack', 'cause'];
  return Object.fromEntries(names.map((name) => [name, read(error, name)]));
}

/** An error of axios carries the request with its body and its headers: whoever prints it, or makes JSON of it, gets it redacted. */
function coverError(error: unknown, { redactor }: ClientSettings): void {
  if (!(error instanceof Error) || !Object.isExtensible(error)) return;
  const value = (): unknown => redactor.redact(plainError(error, false));
  for (const key of ['toJSON', Symbol.for('nodejs.util.inspect.custom')])
    Object.defineProperty(error, key, { value, configurable: true, writable: true });
}

class AxiosLog {
  readonly #settings: ClientSettings;
  readonly #instance: AxiosLike;
  readonly #sent = new WeakMap<object, Sent>();
  readonly #observe: Transform;

  constructor(instance: AxiosLike, settings: ClientSettings) {
    this.#settings = settings;
    this.#instance = instance;
    const note = (config: Config, data: unknown, headers: unknown): void => {
      this.#note(config, data, plainHeaders(headers));
    };
    // axios calls it with the configuration as `this`.
    this.#observe = function (data, headers) {
      note(this as Config, data, headers);
      return data;
    };
  }

  /** Looks at the body behind all other transformations; a configuration that is used again has this one already. */
  onRequest(config: Config): Config {
    guarded(() => {
      const transforms = [config.transformRequest ?? []].flat();
      config.transformRequest = [...transforms.filter((transform) => transform !== this.#observe), this.#observe];
      this.#sent.set(config, { start: startNow() });
    });
    return config;
  }

  #urlOf(config: Config): string {
    return guarded(() => this.#instance.getUri(config as never)) ?? '';
  }

  #note(config: Config, data: unknown, headers: Bag | undefined): void {
    const { guard, log, maxBytes } = this.#settings;
    guard?.check({ url: this.#urlOf(config), headers, body: guardedData(data) }, log);
    guarded(() => {
      const sent = this.#sent.get(config);
      if (sent === undefined) return;
      sent.headers = headers;
      if (this.#settings.wantsRequestBody()) sent.body = dataOf(data, headers, maxBytes);
    });
  }

  onResponse(response: AxiosResponse): AxiosResponse {
    this.#write(response.config, response, undefined);
    return response;
  }

  onError(error: Error): Promise<never> {
    guarded(() => {
      coverError(error, this.#settings);
      const config = isBag(error) ? read(error, 'config') : undefined;
      const response = isBag(error) ? read(error, 'response') : undefined;
      if (isBag(config)) this.#write(config, isBag(response) ? (response as never) : undefined, ownError(error));
    });
    // The caller gets its own error, whatever it is.
    return Promise.reject(error);
  }

  #write(config: Config, response: AxiosResponse | undefined, error: unknown): void {
    guarded(() => {
      const sent = this.#sent.get(config);
      if (sent === undefined) return;
      this.#sent.delete(config);
      const responseHeaders = plainHeaders(response?.headers);
      const { log, redactor, maxBytes } = this.#settings;
      const isRead = response !== undefined && this.#settings.wantsResponseBody();
      writeOutgoing(log, redactor, {
        method: (config.method ?? 'get').toUpperCase(),
        url: this.#urlOf(config),
        requestHeaders: sent.headers,
        status: response?.status,
        responseHeaders,
        ...sinceStart(sent.start),
        requestBody: sent.body,
        responseBody: isRead ? dataOf(response.data, responseHeaders, maxBytes) : undefined,
        error,
      });
    });
  }
}

/**
 * Logs each call of an axios instance, redacted: method, url, headers, status, duration, and bodies as configured; and makes its errors
 * print redacted. Calls, results and errors stay as they are.
 *
 * @returns a function that takes it off again
 * @throws SixfourOptionError for options that are not as documented
 * @example
 * axiosRedaction(axios, { logger, bodies: { response: true } });
 */
export function axiosRedaction(instance: AxiosLike, options: HttpClientOptions): () => void {
  if (!isAxios(instance)) throw new SixfourOptionError('axiosRedaction', 'instance', 'an axios instance', instance);
  const log = new AxiosLog(instance, resolveClientOptions('axiosRedaction', options));
  const { request, response } = instance.interceptors;
  const requestId = request.use((config: Config) => log.onRequest(config));
  const responseId = response.use(
    (answer: AxiosResponse) => log.onResponse(answer),
    (error: Error) => log.onError(error),
  );
  return () => {
    request.eject(requestId);
    response.eject(responseId);
  };
}
