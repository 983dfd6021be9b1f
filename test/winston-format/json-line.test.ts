import { Writable } from 'node:stream';
import { createRedactor } from '@sixfour/core';
import { protect, unprotect } from '@sixfour/winston-format';
import { describe, expect, test } from 'vitest';
import type { Logger } from 'winston';
import { leaks, plants, spelledLeaks } from '../plants.js';
import { entriesFor } from './entries.js';
import { capture, capturePart, hosts, settle, spell, transportOf } from './hosts.js';
import { oddEntries } from './odd-entries.js';

const { winston } = hosts[0] as (typeof hosts)[number];
const { format: f } = winston;

const dirty = 'card 4111111111111111';
const redactor = createRedactor();

/** What winston's own formats print whole. */
const formats: Readonly<Record<string, () => Logger['format']>> = {
  'json()': () => f.json(),
  'errors json': () => f.combine(f.errors({ stack: true }), f.json()),
  'errors splat timestamp label json': () =>
    f.combine(
      f.errors({ stack: true, cause: true }),
      f.combine(f.splat(), f.timestamp({ format: () => 'today', alias: 'at' }), f.label({ label: 'pay' })),
      f.json(),
    ),
};

interface Made {
  readonly logger: Logger;
  readonly lines: readonly string[];
}

function make(options: object = {}, transportOptions: object = {}, by = redactor): Made {
  const { lines, transport } = capture(winston, transportOptions);
  return { logger: protect(winston.createLogger({ transports: [transport], ...options }), by), lines };
}

/** How often values and finished texts were read while `log` ran. */
function readsOf(log: () => void): { values: number; lines: number } {
  const before = redactor.stats();
  log();
  const after = redactor.stats();
  return { values: after.values - before.values, lines: after.lines - before.lines };
}

const ONCE = { values: 0, lines: 1 };

describe.each(Object.entries(formats))('%s', (_name, format) => {
  test('the finished text is all that is read of an ordinary record, once', async () => {
    const { logger, lines } = make({ format: format() });
    const meta = { order: { lines: [{ sku: 'KB-87' }] } };
    const calls = [
      () => logger.info('order accepted', meta),
      () => logger.info('order accepted'),
      () => logger.info(dirty, { cvv: '737' }),
      () => logger.error('failed', new Error('carrier answered 503')),
      () => logger.log({ level: 'info', message: 'x', ...meta }),
      () => logger.child({ requestId: 'a' }).info('GET /a%20b'),
    ];
    for (const call of calls) expect(readsOf(call)).toEqual(ONCE);
    await settle();
    expect(lines).toHaveLength(calls.length);
    expect(leaks(lines.join(''))).toEqual([]);
  });

  test.each(entriesFor(winston))('is guarded: $name', async (entry) => {
    for (const plant of plants) {
      const { logger, lines } = make(
        { format: format(), exitOnError: false, ...entry.options?.(plant) },
        { handleExceptions: true, handleRejections: true },
      );
      entry.log(logger, plant);
      logger.exceptions.unhandle();
      logger.rejections.unhandle();
      await settle();
      const text = lines.join('');
      expect([...leaks(text), ...spelledLeaks(text)], text).toEqual([]);
      expect(lines).toHaveLength(1);
      expect(() => JSON.parse(text) as unknown, text).not.toThrow();
    }
  });

  test.each(Object.entries(oddEntries))('odd input: %s', async (_entry, log) => {
    const { logger, lines } = make({ format: format() });
    log(logger as never);
    await settle();
    expect(leaks(lines.join('')), lines.join('')).toEqual([]);
    expect(lines).toHaveLength(1);
  });

  test('clean records have the bytes of winston alone', async () => {
    const circular: Record<string, unknown> = { a: 1 };
    circular['self'] = circular;
    const error = Object.assign(new RangeError('carrier answered 503'), { orderId: 'A-10442' });
    const answers = [{ toJSON: () => ({ b: 1, a: new Date(0) }) }, { toJSON: (key: string) => key }, { toJSON: 1 }];
    const deep = Array.from({ length: 40 }).reduce<object>((inner) => ({ inner }), { end: true });
    class Plain {
      readonly b = 1;
      readonly a = (): number => this.b;
      get hidden(): number {
        return this.b;
      }
    }
    const calls: ((logger: Logger) => unknown)[] = [
      (logger) => logger.info('order', circular),
      (logger) => logger.error(error),
      (logger) => logger.error('failed', error),
      (logger) => logger.info({ message: { deep: [1, 2n, null] } }),
      (logger) => logger.info('bytes', { b: new Uint8Array([1, 2]), d: new Date(0), m: new Map([[1, 2]]) }),
      (logger) => logger.child({ requestId: 'a' }).info('x', { level: 'none', message: 'y' }),
      (logger) => logger.info('keys', { '10': 1, '9': 2, '-1': 3, 'é"\n': 4, Z: 5, a: 6, ['__proto__']: 7 }),
      (logger) => logger.info('order', JSON.parse('{"__proto__":{"b":1},"a":[1,2,[]],"c":{}}')),
      (logger) => logger.info('[200] \u001b\\"\ud800 \ud83d\ude00\u2028\u007f', { list: [-0, NaN, 1e21, , undefined] }),
      (logger) => logger.info('none', { u: undefined, f: () => 1, s: Symbol('x'), n: null, i: -Infinity, g: 10n }),
      (logger) => logger.info('answers', { url: new URL('https://shop.example/a'), at: new Date(NaN), of: answers }),
      (logger) => logger.info('instances', { e: error, b: new Boolean(true), t: new String('ab'), p: new Plain() }),
      (logger) => logger.info('deep', deep),
      (logger) => logger.info('wide', Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`k${i * 7}`, i]))),
      (logger) => logger.info('long', { rows: Array.from({ length: 6_000 }, () => 'x') }),
      (logger) => logger.info('bytes', { b: Buffer.from('ab'), list: [{ type: 'Buffer', data: [97, 98] }] }),
    ];
    const [alone, own] = [capture(winston), capture(winston)];
    const loggers = [alone, own].map(({ transport }) =>
      winston.createLogger({ format: format(), transports: [transport] }),
    );
    protect(loggers[1] as Logger);
    for (const call of calls) for (const logger of loggers) call(logger);
    await settle();
    expect(own.lines).toEqual(alone.lines);
  });
});

