import { describe, expect, test } from 'vitest';
import { leaks } from '../plants.js';
import { count, linesOf, numbersOf, Programs, textOf } from './pino-programs.js';

const programs = new Programs();
const target = '@sixfour/pino-transport';
const alone = (options: object = {}): object => ({ target, options: { workerOnly: true, ...options } });

const dirty = `
const logger = pino(options);
logger.info('card 4111111111111111');
logger.info({ cvv: 737, ssn: '536-90-4399' }, 'two');
logger.error(new Error('key sk_test_4eC39HqLyjWDarjtT1zdp7dc'));
logger.info('clean');
`;

/** Logs `n` records, every third dirty. */
const many = (n: number): string =>
  `const logger = pino(options);
for (let i = 0; i < ${n}; i++) logger.info({ i, text: 'é'.repeat(i % 50) }, i % 3 ? 'clean' : 'card 4111111111111111');`;

function expectClean(text: string): void {
  expect(leaks(text)).toEqual([]);
  const lines = linesOf(text);
  expect(lines).toHaveLength(4);
  for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
  expect(lines[0]).toBe('{"level":30,"msg":"card 411111******1111"}');
  expect(lines[3]).toBe('{"level":30,"msg":"clean"}');
}

function expectMany(text: string, n: number): void {
  expect(text).not.toContain('4111111111111111');
  expect(numbersOf(text)).toEqual(count(n));
}

describe.each(['pino', 'pino914', 'pino96', 'pino95', 'pino821', 'pino7'])('worker transport of %s', (host) => {
  test('writes to stdout', () => {
    const { stdout, stderr, status } = programs.run(host, alone(), dirty);
    expect([stderr, status]).toEqual(['', 0]);
    expectClean(stdout);
  });

  test('writes to a file, with options', () => {
    const to = programs.path('out.log');
    const { stdout, status } = programs.run(host, alone({ to, redactor: { pan: 'last4' } }), dirty);
    const text = textOf(to);
    expect([stdout, status]).toEqual(['', 0]);
    expect(leaks(text)).toEqual([]);
    expect(linesOf(text)[0]).toBe('{"level":30,"msg":"card ************1111"}');
  });

  test('hands on to a list of targets with levels, all in its worker', () => {
    const [all, errors, pretty] = [programs.path('all.log'), programs.path('errors.log'), programs.path('pretty.log')];
    const to = [
      { target: 'pino/file', options: { destination: all } },
      { target: 'pino/file', options: { destination: errors }, level: 'error' },
      { target: 'pino-pretty', options: { destination: pretty, colorize: false }, level: 30 },
      1,
    ];
    const { stdout, stderr, status } = programs.run(host, alone({ to }), dirty);
    expect([stderr, status]).toEqual(['', 0]);
    expectClean(stdout);
    expectClean(textOf(all));
    expect(linesOf(textOf(errors)).map((line) => (JSON.parse(line) as { level: number }).level)).toEqual([50]);
    expect(leaks(textOf(errors) + textOf(pretty))).toEqual([]);
    expect(textOf(pretty)).toContain('INFO: card 411111******1111');
    expect(textOf(pretty).match(/^(?:INFO|ERROR)/gm)).toHaveLength(4);
  });

  test('is a stage of a pipeline', () => {
    const stage = alone({ enablePipelining: true });
    const { stdout, stderr, status } = programs.run(host, { pipeline: [stage, { target: 'pino/file' }] }, dirty);
    expect([stderr, status]).toEqual(['', 0]);
    expectClean(stdout);
  });

  test('behind withRedaction: no warning, and nothing changes', () => {
    const file = programs.path('behind.log');
    const transports = [
      { target, options: { to: file } },
      { targets: [{ target, level: 'info', options: { to: file } }] },
      {
        pipeline: [
          { target, options: { enablePipelining: true } },
          { target: 'pino/file', options: { destination: file } },
        ],
      },
    ];
    for (const transport of transports) {
      const { stderr, status } = programs.run(
        host,
        transport,
        `options.level = 'trace';${dirty.replace('(options)', '(withRedaction(options))')}`,
      );
      expect([stderr, status]).toEqual(['', 0]);
    }
    const lines = linesOf(textOf(file));
    expect(lines).toHaveLength(12);
    for (const at of [0, 4, 8]) expectClean(`${lines.slice(at, at + 4).join('\n')}\n`);
  });

  test('a foreign transport behind withRedaction, and a redacting stream before one', () => {
    for (const make of [
      'pino(withRedaction(options))',
      'pino({ base: null, timestamp: false }, redactingStream(pino.transport(transport)))',
    ]) {
      const { stdout, stderr, status } = programs.run(
        host,
        { target: 'pino/file' },
        dirty.replace('pino(options)', make),
      );
      expect([stderr, status]).toEqual(['', 0]);
      expectClean(stdout);
    }
  });

  test('raw lines that cross threads are warned of once', () => {
    const { stdout, stderr } = programs.run(host, { target, options: {} }, dirty);
    expectClean(stdout);
    expect(stderr.match(/SIXFOUR_WORKER_ONLY/g)).toHaveLength(1);
  });
});

