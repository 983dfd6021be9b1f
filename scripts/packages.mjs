import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Folders of the published packages, core first because the others build on it. */
export const packageFolders = readdirSync(join(root, 'packages'))
  .filter((name) => existsSync(join(root, 'packages', name, 'package.json')))
  .sort((a, b) => Number(b === 'core') - Number(a === 'core') || (a < b ? -1 : 1))
  .map((name) => `packages/${name}`);

// Left by an outer npx or `npm run --silent`, these would change or silence an inner npx.
delete process.env.npm_config_call;
delete process.env.npm_config_package;
delete process.env.npm_config_loglevel;

/** Runs a command with the root's binaries first in PATH; resolves with its code and its output. */
export function run(command, args, folder = root) {
  const path = join(root, 'node_modules', '.bin') + delimiter + process.env.PATH;
  return new Promise((resolve) => {
    const shell = process.platform === 'win32';
    const child = spawn(command, args, { cwd: folder, env: { ...process.env, PATH: path }, shell });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: 1, output: `${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Prints one line per result, and the whole output of each that failed; returns how many failed. */
export function report(results) {
  for (const { name, code, output } of results) {
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name}`);
    if (code !== 0) console.log(output.trimEnd());
  }
  return results.filter(({ code }) => code !== 0).length;
}
