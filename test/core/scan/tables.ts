import { credentials, identity, pci, personal } from '../../../packages/core/src/detectors/index.js';
import { compile } from '../../../packages/core/src/scan/compile.js';

/** What the trigger pass looks up with every preset that is on. */
export const { tables } = compile({
  detectors: [pci, identity, personal, credentials].flatMap((preset) => preset.detectors),
  addedNames: {},
  ignoredNames: {},
  paths: [],
  secrets: [],
  needsLevels: false,
  hasAllow: false,
  regional: true,
  cardRecords: true,
  base64: false,
});
