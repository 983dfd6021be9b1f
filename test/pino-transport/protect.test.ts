import { createRedactor, isRedactor } from '@sixfour/core';
import { protect, withRedaction } from '@sixfour/pino-transport';
import pino from 'pino';
import { describe, expect, test } from 'vitest';
import { errorWith, leaks, plants } from '../plants.js';
import { capture, fixed, hasStreamWrite, hosts } from './hosts.js';

const SIXFOUR = Symbol.for('sixfour');
const HOOKS = Symbol.for('pino.hooks');
const dirty = 'card 4111111111111111';

describe.each(hosts)('protect on $name', ({ pino: host }) => {
  test.each(plants)('$name by children made before and after, bindings, errors, fatal', (plant) => {
    const { lines, stream } = capture();
    const logger = host({ ...fixed, base: { [plant.field]: plant.value } }, stream);
    const before = logger.child({ [plant.field]: plant.value }, { level: 'trace' });
    const grandchild = before.child({ sentence: plant.sentence });
    expect(protect(logger)).toBe(logger);
    logger.info(plant.sentence);
    before.trace({ [plant.field]: plant.number });
    grandchild.error(errorWith(plant));
    grandchild.setBindings({ [plant.field]: plant.value });
    grandchild.fatal(`%s`, plant.sentence);
    logger.child({ [plant.sentence]: 1 }).warn('after');
    expect(lines).toHaveLength(5);
    expect(leaks(lines.join(''))).toEqual([]);
    for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
  });

  test('of a child protects the whole family', () => {
    const { lines, stream } = capture();
    const logger = host({ ...fixed }, stream);
    protect(logger.child({ a: 1 }));
    logger.info(dirty);
    expect(leaks(lines.join(''))).toEqual([]);
    expect(isRedactor(Reflect.get(logger, SIXFOUR))).toBe(true);
  });

  test('twice is as good as once, and other loggers stay as they are', () => {
    const { stream } = capture();
    const other = capture();
    const logger = host({ ...fixed }, stream);
    const plain = host({ ...fixed }, other.stream);
    const redactor = createRedactor();
    protect(protect(protect(logger, redactor), redactor));
    logger.info(dirty);
    plain.info(dirty);
    expect(redactor.stats().lines).toBe(1);
    expect(other.lines.join('')).toContain(dirty);
  });

  test('a logger of withRedaction is protected before its first line, once', () => {
    const { lines, stream } = capture();
    const redactor = createRedactor();
    const logger = protect(host(withRedaction({ ...fixed }, redactor), stream));
    expect(Reflect.get(logger, SIXFOUR)).toBe(redactor);
    logger.info(dirty);
    expect(lines.join('')).toContain('card 411111******1111');
    expect(redactor.stats().lines).toBe(1);
    expect(protect(logger)).toBe(logger);
  });

  test('another redactor is added to the first', () => {
    const { lines, stream } = capture();
    const first = createRedactor({ fields: { add: { shelf: 'password' } } });
    const second = createRedactor({ fields: { add: { drawer: 'password' } } });
    const logger = protect(protect(host({ ...fixed }, stream), first), second);
    logger.info({ shelf: 'ab12cd34', drawer: 'ef56gh78' }, dirty);
    protect(protect(logger, first), second).info('again');
    expect(lines.join('')).not.toMatch(/ab12|ef56/);
    expect([first.stats().lines, second.stats().lines]).toEqual([2, 2]);
  });

  test("the user's hooks keep running", () => {
    const { lines, stream } = capture();
    const seen: unknown[] = [];
    const hooks = {
      logMethod(this: unknown, args: unknown[], method: (...args: unknown[]) => void): void {
        seen.push(args[0]);
        method.apply(this, args);
      },
      streamWrite: (line: string): string => line.replace('"level"', '"severity"'),
    };
    const logger = protect(host({ ...fixed, hooks } as never, stream));
    logger.info(dirty);
    expect(seen).toEqual([dirty]);
    expect(leaks(lines.join(''))).toEqual([]);
    expect(lines.join('').startsWith(hasStreamWrite(host) ? '{"severity"' : '{"level"')).toBe(true);
    expect(hooks.streamWrite('"level"')).toBe('"severity"');
  });

  test('multistream and a level of each stream', () => {
    const low = capture();
    const high = capture();
    const streams = host.multistream([{ stream: low.stream }, { stream: high.stream, level: 'error' }]);
    const logger = protect(host({ ...fixed }, streams));
    logger.info(dirty);
    logger.error(dirty);
    expect([low.lines.length, high.lines.length]).toEqual([2, 1]);
    expect(leaks([...low.lines, ...high.lines].join(''))).toEqual([]);
  });
});

test("pino's default hooks are never touched", () => {
  const { stream } = capture();
  const [first, second] = [pino(stream), pino(stream)];
  const shared: unknown = Reflect.get(second, HOOKS);
  expect(Reflect.get(first, HOOKS)).toBe(shared);
  const before = { ...(shared as object) };
  protect(first);
  expect(Reflect.get(second, HOOKS)).toBe(shared);
  expect(shared).toEqual(before);
  expect(Reflect.get(first, HOOKS)).not.toBe(shared);
});

test.each([
  ['undefined', undefined],
  ['null', null],
  ['a string', 'logger'],
  ['console', console],
  ['an object', {}],
  ['options', withRedaction()],
])('refuses %s', (_, value) => {
  expect(() => protect(value as never)).toThrow(/^protect: logger must be a pino logger/);
});

test('refuses a frozen logger, which it could not protect', () => {
  const { stream } = capture();
  expect(() => protect(Object.freeze(pino(stream)))).toThrow('a pino logger that can be changed');
});

test('a frozen logger made with withRedaction is protected', () => {
  const { lines, stream } = capture();
  const logger = Object.freeze(pino(withRedaction({ ...fixed }), stream));
  logger.info(dirty);
  logger.info('clean');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain('card 411111******1111');
  expect(lines[1]).toContain('clean');
});
