import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Installation, Run } from './installation.js';
import { nodeTests, type Runner, runners } from './runners.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Its pieces are put together at run time: no report of a runner may hold the whole, from whatever source. */
const CARD = ['4111', '1111', '1111', '1111'];
const raw = `['${CARD.join("', '")}']`;

const head = `
const { execFileSync, execSync, fork, spawn, spawnSync } = require('node:child_process');
const { Worker } = require('node:worker_threads');
const { once } = require('node:events');
const fs = require('node:fs');
const { plant } = require('@sixfour/testing');
const card = ${raw}.join('');
const odd = ${raw}.join('_');
const print = 'console.log("card " + ${raw.replaceAll("'", '\\"')}.join(""))';
const printError = print.replace('log', 'error');
const write = 'require("node:fs").writeSync(1, "card " + ${raw.replaceAll("'", '\\"')}.join("") + "\\\\n")';
const run = (code, options) => spawn(process.execPath, ['-e', code], options);
const work = (code, options) => new Worker(code, { eval: true, ...options });
`;

/** Every way out: the name of a test, its body, and by what the guard hears it. */
const doors: readonly [name: string, body: string, heard: string][] = [
  ['console.log', 'console.log("card", card);', 'console'],
  ['console.error of an object', 'console.error({ nested: { card } });', 'console'],
  ['console.table', 'console.table([{ card }]);', 'console'],
  ['what the engine misses', 'console.log("ref " + odd);', 'console'],
  ['stdout', 'process.stdout.write("card " + card + "\\n");', 'stdout'],
  [
    'stderr in pieces',
    'process.stderr.write("card " + card.slice(0, 8)); process.stderr.write(card.slice(8) + "\\n");',
    'stderr',
  ],
  ['stdout as bytes', 'process.stdout.write(Buffer.from("card " + card + "\\n"));', 'stdout'],
  ['a file descriptor', 'fs.writeSync(1, "card " + card + "\\n");', 'stdout'],
  ['a later turn', 'await new Promise((done) => setTimeout(done, 5)); console.log("card", card);', 'console'],
  ['something planted', 'const name = plant("name"); console.log(Buffer.from(name).toString("base64"));', 'console'],
  ['console of a worker', 'await once(work(print), "exit");', 'stdout'],
  ['stderr of a worker', 'await once(work(printError), "exit");', 'stderr'],
  [
    'stdout of a worker that is read',
    'const w = work(print, { stdout: true }); w.stdout.resume(); await once(w, "exit");',
    'worker thread',
  ],
  ['a file descriptor in a worker', 'await once(work(write), "exit");', 'worker thread'],
  [
    'a worker in a worker',
    `await once(work('new (require("node:worker_threads").Worker)(' + JSON.stringify(write) + ', { eval: true })'), "exit");`,
    'worker thread',
  ],
  [
    'a child of a worker',
    `await once(work('require("node:child_process").execFileSync(process.execPath, ["-e", ' + JSON.stringify(print) + '], { stdio: "inherit" })'), "exit");`,
    'stdout',
  ],
  ['a child that inherits', 'await once(run(print, { stdio: "inherit" }), "close");', 'stdout'],
  ['stderr of a child, by its number', 'await once(run(printError, { stdio: ["ignore", 1, 2] }), "close");', 'stderr'],
  [
    'a child that inherits in a child',
    `await once(run('require("node:child_process").execFileSync(process.execPath, ["-e", ' + JSON.stringify(print) + '], { stdio: "inherit" })', { stdio: "inherit" }), "close");`,
    'stdout',
  ],
  [
    'a child with pipes that no one reads',
    'await once(run(print), "exit"); await new Promise((done) => setTimeout(done, 50));',
    'child process',
  ],
  [
    'a shell',
    'await once(spawn("sh", ["-c", "echo card " + card]), "exit"); await new Promise((done) => setTimeout(done, 50));',
    'child process',
  ],
  [
    'a fork',
    'await once(fork("print.cjs", { stdio: "inherit" }), "close").catch(() => {}); await once(fork("./print.cjs"), "close");',
    'stdout',
  ],
  ['spawnSync that inherits', 'spawnSync("sh", ["-c", "echo card " + card], { stdio: "inherit" });', 'stdout'],
  ['spawnSync', 'spawnSync("sh", ["-c", "echo card " + card]);', 'child process'],
  ['execSync', 'execSync("echo card " + card);', 'child process'],
  ['execSync that inherits', 'execSync("echo card " + card + " >&2", { stdio: "inherit" });', 'stderr'],
  [
    'execFileSync that fails',
    'try { execFileSync("sh", ["-c", "echo card " + card + "; exit 3"], { stdio: ["ignore", "inherit", "inherit"] }); } catch (error) { if (error.status !== 3) throw error; }',
    'stdout',
  ],
];

const clean = `
it('clean: all ways', async () => {
  console.log('hello');
  process.stdout.write('order 100023\\n');
  fs.writeSync(1, 'at 1768469400000\\n');
  await once(work('console.log("worker")'), 'exit');
  const child = run('console.log("child")');
  let text = '';
  child.stdout.on('data', (chunk) => (text += chunk));
  await once(child, 'close');
  if (text !== 'child\\n') throw new Error('the output of a child was changed');
  if (execSync('echo text', { encoding: 'utf8' }) !== 'text\\n') throw new Error('the output of execSync was changed');
  const shared = spawnSync('sh', ['-c', 'echo shared'], { stdio: 'inherit' });
  if (shared.status !== 0 || shared.stdout !== null) throw new Error('the result of spawnSync was changed');
  const inherits = run('console.log("inherits")', { stdio: 'inherit' });
  if (inherits.stdout !== null) throw new Error('a shared output has a pipe');
  const [code] = await once(inherits, 'close');
  if (code !== 0) throw new Error('the exit code was changed');
});
`;

