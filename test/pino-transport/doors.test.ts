import { describe, expect, test } from 'vitest';
import { withRedaction } from '@sixfour/pino-transport';
import type { Logger } from 'pino';
import { errorWith, freezeDeep, leaks, type Plant, plants, spelledLeaks } from '../plants.js';
import { capture, fixed, hosts } from './hosts.js';

const doors: readonly { readonly name: string; log(logger: Logger, plant: Plant): void }[] = [
  { name: 'message', log: (logger, { sentence }) => logger.info(sentence) },
  { name: 'argument', log: (logger, { field, value }) => logger.info(`the ${field} %s came`, value) },
  { name: 'object', log: (logger, { field, value }) => logger.info({ order: { [field]: value } }, 'order') },
  { name: 'nested error', log: (logger, plant) => logger.error({ err: errorWith(plant) }, 'failed') },
  { name: 'error alone', log: (logger, plant) => logger.error(errorWith(plant)) },
  { name: 'child bindings', log: (logger, { field, value }) => logger.child({ [field]: value }).warn('child') },
  {
    name: 'setBindings',
    log: (logger, { field, value }) => (logger.setBindings({ [field]: value }), logger.info('set')),
  },
  {
    name: 'url',
    log: (logger, { field, value }) =>
      logger.info({ url: `https://shop.example/pay?${field}=${encodeURIComponent(value)}&page=2` }),
  },
  { name: 'number', log: (logger, { field, number }) => logger.info({ [field]: number }) },
  { name: 'object key', log: (logger, { sentence }) => logger.info({ [sentence]: 'x' }) },
  {
    name: 'JSON in a string',
    log: (logger, { field, value }) => logger.info({ raw: JSON.stringify({ [field]: value }) }),
  },
  {
    name: 'duplicate keys',
    log: (logger, { field, value }) => logger.child({ [field]: value }).info({ [field]: value }),
  },
  { name: 'fatal', log: (logger, { sentence }) => logger.fatal(sentence) },
];

describe.each(hosts)('$name', ({ name, pino }) => {
  const rows = doors.flatMap((door) =>
    plants.map((plant) => ({ door: door.name, plant: plant.name, log: door.log, planted: plant })),
  );

  test.each(rows)('$plant by $door', ({ door, log, planted }) => {
    const { lines, stream } = capture();
    log(pino(withRedaction({ ...fixed }), stream), planted);
    const text = lines.join('');
    expect(leaks(text)).toEqual([]);
    expect(spelledLeaks(text)).toEqual([]);
    // pino 7 prints no cause, and no line may be lost for what is hidden in it.
    expect(text).toContain(planted.shown);
    expect(lines).toHaveLength(1);
    for (const line of lines) {
      expect(line.indexOf('\n')).toBe(line.length - 1);
      expect(() => JSON.parse(line) as unknown, `${name} ${door}`).not.toThrow();
    }
  });

  test.each(plants)('$name by mixin, serializer, formatter, nested key and base', ({ field, value }) => {
    const { lines, stream } = capture();
    const logger = pino(
      withRedaction({
        ...fixed,
        base: { [field]: value },
        nestedKey: 'data',
        mixin: () => ({ mixed: { [field]: value } }),
        serializers: { order: () => ({ [field]: value }) },
        formatters: { log: (record) => ({ ...record, formatted: { [field]: value } }) },
      }),
      stream,
    );
    logger.info({ order: 1 }, 'x');
    expect(leaks(lines.join(''))).toEqual([]);
    expect(() => JSON.parse(lines[0] ?? '') as unknown).not.toThrow();
  });

  test('frozen objects of the caller are logged and stay as they are', () => {
    const { lines, stream } = capture();
    const record = freezeDeep({ card: { number: '4111111111111111', cvv: '737' }, list: ['536-90-4399'] });
    const before = JSON.stringify(record);
    pino(withRedaction({ ...fixed }), stream).info(record, 'x');
    expect(JSON.stringify(record)).toBe(before);
    expect(leaks(lines.join(''))).toEqual([]);
  });

  test('clean lines are the bytes of the host alone', () => {
    const plain = capture();
    const guarded = capture();
    const run = (logger: Logger): void => {
      logger.info('started on port 3000');
      logger.info(
        { requestId: '550e8400-e29b-41d4-a716-446655440000', ms: 12.5, at: '2024-01-31T10:00:00.000Z' },
        'done %d',
        7,
      );
      logger.child({ module: 'orders' }).warn({ list: [1, 'two', null], text: 'a "quoted"\nline\u2028\ud800' });
      logger.debug('not printed');
      logger.fatal({ buffer: Buffer.from('abc') }, 'ünïcödé 😀');
    };
    run(pino({ ...fixed }, plain.stream));
    run(pino(withRedaction({ ...fixed }), guarded.stream));
    expect(guarded.lines).toEqual(plain.lines);
    expect(plain.lines).toHaveLength(4);
  });
});
