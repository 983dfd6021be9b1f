import fc from 'fast-check';
import { protect, redactingStream, withRedaction } from '@sixfour/pino-transport';
import type { Logger, LoggerOptions } from 'pino';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { capture, hosts, type Pino } from './hosts.js';

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_700_000_000_000 });
});
afterAll(() => {
  vi.useRealTimers();
});

const error = Object.assign(new TypeError('no such shelf', { cause: new Error('shelf 12 is gone') }), {
  stack: 'TypeError: no such shelf\n    at find (shop.js:1:1)',
  shelf: 12,
});
const circular: Record<string, unknown> = { a: 1 };
circular['self'] = circular;

/** Nothing sensitive, in every shape that pino writes in its own way. */
const values: readonly unknown[] = [
  'started on port 3000',
  'a "quoted"\nline\twith \\ and \u0007, \u2028, \ud800 and 😀',
  'ünïcödé '.repeat(30),
  '2024-01-31T10:00:00.000Z',
  '550e8400-e29b-41d4-a716-446655440000',
  '',
  0,
  -0,
  12.5,
  1e21,
  NaN,
  Infinity,
  1700000000000,
  9007199254740993n,
  true,
  null,
  undefined,
  Symbol('x'),
  () => 1,
  new Date(0),
  new Date(NaN),
  Buffer.from('abc'),
  new Map([['a', 1]]),
  /x/,
  [1, 'two', null, undefined, [3, { four: 4 }]],
  { a: { b: { c: { d: { e: { f: { g: 1 } } } } } } },
  Object.fromEntries(Array.from({ length: 110 }, (_, i) => [`k${i}`, i])),
  { toJSON: () => ({ from: 'toJSON' }) },
  circular,
  error,
  { err: error },
  { level: 'mine', time: 'mine', msg: 'mine', pid: 0 },
  Object.create(null) as object,
];

const value = fc.constantFrom(...values);
const keys = ['order', 'items', 'err', 'note', 'b c', 'größe', '__proto__x', 'msg'] as const;
const record = fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: 4 });

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'audit'] as const;

/** One step of a program that logs. */
interface Step {
  readonly kind: 'log' | 'child' | 'bind' | 'level';
  readonly level: (typeof levels)[number];
  readonly args: readonly unknown[];
  readonly bindings: Record<string, unknown>;
  readonly prefix: string | undefined;
}
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('log', 'log', 'log', 'log', 'child', 'bind', 'level'),
  level: fc.constantFrom(...levels),
  args: fc.oneof(
    fc.tuple(value),
    fc.tuple(record, fc.constantFrom('done %s in %d ms: %j %o %%', 'plain', undefined), value, value),
    fc.tuple(fc.constantFrom('%s and %o', 'x', null, undefined), value, record),
  ),
  bindings: record,
  prefix: fc.constantFrom(undefined, '[api] '),
});

