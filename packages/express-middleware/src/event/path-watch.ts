import { isBag, read, type Request, textOf } from '../http.js';

/** What a router matched: its pattern, and the text at which it was mounted. */
export interface Match {
  readonly route: unknown;
  readonly base: string;
}

const WATCH = Symbol('sixfour.path');

interface Watched {
  [WATCH]: PathWatch;
}

/** One for all requests: their shapes stay alike. */
const PARAMS: PropertyDescriptor & ThisType<Watched> = {
  get() {
    return this[WATCH].params;
  },
  set(params: unknown) {
    this[WATCH].params = params;
  },
  enumerable: true,
  configurable: true,
};

/**
 * Notes which path parameters and route each router gave a request on its way. When the response is closed, an error has already
 * taken them from the request, and those of outer routers are gone in any case; without their names, `737` in `/pay/737` is a
 * number like any other.
 */
export class PathWatch {
  readonly #request: Request;
  readonly #given: object[] = [];
  #match: Match | undefined;
  #params: unknown;

  constructor(request: Request) {
    this.#request = request;
    // Only Express gives parameters, and it has given some before the first middleware is called.
    if (!Object.hasOwn(request, 'params')) return;
    this.params = read(request, 'params');
    (request as unknown as Watched)[WATCH] = this;
    Object.defineProperty(request, 'params', PARAMS);
  }

  /** What the router gave last. */
  get params(): unknown {
    return this.#params;
  }

  set params(params: unknown) {
    this.#params = params;
    this.#note(params);
  }

  #note(params: unknown): void {
    const route = read(this.#request, 'route');
    if (isBag(route) && route !== this.#match?.route)
      this.#match = { route, base: textOf(read(this.#request, 'baseUrl')) ?? '' };
    if (!isBag(params) || this.#given.includes(params)) return;
    for (const _name in params) {
      this.#given.push(params);
      return;
    }
  }

  /** All parameters that were given, outermost first. */
  get parameters(): readonly object[] {
    this.#note(read(this.#request, 'params'));
    return this.#given;
  }

  get match(): Match | undefined {
    this.#note(read(this.#request, 'params'));
    return this.#match;
  }
}

/** What the request itself still knows, where nobody watched. */
export function pathNow(request: Request): Pick<PathWatch, 'parameters' | 'match'> {
  const params = read(request, 'params');
  const route = read(request, 'route');
  return {
    parameters: isBag(params) && Object.keys(params).length > 0 ? [params] : [],
    match: isBag(route) ? { route, base: textOf(read(request, 'baseUrl')) ?? '' } : undefined,
  };
}
