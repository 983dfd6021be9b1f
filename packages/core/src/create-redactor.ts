import { credentials, identity, pci, personal, presets } from './detectors/index.js';
import type { Catalogue } from './options/select.js';
import { buildRedactor } from './redactor.js';
import type { Redactor, RedactorOptions } from './types.js';

const detectors = new Map(presets.flatMap((preset) => preset.detectors).map((detector) => [detector.id, detector]));
const catalogue: Catalogue = {
  defaults: [pci, identity, personal, credentials],
  named: [...presets, ...detectors.values()],
};

/**
 * A redactor of card, identity, personal and credential data.
 *
 * The result is frozen; its functions need no `this` and never throw.
 *
 * @throws SixfourOptionError for an option that is not as documented
 * @example
 * const { redactText } = createRedactor();
 * redactText('paid with 4111 1111 1111 1111, cvv 123'); // 'paid with 411111******1111, cvv [REDACTED:cvv]'
 */
export const createRedactor = (options: RedactorOptions = {}): Redactor =>
  buildRedactor(catalogue, options, 'createRedactor');
