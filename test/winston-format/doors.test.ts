import { createRedactor } from '@sixfour/core';
import { protect, redaction } from '@sixfour/winston-format';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Logger } from 'winston';
import { leaks, type Plant, plants, spelledLeaks } from '../plants.js';
import { type Entry, entriesFor } from './entries.js';
import { type Chain, chains, type Format } from './formats.js';
import { capture, capturePart, type Captured, hosts, settle, spell, spreadOf, type Winston } from './hosts.js';

/** A way to make a logger redact; `redaction` is one format among others, the rest guard the logger. */
interface Install {
  readonly name: string;
  /** Whether it also stands before winston's own reading of the arguments. */
  readonly isGuard: boolean;
  readonly own: () => readonly Format[];
  guard(logger: Logger, format: Format): Logger;
}

const installs: readonly Install[] = [
  { name: 'redaction()', isGuard: false, own: () => [redaction() as Format], guard: (logger) => logger },
  { name: 'protect()', isGuard: true, own: () => [], guard: (logger) => protect(logger) },
];

interface Seen {
  readonly plant: Plant;
  readonly lines: readonly string[];
  readonly parts: readonly Captured[];
}

/** The CVV, which is known by its name only, and the others in turn. */
const plantsFor = (chain: Chain): readonly Plant[] =>
  plants.filter(({ name }, i) => name === 'CVV' || i === [0, 2, 3][chains.indexOf(chain) % 3]);

/** What comes out of every kind of transport when `entry` logs each plant. */
async function run(winston: Winston, chain: Chain, install: Install | undefined, entry: Entry): Promise<Seen[]> {
  const seen = plantsFor(chain).map((plant) => {
    const { lines, transport } = capture(winston, { handleExceptions: true, handleRejections: true });
    const part = capturePart();
    const format = chain.make(winston, install?.own() ?? []);
    const logger = winston.createLogger({
      format,
      transports: [transport],
      exitOnError: false,
      ...entry.options?.(plant),
    });
    logger.pipe(part.stream);
    const guarded = install?.guard(logger, format) ?? logger;
    try {
      entry.log(guarded, plant);
    } catch (error) {
      // winston alone writes to what it is given: a format comes too late for what is frozen.
      if (install?.isGuard === true) throw error;
    }
    logger.exceptions.unhandle();
    (Reflect.get(logger, 'rejections') as typeof logger.exceptions | undefined)?.unhandle();
    return { plant, lines, parts: part.infos };
  });
  await settle();
  return seen;
}

const leaksOf = ({ lines, parts }: Seen): string[] => [
  ...leaks(lines.join('')),
  ...spelledLeaks(lines.join('')),
  ...parts.flatMap((info) => [...leaks(spell(info)), ...leaks(spreadOf(info))]),
];

describe.each(hosts)('$name', ({ winston }) => {
  const spy = { error: console.error, warn: console.warn };
  beforeAll(() => {
    console.error = () => {};
    console.warn = () => {};
    vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  });
  afterAll(() => {
    Object.assign(console, spy);
    vi.restoreAllMocks();
  });

  for (const entry of entriesFor(winston)) {
    describe(entry.name, () => {
      test.each(chains)('is guarded in: $name', async (chain) => {
        const alone = await run(winston, chain, undefined, entry);
        for (const install of chain === chains[0] ? installs : installs.slice(0, 2)) {
          const all = await run(winston, chain, install, entry);
          all.forEach((seen, i) => {
            const text = seen.lines.join('');
            const where = `${seen.plant.name} by ${install.name}: ${text}`;
            expect(leaksOf(seen), where).toEqual([]);
            if (!install.isGuard && alone[i]?.lines.length === 0) return;
            expect(seen.lines, where).toHaveLength(1);
            if (leaks(alone[i]?.lines.join('') ?? '').length > 0)
              expect(text.replace(/\s|\d{1,4}=/g, ''), where).toMatch(/\[REDACTED:|\*{6}/);
            if (chain.isJson) expect(() => JSON.parse(text) as unknown, where).not.toThrow();
          });
        }
      });
    });
  }

  test('the level stays, the symbol too', async () => {
    for (const chain of chains) {
      for (const install of installs) {
        const part = capturePart();
        const format = chain.make(winston, install.own());
        const logger = winston.createLogger({ format, transports: [capture(winston).transport] });
        logger.pipe(part.stream);
        install.guard(logger, format).warn('cvv 737', { cvv: '737' });
        await settle();
        expect(part.infos).toHaveLength(1);
        expect(part.infos[0]?.[Symbol.for('level')]).toBe('warn');
      }
    }
  });

  test('one redactor finds each thing once', async () => {
    const seen: string[] = [];
    const redactor = createRedactor({ onFinding: ({ detector }) => seen.push(detector) });
    const { transport } = capture(winston);
    const logger = protect(winston.createLogger({ transports: [transport] }), redactor);
    logger.info('paid with 4111111111111111', { cvv: '737' });
    await settle();
    expect(seen.sort()).toEqual(['cvv', 'pan']);
  });
});
