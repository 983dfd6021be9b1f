// Type-checks every package and every other workspace folder that has a tsconfig.json.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolders, report, root, run } from './packages.mjs';

const examples = readdirSync(join(root, 'examples')).map((name) => `examples/${name}`);
// The matchers are typed for the lowest supported versions of vitest and jest too.
const folders = [...packageFolders, 'test', 'test/testing/types', 'bench', ...examples].filter((folder) =>
  existsSync(join(root, folder, 'tsconfig.json')),
);

const check = async (folder) => ({
  name: `types ${folder}`,
  ...(await run('tsc', ['--noEmit', '-p', folder])),
});

process.exitCode = report(await Promise.all(folders.map(check))) === 0 ? 0 : 1;
