// Makes a fresh clone ready with Node and npm alone: installs and builds what has changed since last
// time, and says nothing when nothing has. `--install-only` leaves the build out.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { packageFolders, root, run } from './packages.mjs';

const stamps = join(root, 'node_modules', '.sixfour');
const workspaceFolders = [
  ...packageFolders,
  'test',
  'bench',
  ...readdirSync(join(root, 'examples')).map((name) => `examples/${name}`),
];
const manifests = ['.', ...workspaceFolders].map((folder) => join(root, folder, 'package.json'));

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files.filter((path) => existsSync(path)).sort()) {
    hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

async function ensure(name, { files, products, message, command }) {
  const stamp = join(stamps, name);
  const hash = hashOf(files);
  const fresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
  if (fresh && products.every((path) => existsSync(path))) return;

  console.log(message);
  const { code, output } = await run(command[0], command.slice(1));
  if (code !== 0) {
    console.error(output.trimEnd());
    process.exit(1);
  }
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, hash);
}

await ensure('install', {
  files: [join(root, 'pnpm-lock.yaml'), join(root, 'pnpm-workspace.yaml'), ...manifests],
  products: ['node_modules/.bin', 'test/node_modules'].map((path) => join(root, path)),
  message: 'Installing dependencies (only when they change) …',
  command: ['npx', '-y', 'pnpm@10.34.9', 'install', '--frozen-lockfile'],
});

if (!process.argv.includes('--install-only')) {
  const inPackages = packageFolders.flatMap((folder) => [
    ...filesUnder(join(root, folder, 'src')),
    ...['tsup.config.ts', 'tsconfig.json', 'package.json'].map((name) => join(root, folder, name)),
  ]);
  await ensure('build', {
    files: [join(root, 'tsconfig.base.json'), ...inPackages],
    products: packageFolders.map((folder) => join(root, folder, 'dist', 'index.d.cts')),
    message: 'Building the packages (only when their source changes) …',
    command: [process.execPath, 'scripts/build.mjs'],
  });
}
