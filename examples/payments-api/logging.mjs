import { errorHandler, requestLog } from '@sixfour/express-middleware';
import { withRedaction } from '@sixfour/pino-transport';
import { protect } from '@sixfour/winston-format';
import { pino } from 'pino';
import { createLogger, format, transports } from 'winston';

// A fixed clock, so that every run prints the same.
const pinoOptions = { level: 'debug', base: undefined, timestamp: () => ',"time":"2026-01-15T09:30:00.000Z"' };

const winstonOptions = (stream) => ({
  level: 'debug',
  format: format.combine(format.errors({ stack: true, cause: true }), format.splat(), format.json()),
  transports: [new transports.Stream({ stream })],
});

/** Logging as it is often found: nothing is hidden. */
export function createLogging(streams) {
  const pinoLogger = pino(pinoOptions, streams.pino);
  return {
    pino: pinoLogger,
    winston: createLogger(winstonOptions(streams.winston)),
    requestLog: carelessRequestLog(pinoLogger),
    errorHandler: carelessErrorHandler(pinoLogger),
  };
}

/** The same logging with Sixfour: one redactor, at every door. */
export function createProtectedLogging(streams, redactor) {
  const pinoLogger = pino(withRedaction(pinoOptions, redactor), streams.pino);
  return {
    pino: pinoLogger,
    winston: protect(createLogger(winstonOptions(streams.winston)), redactor),
    requestLog: requestLog({ logger: pinoLogger, redactor, bodies: false }),
    errorHandler: errorHandler({ logger: pinoLogger, redactor }),
  };
}

function carelessRequestLog(log) {
  return (req, res, next) => {
    const { method, originalUrl: url, headers } = req;
    res.on('finish', () => log.info({ req: { method, url, headers }, res: { statusCode: res.statusCode } }, 'request'));
    next();
  };
}

function carelessErrorHandler(log) {
  return (err, req, res, _next) => {
    log.error({ err, body: req.body }, `${req.method} ${req.originalUrl} failed: ${err.message}`);
    res.status(err.status ?? 500).json({ error: err.message, detail: err.body ?? err.response });
  };
}
