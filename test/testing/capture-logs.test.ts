import { Console } from 'node:console';
import fs, { writeSync } from 'node:fs';
import { PassThrough, Writable } from 'node:stream';
import { inspect } from 'node:util';
import { SixfourOptionError } from '@sixfour/core';
import { withRedaction } from '@sixfour/pino-transport';
import { assertNoSensitiveData, captureLogs } from '@sixfour/testing';
import { protect } from '@sixfour/winston-format';
import { describe, expect, test } from 'vitest';
import { restoreCaptures } from '../../packages/testing/src/capture/capture-logs.js';
import { capture, fixed, hosts as pinos } from '../pino-transport/hosts.js';
import { capture as captureWinston, hosts as winstons } from '../winston-format/hosts.js';

const CARD = '4111111111111111';
const silent = { silent: true } as const;

const collecting = (): { readonly written: string[]; readonly stream: Writable } => {
  const written: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      written.push(chunk.toString());
      done();
    },
  });
  return { written, stream };
};

describe.each(pinos)('$name', ({ pino }) => {
  test('lines and records of a logger and its children, before and after', () => {
    const { lines, stream } = capture();
    const logger = pino({ ...fixed, base: null }, stream);
    const child = logger.child({ part: 'a' });
    logger.info('before');
    {
      using logs = captureLogs(logger);
      logger.info({ cvv: 123 }, 'one');
      child.warn('two');
      expect(logs.records).toEqual([
        { level: 30, time: 1700000000000, cvv: 123, msg: 'one' },
        { level: 40, time: 1700000000000, part: 'a', msg: 'two' },
      ]);
      expect(logs.lines).toHaveLength(2);
      expect(logs.text.endsWith('"msg":"two"}\n')).toBe(true);
      logs.clear();
      expect(logs.text).toBe('');
    }
    logger.info('after');
    expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(['before', 'one', 'two', 'after']);
  });

  test('what goes on to the stream is redacted, or nothing', () => {
    const { lines, stream } = capture();
    const logger = pino({ ...fixed, base: null }, stream);
    using logs = captureLogs(logger);
    logger.info(`paid with ${CARD}`);
    expect(logs.text).toContain(CARD);
    expect(lines.join('')).toContain('411111******1111');
    expect(lines.join('')).not.toContain(CARD);
    logs.restore();
    using quiet = captureLogs(logger, silent);
    logger.info('nothing');
    expect(quiet.lines).toHaveLength(1);
    expect(lines).toHaveLength(1);
  });

  test('what Sixfour lets through, also after the first line, and again after a capture', () => {
    const { lines, stream } = capture();
    const logger = pino(withRedaction({ ...fixed }), stream);
    for (let round = 0; round < 3; round++) {
      using logs = captureLogs(logger);
      logger.info({ cvv: '737' }, `paid with ${CARD}`);
      logger.child({ pan: CARD }).info('child');
      expect(logs.lines).toHaveLength(2);
      assertNoSensitiveData(logs);
    }
    logger.info(CARD);
    expect(lines).toHaveLength(7);
    assertNoSensitiveData(lines);
  });
});

describe.each(winstons)('$name', ({ winston }) => {
  test('what each transport writes, and what is not protected', async () => {
    const { lines, transport } = captureWinston(winston, { format: winston.format.simple() });
    const logger = winston.createLogger({ format: winston.format.json(), transports: [transport] });
    const logs = await captureLogs(logger, () => {
      logger.info('paid', { cvv: '737' });
      logger.debug('not written');
    });
    await logs.settle();
    expect(logs.lines).toEqual(['info: paid {"cvv":"737"}']);
    expect(lines.join('')).toContain('[REDACTED:cvv]');
    logger.info('after');
    await logs.settle();
    expect(lines).toHaveLength(2);
    expect(logs.lines).toHaveLength(1);
  });

  test('what protect lets through', async () => {
    const { transport } = captureWinston(winston);
    const logger = protect(winston.createLogger({ format: winston.format.json(), transports: [transport] }));
    const logs = await captureLogs(logger, () => logger.info(`paid with ${CARD}`, { cvv: '737' }));
    assertNoSensitiveData(logs);
    expect(logs.records).toEqual([{ cvv: '[REDACTED:cvv]', level: 'info', message: 'paid with 411111******1111' }]);
  });

  test('the console transport, and a transport of a third party', async () => {
    const infos: { readonly message: string }[] = [];
    const third = new winston.transports.Stream({ stream: process.stdout });
    Object.assign(third, {
      _stream: undefined,
      log: (info: { readonly message: string }, done: () => void) => (infos.push(info), done()),
    });
    const logger = winston.createLogger({
      format: winston.format.json(),
      transports: [new winston.transports.Console(), third],
    });
    const logs = await captureLogs(logger, silent, () => logger.info(`paid with ${CARD}`));
    expect(logs.records).toEqual(Array(2).fill({ level: 'info', message: `paid with ${CARD}` }));
    expect(infos).toEqual([]);
    await captureLogs([logger, process.stdout], () => logger.info(`paid with ${CARD}`));
    expect(infos.map(({ message }) => JSON.parse(message) as unknown)).toEqual([
      { level: 'info', message: 'paid with 411111******1111' },
    ]);
  });
});

