export { childWithRedaction } from './child.js';
export type { InnerTarget } from './destination.js';
export type { Outlet } from './outlets.js';
export { protect } from './protect.js';
export { redactingStream } from './redacting-stream.js';
export { transport as default, type TransportOptions } from './transport.js';
export { withRedaction } from './with-redaction.js';
export type { PatternSource, WorkerRedactorOptions } from './worker-redactor.js';
