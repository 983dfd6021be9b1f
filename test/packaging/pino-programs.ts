import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Run {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Programs that log with pino in a process of their own, on the built packages. */
export class Programs {
  folder = '';
  #count = 0;

  constructor() {
    beforeAll(() => {
      execFileSync(process.execPath, ['scripts/ensure.mjs'], { cwd: root, stdio: 'ignore' });
      // Inside test/, where the packages are installed.
      this.folder = mkdtempSync(join(root, 'test', '.examples-worker-'));
    }, 180_000);
    afterAll(() => {
      rmSync(this.folder, { recursive: true, force: true });
    });
  }

  path(name: string): string {
    return join(this.folder, `${this.#count++}-${name}`);
  }

  /** Writes a module next to the programs and returns its path. */
  module(name: string, code: string): string {
    const path = this.path(name);
    writeFileSync(path, code);
    return path;
  }

  /** A program that has `pino`, `withRedaction` and `options`, to which `transport` is added. */
  #file(host: string, transport: unknown, body: string): string {
    return this.module(
      'run.mjs',
      `import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const pino = require('${host}');
const { withRedaction, protect, redactingStream } = require('@sixfour/pino-transport');
const transport = ${JSON.stringify(transport)};
const options = { base: null, timestamp: false, transport };
${body}
`,
    );
  }

  run(host: string, transport: unknown, body: string): Run {
    const { stdout, stderr, status, signal } = spawnSync(process.execPath, [this.#file(host, transport, body)], {
      cwd: this.folder,
      encoding: 'utf8',
      timeout: 50_000,
      maxBuffer: 1 << 26,
    });
    return { stdout, stderr, status, signal };
  }

  /** Sends a signal when the program says so on its standard output. */
  async kill(host: string, transport: unknown, body: string, signal: NodeJS.Signals): Promise<Run> {
    const child = spawn(process.execPath, [this.#file(host, transport, body)], { cwd: this.folder });
    let [stdout, stderr] = ['', ''];
    let isSent = false;
    child.stderr.on('data', (chunk) => (stderr += String(chunk)));
    child.stdout.on('data', (chunk) => {
      stdout += String(chunk);
      if (!isSent && stdout.includes('ready')) {
        isSent = true;
        child.kill(signal);
      }
    });
    return new Promise((resolve) => {
      child.on('close', (status, by) => {
        resolve({ stdout, stderr, status, signal: by });
      });
    });
  }
}

export const textOf = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');

export const linesOf = (text: string): string[] => text.split('\n').slice(0, -1);

/** The numbers under `i` of all lines, which must be whole. */
export const numbersOf = (text: string): number[] =>
  linesOf(text).map((line) => (JSON.parse(line) as { readonly i: number }).i);

export const count = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
