export { FINDING_CHANNEL, type FindingMessage } from './audit/audit.js';
export type { RouteFindings } from './audit/finding-counts.js';
export { errorHandler, type ErrorHandlerOptions, type ErrorHandlers } from './errors/error-handler.js';
export type { ErrorMiddleware, Middleware, Next, Request, Response } from './http.js';
export type { LoggerLike } from './log/logger.js';
export type {
  AuditOptions,
  BodyOptions,
  EventField,
  RequestLogOptions,
  RequestOptions,
  RouteOptions,
  Serializer,
} from './options.js';
export { requestLog, type RequestLogMiddleware, type RequestLogStats } from './request-log.js';
export { safe, type SafeRequest, type SafeResponse } from './safe.js';
export { morganStream, type LineStream } from './beside/morgan.js';
export { pinoHttpSerializers, type PinoHttpSerializers } from './beside/pino-http.js';
export { expressWinstonFilters, type ExpressWinstonFilters } from './beside/express-winston.js';
export { axiosRedaction, type AxiosLike } from './outgoing/axios.js';
export type { HttpClientOptions, OutgoingBodies } from './outgoing/client-options.js';
export { logOutgoing, type LogOutgoingOptions, type OutgoingTarget } from './outgoing/log-outgoing.js';
export { loggedFetch, type Fetch } from './outgoing/logged-fetch.js';
export {
  type GuardedRequest,
  RealCardError,
  sandboxGuard,
  type SandboxGuard,
  type SandboxGuardOptions,
} from './outgoing/sandbox-guard.js';
