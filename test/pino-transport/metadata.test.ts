import { protect, redactingStream, withRedaction } from '@sixfour/pino-transport';
import type { DestinationStream, Logger } from 'pino';
import { describe, expect, test } from 'vitest';
import { leaks } from '../plants.js';
import { fixed, hosts, type Pino } from './hosts.js';

const METADATA = Symbol.for('pino.metadata');
const dirty = 'card 4111111111111111';

interface Told {
  lastObj?: unknown;
  lastMsg?: unknown;
  lastLevel?: unknown;
  lastTime?: unknown;
  lastLogger?: Logger;
}
type Sink = Told & DestinationStream & { readonly told: Told[]; readonly lines: string[] };

const sinkMembers = {
  [METADATA]: true,
  write(this: Sink, line: string): void {
    const { lastObj, lastMsg, lastLevel, lastTime, lastLogger } = this;
    this.lines.push(line);
    this.told.push({
      lastObj,
      lastMsg,
      lastLevel,
      lastTime,
      ...(lastLogger && { lastLogger }),
    });
  },
};

const plainSink = (): Sink => Object.assign({ told: [], lines: [] }, sinkMembers) as unknown as Sink;

/** Code of its own behind the members, which keeps what it is given. */
function accessorSink(): Sink {
  const held: Record<string, unknown> = {};
  const sink = plainSink();
  for (const key of ['lastObj', 'lastMsg', 'lastLogger'])
    Object.defineProperty(sink, key, {
      get: () => held[key],
      set: (value: unknown) => {
        held[key] = value;
      },
      configurable: true,
    });
  return sink;
}

class ClassSink {
  readonly told: Told[] = [];
  readonly lines: string[] = [];
  #last: unknown;
  readonly lastLogger?: Logger;
  get lastObj(): unknown {
    return this.#last;
  }
  set lastObj(value: unknown) {
    this.#last = value;
  }
}
const classSink = (): Sink => Object.assign(new ClassSink(), sinkMembers) as unknown as Sink;

/** Members that cannot be redefined. */
function fixedSink(): Sink {
  const sink = plainSink();
  for (const key of ['lastObj', 'lastMsg', 'lastLogger'])
    Object.defineProperty(sink, key, { value: undefined, writable: true, configurable: false });
  return sink;
}

const sinks = { plainSink, accessorSink, classSink, fixedSink };

const ways: Readonly<Record<string, (pino: Pino, sink: DestinationStream) => Logger>> = {
  withRedaction: (pino, sink) => pino(withRedaction({ ...fixed }), sink),
  protect: (pino, sink) => protect(pino({ ...fixed }, sink)),
  redactingStream: (pino, sink) => pino({ ...fixed }, redactingStream(sink)),
};

function textOf({ lastLogger, ...rest }: Told): string {
  return JSON.stringify([rest, lastLogger?.bindings(), (lastLogger as { msgPrefix?: string } | undefined)?.msgPrefix]);
}

const rows = Object.keys(ways).flatMap((way) => Object.keys(sinks).map((sink) => ({ way, sink })));

describe.each(hosts)('metadata of $name', ({ pino }) => {
  test.each(rows)('$way, $sink', ({ way, sink: kind }) => {
    const sink = sinks[kind as keyof typeof sinks]();
    const logger = ways[way]!(pino, sink);
    const child = logger.child({ ssn: '536-90-4399', module: 'pay' });
    child.info({ cvv: '737', order: 7 }, dirty);
    child.child({ cvc: 737 }).error(new Error(dirty));
    expect(sink.lines).toHaveLength(2);
    expect(leaks(sink.lines.join('') + sink.told.map(textOf).join(''))).toEqual([]);
    expect(sink.told[0]).toMatchObject({
      lastObj: { cvv: '[REDACTED:cvv]', order: 7 },
      lastMsg: 'card 411111******1111',
      lastLevel: 30,
      lastTime: '1700000000000',
    });
    expect(sink.told[0]?.lastLogger?.bindings()).toEqual({ ssn: '[REDACTED:ssn]', module: 'pay' });
    expect(sink.told[1]?.lastLogger?.bindings()).toMatchObject({ cvc: '[REDACTED:cvv]', module: 'pay' });
  });

  test.each(Object.keys(ways))('a multistream hands it on redacted: %s', (way) => {
    const outer = plainSink();
    const inner = plainSink();
    const logger = ways[way]!(pino, pino.multistream([{ stream: outer }, { stream: pino.multistream(inner) }]));
    logger.child({ cvv: '737' }).warn({ card: '4111111111111111' }, dirty);
    for (const sink of [outer, inner]) {
      expect(sink.lines).toHaveLength(1);
      expect(leaks(sink.lines.join('') + sink.told.map(textOf).join(''))).toEqual([]);
      expect(sink.told[0]).toMatchObject({ lastLevel: 40, lastMsg: 'card 411111******1111' });
    }
  });

  test.each(['withRedaction', 'protect'])('a stream that is put in the place of the first: %s', (way) => {
    const [first, second, third] = [plainSink(), plainSink(), fixedSink()];
    const logger = ways[way]!(pino, first);
    const child = logger.child({ cvv: '737' });
    child.info({ card: '4111111111111111' }, dirty);
    Reflect.set(logger, pino.symbols.streamSym, second);
    logger.info({ cvv: '737' }, dirty);
    child.info({ card: '4111111111111111' }, dirty);
    Reflect.set(child, pino.symbols.streamSym, third);
    child.child({ ssn: '536-90-4399' }).info({ cvv: '737' }, dirty);
    const told = [first, second, third].map((sink) => sink.told.length);
    expect(told).toEqual([1, 2, 1]);
    for (const sink of [first, second, third])
      expect(leaks(sink.lines.join('') + sink.told.map(textOf).join(''))).toEqual([]);
    expect(second.told[0]).toMatchObject({ lastObj: { cvv: '[REDACTED:cvv]' }, lastMsg: 'card 411111******1111' });
  });

  test('what is clean is told as it is', () => {
    const sink = plainSink();
    const record = { order: 7 };
    const logger = pino(withRedaction({ ...fixed }), sink);
    const child = logger.child({ module: 'pay' });
    child.info(record, 'paid');
    expect(sink.told[0]?.lastObj).toBe(record);
    expect(sink.told[0]?.lastLogger).toBe(child);
  });

  test('the logger that is told of works as the logger does', () => {
    const sink = plainSink();
    const logger = pino(withRedaction({ ...fixed }), sink).child({ cvv: '737' });
    logger.info('one');
    const view = sink.told[0]?.lastLogger;
    view?.child({ a: 1 }).info('two');
    if (view) view.level = 'error';
    expect(logger.level).toBe('error');
    expect(sink.lines).toHaveLength(2);
    expect(sink.lines[1]).toContain('"cvv":"[REDACTED:cvv]","a":1');
  });

  test('another logger on the same stream, not protected, is told of as it is', () => {
    const sink = plainSink();
    const guarded = pino(withRedaction({ ...fixed }), sink);
    const plain = pino({ ...fixed }, sink);
    guarded.info(dirty);
    plain.info({ id: 1 }, dirty);
    guarded.info(dirty);
    expect(sink.told.map(({ lastMsg }) => lastMsg)).toEqual(['card 411111******1111', dirty, 'card 411111******1111']);
  });
});