describe('lines in and lines out', () => {
  test.each(['file', 'stdout', 'pino-roll'])('to %s', (kind) => {
    const path = programs.path('many.log');
    const to = { file: path, stdout: 1, 'pino-roll': { target: 'pino-roll', options: { file: path, size: '100m' } } }[
      kind
    ];
    const { stdout, stderr, status } = programs.run('pino', alone({ to }), many(20_000));
    expect([stderr, status]).toEqual(['', 0]);
    const written = textOf(path) || textOf(path.replace('.log', '.1.log')) || textOf(`${path}.1`);
    expectMany(kind === 'stdout' ? stdout : written, 20_000);
  });

  test('two targets', () => {
    const to = [programs.path('a.log'), programs.path('b.log')];
    expect(programs.run('pino', alone({ to }), many(20_000)).status).toBe(0);
    for (const path of to) expectMany(textOf(path), 20_000);
  });

  test('custom levels of the logger, by name, and lines that do not say their level', () => {
    const [loud, all] = [programs.path('loud.log'), programs.path('all.log')];
    const to = [{ target: 'pino/file', options: { destination: loud }, level: 'audit' }, all];
    const body = `options.customLevels = { audit: 35 };
const logger = pino(options); logger.info({ i: 0 }); logger.audit({ i: 1 }); logger.error({ i: 2 });
logger[pino.symbols.streamSym].write('{"i":3}\\n'); logger[pino.symbols.streamSym].write('no JSON 4111111111111111\\n');`;
    expect(programs.run('pino', alone({ to }), body).stderr).toBe('');
    expect(textOf(all).endsWith('{"i":3}\nno JSON 411111******1111\n')).toBe(true);
    expect(linesOf(textOf(all))).toHaveLength(5);
    expect(linesOf(textOf(loud))).toHaveLength(4);
  });

  test('a target that is slow, and says so', () => {
    const path = programs.path('slow.log');
    const slow = programs.module(
      'slow.mjs',
      `import { appendFileSync } from 'node:fs';
import { Writable } from 'node:stream';
export default ({ path }) => new Writable({ highWaterMark: 1, decodeStrings: false, write(chunk, encoding, done) { appendFileSync(path, chunk); setImmediate(done); } });`,
    );
    const { status } = programs.run('pino', alone({ to: [{ target: slow, options: { path } }, 1] }), many(20_000));
    expect(status).toBe(0);
    expectMany(textOf(path), 20_000);
  });

  test('process.exit at once', () => {
    const { stdout, status } = programs.run('pino', alone(), `${many(20_000)} process.exit(3);`);
    expect(status).toBe(3);
    expectMany(stdout, 20_000);
  });

  test('an exception that nobody catches', () => {
    const { stdout, stderr, status } = programs.run('pino', alone(), `${many(20_000)} throw new Error('the end');`);
    expect(status).toBe(1);
    expect(stderr).toContain('the end');
    expectMany(stdout, 20_000);
  });

  test('SIGTERM with a handler that exits', async () => {
    const to = programs.path('term.log');
    const body = `process.on('SIGTERM', () => process.exit(0)); ${many(20_000)} process.stdout.write('ready'); setInterval(() => {}, 1000);`;
    const { status } = await programs.kill('pino', alone({ to }), body, 'SIGTERM');
    expect(status).toBe(0);
    expectMany(textOf(to), 20_000);
  });

  test.each(['SIGTERM', 'SIGKILL'] as const)('%s without a handler keeps what was flushed', async (signal) => {
    const to = programs.path('killed.log');
    const body = `${many(2000)} logger.flush(() => { ${many(100).replace('const logger = pino(options);', '').replaceAll('i = 0', 'i = 2000').replace('< 100', '< 2100')} process.stdout.write('ready'); }); setInterval(() => {}, 1000);`;
    const run = await programs.kill('pino', alone({ to }), body, signal);
    expect(run.signal).toBe(signal);
    const text = textOf(to);
    const numbers = numbersOf(text);
    expect(text).not.toContain('4111111111111111');
    expect(numbers.length).toBeGreaterThanOrEqual(2000);
    expect(numbers).toEqual(count(numbers.length));
  });

  test('a line longer than every buffer', () => {
    const to = programs.path('long.log');
    const body = `const logger = pino(options); logger.info({ text: 'ü'.repeat(6_000_000), card: '4111111111111111' }, 'x'); logger.info('after');`;
    expect(programs.run('pino', alone({ to }), body).status).toBe(0);
    const lines = linesOf(textOf(to));
    expect(lines).toHaveLength(2);
    const { text, card } = JSON.parse(lines[0] ?? '') as { readonly text: string; readonly card: string };
    expect([text.length, card]).toEqual([6_000_000, '411111******1111']);
  });
});

