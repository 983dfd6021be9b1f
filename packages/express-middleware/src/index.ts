export { errorHandler, type ErrorHandlerOptions, type ErrorMiddleware } from './error-handler.js';
export type { Next, Request, Response } from './http.js';
export type { LoggerLike } from './logger.js';
export { type Outcome, requestLog, type RequestLogMiddleware, type RequestLogOptions } from './request-log.js';
