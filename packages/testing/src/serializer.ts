import { type Redactor, type RedactorOptions, toRedactor } from '@sixfour/core';
import { safeText } from './check/marks.js';

/** What vitest and jest call for a value in a snapshot. */
export interface SnapshotSerializer {
  test(value: unknown): boolean;
  serialize<Config, Refs>(
    value: unknown,
    config: Config,
    indentation: string,
    depth: number,
    refs: Refs,
    printer: (value: unknown, config: Config, indentation: string, depth: number, refs: Refs) => string,
  ): string;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * A snapshot serializer that prints every value redacted, so that no snapshot file holds what the log may not hold.
 *
 * @param redactor a redactor, or the options of one. @default the defaults of `@sixfour/core`
 * @throws SixfourOptionError for redactor options that are not as documented
 * @example
 * expect.addSnapshotSerializer(createSnapshotSerializer());
 */
export function createSnapshotSerializer(redactor?: Redactor | RedactorOptions): SnapshotSerializer {
  const engine = toRedactor(redactor);
  const redact = (value: unknown): unknown => {
    const redacted: unknown = engine.redact(value);
    return typeof redacted === 'string' ? safeText(redacted, engine) : redacted;
  };
  // A class instance is printed by its members, and they are asked one by one; what its copy is would be asked for ever.
  const printed = new WeakSet();
  return {
    test: (value) => !(isObject(value) && printed.has(value)) && redact(value) !== value,
    serialize(value, config, indentation, depth, refs, printer) {
      const redacted = redact(value);
      if (isObject(redacted)) printed.add(redacted);
      return printer(redacted, config, indentation, depth, refs);
    },
  };
}
