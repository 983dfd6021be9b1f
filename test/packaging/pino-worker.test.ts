import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leaks } from '../plants.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder = '';

beforeAll(() => {
  execFileSync(process.execPath, ['scripts/ensure.mjs'], { cwd: root, stdio: 'ignore' });
  // Inside test/, where the packages are installed.
  folder = mkdtempSync(join(root, 'test', '.examples-worker-'));
}, 180_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Run {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

let runs = 0;

/** Runs a program that has `pino`, and `transport` as the options of one. */
function run(host: string, transport: string, body: string): Run {
  const file = join(folder, `run-${runs++}.mjs`);
  writeFileSync(
    file,
    `import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const pino = require('${host}');
const transport = ${transport};
const logger = pino({ base: null, timestamp: false, transport });
${body}
`,
  );
  const { stdout, stderr, status } = spawnSync(process.execPath, [file], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 30_000,
    maxBuffer: 1 << 26,
  });
  return { stdout, stderr, status };
}

const dirty = `
logger.info('card 4111111111111111');
logger.info({ cvv: 737, ssn: '536-90-4399' }, 'two');
logger.error(new Error('key sk_test_4eC39HqLyjWDarjtT1zdp7dc'));
logger.info('clean');
`;

const linesOf = (text: string): string[] => text.split('\n').slice(0, -1);

function expectClean(text: string): void {
  expect(leaks(text)).toEqual([]);
  const lines = linesOf(text);
  expect(lines).toHaveLength(4);
  for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
  expect(lines[0]).toBe('{"level":30,"msg":"card 411111******1111"}');
  expect(lines[3]).toBe('{"level":30,"msg":"clean"}');
}

describe.each(['pino', 'pino95', 'pino7'])('worker transport of %s', (host) => {
  test('writes to stdout', () => {
    const { stdout, stderr, status } = run(host, `{ target: '@sixfour/pino-transport' }`, dirty);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expectClean(stdout);
  });

  test('writes to a file, with options', () => {
    const file = join(folder, `${host}.log`);
    const options = `{ to: ${JSON.stringify(file)}, redactor: { pan: 'last4' } }`;
    const { stdout, status } = run(host, `{ target: '@sixfour/pino-transport', options: ${options} }`, dirty);
    const text = readFileSync(file, 'utf8');
    expect([stdout, status]).toEqual(['', 0]);
    expect(leaks(text)).toEqual([]);
    expect(linesOf(text)[0]).toBe('{"level":30,"msg":"card ************1111"}');
  });

  test('hands on to another transport in its worker', () => {
    const file = join(folder, `${host}-inner.log`);
    const options = `{ to: { target: 'pino/file', options: { destination: ${JSON.stringify(file)} } } }`;
    const { stdout, status } = run(host, `{ target: '@sixfour/pino-transport', options: ${options} }`, dirty);
    expect([stdout, status]).toEqual(['', 0]);
    expectClean(readFileSync(file, 'utf8'));
  });

  test('is a stage of a pipeline', () => {
    const stage = `{ target: '@sixfour/pino-transport', options: { enablePipelining: true } }`;
    const { stdout, status } = run(host, `{ pipeline: [${stage}, { target: 'pino/file' }] }`, dirty);
    expect(status).toBe(0);
    expectClean(stdout);
  });
});

test('one of several targets', () => {
  const { stdout, status } = run('pino', `{ targets: [{ target: '@sixfour/pino-transport', level: 'info' }] }`, dirty);
  expect(status).toBe(0);
  expectClean(stdout);
});

test('keeps every line, in order, when the program exits at once', () => {
  const body = `for (let i = 0; i < 20000; i++) logger.info({ i, text: 'é'.repeat(i % 50) }, i % 7 ? 'clean' : 'card 4111111111111111'); process.exit(0);`;
  const { stdout, status } = run('pino', `{ target: '@sixfour/pino-transport' }`, body);
  const lines = linesOf(stdout);
  expect(status).toBe(0);
  expect(stdout).not.toContain('4111111111111111');
  expect(lines).toHaveLength(20_000);
  lines.forEach((line, i) => {
    const { text, i: at } = JSON.parse(line) as { readonly text: string; readonly i: number };
    expect([at, text.length]).toEqual([i, i % 50]);
  });
});

test('a line longer than every buffer', () => {
  const body = `logger.info({ text: 'ü'.repeat(6_000_000), card: '4111111111111111' }, 'x'); logger.info('after');`;
  const file = join(folder, 'long.log');
  const { status } = run(
    'pino',
    `{ target: '@sixfour/pino-transport', options: { to: ${JSON.stringify(file)} } }`,
    body,
  );
  const lines = linesOf(readFileSync(file, 'utf8'));
  expect(status).toBe(0);
  expect(lines).toHaveLength(2);
  const { text, card } = JSON.parse(lines[0] ?? '') as { readonly text: string; readonly card: string };
  expect([text.length, card]).toEqual([6_000_000, '411111******1111']);
});

test('wrong options stop the transport, with no record in the error', () => {
  const options = `{ redactor: { pan: 'everything' } }`;
  const { stdout, stderr, status } = run('pino', `{ target: '@sixfour/pino-transport', options: ${options} }`, dirty);
  expect(stdout).toBe('');
  expect(status).not.toBe(0);
  expect(stderr).toContain('pan');
  expect(leaks(stderr)).toEqual([]);
});

test('a destination that fails says so without the text of a record', () => {
  const inner = join(folder, 'failing.mjs');
  writeFileSync(
    inner,
    `import { Writable } from 'node:stream';
export default () => new Writable({ write(chunk, encoding, done) { done(new Error('cannot store ' + chunk)); } });`,
  );
  const options = `{ to: { target: ${JSON.stringify(inner)} } }`;
  const { stdout, stderr } = run(
    'pino',
    `{ target: '@sixfour/pino-transport', options: ${options} }`,
    `logger[pino.symbols.streamSym].on('error', (error) => console.log(JSON.stringify({ message: error.message, stack: error.stack })));
logger.info('order 77 of Jane');
setTimeout(() => {}, 500);`,
  );
  expect(stdout).toContain('the destination failed');
  expect(stdout + stderr).not.toContain('Jane');
});

test('both lines of defence together change nothing more', () => {
  const file = join(folder, 'both.mjs');
  writeFileSync(
    file,
    `import pino from 'pino';
import { withRedaction } from '@sixfour/pino-transport';
const logger = pino(withRedaction({ base: null, timestamp: false, transport: { target: '@sixfour/pino-transport' } }));
${dirty}`,
  );
  const { stdout, status } = spawnSync(process.execPath, [file], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 30_000,
    maxBuffer: 1 << 26,
  });
  expect(status).toBe(0);
  expectClean(stdout);
});
