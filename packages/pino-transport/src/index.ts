export type { InnerTarget } from './destination.js';
export { transport as default, type TransportOptions } from './transport.js';
export { withRedaction } from './with-redaction.js';
