export { redaction, type RedactionFormat } from './format.js';
export type { Info } from './info.js';
export { protect } from './protect.js';
