export { createLogger } from './create-logger.js';
export { redaction, type RedactionFormat } from './format.js';
export type { Info } from './triple-beam.js';
export { protect, unprotect } from './protect.js';
