import { protect, redaction } from '@sixfour/winston-format';
import { describe, expect, test } from 'vitest';
import type { Logger, Logform } from 'winston';
import { errorWith, freezeDeep, leaks, type Plant, plants } from '../plants.js';
import { capture, capturePart, hosts, settle, spell, type Winston } from './hosts.js';

const doors: readonly { readonly name: string; log(logger: Logger, plant: Plant): unknown }[] = [
  { name: 'message', log: (logger, { sentence }) => logger.info(sentence) },
  { name: 'argument', log: (logger, { field, value }) => logger.info(`the ${field} %s came`, value) },
  { name: 'object', log: (logger, { field, value }) => logger.info('order', { order: { [field]: value } }) },
  {
    name: 'single object',
    log: (logger, { field, value }) => logger.log({ level: 'info', message: 'x', [field]: value }),
  },
  {
    name: 'nested error',
    log: (logger, plant) => logger.error('failed', { err: errorWith(plant), seen: plant.sentence }),
  },
  { name: 'error alone', log: (logger, plant) => logger.error(errorWith(plant)) },
  { name: 'error as meta', log: (logger, plant) => logger.error('failed', errorWith(plant)) },
  { name: 'child', log: (logger, { field, value }) => logger.child({ [field]: value }).warn('child') },
  {
    name: 'url',
    log: (logger, { field, value }) =>
      logger.info(`GET https://shop.example/pay?${field}=${encodeURIComponent(value)}&page=2`),
  },
  { name: 'number', log: (logger, { field, number }) => logger.info('number', { [field]: number }) },
  { name: 'object key', log: (logger, { sentence }) => logger.info('key', { [sentence]: 'x' }) },
  {
    name: 'JSON in a string',
    log: (logger, { field, value }) => logger.info('raw', { raw: JSON.stringify({ [field]: value }) }),
  },
];

type Format = Logform.Format;

const formats: readonly {
  readonly name: string;
  readonly isJson: boolean;
  make(winston: Winston, own: readonly Format[]): Format;
}[] = [
  {
    name: 'before json',
    isJson: true,
    make: ({ format }, own) => format.combine(...errorsOf(format), format.splat(), ...own, format.json()),
  },
  {
    name: 'after json',
    isJson: true,
    make: ({ format }, own) => format.combine(...errorsOf(format), format.splat(), format.json(), ...own),
  },
  {
    name: 'before splat',
    isJson: true,
    make: ({ format }, own) => format.combine(...errorsOf(format), ...own, format.splat(), format.json()),
  },
  { name: 'simple', isJson: false, make: ({ format }, own) => format.combine(format.splat(), ...own, format.simple()) },
  {
    name: 'printf',
    isJson: false,
    make: ({ format }, own) =>
      format.combine(
        format.splat(),
        ...own,
        format.printf((info) => `${info.level} ${spell(info)}`),
      ),
  },
];

/** winston 3.0.0 has no errors() and no child(). */
const errorsOf = (format: Winston['format']): Format[] =>
  typeof format.errors === 'function' ? [format.errors({ stack: true, cause: true })] : [];

const rowsFor = (winston: Winston) =>
  formats.flatMap((format) =>
    doors
      .filter(({ name }) => name !== 'child' || typeof winston.createLogger().child === 'function')
      .flatMap((door) =>
        plants.map((plant) => ({
          format: format.name,
          door: door.name,
          plant: plant.name,
          shape: format,
          log: door.log,
          planted: plant,
        })),
      ),
  );

describe.each(hosts)('$name', ({ winston }) => {
  const rows = rowsFor(winston);

  test.each(rows)('redaction() $format: $plant by $door', async ({ shape, log, planted }) => {
    const { lines, transport } = capture(winston);
    const part = capturePart();
    const logger = winston.createLogger({ format: shape.make(winston, [redaction()]), transports: [transport] });
    logger.pipe(part.stream);
    log(logger, planted);
    await settle();
    expect(leaks(lines.join(''))).toEqual([]);
    expect(part.infos.flatMap((info) => leaks(spell(info)))).toEqual([]);
    expect(lines).toHaveLength(1);
    if (shape.isJson) expect(() => JSON.parse(lines[0] ?? '') as unknown).not.toThrow();
  });

  test.each(rows)('protect() $format: $plant by $door', async ({ shape, log, planted }) => {
    const { lines, transport } = capture(winston);
    const part = capturePart();
    const logger = protect(winston.createLogger({ format: shape.make(winston, []), transports: [transport] }));
    logger.pipe(part.stream);
    log(logger, planted);
    await settle();
    expect(leaks(lines.join(''))).toEqual([]);
    expect(part.infos.flatMap((info) => leaks(spell(info)))).toEqual([]);
    expect(lines).toHaveLength(1);
    if (shape.isJson) expect(() => JSON.parse(lines[0] ?? '') as unknown).not.toThrow();
  });

  test.each(plants)('$name by defaultMeta is shown as its mask', async ({ field, value, shown, sentence }) => {
    const { lines, transport } = capture(winston);
    const format = winston.format.combine(redaction(), winston.format.json());
    const logger = winston.createLogger({ format, defaultMeta: { [field]: value }, transports: [transport] });
    logger.info(sentence, { [field]: value });
    await settle();
    expect(leaks(lines.join(''))).toEqual([]);
    expect(lines.join('')).toContain(shown);
  });

  test('clean lines are the bytes of the host alone', async () => {
    const run = async (own: readonly Format[], isProtected: boolean): Promise<string[]> => {
      const { lines, transport } = capture(winston);
      const format = winston.format.combine(winston.format.splat(), ...own, winston.format.json());
      const logger = winston.createLogger({ format, level: 'debug', transports: [transport] });
      if (isProtected) protect(logger);
      logger.info('started on port 3000');
      logger.warn('done %d of %s', 7, 'x', { requestId: '550e8400-e29b-41d4-a716-446655440000', ms: 12.5 });
      logger.debug('text', {
        list: [1, 'two', null],
        text: 'a "quoted"\nline',
        at: new Date(0),
        deep: { a: { b: [{}] } },
      });
      logger.silly('not printed');
      await settle();
      return lines;
    };
    const plain = await run([], false);
    expect(plain).toHaveLength(3);
    expect(await run([redaction()], false)).toEqual(plain);
    expect(await run([], true)).toEqual(plain);
  });

  test("the caller's objects are not changed, frozen or not", async () => {
    for (const isProtected of [false, true]) {
      const { lines, transport } = capture(winston);
      const format = winston.format.combine(...(isProtected ? [] : [redaction()]), winston.format.json());
      const logger = winston.createLogger({ format, transports: [transport] });
      if (isProtected) protect(logger);
      const record = freezeDeep({ card: { number: '4111111111111111', cvv: '737' }, list: ['536-90-4399'] });
      const before = JSON.stringify(record);
      logger.info('x', record);
      const own = { level: 'info', message: 'paid 4111111111111111', card: { cvv: '737' } };
      logger.log(own);
      await settle();
      expect(JSON.stringify(record)).toBe(before);
      expect(JSON.stringify(own)).toBe('{"level":"info","message":"paid 4111111111111111","card":{"cvv":"737"}}');
      expect(lines).toHaveLength(2);
      expect(leaks(lines.join(''))).toEqual([]);
    }
  });
});
