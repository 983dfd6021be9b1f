import { AsyncLocalStorage } from 'node:async_hooks';

/** What is to be found from anywhere inside a request. It holds no request: timers and pools may keep it for long. */
export interface RequestContext {
  readonly requestId: string;
}

const KEY = Symbol.for('sixfour.http.context');
/** One for the process, also where both the ESM and the CommonJS copy are loaded. */
const owner = globalThis as { [KEY]?: AsyncLocalStorage<RequestContext> };

/** The storage, if somebody has asked for it: to carry a context through every callback makes a request a tenth slower. */
export const contextInUse = (): AsyncLocalStorage<RequestContext> | undefined => owner[KEY];

/** From here on, every request has a context. */
export const useContext = (): AsyncLocalStorage<RequestContext> => (owner[KEY] ??= new AsyncLocalStorage());
