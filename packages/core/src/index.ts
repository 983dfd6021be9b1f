export { createRedactor } from './create-redactor.js';
export { toRedactor } from './default-redactor.js';
export { credentials, identity, network, pan, pci, personal, ssn, strict } from './detectors/index.js';
export { fromPinoRedact, type PinoRedactOptions } from './options/from-pino-redact.js';
export { defineDetector } from './options/define-detector.js';
export { SixfourOptionError } from './options/error.js';
export { failedLine } from './surfaces/failed-line.js';
export { isRedactor, SIXFOUR } from './redactor.js';
export type * from './types.js';
