// Compiles packages/core/simd/lexer.ts (AssemblyScript) to WebAssembly and writes it, as base64, into a module of core.
// `--check` fails where the module is not what the source gives.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run } from './packages.mjs';

/** A browser's main thread compiles no more at once. */
const MOST_BYTES = 4096;

const folder = join(root, 'packages/core');
const module = join(folder, 'src/scan/simd-code.ts');
const output = mkdtempSync(join(tmpdir(), 'simd-'));

try {
  const file = join(output, 'lexer.wasm');
  const flags = ['--runtime', 'stub', '-O3', '--shrinkLevel', '1', '--noAssert', '--enable', 'simd', '--importMemory'];
  const compiler = join(folder, 'node_modules/assemblyscript/bin/asc.js');
  const args = [compiler, 'simd/lexer.ts', '--outFile', file, ...flags];
  const { code, output: said } = await run(process.execPath, args, folder);
  if (code !== 0) throw new Error(`The AssemblyScript compiler failed:\n${said.trimEnd()}`);
  const bytes = readFileSync(file);
  if (bytes.length >= MOST_BYTES)
    throw new Error(`The lexer takes ${bytes.length} bytes, the most is ${MOST_BYTES - 1}.`);
  const text = `// Written by scripts/build-simd.mjs from simd/lexer.ts: ${bytes.length} bytes of WebAssembly.
export const simdCode: string =
  '${bytes.toString('base64')}';
`;
  const isFresh = existsSync(module) && readFileSync(module, 'utf8') === text;
  if (process.argv.includes('--check')) {
    if (!isFresh) throw new Error('packages/core/src/scan/simd-code.ts is stale: run `node scripts/build-simd.mjs`.');
    console.log(`simd-code.ts is what the source gives: ${bytes.length} bytes of WebAssembly.`);
  } else if (!isFresh) writeFileSync(module, text);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(output, { recursive: true });
}
