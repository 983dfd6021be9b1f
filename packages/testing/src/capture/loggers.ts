import { type Bag, isFunction, isObject, type Tap } from './tap.js';
import { tapConsole } from './console.js';
import { tapDescriptors } from './descriptors.js';
import { tapStream } from './streams.js';

const MESSAGE = Symbol.for('message');

/** The stream of a pino logger: each copy of pino has a symbol of its own for it, and children inherit it. */
function pinoStreamOf(logger: Bag): Bag | undefined {
  for (let at: unknown = logger; isObject(at); at = Object.getPrototypeOf(at) as unknown) {
    const symbol = Object.getOwnPropertySymbols(at).find(({ description }) => description === 'pino.stream');
    const stream = symbol === undefined ? undefined : at[symbol];
    if (isObject(stream)) return stream;
  }
  return undefined;
}

/** The finished line of an info, as winston's own transports write it. */
function lineOf(info: unknown): string {
  if (!isObject(info)) return '';
  const line = (info as { [MESSAGE]?: unknown })[MESSAGE];
  if (typeof line === 'string') return `${line}\n`;
  try {
    return `${JSON.stringify(info)}\n`;
  } catch {
    return `${String(info['level'])}: ${String(info['message'])}\n`;
  }
}

/** A transport that writes to a stream is heard at the stream, the one for the console at the console, any other when it is called. */
function tapTransport(tap: Tap, transport: Bag): void {
  const stream = transport['_stream'];
  if (isObject(stream) && isFunction(stream['write']) && stream['writableObjectMode'] !== true) {
    tapStream(tap, stream, 'logger');
    return;
  }
  tap.replace(transport, 'log', (log, self, args) => {
    const [info, done] = args;
    const text = lineOf(info);
    const on = tap.outlet(text, 'logger', transport);
    if (on === text) return tap.unheard(() => log.apply(self, args));
    if (on !== undefined) {
      const changed = Object.assign(Object.create(Object.getPrototypeOf(info) as object | null), info, {
        message: on.trimEnd(),
        [MESSAGE]: on.trimEnd(),
      }) as unknown;
      return tap.unheard(() => log.call(self, changed, done));
    }
    if (isFunction(done)) process.nextTick(done);
    return true;
  });
}

const isConsole = (source: Bag): boolean => ['log', 'error', 'dir', 'trace'].every((name) => isFunction(source[name]));

/**
 * Hears a pino logger, a winston logger, a console or a stream.
 *
 * @returns whether it is one of these
 */
export function tapSource(tap: Tap, source: unknown): boolean {
  if (!isObject(source)) return false;
  const pinoStream = pinoStreamOf(source);
  if (pinoStream !== undefined) tapStream(tap, pinoStream, 'logger');
  else if (Array.isArray(source['transports']))
    for (const transport of source['transports']) tapTransport(tap, transport as Bag);
  else if (isConsole(source)) tapConsole(tap, source);
  else if (source === (process.stdout as unknown) || source === (process.stderr as unknown)) {
    tapDescriptors(tap, source === (process.stdout as unknown) ? ['stdout'] : ['stderr']);
    tapStream(tap, source, source === (process.stdout as unknown) ? 'stdout' : 'stderr');
  } else if (isFunction(source['write'])) tapStream(tap, source, 'stream');
  else return false;
  return true;
}
