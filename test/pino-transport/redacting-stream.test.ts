import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { createRedactor } from '@sixfour/core';
import { redactingStream } from '@sixfour/pino-transport';
import type { DestinationStream, Logger } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorWith, leaks, plants } from '../plants.js';
import { capture, fixed, hosts } from './hosts.js';

const dirty = 'card 4111111111111111';
let folder = '';
let files = 0;
const nextFile = (): string => join(folder, `${files++}.log`);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sixfour-stream-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function logAll(logger: Logger): void {
  for (const plant of plants) {
    logger.info(plant.sentence);
    logger.child({ [plant.field]: plant.value }).info({ [plant.field]: plant.number });
    logger.fatal(errorWith(plant));
  }
}

describe.each(hosts)('redactingStream on $name', ({ pino }) => {
  test('in memory', () => {
    const { lines, stream } = capture();
    logAll(pino({ ...fixed }, redactingStream(stream)));
    expect(lines).toHaveLength(plants.length * 3);
    expect(leaks(lines.join(''))).toEqual([]);
  });

  test.each([true, false])('a file, sync: %s, with flushSync, end and events', async (sync) => {
    const dest = nextFile();
    const inner = pino.destination({ dest, sync });
    const stream = redactingStream(inner);
    const ready = once(stream, 'ready');
    expect(stream.on('drop', () => undefined)).toBe(stream);
    const logger = pino({ ...fixed }, stream);
    await ready;
    logAll(logger);
    stream.flushSync();
    // Without sync a write may still be with the system when flushSync returns: the file is whole once it is closed.
    if (sync) expect(readFileSync(dest, 'utf8').split('\n')).toHaveLength(plants.length * 3 + 1);
    const closed = once(inner, 'close');
    stream.end();
    await closed;
    const text = readFileSync(dest, 'utf8');
    expect(text.split('\n')).toHaveLength(plants.length * 3 + 1);
    expect(text.endsWith('\n')).toBe(true);
    expect(leaks(text)).toEqual([]);
    expect(Reflect.get(stream, 'file')).toBe(dest);
  });

  test('a multistream, its levels, what is added later and its copies', () => {
    const [low, high, late] = [capture(), capture(), capture()];
    const stream = redactingStream(pino.multistream([{ stream: low.stream }, { stream: high.stream, level: 'error' }]));
    const logger = pino({ ...fixed, level: 'trace' }, stream as DestinationStream);
    logger.info(dirty);
    stream.add({ stream: late.stream, level: 'trace' });
    logger.trace(dirty);
    logger.error(dirty);
    expect([low.lines.length, high.lines.length, late.lines.length]).toEqual([2, 1, 2]);
    pino({ ...fixed }, stream.clone(30 as never) as DestinationStream).info(dirty);
    expect(leaks([...low.lines, ...high.lines, ...late.lines].join(''))).toEqual([]);
    expect(low.lines.length).toBe(3);
  });

  test('one entry of a multistream', () => {
    const [open, guarded] = [capture(), capture()];
    pino({ ...fixed }, pino.multistream([{ stream: open.stream }, { stream: redactingStream(guarded.stream) }])).info(
      dirty,
    );
    expect(open.lines.join('')).toContain(dirty);
    expect(guarded.lines.join('')).toContain('411111******1111');
  });

  test('a stream of node, to its end', async () => {
    const sink = new PassThrough();
    const logger = pino({ ...fixed }, redactingStream(sink));
    logger.info(dirty);
    redactingStream(sink).end('{"cvv":"737"}\n');
    let text = '';
    for await (const chunk of sink) text += String(chunk);
    expect(leaks(text)).toEqual([]);
    expect(text.split('\n')).toHaveLength(3);
  });

  test('clean lines are the bytes of the host alone', () => {
    const [plain, guarded] = [capture(), capture()];
    for (const stream of [plain.stream, redactingStream(guarded.stream)]) {
      const logger = pino({ ...fixed }, stream);
      logger.info({ a: 'ü\u2028\ud800', n: [1, null] }, 'x %d', 1);
    }
    expect(guarded.lines).toEqual(plain.lines);
  });
});

test('the same destination twice, and a redacting stream again, redact once', () => {
  const { stream } = capture();
  const redactor = createRedactor();
  const guarded = redactingStream(stream, redactor);
  expect(redactingStream(guarded, redactor)).toBe(guarded);
  guarded.write(dirty);
  expect(redactor.stats().lines).toBe(1);
});

test('chunks of bytes are redacted, and clean ones are handed on as they are', () => {
  const chunks: unknown[] = [];
  const stream = redactingStream({ write: (chunk: unknown) => void chunks.push(chunk) });
  const clean = new TextEncoder().encode('{"a":1}\n');
  stream.write(clean);
  stream.write(Buffer.from(`{"msg":"${dirty}"}\n`));
  stream.write({ cvv: '737' });
  expect(chunks[0]).toBe(clean);
  expect(String(chunks[1])).toBe('{"msg":"card 411111******1111"}\n');
  expect(chunks[2]).toEqual({ cvv: '[REDACTED:cvv]' });
});

test('private members, getters and frozen streams work', () => {
  class Sink {
    readonly #lines: string[] = [];
    get count(): number {
      return this.#lines.length;
    }
    write(line: string): boolean {
      this.#lines.push(line);
      return leaks(line).length === 0;
    }
  }
  const sink = redactingStream(new Sink());
  expect([sink.write(dirty), sink.count, sink instanceof Sink]).toEqual([true, 1, true]);
  const lines: string[] = [];
  const frozen = redactingStream(Object.freeze({ write: (line: string) => void lines.push(line), flushSync() {} }));
  frozen.write(dirty);
  expect(lines).toEqual(['card 411111******1111']);
  expect('flushSync' in frozen).toBe(true);
});

test('a write that is replaced later is guarded too', () => {
  const { lines, stream } = capture();
  const guarded = redactingStream(stream);
  guarded.write(dirty);
  stream.write = (line) => void lines.push(`2 ${line}`);
  guarded.write(dirty);
  guarded.write = (line) => void lines.push(`3 ${line}`);
  guarded.write(dirty);
  expect(lines).toEqual(['card 411111******1111', '2 card 411111******1111', '3 card 411111******1111']);
});

test.each([undefined, null, 'file.log', 1, {}, { write: 1 }])('refuses %s', (value) => {
  expect(() => redactingStream(value as never)).toThrow('redactingStream: destination must be a stream');
});
