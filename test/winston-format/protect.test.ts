import { createRedactor, isRedactor } from '@sixfour/core';
import { protect } from '@sixfour/winston-format';
import { describe, expect, test } from 'vitest';
import type { Logger, Logform } from 'winston';
import { leaks } from '../plants.js';
import { capture, hosts, settle, spell, type Winston } from './hosts.js';

const dirty = 'card 4111111111111111';

const bringsIn = (winston: Winston): Logform.Format =>
  winston.format.combine(winston.format((info) => Object.assign(info, { cvv: '737' }))(), winston.format.json());

describe.each(hosts)('protect on $name', ({ winston }) => {
  const make = (options: object = {}): Logger => protect(winston.createLogger(options));

  test('returns the same logger, marked, twice as good as once', async () => {
    const { lines, transport } = capture(winston);
    const logger = winston.createLogger({ transports: [transport] });
    expect(protect(logger)).toBe(logger);
    const push = Reflect.get(logger, 'push') as unknown;
    expect(protect(logger)).toBe(logger);
    expect(Reflect.get(logger, 'push')).toBe(push);
    expect(isRedactor(Reflect.get(logger, Symbol.for('sixfour')))).toBe(true);
    logger.info(dirty);
    await settle();
    expect(lines).toHaveLength(1);
    expect(leaks(lines.join(''))).toEqual([]);
  });

  test('a second redactor adds its rules', async () => {
    const { lines, transport } = capture(winston);
    const logger = make({ transports: [transport] });
    const more = createRedactor({ secrets: ['open-sesame-now'] });
    protect(protect(logger, more), more);
    logger.info(`${dirty} open-sesame-now`);
    await settle();
    expect(lines.join('')).not.toContain('open-sesame-now');
    expect(leaks(lines.join(''))).toEqual([]);
  });

  test('survives format =, configure() and add()', async () => {
    const first = capture(winston);
    const second = capture(winston);
    const third = capture(winston);
    const logger = make({ transports: [first.transport] });
    logger.format = bringsIn(winston);
    logger.info(dirty);
    logger.add(second.transport);
    logger.info(dirty);
    await settle();
    logger.configure({ transports: [third.transport], format: bringsIn(winston) });
    logger.info(dirty);
    await settle();
    expect([first.lines.length, second.lines.length, third.lines.length]).toEqual([2, 1, 1]);
    expect(leaks([...first.lines, ...second.lines, ...third.lines].join(''))).toEqual([]);
  });

  test('a transport whose own format brings something in', async () => {
    const before = capture(winston, { format: bringsIn(winston) });
    const after = capture(winston, { format: bringsIn(winston) });
    const logger = make({ transports: [before.transport] });
    logger.add(after.transport);
    logger.info(dirty);
    await settle();
    expect([before.lines.length, after.lines.length]).toEqual([1, 1]);
    expect(leaks(before.lines.join('') + after.lines.join(''))).toEqual([]);
  });

  test('a printf that parts a value from its name', async () => {
    const { lines, transport } = capture(winston);
    const logger = make({
      transports: [transport],
      format: winston.format.printf((info) => `${String(info.message)} ${String(info['cvv'])}`),
    });
    logger.info('paid', { cvv: '737' });
    await settle();
    expect(lines).toHaveLength(1);
    expect(leaks(lines.join(''))).toEqual([]);
  });

  test('exception handlers get it redacted', async () => {
    const { lines, transport } = capture(winston);
    const logger = make({ exceptionHandlers: [transport], exitOnError: false });
    const error = new Error(dirty);
    logger.log({
      ...(logger.exceptions.getAllInfo(error) as object),
      level: 'error',
      message: 'uncaught',
      exception: true,
    });
    await settle();
    logger.exceptions.unhandle();
    expect(lines.length).toBeGreaterThan(0);
    expect(leaks(lines.join(''))).toEqual([]);
  });

  test('a transport of the old interface', async () => {
    const seen: unknown[] = [];
    class Old {
      readonly name = 'old';
      readonly level = 'info';
      on(): void {}
      removeListener(): void {}
      log(level: string, message: string, meta: object, done: () => void): void {
        seen.push(level, message, spell(meta));
        done();
      }
    }
    const error = console.error;
    console.error = () => {};
    const logger = make();
    logger.add(new Old() as never);
    console.error = error;
    logger.info(dirty, { cvv: '737' });
    await settle();
    expect(seen).toHaveLength(3);
    expect(leaks(seen.join('\n'))).toEqual([]);
  });

  test('without a transport, and with an unknown level, stderr gets it redacted', async () => {
    const printed: unknown[] = [];
    const error = console.error;
    console.error = (...args: unknown[]) => void printed.push(JSON.stringify(args));
    const logger = make();
    logger.info(dirty, { cvv: '737' });
    logger.log('4111111111111111', 'x');
    await settle();
    console.error = error;
    expect(printed.length).toBeGreaterThan(0);
    expect(leaks(printed.join(''))).toEqual([]);
  });

  test('what is false or filtered stays so', async () => {
    const { lines, transport } = capture(winston);
    const only = winston.format((info) => (info.level === 'info' ? info : false))();
    const logger = make({ transports: [transport], format: winston.format.combine(only, winston.format.json()) });
    logger.warn('filtered');
    logger.info('kept');
    await settle();
    expect(lines).toHaveLength(1);
  });

  test('refuses what is no winston logger', () => {
    expect(() => protect(console)).toThrow(TypeError);
    expect(() => protect({} as never)).toThrow('protect: logger must be a winston logger');
  });
});

describe('children', () => {
  const { winston } = hosts[0] as (typeof hosts)[number];

  test('protecting a child protects its logger', async () => {
    const { lines, transport } = capture(winston);
    const logger = winston.createLogger({ transports: [transport] });
    const child = logger.child({ ssn: '536-90-4399' });
    expect(protect(child)).toBe(child);
    child.info(dirty);
    logger.info(dirty);
    child.child({ cvv: '737' }).info('x');
    await settle();
    expect(lines).toHaveLength(3);
    expect(leaks(lines.join(''))).toEqual([]);
  });

  test("a child of the module's default logger protects that", async () => {
    const { lines, transport } = capture(winston);
    winston.add(transport);
    protect((winston as unknown as { child(meta: object): object }).child({}));
    winston.info(dirty, { cvv: '737' });
    await settle();
    winston.remove(transport);
    expect(lines).toHaveLength(1);
    expect(leaks(lines.join(''))).toEqual([]);
  });
});
