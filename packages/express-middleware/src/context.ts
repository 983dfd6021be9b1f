import { AsyncLocalStorage } from 'node:async_hooks';

/** What is to be found from anywhere inside a request. It holds no request: timers and pools may keep it for long. */
export interface RequestContext {
  readonly requestId: string;
}

const KEY = Symbol.for('sixfour.http.context');
const owner = globalThis as { [KEY]?: AsyncLocalStorage<RequestContext> };

/** One for the process, also where both the ESM and the CommonJS copy are loaded. */
export const requestContext: AsyncLocalStorage<RequestContext> = (owner[KEY] ??= new AsyncLocalStorage());

/**
 * The id of the request that is being served, from anywhere inside it: after `await`, in timers, in callbacks. `undefined` outside,
 * or with `context: false`.
 *
 * @example
 * const logger = pino({ mixin: () => ({ requestId: currentRequestId() }) });
 */
export const currentRequestId = (): string | undefined => requestContext.getStore()?.requestId;