const body =
  head +
  doors.map(([name, text]) => `it(${JSON.stringify(`leak: ${name}`)}, async () => { ${text} });\n`).join('') +
  clean;

beforeAll(() => {
  execFileSync(process.execPath, ['scripts/ensure.mjs'], { cwd: root, stdio: 'ignore' });
}, 180_000);

/** The lines of one test's failure in a report, whatever the runner. */
const reports = (text: string): string[] =>
  [...text.matchAll(/expected no sensitive data in the output of this test \(([\w ]+)\), found/g)].map(
    ([, heard = '']) => heard,
  );

describe.each(runners.map((runner) => ({ name: runner.name, runner })))('$name', ({ runner }: { runner: Runner }) => {
  let project: Installation;
  let result: Run;

  beforeAll(async () => {
    project = runner.prepare();
    project.write('print.cjs', `console.log('card ' + ${raw}.join(''));`);
    const isModule = !runner.name.startsWith('jest');
    const require = isModule
      ? `import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\n`
      : '';
    project.write('leaks.test.js', runner.head + require + body);
    result = await runner.run(project, 'leaks.test.js', { setup: runner.watch });
  }, 180_000);
  afterAll(() => {
    project.remove();
  });

  test('every test that leaks fails, and no other', () => {
    const output = result.stdout + result.stderr;
    expect(result.code, output).not.toBe(0);
    const failed = (name: string): boolean =>
      new RegExp(`(?:×|✕|✖|\\d\\)|FAIL .*>) ${name.replace(/[.*+?^$()|[\]{}]/g, '\\$&')}(?: |$|\\n|:)`, 'm').test(
        output,
      );
    expect(doors.filter(([name]) => !failed(`leak: ${name}`)).map(([name]) => name)).toEqual([]);
    expect(failed('clean: all ways')).toBe(false);
  });

  test('by each way', () => {
    const output = result.stdout + result.stderr;
    const wanted = new Set(doors.map(([, , heard]) => heard));
    expect(new Set(reports(output))).toEqual(wanted);
  });

  test('and nothing of it comes out raw', () => {
    const output = result.stdout + result.stderr;
    expect(output).toContain('411111******1111');
    expect(output).not.toMatch(/4111\D{0,2}1111\D{0,2}1111\D{0,2}1111/);
    expect(output).not.toContain('Mustermann');
    expect(output).not.toContain(Buffer.from('Erika').toString('base64').slice(0, 6));
  });

  test('and what is clean passes', async () => {
    project.write(
      'clean.test.js',
      runner.head +
        readFileSync(`${project.folder}/leaks.test.js`, 'utf8')
          .slice(runner.head.length)
          .replace(/^it\("leak: .*\n/gm, ''),
    );
    const { code, stdout, stderr } = await runner.run(project, 'clean.test.js', {
      setup: runner.watch,
    });
    expect([code, reports(stdout + stderr)]).toEqual([0, []]);
    for (const line of ['order 100023', 'at 1768469400000', 'worker', 'shared', 'inherits'])
      expect(stdout).toContain(line);
  });
});

describe.each(nodeTests.map((runner) => ({ name: runner.name, runner })))('$name', ({ runner }: { runner: Runner }) => {
  const moduleHead = `import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\n`;
  const spec = '--test-reporter=spec';

  const runFile = async (text: string, args: readonly string[]): Promise<Run> => {
    const project = runner.prepare();
    try {
      project.write('one.test.js', runner.head + moduleHead + text);
      return await runner.run(project, 'one.test.js', { setup: runner.watch, args });
    } finally {
      project.remove();
    }
  };

  test('a file that is run without --test ends, and its leaks fail', async () => {
    const { code, stdout, stderr } = await runFile(
      `${head}it('leaks', () => { console.log('card', card); });\n${clean}`,
      [spec],
    );
    expect(code, stdout + stderr).toBe(1);
    expect(stdout).toMatch(/✖ leaks/);
    expect(stdout).toMatch(/✔ clean: all ways/);
  });

  test.each([[[spec]], [['--test', spec]]])('%j: a child that nobody waits for is not waited for', async (args) => {
    const { code, stdout, stderr } = await runFile(
      `const { spawn } = require('node:child_process');
it('starts it', () => {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 600_000)'], { stdio: 'inherit' });
  child.unref();
  process.on('exit', () => child.kill());
});`,
      args,
    );
    expect(code, stdout + stderr).toBe(0);
  });

  // Without care, the runner of Node 20 and 22 reads the first bytes of such an output as the length of a message.
  test('tests may print any text first', async () => {
    const rows = ['┌─┐', 'ünï', 'aé', 'abé', '\u{1F4B3}', ''].flatMap((text) => [text, text]);
    const { code, stdout, stderr } = await runFile(
      rows.map((text, i) => `it('${i}', () => { console.log('${text}'); console.log('┌┐${i}'); });\n`).join(''),
      ['--test', spec],
    );
    expect(code, stdout + stderr).toBe(0);
    rows.forEach((text, i) => {
      expect(stdout).toContain(`${text}\n┌┐${i}\n`);
    });
  });

  test('a capture that a test leaves on takes nothing of the report', async () => {
    const { code, stdout, stderr } = await runFile(
      `const { captureLogs } = require('@sixfour/testing');\nit('leaves it on', () => { captureLogs(undefined, { silent: true }); });`,
      [spec],
    );
    expect(code, stdout + stderr).toBe(0);
    expect(stdout).toContain('tests 1');
  });
});
