// The redactor of a runtime without WebAssembly: the CommonJS copy of core, loaded while there seems to be none.
import { createRequire } from 'node:module';

const { WebAssembly } = globalThis;
globalThis.WebAssembly = undefined;
const core = createRequire(import.meta.url)('@sixfour/core');
globalThis.WebAssembly = WebAssembly;

/** A redactor with the portable lexer. */
export const createPortableRedactor = (options = {}) => core.createRedactor(options);
