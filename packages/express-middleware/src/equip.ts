import type { Exchange } from './exchange.js';
import { read } from './http.js';
import type { Log } from './log/logger.js';

/** What stands behind the `id` and the `log` of a request. */
interface Equipment {
  id: unknown;
  log: unknown;
  readonly requestId: string;
  readonly parent: Log;
}

const EQUIPMENT = Symbol('sixfour.equipment');

interface Equipped {
  [EQUIPMENT]: Equipment;
}

/** One for all requests: their shapes stay alike. */
const ID: PropertyDescriptor & ThisType<Equipped> = {
  get() {
    return this[EQUIPMENT].id;
  },
  set(id: unknown) {
    this[EQUIPMENT].id = id;
  },
  configurable: true,
};

/** The logger is made when it is first asked for: most requests have no use for it. */
const LOG: PropertyDescriptor & ThisType<Equipped> = {
  get() {
    const equipment = this[EQUIPMENT];
    return (equipment.log ??= equipment.parent.child({ requestId: equipment.requestId }));
  },
  set(log: unknown) {
    this[EQUIPMENT].log = log;
  },
  configurable: true,
};

/** Gives a request its id and a logger, unless it has its own. */
export function equip({ request, requestId }: Exchange, parent: Log): void {
  // Another request log has done so.
  if (EQUIPMENT in request) return;
  (request as unknown as Equipped)[EQUIPMENT] = { id: requestId, log: undefined, requestId, parent };
  if (read(request, 'id') === undefined) Object.defineProperty(request, 'id', ID);
  if (read(request, 'log') === undefined) Object.defineProperty(request, 'log', LOG);
}