const printCode = (info: object): object =>
  Object.assign(info, { [Symbol.for('message')]: String((info as { cvv?: string }).cvv) });

describe('whoever reads more than the finished text gets redacted fields, all of them', () => {
  const log = (logger: Logger) => logger.info('paid', { cvv: '737', order: 'A-10442' });

  const isWhole = (info: object): void => {
    expect(leaks(spell(info))).toEqual([]);
    expect(info).toMatchObject({ cvv: '[REDACTED:cvv]', order: 'A-10442', message: 'paid', level: 'info' });
  };

  const readers: Readonly<Record<string, (logger: Logger, seen: (info: object) => void) => unknown>> = {
    'a transport of another kind': (logger, seen) => {
      const third = new (transportOf(winston))();
      third.log = (info: object, next: () => void) => (seen(info), next());
      logger.add(third);
    },
    'a class made of a transport': (logger, seen) => {
      class Own extends winston.transports.Stream {
        override log(info: object, next: () => void): void {
          seen(info);
          next();
        }
      }
      logger.add(new Own({ stream: new Writable() }) as never);
    },
    'a transport with a log of its own': (logger, seen) => {
      const log = (info: object, next: () => void) => (seen(info), next());
      logger.add(new winston.transports.Console({ log } as never));
    },
    'a log that was put over the guard': (logger, seen) => {
      const [transport] = logger.transports;
      Object.assign(transport as object, { log: (info: object, next: () => void) => (seen(info), next()) });
    },
    'a write that was put over that of a transport': (logger, seen) => {
      const [transport] = logger.transports;
      const write = transport?.write.bind(transport) as (info: object) => boolean;
      Object.assign(transport as object, { write: (info: object) => (seen(info), write(info)) });
    },
    'a stream of objects': (logger, seen) => {
      const stream = new Writable({ objectMode: true, write: (info: object, _e, next) => (seen(info), next()) });
      logger.add(new winston.transports.Stream({ stream }));
    },
    'a transport with a format': (logger, seen) => {
      const format = winston.format((info) => (seen({ ...info }), info))();
      logger.add(capture(winston, { format }).transport);
    },
    'a listener to what a transport has logged': (logger, seen) => logger.transports[0]?.on('logged', seen),
    'a listener to data': (logger, seen) => logger.on('data', seen),
    'a piped stream': (logger, seen) =>
      logger.pipe(new Writable({ objectMode: true, write: (info: object, _e, next) => (seen(info), next()) })),
    'a push that was put over the guard': (logger, seen) => {
      const push = logger.push.bind(logger);
      logger.push = (info: object) => (seen(info), push(info));
    },
  };

  test.each(Object.entries(readers))('%s', async (_name, read) => {
    const { logger, lines } = make();
    const infos: object[] = [];
    read(logger, (info) => infos.push(info));
    log(logger);
    await settle();
    expect(infos).toHaveLength(1);
    infos.forEach(isWhole);
    expect(leaks(lines.join(''))).toEqual([]);
  });

  const others: Readonly<Record<string, () => Logger['format']>> = {
    'a format of the user': () =>
      f.combine(
        f((info) => Object.assign(info, { message: `paid by ${String(info['cvv'])}`, cvv: undefined }))(),
        f.json(),
      ),
    'a replacer': () =>
      f.json({ replacer: (_key: string, value: unknown) => (Array.isArray(value) ? value.join(' ') : value) } as never),
    'a format after json()': () =>
      f.combine(
        f.json(),
        f.printf((info) => String(info['cvv'])),
      ),
    'a text under other names': () => f.combine(f.printf((info) => JSON.stringify({ m: Object.values(info) }))),
    'a transform of its own': () => Object.assign(f.json(), { transform: printCode }),
  };

  test.each(Object.entries(others))('formats that may part a value from its name: %s', async (_name, format) => {
    const { logger, lines } = make({ format: format() });
    log(logger);
    await settle();
    expect(lines).toHaveLength(1);
    expect(leaks(lines.join(''))).toEqual([]);
  });

  test('a format that is changed after it was seen', async () => {
    const json = f.json();
    const { logger, lines } = make({ format: f.combine(f.errors(), json) });
    expect(readsOf(() => log(logger))).toEqual(ONCE);
    Object.assign(json, {
      options: { replacer: (key: string, value: unknown) => (key === '' ? Object.values(value as object) : value) },
    });
    log(logger);
    Object.assign(json, { options: {}, transform: printCode });
    log(logger);
    await settle();
    expect(lines).toHaveLength(3);
    expect(leaks(lines.join(''))).toEqual([]);
  });
});

