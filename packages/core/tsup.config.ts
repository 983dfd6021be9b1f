import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/index.ts', 'src/pci.ts', 'src/engine.ts', 'src/stream.ts'],
  format: ['esm', 'cjs'],
  platform: 'neutral',
  target: 'es2022',
  // Declarations take @sixfour/core from its build, not from its source.
  dts: { compilerOptions: { paths: {} } },
  // tsup strips the `node:` prefix otherwise, and never splits CommonJS.
  removeNodeProtocol: false,
  sourcemap: false,
  clean: true,
  // Writes named numbers into the loops that use them.
  esbuildOptions(options) {
    options.minifySyntax = true;
  },
});
