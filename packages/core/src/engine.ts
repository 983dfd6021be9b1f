import type { Catalogue } from './options/select.js';
import { buildRedactor } from './redactor.js';
import type { Redactor, RedactorOptions } from './types.js';

export { defineDetector } from './options/define-detector.js';
export { SixfourOptionError } from './options/error.js';
export { isRedactor, SIXFOUR } from './redactor.js';
export type * from './types.js';

const catalogue: Catalogue = { defaults: [], named: [] };

/**
 * A redactor with the detectors it is given, and no other. Options as in `@sixfour/core`; presets and detectors are values here.
 *
 * @throws SixfourOptionError for an option that is not as documented
 */
export const createRedactor = (options: RedactorOptions = {}): Redactor =>
  buildRedactor(catalogue, options, 'createRedactor');
