import type { Response } from '../http.js';
import type { Collector } from './collector.js';

/** What is known of a body that goes out, once its first byte does. */
export interface ResponseHead {
  readonly type: unknown;
  readonly encoding: unknown;
  readonly length: unknown;
}

/** Headers given to `writeHead` are not to be seen by `getHeader` when no other was set before: pairs, a flat list, or an object. */
function givenHeaders(headers: unknown): Map<string, unknown> {
  const given = new Map<string, unknown>();
  if (typeof headers !== 'object' || headers === null) return given;
  let entries: [unknown, unknown][] = Object.entries(headers);
  if (Array.isArray(headers)) {
    const list = headers as unknown[];
    entries = Array.isArray(list[0])
      ? (list as [unknown, unknown][])
      : list.flatMap((name, i) => (i % 2 === 0 ? [[name, list[i + 1]] as [unknown, unknown]] : []));
  }
  for (const [name, value] of entries) given.set(String(name).toLowerCase(), value);
  return given;
}

const NOTHING: ReadonlyMap<string, unknown> = new Map();

/**
 * Collects the bytes of a response on their way out. `json`, `send`, `sendFile`, `pipe` and `redirect` all end in `write` and `end`,
 * whose arguments, results and callbacks stay as they are.
 */
export class ResponseCapture {
  readonly collector: Collector;
  readonly #response: Response;
  #given = NOTHING;
  #head: ResponseHead | undefined;
  /** Whether a call of `write` or `end` is under way: `end` may write its chunk by `write`, which is then not another chunk. */
  #isInside = false;

  constructor(response: Response, collector: Collector) {
    this.#response = response;
    this.collector = collector;
    this.#watchHead();
    this.#watchChunks();
  }

  /** The head of the body as it stood before its first byte: what is set later, as by an outer `compression`, is not of these bytes. */
  get head(): ResponseHead {
    return this.#head ?? this.#readHead();
  }

  #readHead(): ResponseHead {
    const valueOf = (name: string): unknown => this.#given.get(name) ?? this.#response.getHeader(name);
    return { type: valueOf('content-type'), encoding: valueOf('content-encoding'), length: valueOf('content-length') };
  }

  #note(chunk: unknown, encoding: unknown): void {
    if (chunk === undefined || chunk === null || typeof chunk === 'function') return;
    try {
      this.#head ??= this.#readHead();
      this.collector.add(chunk, encoding);
    } catch {
      this.collector.miss();
    }
  }

  #noteHead(args: readonly unknown[]): void {
    try {
      this.#given = givenHeaders(args.find((arg) => typeof arg === 'object' && arg !== null));
    } catch {
      this.collector.miss();
    }
  }

  #watchHead(): void {
    const writeHead = Reflect.get<Response, 'writeHead'>(this.#response, 'writeHead');
    const noteHead = (args: readonly unknown[]): void => {
      this.#noteHead(args);
    };
    this.#response.writeHead = function (this: Response, ...args: unknown[]) {
      if (args.length > 1) noteHead(args);
      return Reflect.apply(writeHead, this, args) as Response;
    };
  }

  #watchChunks(): void {
    const response = this.#response;
    const write = Reflect.get<Response, 'write'>(response, 'write');
    const end = Reflect.get<Response, 'end'>(response, 'end');
    const pass = (original: typeof write | typeof end, owner: Response, args: unknown[]): unknown => {
      if (this.#isInside) return Reflect.apply(original, owner, args);
      this.#isInside = true;
      this.#note(args[0], args[1]);
      try {
        return Reflect.apply(original, owner, args);
      } finally {
        this.#isInside = false;
      }
    };
    response.write = function (this: Response, ...args: unknown[]) {
      return pass(write, this, args) as boolean;
    };
    response.end = function (this: Response, ...args: unknown[]) {
      return pass(end, this, args) as Response;
    };
  }
}