describe('options that cross threads', () => {
  const body = `const logger = pino(options); logger.info({ plan: 'gold', note: 'LY-123456' }, 'mail ada@shop.example, grace@shop.test');`;

  test('patterns as source and flags', () => {
    const redactor = { allow: [{ source: '[a-z]+@shop\\.example', flags: 'i' }] };
    expect(programs.run('pino', alone({ redactor }), body).stdout).toContain('mail ada@shop.example, [REDACTED:email]');
  });

  test('a module, for functions and detectors', () => {
    const module = programs.module(
      'rules.mjs',
      `import { createRequire } from 'node:module';
const { defineDetector } = createRequire(import.meta.url)('@sixfour/core');
const loyalty = defineDetector({ id: 'loyalty', category: 'personal', where: 'anywhere', triggers: { shapes: ['LY-######'] }, find: (bytes, start, end) => ({ start, end }) });
export default { detectors: ['pci', 'personal', loyalty], censor: ({ detector }) => '<' + detector + '>' };`,
    );
    const { stdout } = programs.run(
      'pino',
      alone({ redactor: { module, fields: { add: { plan: 'loyalty' } } } }),
      body,
    );
    expect(stdout).toContain('"note":"<loyalty>"');
    expect(stdout).toContain('mail <email>, <email>');
  });

  test.each([
    ['an unknown mask', { redactor: { pan: 'everything' } }, 'pan must be'],
    ['a pattern that does not parse', { redactor: { allow: [{ source: '(' }] } }, 'redactor.allow[0] must be'],
    ['no destination', { to: [] }, 'to must be a list with a target in it'],
    ['a destination that is none', { to: [{ path: 'x' }] }, 'to[0] must be'],
    ['an unknown level', { to: [{ target: 'pino/file', level: 'loud' }] }, 'to[0].level must be'],
    ['a module that is not there', { redactor: { module: 'not-there' } }, 'redactor.module cannot be resolved'],
  ])('%s stops the transport, with no record in the error', (_, options, message) => {
    const { stdout, stderr, status } = programs.run('pino', alone(options), dirty);
    expect(stdout).toBe('');
    expect(status).not.toBe(0);
    expect(stderr).toContain(message);
    expect(leaks(stderr)).toEqual([]);
  });
});

describe('a destination that fails', () => {
  const failing = (name: string, code: string): string =>
    programs.module(`${name}.mjs`, `import { Writable } from 'node:stream';\n${code}`);
  const rejecting = `export default () => new Writable({ decodeStrings: false, write(chunk, encoding, done) { done(Object.assign(new Error('cannot store ' + chunk), { code: 'ENOSPC', chunk })); } });`;
  const throwing = `export default () => { const stream = new Writable({ write() {} }); stream.write = (chunk) => { throw new Error('cannot take ' + chunk); }; return stream; };`;
  const body = `const logger = pino(options);
logger[pino.symbols.streamSym].on('error', (error) => process.stdout.write(JSON.stringify([error.message, error.stack, Object.entries(error)])));
logger.info('order 77 of Jane');
setTimeout(() => {}, 1500);`;

  test.each([
    ['rejects', rejecting],
    ['throws', throwing],
  ])('alone, and %s: an error without text of a record', (name, code) => {
    const { stdout, stderr } = programs.run('pino', alone({ to: { target: failing(name, code) } }), body);
    expect(stdout).toContain('the destination failed');
    expect(stdout + stderr).not.toContain('Jane');
  });

  test('alone, and nobody listens: the process ends without text of a record', () => {
    const to = { target: failing('unheard', rejecting) };
    const { stdout, stderr, status } = programs.run(
      'pino',
      alone({ to }),
      `const logger = pino(options); logger.info('order 77 of Jane'); setTimeout(() => {}, 1500);`,
    );
    expect(status).not.toBe(0);
    expect(stderr).toContain('ENOSPC');
    expect(stdout + stderr).not.toContain('Jane');
  });

  test.each([
    ['rejects', rejecting],
    ['throws', throwing],
  ])('one of two, and %s: the other gets every line', (name, code) => {
    const good = programs.path('good.log');
    const to = [{ target: failing(`one-${name}`, code) }, good];
    const { stdout, stderr, status } = programs.run('pino', alone({ to }), `${many(5000)} setTimeout(() => {}, 1000);`);
    expect([stdout, status]).toEqual(['', 0]);
    expect(stderr.match(/SIXFOUR_TARGET_FAILED/g)).toHaveLength(1);
    expect(stderr).not.toContain('clean');
    expectMany(textOf(good), 5000);
  });

  test('cannot be built: the process says so without text of a record', () => {
    const to = { target: failing('build', `export default () => { throw new Error('no such server'); };`) };
    const { stdout, stderr, status } = programs.run('pino', alone({ to }), dirty);
    expect([stdout, status === 0]).toEqual(['', false]);
    expect(stderr).toContain('no such server');
    expect(leaks(stderr)).toEqual([]);
  });
});
