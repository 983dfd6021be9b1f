import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['index', 'vitest', 'jest', 'mocha', 'node-test', 'worker'].map((name) => `src/${name}.ts`),
  format: ['esm', 'cjs'],
  platform: 'node',
  target: 'node20',
  // Declarations take @sixfour/core from its build, not from its source.
  dts: { compilerOptions: { paths: {} } },
  // tsup strips the `node:` prefix otherwise, and never splits CommonJS.
  removeNodeProtocol: false,
  // `import.meta.url` in CommonJS.
  shims: true,
  sourcemap: false,
  clean: true,
});
