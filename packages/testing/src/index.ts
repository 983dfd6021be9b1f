export {
  assertMasked,
  assertNo,
  assertNoPlanted,
  assertNoSensitiveData,
  assertRedacted,
  type CheckOptions,
  type Kind,
  SensitiveDataError,
} from './assert.js';
export { type CaptureOptions, captureLogs, type LogSource } from './capture/capture-logs.js';
export type { CapturedLogs, LogRecord } from './capture/captured-logs.js';
export { matchers, type SixfourMatchers } from './matchers.js';
export { forgetPlanted, plant, type PlantKind, type PlantOptions, plantValue } from './plants/plant.js';
export type { Network } from './reference/issuers.js';
export { onlySandboxData } from './sandbox.js';
export { createSnapshotSerializer, type SnapshotSerializer } from './serializer.js';
