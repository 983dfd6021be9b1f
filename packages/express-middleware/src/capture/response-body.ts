import type { Response } from '../http.js';
import type { Collector } from './collector.js';

/** What is known of a body that goes out, once its first byte does. */
export interface ResponseHead {
  readonly type: unknown;
  readonly encoding: unknown;
  readonly length: unknown;
}

type Method = (...args: unknown[]) => unknown;

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

/**
 * Collects the bytes of a response on their way out. `json`, `send`, `sendFile`, `pipe` and `redirect` all end in `write` and `end`,
 * whose arguments, results and callbacks stay as they are.
 */
export class ResponseCapture {
  readonly #response: Response;
  readonly #collector: Collector;
  #given: ReadonlyMap<string, unknown> = new Map();
  #head: ResponseHead | undefined;
  #isInside = false;

  constructor(response: Response, collector: Collector) {
    this.#response = response;
    this.#collector = collector;
    this.#wrap('writeHead', (args) => {
      this.#given = givenHeaders(args.find((arg) => typeof arg === 'object' && arg !== null));
    });
    this.#wrap('write', (args) => {
      this.#note(args);
    });
    this.#wrap('end', (args) => {
      this.#note(args);
    });
  }

  get collector(): Collector {
    return this.#collector;
  }

  /** The head of the body as it stood before its first byte: what is set later, as by an outer `compression`, is not of these bytes. */
  get head(): ResponseHead {
    return this.#head ?? this.#readHead();
  }

  #readHead(): ResponseHead {
    const valueOf = (name: string): unknown => this.#given.get(name) ?? this.#response.getHeader(name);
    return { type: valueOf('content-type'), encoding: valueOf('content-encoding'), length: valueOf('content-length') };
  }

  #note([chunk, encoding]: readonly unknown[]): void {
    if (chunk === undefined || chunk === null || typeof chunk === 'function') return;
    this.#head ??= this.#readHead();
    this.#collector.add(chunk, encoding);
  }

  /** `end` may write its chunk by `write`, which is then not another chunk. */
  #wrap(name: 'writeHead' | 'write' | 'end', before: (args: readonly unknown[]) => void): void {
    const original = Reflect.get(this.#response, name) as Method;
    const enter = (args: readonly unknown[]): boolean => {
      if (this.#isInside) return false;
      this.#isInside = name !== 'writeHead';
      try {
        before(args);
      } catch {
        this.#collector.miss();
      }
      return true;
    };
    const leave = (): void => {
      this.#isInside = false;
    };
    this.#response[name] = function (this: Response, ...args: unknown[]): unknown {
      const isOuter = enter(args);
      try {
        return original.apply(this, args);
      } finally {
        if (isOuter) leave();
      }
    } as never;
  }
}
