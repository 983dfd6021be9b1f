// Builds every package into its dist folder: core, then the adapters together.
import { join } from 'node:path';
import { packageFolders, report, root, run } from './packages.mjs';

const build = async (name) => ({ name: `build ${name}`, ...(await run('tsup', [], join(root, name))) });

const [core, ...adapters] = packageFolders;
const results = [await build(core)];
if (results[0].code === 0) results.push(...(await Promise.all(adapters.map(build))));

process.exitCode = report(results) === 0 ? 0 : 1;
