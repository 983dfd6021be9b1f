import { execFileSync } from 'node:child_process';
import { AsyncLocalStorage } from 'node:async_hooks';
import { type Channel, channel, tracingChannel } from 'node:diagnostics_channel';
import { protect, withRedaction } from '@sixfour/pino-transport';
import type { Logger } from 'pino';
import { afterEach, describe, expect, test } from 'vitest';
import { errorWith, leaks, plants } from '../plants.js';
import { capture, fixed, hosts } from './hosts.js';

interface Message {
  readonly instance?: Logger;
  readonly arguments?: ArrayLike<unknown>;
  readonly result?: string;
  readonly error?: unknown;
}

const dirty = 'card 4111111111111111';
const tracing = tracingChannel('pino_asJson');
const start: Channel = channel('tracing:pino_asJson:start');
const ignore = (): void => undefined;

interface Seen {
  readonly phase: string;
  readonly message: Message;
  readonly text: string;
}

const textOf = ({ instance, arguments: args, result, error }: Message): string =>
  JSON.stringify([
    args && Array.from(args),
    result,
    error instanceof Error ? [error.message, error.stack] : error,
    instance?.bindings(),
  ]);

function subscribe(seen: Seen[]): () => void {
  const on = (phase: string) => (message: unknown) =>
    void seen.push({ phase, message: message as Message, text: textOf(message as Message) });
  const subscribers = {
    start: on('start'),
    end: on('end'),
    error: on('error'),
    asyncStart: ignore,
    asyncEnd: ignore,
  };
  tracing.subscribe(subscribers);
  return () => void tracing.unsubscribe(subscribers);
}

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

// In this file the first logger comes after the first subscriber.
const early: Seen[] = [];
const stopEarly = subscribe(early);
const earlyStore = new AsyncLocalStorage<unknown>();
const earlyTransformed: string[] = [];
start.bindStore(earlyStore, (message) => {
  earlyTransformed.push(textOf(message as Message));
  return message;
});

const traced = hosts.filter(({ pino }) => /^(?:9\.1\d|1\d)\./.test(pino.version));

describe.each(traced)('pino_asJson of $name', ({ pino }) => {
  test.each(plants)('$name: a subscriber before and one after get it redacted', (plant) => {
    early.length = 0;
    earlyTransformed.length = 0;
    const { lines, stream } = capture();
    const logger = pino(withRedaction({ ...fixed }), stream);
    const late: Seen[] = [];
    cleanups.push(subscribe(late));
    const store = new AsyncLocalStorage<unknown>();
    const transformed: string[] = [];
    start.bindStore(store, (message) => {
      transformed.push(textOf(message as Message));
      return message;
    });
    cleanups.push(() => void start.unbindStore(store));

    logger.info({ [plant.field]: plant.value }, plant.sentence);
    logger.child({ [plant.field]: plant.value }).error(errorWith(plant));

    for (const seen of [early, late]) {
      expect(seen.map(({ phase }) => phase)).toEqual(['start', 'end', 'start', 'end']);
      expect(leaks(seen.map(({ text }) => text).join(''))).toEqual([]);
      expect(seen[0]?.message).toBe(seen[1]?.message);
      expect(seen[1]?.message.result).toBe(lines[0]);
      expect(seen[0]?.message.arguments).toHaveLength(4);
      expect(seen[0]?.message.arguments?.[2]).toBe(30);
    }
    expect([earlyTransformed.length, transformed.length]).toEqual([2, 2]);
    expect(leaks([...earlyTransformed, ...transformed].join(''))).toEqual([]);
    expect(leaks(lines.join(''))).toEqual([]);
  });

  test('the line is what pino writes without a subscriber', () => {
    const [plain, guarded] = [capture(), capture()];
    const options = {
      ...fixed,
      formatters: { log: (record: object) => ({ ...record, extra: 1 }) },
      serializers: { n: (n: number) => n + 1 },
    };
    for (const [logger, stream] of [
      [pino({ ...options }, plain.stream), plain],
      [pino(withRedaction({ ...options }), guarded.stream), guarded],
    ] as const) {
      logger.info({ n: 1, text: 'a\u2028"' }, 'x %s', 'y');
      logger.child({ module: 'a' }).warn('z');
      expect(stream.lines).toHaveLength(2);
    }
    expect(guarded.lines).toEqual(plain.lines);
  });

  test('what is thrown while a line is made is told of redacted, and thrown as it is', () => {
    early.length = 0;
    const thrown = new Error(dirty);
    const { stream } = capture();
    const logger = pino(
      withRedaction({
        ...fixed,
        serializers: {
          a: () => {
            throw thrown;
          },
        },
      }),
      stream,
    );
    expect(() => logger.info({ a: 1 })).toThrow(thrown);
    expect(early.map(({ phase }) => phase)).toContain('error');
    expect(leaks(early.map(({ text }) => text).join(''))).toEqual([]);
  });

  test('protect guards it too; loggers that are not protected are told of as they are', () => {
    early.length = 0;
    const { stream } = capture();
    protect(pino({ ...fixed }, stream)).info(dirty);
    pino({ ...fixed }, stream).info(dirty);
    expect(
      leaks(
        early
          .slice(0, 2)
          .map(({ text }) => text)
          .join(''),
      ),
    ).toEqual([]);
    expect(early[2]?.message.arguments?.[1]).toBe(dirty);
  });
});

test('nobody is subscribed by it', () => {
  stopEarly();
  start.unbindStore(earlyStore);
  expect(tracing.hasSubscribers).toBe(false);
});

test('a runtime that does not let it is told of once', () => {
  const script = `
    const dc = require('node:diagnostics_channel');
    const { tracingChannel } = dc;
    dc.tracingChannel = (name) => Object.assign(tracingChannel(name), { traceSync: (fn, context, self, ...args) => fn.apply(self, args) });
    const { withRedaction, protect } = require('@sixfour/pino-transport');
    process.on('warning', ({ code }) => console.log(code));
    withRedaction(); withRedaction({}, {}); protect(require('pino')({ level: 'silent' }));`;
  const output = execFileSync(process.execPath, ['-e', script], {
    cwd: new URL('..', import.meta.url),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  expect(output).toBe('SIXFOUR_FOREIGN_SUBSCRIBER\n');
});
