// winston alone against a protected logger, through its Stream transport into a stream that drops everything.
import { Writable } from 'node:stream';
import { createRedactor } from '@sixfour/core';
import { protect } from '@sixfour/winston-format';
import winston from 'winston';
import { logCalls, otherRequests } from '../inputs.mjs';
import { compare } from '../measure.mjs';

const ALONE = 'winston alone';
const OWN = 'winston, protected';

/** The most that a protected logger may cost, as a multiple of winston alone. */
const CLEAN_BAR = 1.1;
const DIRTY_BAR = 1.25;

const [dirtyMeta, dirtyMessage] = logCalls.dirty;

/**
 * What `logger.error(message, meta)` is given, in turn: one call, or a list in which each differs in ids, times and sizes. The error is
 * made once, as its stack is no part of logging.
 */
const calls = {
  small: [{ level: 'info', message: logCalls.small[1], meta: logCalls.small[0] }],
  http: [{ level: 'info', message: logCalls.http[1], meta: logCalls.http[0] }],
  'each another http': otherRequests.map(([meta, message]) => ({ level: 'info', message, meta })),
  error: [
    {
      level: 'error',
      message: 'shipment failed',
      meta: Object.assign(new Error('carrier answered 503', { cause: new Error('socket hang up') }), {
        orderId: 'A-10442',
      }),
    },
  ],
  dirty: [{ level: 'info', message: dirtyMessage, meta: dirtyMeta }],
};

/** Logs the next of the calls each time. */
function logInTurn(logger, list) {
  let next = 0;
  return () => {
    const { level, message, meta } = list[next++ % list.length];
    return logger[level](message, meta);
  };
}

function loggerInto(write) {
  const stream = new Writable({
    write(chunk, _encoding, done) {
      write(chunk);
      done();
    },
  });
  const { errors, json } = winston.format;
  return winston.createLogger({
    format: winston.format.combine(errors({ stack: true }), json()),
    transports: [new winston.transports.Stream({ stream, eol: '\n' })],
  });
}

/** The line that a call becomes. */
function lineOf(guard, { level, message, meta }) {
  let line = '';
  guard(loggerInto((chunk) => (line += chunk)))[level](message, meta);
  return line;
}

function faultOf(redactor, name, call) {
  const alone = lineOf((logger) => logger, call);
  const own = lineOf((logger) => protect(logger, redactor), call);
  const isClean = name !== 'dirty';
  const isRight = isClean ? own === alone : own !== alone && !own.includes('4111111111111111');
  return isRight ? [] : [`the ${name} line of winston is taken for ${isClean ? 'dirty' : 'clean'}: ${own.trimEnd()}`];
}

/** @returns rows of the table, and what is wrong with the verdicts */
export function winstonLines(rounds) {
  const redactor = createRedactor();
  const loggers = {
    [ALONE]: loggerInto(() => {}),
    [OWN]: protect(
      loggerInto(() => {}),
      redactor,
    ),
  };
  const rows = [];
  const faults = [];
  for (const [name, list] of Object.entries(calls)) {
    const variants = Object.entries(loggers).map(([title, logger]) => ({ name: title, run: logInTurn(logger, list) }));
    const results = compare(variants, rounds);
    const bar = name === 'dirty' ? DIRTY_BAR : CLEAN_BAR;
    for (const { name: title } of variants) {
      rows.push({
        group: `${name} record of winston, ${lineOf((logger) => logger, list[0]).length} B`,
        name: title,
        ...results.get(title),
        ...results.ratio(title, ALONE),
        bar: title === OWN ? bar : undefined,
      });
    }
    faults.push(...list.flatMap((call) => faultOf(redactor, name, call)));
  }
  return { rows, faults };
}
