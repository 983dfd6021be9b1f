import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string) => fileURLToPath(new URL(`packages/${path}`, import.meta.url));

/** Adapters and entries by their source, so that unit tests need no build. */
const alias = [
  { find: /^@sixfour\/core$/, replacement: source('core/src/index.ts') },
  { find: /^@sixfour\/core\/(pci|engine|stream)$/, replacement: source('core/src/$1.ts') },
  { find: /^@sixfour\/core\/node$/, replacement: source('core/src/node/index.ts') },
  { find: /^@sixfour\/testing\/vitest$/, replacement: source('testing/src/vitest.ts') },
  { find: /^@sixfour\/pino-transport\/browser$/, replacement: source('pino-transport/src/browser.ts') },
  { find: /^@sixfour\/express-middleware\/context$/, replacement: source('express-middleware/src/context.ts') },
  { find: /^@sixfour\/([\w-]+)$/, replacement: source('$1/src/index.ts') },
];

export default defineConfig({
  resolve: { alias },
  test: {
    // Random tests draw the same values each time: a red run is red again.
    setupFiles: ['./test/setup.ts'],
    include: ['test/**/*.test.ts'],
    // The alias ends at the process: test/packaging/** and worker threads of a host meet the build.
    pool: 'forks',
    // A bound for what hangs, not a measure: machines are busy.
    testTimeout: 60_000,
    globals: false,
    coverage: { provider: 'v8', include: ['packages/*/src/**/*.ts'], exclude: ['**/*.d.ts'] },
  },
});