const options = fc.record(
  {
    level: fc.constantFrom('trace', 'info', 'error', 'silent'),
    enabled: fc.constantFrom(true, true, true, false),
    name: fc.constant('shop'),
    base: fc.constantFrom(null, { pid: 1, hostname: 'host' }, { region: 'eu', nested: { a: [1] } }),
    timestamp: fc.constantFrom(
      false,
      () => ',"time":1700000000000',
      () => ',"at":"2024-01-31T10:00:00.000Z"',
    ),
    messageKey: fc.constantFrom('message', 'note'),
    errorKey: fc.constantFrom('error', 'err'),
    nestedKey: fc.constant('data'),
    crlf: fc.boolean(),
    msgPrefix: fc.constant('> '),
    depthLimit: fc.constantFrom(1, 3),
    edgeLimit: fc.constantFrom(2, 50),
    redact: fc.constantFrom(
      ['order.note', '*.a'],
      { paths: ['note'], remove: true },
      { paths: ['items[*].four', 'order'], censor: () => 'gone' },
    ),
    serializers: fc.constantFrom(
      { order: () => 'an order' },
      { items: (items: unknown) => ({ items }), [Symbol.for('pino.*')]: (whole: object) => ({ ...whole, all: 1 }) },
    ),
    formatters: fc.constantFrom<LoggerOptions['formatters']>(
      { level: (label) => ({ severity: label }) },
      { log: (whole) => ({ ...whole, logged: true }) },
      { bindings: (bindings) => ({ ...bindings, bound: 1 }) },
    ) as fc.Arbitrary<NonNullable<LoggerOptions['formatters']>>,
    mixin: fc.constantFrom(
      () => ({ traceFlags: 1 }),
      (_record: object, level: number) => ({ n: level }),
    ),
    mixinMergeStrategy: fc.constant((merge: object, mixed: object) => ({ ...merge, ...mixed, merged: 1 })),
    levelComparison: fc.constantFrom('ASC', (current: number, expected: number) => current >= expected),
    hooks: fc.constantFrom<LoggerOptions['hooks']>(
      {
        logMethod(args, method) {
          method.apply(this, args);
        },
      },
      { streamWrite: (line) => line.replace('"level"', '"lvl"') },
    ) as fc.Arbitrary<NonNullable<LoggerOptions['hooks']>>,
    onChild: fc.constant((child: Logger) => void child.bindings()),
  },
  { requiredKeys: [] },
);

function perform(logger: Logger, steps: readonly Step[]): void {
  let at = logger;
  for (const { kind, level, args, bindings, prefix } of steps) {
    if (kind === 'child')
      at = at.child(bindings, prefix === undefined ? undefined : { msgPrefix: prefix, level: 'trace' });
    else if (kind === 'bind') at.setBindings(bindings);
    else if (kind === 'level') at.level = level;
    else (at[level as 'info'] as (...args: unknown[]) => void)(...args);
  }
}

/** Everything that can be seen of a run: each line with its level and time, what is thrown. */
function observe(make: (stream: never) => Logger, steps: readonly Step[]): unknown[] {
  const seen: unknown[] = [];
  const stream = {
    [Symbol.for('pino.metadata')]: true,
    write(this: Record<string, unknown>, line: string): void {
      seen.push(line, this['lastLevel'], this['lastTime']);
    },
  };
  try {
    perform(make(stream as never), steps);
  } catch (thrown) {
    seen.push(thrown instanceof Error ? thrown.message : thrown);
  }
  return seen;
}

const ways: Readonly<Record<string, (pino: Pino, own: LoggerOptions, stream: never) => Logger>> = {
  withRedaction: (pino, own, stream) => pino(withRedaction(own), stream),
  protect: (pino, own, stream) => protect(pino(own, stream)),
  redactingStream: (pino, own, stream) => pino(own, redactingStream(stream)),
};

describe.each(hosts)('$name', ({ pino }) => {
  test.each(Object.keys(ways))('%s: the same as without, for every combination of options', (way) => {
    let lines = 0;
    fc.assert(
      fc.property(options, fc.array(step, { minLength: 1, maxLength: 6 }), (given, steps) => {
        const own = { ...given, customLevels: { audit: 35 } } as unknown as LoggerOptions;
        const plain = observe((stream) => pino({ ...own }, stream), steps);
        const guarded = observe((stream) => ways[way]!(pino, { ...own }, stream), steps);
        expect(guarded).toEqual(plain);
        lines += plain.length;
      }),
      { numRuns: 300 },
    );
    expect(lines).toBeGreaterThan(600);
  });

  test('options of the host keep working beside it: its own redact', () => {
    const { lines, stream } = capture();
    const redact = { paths: ['order.note'], censor: '[gone]' };
    pino(withRedaction({ base: null, timestamp: false, redact }), stream).info({ order: { note: 'x', cvv: 737 } });
    expect(lines).toEqual(['{"level":30,"order":{"note":"[gone]","cvv":"[REDACTED:cvv]"}}\n']);
  });
});
