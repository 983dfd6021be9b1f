import type { Request } from '../http.js';
import type { Collector } from './collector.js';

/**
 * Collects a request's bytes as they reach whoever reads them: parsers, pipes, async iteration. Every way of reading emits `data`,
 * so no listener is added and the flow stays as it is. A body that nobody reads is left to the server, which drains it.
 */
export function captureRequest(request: Request, collector: Collector): () => void {
  if (request.readableDidRead) {
    collector.miss();
    return () => {};
  }
  const emit = Reflect.get<Request, 'emit'>(request, 'emit');
  const hadOwn = Object.hasOwn(request, 'emit');
  const watched = function (this: Request, ...args: unknown[]): boolean {
    if (args[0] === 'data') collector.add(args[1], request.readableEncoding);
    return Reflect.apply(emit, this, args) as boolean;
  };
  request.emit = watched;
  return () => {
    if (request.emit !== watched) return;
    if (hadOwn) request.emit = emit;
    else Reflect.deleteProperty(request, 'emit');
  };
}
