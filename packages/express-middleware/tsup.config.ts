import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/index.ts', 'src/context.ts'],
  format: ['esm', 'cjs'],
  platform: 'node',
  target: 'node20',
  // Declarations take @sixfour/core from its build, not from its source.
  dts: { compilerOptions: { paths: {} } },
  // tsup strips the `node:` prefix otherwise, and never splits CommonJS.
  removeNodeProtocol: false,
  sourcemap: false,
  clean: true,
});
