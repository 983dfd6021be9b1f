import { format, inspect } from 'node:util';
import { protect, redaction } from '@sixfour/winston-format';
import { describe, expect, test } from 'vitest';
import { leaks } from '../plants.js';
import type { Format } from './formats.js';
import { type AnyLogger, oddEntries as cases } from './odd-entries.js';
import { capture, capturePart, hosts, settle, spell, spreadOf, type Winston } from './hosts.js';

/** What only a format that stands before splat(), or protect, can see: an object that the message names. */
const isNamedObject = (name: string): boolean => /^(?:arrayArg|nestedArg|objArg|symArg|bigArg|msgObjMeta)/.test(name);

const formats: Readonly<Record<string, (winston: Winston, own: readonly Format[]) => Format>> = {
  json: ({ format: f }, own) => f.combine(...own, f.json()),
  'OWN splat json': ({ format: f }, own) => f.combine(...own, f.splat(), f.json()),
  'splat OWN json': ({ format: f }, own) => f.combine(f.splat(), ...own, f.json()),
  'splat json OWN': ({ format: f }, own) => f.combine(f.splat(), f.json(), ...own),
  'splat OWN simple': ({ format: f }, own) => f.combine(f.splat(), ...own, f.simple()),
  'splat OWN printf': ({ format: f }, own) =>
    f.combine(
      f.splat(),
      ...own,
      f.printf((info) => {
        const { level, message, cvv, summary, hint } = info as Record<string, unknown>;
        return format(
          level,
          message,
          cvv,
          summary,
          hint,
          inspect(info, { depth: 8, showHidden: true }),
          info[Symbol.for('splat')],
        );
      }),
    ),
  'OWN prettyPrint': ({ format: f }, own) => f.combine(...own, f.prettyPrint()),
};

/** Whether winston alone throws. */
function isTooMuch(
  winston: Winston,
  make: (winston: Winston, own: readonly Format[]) => Format,
  log: (logger: AnyLogger) => unknown,
): boolean {
  try {
    log(winston.createLogger({ format: make(winston, []), transports: [capture(winston).transport] }) as never);
    return false;
  } catch {
    return true;
  }
}

describe.each(hosts)('odd inputs of $name', ({ winston }) => {
  describe.each(Object.entries(formats))('%s', (order, make) => {
    test.each(Object.entries(cases))('%s', async (name, log) => {
      for (const isProtected of [true, false]) {
        if (!isProtected && order.startsWith('splat') && isNamedObject(name)) continue;
        const { lines, transport } = capture(winston);
        const part = capturePart();
        const own = isProtected ? [] : [redaction() as Format];
        const logger = winston.createLogger({ format: make(winston, own), transports: [transport] });
        logger.pipe(part.stream);
        const error = console.error;
        console.error = () => {};
        const isExpected = isTooMuch(winston, make, log);
        try {
          log((isProtected ? protect(logger) : logger) as never);
          expect(lines).toHaveLength(1);
        } catch (thrown) {
          if (!isExpected) throw thrown;
        } finally {
          console.error = error;
        }
        await settle();
        const seen = [...lines, ...part.infos.map(spell), ...part.infos.map(spreadOf)];
        expect(seen.flatMap(leaks), seen.join('\n')).toEqual([]);
      }
    });
  });
});
