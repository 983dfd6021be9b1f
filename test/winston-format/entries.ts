import type { Logger } from 'winston';
import { errorWith, freezeDeep, type Plant } from '../plants.js';
import type { Winston } from './hosts.js';

/** One way by which a program puts a value into a winston log. */
export interface Entry {
  readonly name: string;
  /** What the logger needs to have; winston 3.0 has no child loggers and no default meta. */
  readonly needs?: 'child' | 'defaultMeta' | 'rejections';
  /** Options of the logger for this plant. */
  readonly options?: (plant: Plant) => object;
  log(logger: Logger, plant: Plant): unknown;
}

class Payment {
  readonly card: string;
  constructor(
    readonly id: string,
    plant: Plant,
  ) {
    this.card = plant.sentence;
    Object.assign(this, { [plant.field]: plant.value });
  }
}

class Described {
  readonly #plant: Plant;
  constructor(plant: Plant) {
    this.#plant = plant;
  }
  get message(): string {
    return this.#plant.sentence;
  }
  toJSON(): object {
    return { message: this.message, [this.#plant.field]: this.#plant.value };
  }
}

class Failure extends Error {
  override readonly name = 'Failure';
  readonly #plant: Plant;
  constructor(plant: Plant) {
    super(`rejected: ${plant.sentence}`);
    this.#plant = plant;
  }
  toJSON(): object {
    return { name: this.name, said: this.message, [this.#plant.field]: this.#plant.value };
  }
}

/** What winston calls when the process emits the event, with numbers of the machine that hold no digits by chance. */
const caught = (handler: object, error: unknown): void => {
  const { argv } = process;
  Object.assign(handler, { getProcessInfo: () => ({ pid: 1, argv }), getOsInfo: () => ({ uptime: 1 }) });
  (Reflect.get(handler, 'catcher') as (error: unknown) => void)(error);
};

export const entries: readonly Entry[] = [
  { name: 'message', log: (logger, { sentence }) => logger.info(sentence) },
  { name: 'message of a template', log: (logger, { field, value }) => logger.info(`${field}=${value} came`) },
  { name: 'log(level, message)', log: (logger, { sentence }) => logger.log('info', sentence) },
  { name: '%s argument', log: (logger, { field, value }) => logger.info(`the ${field} %s came`, value) },
  { name: '%d argument', log: (logger, { field, number }) => logger.info(`the ${field} %d came`, number) },
  { name: '%j argument', log: (logger, { field, value }) => logger.info('body %j', { [field]: value }) },
  { name: '%o argument', log: (logger, { field, value }) => logger.info('body %o', { deep: { [field]: value } }) },
  { name: 'argument and meta', log: (logger, { field, value }) => logger.info('x %s', 'y', { [field]: value }) },
  { name: 'extra argument', log: (logger, { sentence }) => logger.info('paid', sentence) },
  { name: 'extra argument by its message', log: (logger, { field, value }) => logger.info(`${field}:`, value) },
  {
    name: 'extra arguments',
    log: (logger, { sentence, field, value }) => logger.info('paid', 'x', sentence, `${field}=${value}`),
  },
  { name: 'extra number', log: (logger, { field, number }) => logger.info(`${field}:`, number) },
  { name: 'argument list of one object', log: (logger, { field, value }) => logger.info('a', [{ [field]: value }]) },
  { name: 'meta', log: (logger, { field, value }) => logger.info('order', { [field]: value }) },
  {
    name: 'nested meta',
    log: (logger, { field, value }) => logger.info('order', { order: { lines: [{ [field]: value }] } }),
  },
  {
    name: 'frozen meta',
    log: (logger, { field, value }) => logger.info('order', freezeDeep({ order: { [field]: value } })),
  },
  { name: 'meta with a message', log: (logger, { sentence }) => logger.info('order', { message: sentence }) },
  {
    name: 'two metas',
    log: (logger, { field, value, sentence }) => logger.info('order', { a: sentence }, { [field]: value }),
  },
  { name: 'number', log: (logger, { field, number }) => logger.info('number', { [field]: number }) },
  { name: 'object key', log: (logger, { sentence }) => logger.info('key', { [sentence]: 'x' }) },
  {
    name: 'JSON in a string',
    log: (logger, { field, value }) => logger.info('raw', { raw: JSON.stringify({ [field]: value }) }),
  },
  {
    name: 'url',
    log: (logger, { field, value }) =>
      logger.info(`GET https://shop.example/pay?${field}=${encodeURIComponent(value)}&page=2`),
  },
  { name: 'log({})', log: (logger, { field, value }) => logger.log({ level: 'info', message: 'x', [field]: value }) },
  {
    name: 'log({}), frozen',
    log: (logger, { field, value }) => logger.log(Object.freeze({ level: 'info', message: 'x', [field]: value })),
  },
  {
    name: 'log({ splat })',
    log: (logger, { field, value }) => logger.log({ level: 'info', message: `${field} %s`, splat: [value] }),
  },
  { name: 'info({})', log: (logger, { field, value }) => logger.info({ message: 'x', [field]: value }) },
  { name: 'info({}) without a message', log: (logger, { field, value }) => logger.info({ [field]: value }) },
  {
    name: 'log(level, obj)',
    log: (logger, { field, value }) => logger.log('info', { message: 'x', [field]: value } as never),
  },
  {
    name: 'log({ message: Error })',
    log: (logger, plant) => logger.log({ level: 'error', message: errorWith(plant) as never }),
  },
  { name: 'Error', log: (logger, plant) => logger.error(errorWith(plant)) },
  { name: 'frozen Error', log: (logger, plant) => logger.error(freezeDeep(errorWith(plant))) },
  { name: 'log(level, Error)', log: (logger, plant) => logger.log('error', errorWith(plant) as never) },
  { name: 'Error as meta', log: (logger, plant) => logger.error('failed', errorWith(plant)) },
  {
    name: 'nested Error',
    log: (logger, plant) => logger.error('failed', { err: errorWith(plant), seen: plant.sentence }),
  },
  {
    name: 'AggregateError',
    log: (logger, plant) =>
      logger.error(new AggregateError([errorWith(plant), errorWith(plant)], `all: ${plant.sentence}`)),
  },
  { name: 'Error with toJSON', log: (logger, plant) => logger.error(new Failure(plant)) },
  { name: 'class instance as meta', log: (logger, plant) => logger.info('paid', new Payment('p-1', plant)) },
  {
    name: 'class instance in meta',
    log: (logger, plant) => logger.info('paid', { payment: new Payment('p-1', plant) }),
  },
  { name: 'class instance as info', log: (logger, plant) => logger.log('info', new Payment('p-1', plant) as never) },
  { name: 'class instance with private members', log: (logger, plant) => logger.info(new Described(plant)) },
  {
    name: 'Map and Set',
    log: (logger, { field, value, sentence }) =>
      logger.info('m', { m: new Map([[field, value]]), s: new Set([sentence]) }),
  },
  {
    name: 'getter',
    log: (logger, { field, value }) =>
      logger.info('g', { inner: Object.defineProperty({}, field, { get: () => value, enumerable: true }) }),
  },
  { name: 'child', needs: 'child', log: (logger, { field, value }) => logger.child({ [field]: value }).warn('child') },
  {
    name: 'child of a child, with an Error',
    needs: 'child',
    log: (logger, plant) =>
      logger
        .child({ a: plant.sentence })
        .child({ [plant.field]: plant.value })
        .error(errorWith(plant)),
  },
  {
    name: 'default meta',
    needs: 'defaultMeta',
    options: ({ field, value }) => ({ defaultMeta: { [field]: value } }),
    log: (logger) => logger.info('x'),
  },
  {
    name: 'profiler',
    log: (logger, { field, value }) => logger.startTimer().done({ message: 'timed', [field]: value } as never),
  },
  {
    name: 'profile()',
    log: (logger, { sentence, field, value }) => (
      logger.profile(sentence), logger.profile(sentence, { [field]: value } as never)
    ),
  },
  {
    name: 'uncaught exception',
    log: (logger, plant) => {
      process.argv.push(`--${plant.field}=${plant.value}`, `--${plant.field}`, plant.value);
      caught(logger.exceptions, errorWith(plant));
      process.argv.splice(-3);
    },
  },
  {
    name: 'uncaught object',
    log: (logger, { field, value }) => {
      caught(logger.exceptions, { [field]: value });
    },
  },
  {
    name: 'unhandled rejection',
    needs: 'rejections',
    log: (logger, plant) => {
      caught(Reflect.get(logger, 'rejections') as object, errorWith(plant));
    },
  },
  { name: 'written', log: (logger, { field, value }) => logger.write({ level: 'info', message: 'w', [field]: value }) },
];

/** What this version of winston can do. */
export function entriesFor(winston: Winston): readonly Entry[] {
  const logger = winston.createLogger({ defaultMeta: {} });
  const has = {
    child: 'child' in logger,
    defaultMeta: '_addDefaultMeta' in logger,
    rejections: 'rejections' in logger,
  };
  return entries.filter(({ needs }) => needs === undefined || has[needs]);
}