describe('on the short way', () => {
  test("an object that is written is the caller's", async () => {
    const { logger, lines } = make({ format: f.combine(f.timestamp(), f.json()) });
    const info = { level: 'info', message: dirty, [Symbol.for('level')]: 'info' };
    const before = { ...info };
    logger.write(info);
    logger.write(Object.freeze(info));
    await settle();
    expect(info).toEqual(before);
    expect(lines).toHaveLength(2);
    expect(leaks(lines.join(''))).toEqual([]);
  });

  test('a member that throws in a deep place costs itself only', async () => {
    const { logger, lines } = make({ format: f.combine(f.errors(), f.splat(), f.json()) });
    const deep = {
      get cvv(): string {
        throw new Error('cvv 737');
      },
    };
    logger.info('paid', { order: 'A-10442', deep: [deep] });
    await settle();
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ message: 'paid', order: 'A-10442' });
    expect(leaks(lines.join(''))).toEqual([]);
  });

  test('keys that become equal are both there', async () => {
    const { logger, lines } = make();
    logger.info('x', { '4111111111111111': 1, '4111 1111 1111 1111': 2 });
    logger.info('x', { 'ada@example.com': 1, 'bob@example.com': 2 });
    await settle();
    expect(lines.map((line) => Object.keys(JSON.parse(line) as object).length)).toEqual([4, 4]);
    expect(leaks(lines.join(''))).toEqual([]);
  });

  test('bytes are read as the text that they are', async () => {
    const { logger, lines } = make();
    logger.info('x', { b: Buffer.from('cvv 737') });
    logger.info('x', { b: new Uint8Array(Buffer.from('4111111111111111')) });
    logger.info(Buffer.from('cvv 737') as never);
    await settle();
    expect(lines.join('')).not.toMatch(/55,51,55|"0":52/);
  });

  test.each([
    ['digits', [...'4111111111111111']],
    ['numbers', [...'4111111111111111'].map(Number)],
    ['groups', ['4111', '1111', '1111', '1111']],
    ['halves', ['41111111', '11111111']],
  ])('a card that is a list of its %s', async (_name, cardNumber) => {
    const { logger, lines } = make();
    logger.info('x', { cardNumber });
    await settle();
    expect(JSON.parse(lines.join(''))).toMatchObject({ cardNumber: '411111******1111' });
  });

  test.each([
    ['a value', { note: 'cvv \u001b[31m737\u001b[39m' }],
    ['a name', { note: '\u001b[1mcvv\u001b[22m 737' }],
    ['a key', { '\u001b[1mcvv\u001b[22m': '737' }],
    ['a number', { note: 'card \u001b[31m4111\u001b[39m 1111 1111 1111' }],
  ])('colours in a field: %s', async (_name, meta) => {
    const { logger, lines } = make();
    logger.info('x', { deep: [meta] });
    await settle();
    expect(leaks(lines.join(''))).toEqual([]);
  });

  test('a text of more than 64 KiB is read by its fields', async () => {
    const { logger, lines } = make();
    const filler = Array.from({ length: 9000 }, (_, i) => `row ${i % 10}, ${'x'.repeat(8)}`);
    expect(readsOf(() => logger.info('x', { card: { a: filler, cvv: '737' } })).values).toBeGreaterThan(0);
    await settle();
    expect(leaks(lines.join(''))).toEqual([]);
  });

  test('what waits in a busy transport is the redacted text', async () => {
    const lines: string[] = [];
    const stream = new Writable({
      highWaterMark: 1,
      write: (chunk: Buffer, _encoding, next) => (lines.push(chunk.toString()), setImmediate(next)),
    });
    const transport = new winston.transports.Stream({ stream });
    const log = transport.log?.bind(transport);
    Object.assign(transport, { log: (info: object, next: () => void) => log?.(info, () => setImmediate(next)) });
    const logger = protect(winston.createLogger({ transports: [transport] }), redactor);
    for (let i = 0; i < 40; i++) logger.info(dirty, { i });
    while (lines.length < 40) await settle();
    expect(leaks(lines.join(''))).toEqual([]);
    expect(lines.map((line) => (JSON.parse(line) as { i: number }).i)).toEqual(Array.from({ length: 40 }, (_, i) => i));
  });

  test('a transport of two loggers keeps the rules of both', async () => {
    const { lines, transport } = capture(winston);
    const [first, second] = ['alpha-secret', 'omega-secret'].map((secret) =>
      protect(winston.createLogger({ transports: [transport] }), { secrets: [secret] }),
    ) as [Logger, Logger];
    for (const logger of [first, second]) logger.info('alpha-secret and omega-secret', { cvv: '737' });
    await settle();
    expect(lines).toHaveLength(2);
    expect(lines.join('')).not.toMatch(/alpha|omega|737/);
  });

  test('a log call in a transport, and another format from there', async () => {
    const { logger, lines } = make();
    const { format } = logger;
    const stream = new Writable({
      write(_chunk, _encoding, next) {
        if (lines.length < 3) logger.info('inner', { cvv: '737' });
        else logger.format = f.simple();
        next();
      },
    });
    logger.add(new winston.transports.Stream({ stream }));
    logger.info('outer', { cvv: '737' });
    await settle();
    expect(lines.length).toBeGreaterThanOrEqual(3);
    expect(lines.join('')).not.toContain('737');
    expect(logger.format).not.toBe(format);
    logger.info('last', { cvv: '737' });
    await settle();
    expect(lines.at(-1)?.trim()).toBe('info: last {"cvv":"[REDACTED:cvv]"}');
  });

  test('unknown levels and loggers without a transport warn as they do alone, redacted', () => {
    const seen: unknown[][] = [];
    const error = console.error;
    console.error = (...args) => seen.push(args);
    try {
      protect(winston.createLogger({})).info(dirty, { cvv: '737' });
      make().logger.log('cvv 737', dirty, { cvv: '737' });
    } finally {
      console.error = error;
    }
    expect(seen).toHaveLength(2);
    expect(leaks(JSON.stringify(seen))).toEqual([]);
  });

  test('unprotect gives back what combine and json make', async () => {
    const { logger, lines } = make({ format: f.combine(f.json()) });
    const part = capturePart();
    unprotect(logger);
    logger.pipe(part.stream);
    logger.info(dirty, { cvv: '737' });
    await settle();
    expect(leaks(lines.join(''))).toEqual(['PAN', 'CVV']);
    expect(part.infos[0]).toMatchObject({ cvv: '737' });
  });
});
