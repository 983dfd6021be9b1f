import type { Redactor, RedactorOptions } from '@sixfour/core';
import winston, { type Logger, type LoggerOptions } from 'winston';
import { protect } from './protect.js';

/**
 * winston's own `createLogger`, protected.
 *
 * @param options the options of winston. @default those of winston
 * @param redactor a redactor, or the options of one. @default the defaults of `@sixfour/core`
 * @throws SixfourOptionError for redactor options that are not as documented
 * @example
 * const logger = createLogger({ transports: [new transports.Console()] });
 */
export const createLogger = (options?: LoggerOptions, redactor?: Redactor | RedactorOptions): Logger =>
  protect(winston.createLogger(options), redactor);
