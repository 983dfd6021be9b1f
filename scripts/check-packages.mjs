// Checks what would be published: `node scripts/check-packages.mjs publint attw`.
import { join } from 'node:path';
import { packageFolders, report, root, run } from './packages.mjs';

const commands = {
  publint: ['publint', 'run', '--strict', '--pack', 'npm', '.'],
  // node16: entries such as `@sixfour/core/pci` need `exports`, which node10 resolution ignores.
  attw: ['attw', '--pack', '.', '--profile', 'node16'],
};

async function check(tool, folder) {
  const [command, ...args] = commands[tool];
  return { name: `${tool} ${folder}`, ...(await run(command, args, join(root, folder))) };
}

const results = [];
for (const tool of process.argv.slice(2)) {
  if (!(tool in commands)) throw new Error(`check-packages: unknown tool ${tool}`);
  results.push(...(await Promise.all(packageFolders.map((folder) => check(tool, folder)))));
}

process.exitCode = results.length > 0 && report(results) === 0 ? 0 : 1;
