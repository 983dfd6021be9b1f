import type { Preset } from '../types.js';
import { cryptogram, cvv, emv, pin, pinBlock } from './card-codes.js';
import { pan } from './pan.js';
import { track } from './track.js';

export { pan } from './pan.js';

/** Card numbers and sensitive authentication data (PCI DSS 4.0.1, 3.3 and 3.5). */
export const pci: Preset = { preset: 'pci', detectors: [track, pinBlock, emv, cryptogram, cvv, pin, pan] };
