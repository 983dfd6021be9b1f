import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Installation {
  readonly folder: string;
  /** Writes a file of the project. */
  write(name: string, text: string): void;
  /** Runs a program of an installed package, or with `node` a file. */
  run(command: readonly string[], settings?: Record<string, string>): Promise<Run>;
  remove(): void;
}

/**
 * A project with what users install: copies of the built packages, and links to the given hosts under their own names. A copy finds the
 * peer of the project; a link would find the one of this repository.
 */
export function install(hosts: Readonly<Record<string, string>>): Installation {
  const folder = mkdtempSync(join(root, 'test', '.examples-testing-'));
  const modules = join(folder, 'node_modules');
  const place = (name: string): string => {
    const path = join(modules, name);
    mkdirSync(dirname(path), { recursive: true });
    return path;
  };
  for (const name of ['core', 'testing', 'pino-transport', 'winston-format', 'express-middleware']) {
    for (const part of ['dist', 'package.json']) {
      cpSync(join(root, 'packages', name, part), join(place(`@sixfour/${name}/${part}`)), { recursive: true });
    }
  }
  for (const [name, from] of Object.entries({ luhn: 'luhn', ...hosts })) {
    symlinkSync(realpathSync(join(root, 'test', 'node_modules', from)), place(name), 'dir');
  }
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  return {
    folder,
    write: (name, text) => {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    },
    run: ([program = '', ...args], settings = {}) => runProgram(folder, program, args, settings),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function runProgram(
  folder: string,
  program: string,
  args: readonly string[],
  settings: Record<string, string>,
): Promise<Run> {
  // A runner inside a runner must not take itself for a part of it.
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(?:VITEST|JEST|NODE_|TEST$|npm_|FORCE_COLOR|CI$|GITHUB)/.test(name),
  );
  const env = { ...Object.fromEntries(inherited), NO_COLOR: '1', ...settings };
  return new Promise((resolve) => {
    const file = program === 'node' ? [] : [join(folder, 'node_modules', program)];
    const child = spawn(process.execPath, [...file, ...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}
