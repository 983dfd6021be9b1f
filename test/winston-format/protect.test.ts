import { createRedactor, isRedactor } from '@sixfour/core';
import { createLogger, protect, unprotect } from '@sixfour/winston-format';
import { describe, expect, test } from 'vitest';
import type { Logger, Logform } from 'winston';
import { leaks } from '../plants.js';
import { capture, capturePart, hosts, settle, spell, transportOf, type Winston } from './hosts.js';

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

  test('survives remove(), clear() and a transport that is added again', async () => {
    const { lines, transport } = capture(winston, { format: bringsIn(winston) });
    const other = capture(winston);
    const logger = make({ transports: [transport] });
    logger.remove(transport);
    logger.add(other.transport);
    logger.info(dirty);
    logger.clear();
    logger.add(transport);
    logger.info(dirty);
    await settle();
    expect([lines.length, other.lines.length]).toEqual([1, 1]);
    expect(leaks(lines.join('') + other.lines.join(''))).toEqual([]);
  });

  test('data listeners, and streams piped before and after', async () => {
    const before = capturePart();
    const after = capturePart();
    const heard: object[] = [];
    const logger = winston.createLogger({});
    logger.pipe(before.stream);
    protect(logger).pipe(after.stream);
    logger.on('data', (info: object) => heard.push(info));
    logger.info(`${dirty} %s`, 'cvv 737', { cvv: '737', list: [{ ssn: '536-90-4399' }] });
    await settle();
    const seen = [...before.infos, ...after.infos, ...heard];
    expect(seen).toHaveLength(3);
    expect(seen.flatMap((info) => leaks(spell(info)))).toEqual([]);
  });

  test('a transport that an instrumentation package adds, and that reads fields and splat', async () => {
    const records: unknown[] = [];
    class Exporter extends transportOf(winston) {
      override log(info: Record<PropertyKey, unknown>, next: () => void): void {
        const { message, level, ...attributes } = info;
        records.push({ body: message, severity: level, attributes, args: info[Symbol.for('splat')] });
        next();
      }
    }
    const logger = make({ transports: [capture(winston).transport] });
    logger.add(new Exporter());
    logger.info(`${dirty} cvv %s`, '737', { customer: { ssn: '536-90-4399' } });
    logger.error(Object.assign(new Error(dirty), { cvv: '737' }));
    await settle();
    expect(records).toHaveLength(2);
    expect(leaks(records.map((record) => spell(record as object)).join('\n'))).toEqual([]);
  });

  test('a transport that is changed after it was added: its log, its format', async () => {
    const { lines, transport } = capture(winston);
    const seen: object[] = [];
    const logger = make({ transports: [transport] });
    transport.format = bringsIn(winston);
    const log = transport.log?.bind(transport);
    transport.log = (info: object, next: () => void) => {
      seen.push(info);
      log?.(info, next);
    };
    logger.info(dirty);
    await settle();
    expect(lines).toHaveLength(1);
    expect(leaks(lines.join(''))).toEqual([]);
    expect(seen).toHaveLength(1);
  });

  test('a transport that is busy gets what waited redacted', async () => {
    const seen: string[] = [];
    class Slow extends transportOf(winston) {
      override log(info: Record<PropertyKey, unknown>, next: () => void): void {
        seen.push(spell(info));
        setImmediate(next);
      }
    }
    const logger = make({ transports: [new Slow({ format: bringsIn(winston) })] });
    for (let i = 0; i < 40; i++) logger.info(dirty);
    while (seen.length < 40) await settle();
    expect(leaks(seen.join('\n'))).toEqual([]);
  });

  test('the functions of levels work when they are taken from the logger', async () => {
    const { lines, transport } = capture(winston);
    const { info, warn } = make({ transports: [transport] });
    info(dirty);
    warn(dirty, { cvv: '737' });
    await settle();
    expect(lines).toHaveLength(2);
    expect(leaks(lines.join(''))).toEqual([]);
  });

  test('levels of the user, one of them named log', async () => {
    const { lines, transport } = capture(winston);
    const warn = console.warn;
    console.warn = () => {};
    const logger = make({ levels: { fatal: 0, log: 1, audit: 2 }, level: 'audit', transports: [transport] });
    console.warn = warn;
    (logger as unknown as Record<string, (message: string) => void>)['audit']?.(dirty);
    logger.log('log', dirty);
    await settle();
    expect(lines).toHaveLength(2);
    expect(leaks(lines.join(''))).toEqual([]);
  });

  test('what a format throws reaches the caller as it does without', () => {
    const format = winston.format(() => {
      throw new Error('of the format');
    })();
    const logger = make({ format, transports: [capture(winston).transport] });
    expect(() => logger.info('x')).toThrow('of the format');
  });

  test('a silent logger does nothing', async () => {
    const { lines, transport } = capture(winston);
    const redactor = createRedactor();
    const logger = protect(winston.createLogger({ silent: true, transports: [transport] }), redactor);
    logger.info(dirty);
    await settle();
    expect(lines).toEqual([]);
    expect(redactor.stats().values).toBe(0);
  });

  test('report mode changes nothing', async () => {
    const { lines, transport } = capture(winston);
    const format = winston.format.combine(winston.format.splat(), winston.format.json());
    const redactor = createRedactor({ mode: 'report' });
    const logger = protect(winston.createLogger({ format, transports: [transport] }), redactor);
    logger.info(`${dirty} cvv %s`, '737', { ssn: '536-90-4399' });
    logger.info('cvv:', '737');
    await settle();
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      level: 'info',
      message: `${dirty} cvv 737`,
      ...{ ...(winston.version === '3.0.0' ? { meta: { ssn: '536-90-4399' } } : { ssn: '536-90-4399' }) },
    });
    expect(lines[1]).toMatch(/"737"|"0":"7"/);
    expect(Object.keys(redactor.stats().findings).sort()).toEqual(['cvv', 'pan', 'ssn']);
  });

  describe('unprotect', () => {
    test('gives the logger back as it was', async () => {
      const { lines, transport } = capture(winston);
      const logger = winston.createLogger({ transports: [transport] });
      const names = ['_transform', 'push', 'pipe', 'log', 'info', 'profile', 'startTimer'] as const;
      const before = names.map((name) => Reflect.getOwnPropertyDescriptor(logger, name));
      const logBefore = Reflect.getOwnPropertyDescriptor(transport, 'log');
      protect(logger);
      expect(unprotect(logger)).toBe(logger);
      expect(names.map((name) => Reflect.getOwnPropertyDescriptor(logger, name))).toEqual(before);
      expect(Reflect.getOwnPropertyDescriptor(transport, 'log')).toEqual(logBefore);
      expect(Reflect.get(logger, Symbol.for('sixfour'))).toBeUndefined();
      logger.info(dirty, { cvv: '737' });
      await settle();
      expect(leaks(lines.join(''))).toEqual(['PAN', 'CVV']);
      protect(logger).info(dirty);
      await settle();
      expect(leaks(lines[1] ?? '')).toEqual([]);
    });

    test('what was wrapped by somebody else since then redacts no more, and still works', async () => {
      const { lines, transport } = capture(winston);
      const logger = protect(winston.createLogger({ transports: [transport] }));
      const push = logger.push.bind(logger);
      logger.push = (chunk: unknown) => push(chunk);
      const log = transport.log?.bind(transport);
      transport.log = (info: object, next: () => void) => log?.(info, next);
      unprotect(logger).info(dirty);
      await settle();
      expect(leaks(lines.join(''))).toEqual(['PAN']);
    });

    test('a transport of two loggers stays guarded for the other', async () => {
      const { lines, transport } = capture(winston, { format: bringsIn(winston) });
      const first = make({ transports: [transport] });
      const second = make({ transports: [transport] });
      unprotect(first);
      second.info(dirty);
      await settle();
      expect(lines).toHaveLength(1);
      expect(leaks(lines.join(''))).toEqual([]);
    });

    test('is nothing to a logger that is not protected, and refuses what is none', () => {
      const logger = winston.createLogger({});
      expect(unprotect(logger)).toBe(logger);
      expect(() => unprotect({})).toThrow('unprotect: logger must be a winston logger');
    });
  });

  describe('containers and the module', () => {
    test('a container: the loggers it has, and those it makes', async () => {
      const { lines, transport } = capture(winston);
      const container = new winston.Container({ transports: [transport] });
      container.add('before');
      expect(protect(container)).toBe(container);
      protect(container);
      container.get('before').info(dirty);
      container.get('after').info(dirty, { cvv: '737' });
      container.add('more', { transports: [transport] }).info(dirty);
      await settle();
      expect(lines).toHaveLength(3);
      expect(leaks(lines.join(''))).toEqual([]);
      unprotect(container);
      container.get('before').info(dirty);
      container.get('last').info(dirty);
      await settle();
      expect(lines.slice(3).map(leaks)).toEqual([['PAN'], ['PAN']]);
    });

    test('winston itself: its default logger and its loggers', async () => {
      const { lines, transport } = capture(winston);
      winston.loggers.add('before', { transports: [transport] });
      expect(protect(winston)).toBe(winston);
      winston.add(transport);
      winston.info(dirty, { cvv: '737' });
      winston.configure({ transports: [transport] });
      winston.warn('configured', { cvv: '737' });
      winston.loggers.get('before').info(dirty);
      winston.loggers.get('after', { transports: [transport] }).info(dirty);
      await settle();
      expect(lines).toHaveLength(4);
      expect(leaks(lines.join(''))).toEqual([]);
      unprotect(winston);
      winston.info(dirty);
      await settle();
      expect(leaks(lines[4] ?? '')).toEqual(['PAN']);
      winston.clear();
      winston.loggers.close();
    });

    test('a module as an ES namespace', async () => {
      const { lines, transport } = capture(winston);
      protect({ default: winston });
      winston.add(transport);
      winston.info(dirty);
      await settle();
      unprotect({ default: winston });
      winston.clear();
      expect(lines).toHaveLength(1);
      expect(leaks(lines.join(''))).toEqual([]);
    });
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

describe('createLogger', () => {
  const { winston } = hosts[0] as (typeof hosts)[number];

  test("is winston's own, protected", async () => {
    const { lines, transport } = capture(winston);
    const logger = createLogger({ level: 'debug', defaultMeta: { service: 'pay' }, transports: [transport] });
    logger.debug(dirty, { cvv: '737' });
    await settle();
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { level: 'debug', service: 'pay', message: 'card 411111******1111', cvv: '[REDACTED:cvv]' },
    ]);
    expect(logger.isDebugEnabled()).toBe(true);
  });

  test('takes a redactor or the options of one, and nothing', async () => {
    const { lines, transport } = capture(winston);
    createLogger({ transports: [transport] }, { pan: 'last4' }).info(dirty);
    createLogger({ transports: [transport] }, createRedactor({ pan: 'hidden' })).info(dirty);
    await settle();
    expect(lines.map((line) => (JSON.parse(line) as { message: string }).message)).toEqual([
      'card ************1111',
      'card [REDACTED:pan]',
    ]);
    expect(isRedactor(Reflect.get(createLogger(), Symbol.for('sixfour')))).toBe(true);
    expect(() => createLogger({}, { pan: 'all' } as never)).toThrow(/pan/);
  });
});
