import { pci } from './detectors/pci.js';
import type { Catalogue } from './options/select.js';
import { buildRedactor } from './redactor.js';
import type { Redactor, RedactorOptions } from './types.js';

export { pan, pci } from './detectors/pci.js';
export { defineDetector } from './options/define-detector.js';
export { SixfourOptionError } from './options/error.js';
export { isRedactor, SIXFOUR } from './redactor.js';
export type * from './types.js';

const catalogue: Catalogue = { defaults: [pci], named: [pci, ...pci.detectors] };

/**
 * A redactor of card numbers and sensitive authentication data. Options as in `@sixfour/core`.
 *
 * @throws SixfourOptionError for an option that is not as documented
 */
export const createRedactor = (options: RedactorOptions = {}): Redactor =>
  buildRedactor(catalogue, options, 'createRedactor');
