import { protect, redaction } from '@sixfour/winston-format';
import { describe, expect, test } from 'vitest';
import type { Logger } from 'winston';
import { freezeDeep } from '../plants.js';
import { type Chain, chains, type Format } from './formats.js';
import { capture, capturePart, hosts, settle, spell, type Winston } from './hosts.js';

const LEVEL = Symbol.for('level');

class Order {
  readonly #total = 12.5;
  constructor(readonly id: string) {}
  get total(): number {
    return this.#total;
  }
  get message(): string {
    return `order ${this.id} of ${this.#total}`;
  }
  toJSON(): object {
    return { id: this.id, total: this.#total };
  }
}

class Tagged extends Error {
  override readonly name = 'Tagged';
  readonly status = 409;
}

const stackless = <T extends Error>(error: T): T => Object.assign(error, { stack: `${error.name}: as always` });

/** Calls without anything sensitive; each makes objects of its own. */
const calls: readonly { readonly name: string; readonly isSnapshot?: true; log(logger: Logger): unknown }[] = [
  { name: 'message', log: (logger) => logger.info('started on port 3000') },
  { name: 'nothing', log: (logger) => logger.info('') },
  {
    name: 'arguments',
    log: (logger) =>
      logger.warn('done %d of %s in %s%%', 7, 'x', 12.5, { requestId: '550e8400-e29b-41d4-a716-446655440000' }),
  },
  { name: 'places without arguments', log: (logger) => logger.info('50%s of it %d %j %%') },
  { name: 'percent and object', log: (logger) => logger.info('at 50% now', { a: 1 }) },
  { name: 'more arguments than places', log: (logger) => logger.info('of %s', 'a', { b: 1 }, { c: [2] }) },
  { name: 'a text left over', log: (logger) => logger.info('left', 'over') },
  { name: 'a number left over', log: (logger) => logger.info('left', 7, true, null) },
  {
    name: 'meta',
    log: (logger) =>
      logger.info('text', {
        list: [1, 'two', null, undefined],
        text: 'a "quoted"\nline',
        at: new Date(0),
        deep: { a: { b: [{}] } },
        big: 12n,
        map: new Map([['a', 1]]),
        bytes: Buffer.from('abc'),
        fn: () => 1,
        nothing: undefined,
        [Symbol('s')]: 1,
      }),
  },
  {
    name: 'meta with message, stack and cause',
    log: (logger) => logger.info('a', { message: 'b', stack: 's', cause: 'c' }),
  },
  { name: 'meta of a class', isSnapshot: true, log: (logger) => logger.info('order', new Order('A-1')) },
  { name: 'a class inside', isSnapshot: true, log: (logger) => logger.info('order', { order: new Order('A-1') }) },
  { name: 'log({})', log: (logger) => logger.log({ level: 'info', message: 'x', b: 1, a: 2, 7: 'seven' }) },
  { name: 'info({})', log: (logger) => logger.info({ message: 'x', a: 1 }) },
  { name: 'an object alone', log: (logger) => logger.info({ a: 1 }) },
  { name: 'a list alone', log: (logger) => logger.info(['a', 1]) },
  { name: 'log(level, list)', log: (logger) => logger.log('info', ['a', 1] as never) },
  { name: 'log(level, obj)', log: (logger) => logger.log('info', { message: 'x', a: 1 } as never) },
  { name: 'undefined', log: (logger) => logger.info(undefined) },
  { name: 'Error', log: (logger) => logger.error(stackless(new Tagged('conflict'))) },
  {
    name: 'Error as meta',
    log: (logger) => logger.error('failed', stackless(new Tagged('conflict', { cause: 'why' }))),
  },
  { name: 'Error inside', log: (logger) => logger.error('failed', { err: stackless(new Tagged('conflict')) }) },
  {
    name: 'Error as message',
    log: (logger) => logger.log({ level: 'error', message: stackless(new Tagged('c')) as never }),
  },
  {
    name: 'splat in the object',
    log: (logger) => logger.log({ level: 'info', message: 'a %s', splat: ['b', { c: 1 }] }),
  },
  { name: 'a level that is not printed', log: (logger) => logger.silly('x') },
  { name: 'colours of the caller', log: (logger) => logger.info('\u001b[31mred\u001b[39m', { a: '\u001b[1mb' }) },
];

const installs = [
  { name: 'redaction()', own: () => [redaction() as Format], guard: (logger: Logger) => logger },
  { name: 'protect()', own: (): Format[] => [], guard: (logger: Logger) => protect(logger) },
];

async function run(
  winston: Winston,
  chain: Chain,
  own: readonly Format[],
  guard: (logger: Logger) => Logger,
  log: (logger: Logger) => unknown,
): Promise<string[]> {
  const { lines, transport } = capture(winston);
  const part = capturePart();
  const logger = winston.createLogger({ format: chain.make(winston, own), transports: [transport] });
  logger.pipe(part.stream);
  try {
    log(guard(logger));
  } catch (error) {
    lines.push(`throws ${(error as Error).name}`);
  }
  await settle();
  return [...lines, ...part.infos.map((info) => `${String(info[LEVEL])} ${spell(info)}`)];
}

describe.each(hosts)('clean calls of $name', ({ winston }) => {
  describe.each(installs)('with $name', ({ own, guard }) => {
    test.each(calls)('$name: the bytes and members of winston alone', async ({ isSnapshot, log }) => {
      // What an object says of itself by toJSON is asked once, and stands for it: its JSON is the same, its members need not be.
      const seen = (lines: string[]): string[] => (isSnapshot ? lines.slice(0, 1) : lines);
      for (const chain of chains.filter(({ isJson }) => isJson || !isSnapshot)) {
        const alone = await run(winston, chain, [], (logger) => logger, log);
        expect(seen(await run(winston, chain, own(), guard, log)), chain.name).toEqual(seen(alone));
      }
    });
  });

  test("the caller's objects are not changed by protect(), not even as winston does", async () => {
    const { lines, transport } = capture(winston);
    const logger = protect(
      winston.createLogger({
        format: winston.format.combine(winston.format.splat(), winston.format.json()),
        transports: [transport],
      }),
    );
    const make = () => ({ message: 'paid 4111111111111111', card: { cvv: '737' }, splat: ['a', 'b'] });
    const given = [make(), make(), make(), make()] as const;
    const error = Object.assign(new Error('cvv 737'), { card: { cvv: '737' } });
    logger.info(given[0]);
    logger.log('info', given[1] as never);
    logger.startTimer().done(given[2] as never);
    logger.profile('p');
    logger.profile('p', given[3] as never);
    logger.error(error);
    await settle();
    expect(lines).toHaveLength(5);
    for (const object of given) {
      expect(object).toStrictEqual(make());
      expect(Object.getOwnPropertySymbols(object)).toEqual([]);
    }
    expect(Object.keys(error)).toEqual(['card']);
    expect(error.message).toBe('cvv 737');
  });

  test('frozen objects and errors are logged, accessors that throw do not throw', async () => {
    const { lines, transport } = capture(winston);
    const logger = protect(winston.createLogger({ transports: [transport] }));
    const throwing = {
      a: 1,
      get b(): string {
        throw new Error('cvv 737');
      },
    };
    logger.log(freezeDeep({ level: 'info', message: 'x', card: { number: '4111111111111111' } }));
    logger.info(freezeDeep({ message: 'y' }));
    logger.error(Object.freeze(new Error('z')));
    logger.info('getter', throwing);
    logger.info({ message: 'own getter', ...Object.getOwnPropertyDescriptors({}), inner: throwing });
    logger.log(
      Object.defineProperty({ level: 'info', message: 'g' }, 'b', { get: () => throwing.b, enumerable: true }),
    );
    await settle();
    expect(lines.map((line) => (JSON.parse(line) as { message?: unknown }).message)).toEqual([
      'x',
      'y',
      undefined,
      'getter',
      'own getter',
      'g',
    ]);
    expect(lines.join('')).not.toContain('737');
  });
});