describe('console, stdout and stderr', () => {
  test('all of them by default, in order, with their file descriptors', async () => {
    const logs = await captureLogs(undefined, silent, () => {
      console.log('one %s', 'two');
      process.stdout.write('three\n');
      console.error({ four: 4 });
      process.stderr.write(Buffer.from('five\n'));
      fs.writeSync(1, 'six\n');
      writeSync(2, Buffer.from('xxseven\nxx'), 2, 6);
      console.table([{ a: 1 }]);
      console.group('eight');
      console.info('nine');
      console.groupEnd();
    });
    expect(logs.lines.slice(0, 6)).toEqual(['one two', 'three', '{ four: 4 }', 'five', 'six', 'seven']);
    expect(logs.text).toMatch(/eight\n {2}nine\n$/);
    expect(logs.text).toContain('│');
  });

  test('a callback of a write is called, whatever goes on', async () => {
    const done: unknown[] = [];
    await captureLogs(process.stdout, silent, async () => {
      await new Promise<void>((resolve) => process.stdout.write(`${CARD}\n`, () => (done.push('stream'), resolve())));
      await new Promise<void>((resolve) =>
        fs.write(1, `${CARD}\n`, (error, size) => (done.push([error, size]), resolve())),
      );
    });
    expect(done).toEqual(['stream', [null, 17]]);
  });

  test('everything is as it was', async () => {
    const before = [console.log, process.stdout.write, process.stderr.write, fs.writeSync, fs.write, writeSync];
    const own = Object.getOwnPropertyNames(process.stdout);
    const logs = captureLogs(undefined, silent);
    expect(console.log).not.toBe(before[0]);
    logs.restore();
    logs.restore();
    expect([console.log, process.stdout.write, process.stderr.write, fs.writeSync, fs.write, writeSync]).toEqual(
      before,
    );
    expect(Object.getOwnPropertyNames(process.stdout)).toEqual(own);
    await expect(
      captureLogs(undefined, silent, () => {
        throw new Error('the test failed');
      }),
    ).rejects.toThrow('the test failed');
    expect(console.log).toBe(before[0]);
  });

  test('a capture inside a capture, restored in the wrong order', () => {
    const before = console.log;
    const outer = captureLogs(console, silent);
    const inner = captureLogs(console, silent);
    console.log('both');
    outer.restore();
    console.log('inner only');
    inner.restore();
    expect(inner.lines).toEqual(['both', 'inner only']);
    expect(outer.lines).toEqual([]);
    console.log = before;
  });

  test('a console of its own', () => {
    const { written, stream } = collecting();
    const own = new Console(stream);
    using logs = captureLogs(own);
    own.log('card', CARD);
    own.dir({ cvv: '737' });
    expect(logs.lines).toEqual([`card ${CARD}`, "{ cvv: '737' }"]);
    assertNoSensitiveData(written.join(''));
    expect(written.join('')).toBe("card 411111******1111\n{ cvv: '[REDACTED:cvv]' }\n");
  });
});

describe('streams', () => {
  test('chunks of every kind, and the last one', () => {
    const { written, stream } = collecting();
    using logs = captureLogs(stream);
    stream.write('caf\u00e9 ');
    stream.write(Buffer.from('one\n'));
    stream.write('dHdvCg==', 'base64');
    stream.end(`${CARD}\n`);
    expect(logs.lines.slice(-1)).toEqual([CARD]);
    expect(written.slice(0, 3)).toEqual(['caf\u00e9 ', 'one\n', 'two\n']);
    expect(written[3]).toBe('411111******1111\n');
  });

  test('several at once, lines of two outputs are not mixed', () => {
    const [a, b] = [new PassThrough(), new PassThrough()];
    using logs = captureLogs([a, b]);
    a.write('first ');
    b.write('second\n');
    a.write('half\n');
    expect([...logs.lines].sort()).toEqual(['first half', 'second']);
  });
});

test('what is captured does not print itself', () => {
  const { stream } = collecting();
  using logs = captureLogs(stream);
  stream.write(`${CARD}\n`);
  for (const printed of [inspect(logs, { showHidden: true }), JSON.stringify(logs), String(logs)]) {
    expect(printed).toContain('CapturedLogs (1 line');
    expect(printed).not.toContain(CARD);
  }
});

test('await using waits for what is on its way', async () => {
  const { stream } = collecting();
  let kept: { readonly lines: readonly string[] } | undefined;
  {
    await using logs = captureLogs(stream);
    kept = logs;
    setImmediate(() => stream.write('late\n'));
  }
  expect(kept.lines).toEqual(['late']);
});

test('a test that failed before its restore does not disturb the next one', () => {
  const before = console.log;
  captureLogs(console, silent);
  restoreCaptures();
  expect(console.log).toBe(before);
});

test.each([
  ['a function', () => captureLogs([() => undefined]), /^captureLogs: from\[0\] must be a pino or winston logger/],
  ['a text', () => captureLogs('x' as never), /^captureLogs: from\[0\] must be .* received string$/],
  ['an empty object', () => captureLogs({}), /from\[0\] must be/],
  [
    'an unknown option',
    () => captureLogs(console, { quiet: true } as object),
    /^captureLogs: quiet must be a known option/,
  ],
  [
    'an option of another type',
    () => captureLogs(console, { silent: 1 as never }),
    /^captureLogs: silent must be a boolean/,
  ],
] as const)('refused: %s', (_name, start, message) => {
  const before = console.log;
  expect(start).toThrow(SixfourOptionError);
  expect(start).toThrow(message);
  expect(console.log).toBe(before);
});
