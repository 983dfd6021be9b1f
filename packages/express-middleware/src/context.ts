import { useContext } from './context-storage.js';

const storage = useContext();

/**
 * The id of the request that is being served, from anywhere inside it: after `await`, in timers, in callbacks. `undefined` outside,
 * with `context: false`, and for requests that came before this entry was loaded.
 *
 * @example
 * import { currentRequestId } from '@sixfour/express-middleware/context';
 * const logger = pino({ mixin: () => ({ requestId: currentRequestId() }) });
 */
export const currentRequestId = (): string | undefined => storage.getStore()?.requestId;
