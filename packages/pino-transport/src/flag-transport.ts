import type { LoggerOptions } from 'pino';

/** One entry of pino's `transport` option: a target, a pipeline, or several of both. */
interface Entry {
  readonly target?: unknown;
  readonly options?: object;
  readonly targets?: readonly Entry[];
  readonly pipeline?: readonly Entry[];
}

/** This package, by name or by a path into it. */
const OWN_TARGET = /(?:^|[\\/])@sixfour[\\/]pino-transport(?:$|[\\/])/;

/** Tells our worker transports that the lines they get are redacted already; all other targets stay as they are. */
function flagEntry(entry: Entry): Entry {
  const { target, targets, pipeline } = entry;
  if (typeof target === 'string' && OWN_TARGET.test(target))
    return { ...entry, options: { ...entry.options, behindRedaction: true } };
  return {
    ...entry,
    ...(Array.isArray(targets) && { targets: (targets as Entry[]).map(flagEntry) }),
    ...(Array.isArray(pipeline) && { pipeline: (pipeline as Entry[]).map(flagEntry) }),
  };
}

/** The `transport` option of a logger whose lines are redacted on the main thread. */
export function flagTransport({ transport }: Pick<LoggerOptions, 'transport'>): Pick<LoggerOptions, 'transport'> {
  if (typeof transport !== 'object' || transport === null) return {};
  return { transport: flagEntry(transport as Entry) as NonNullable<LoggerOptions['transport']> };
}
