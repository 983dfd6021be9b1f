// pino alone against pino with Sixfour, through sonic-boom to /dev/null.
import { createRedactor } from '@sixfour/core';
import { withRedaction } from '@sixfour/pino-transport';
import pino from 'pino';
import { logCalls, pinoPaths } from '../inputs.mjs';
import { compare } from '../measure.mjs';

const bars = { small: 1.5, http: 2 };

const loggerWith = (options) => pino(options, pino.destination({ dest: '/dev/null', sync: true }));

/** The line as pino hands it to the hook. */
function lineOf(call) {
  let seen = '';
  const hooks = { streamWrite: (line) => (seen = line) };
  loggerWith({ hooks }).info(...call);
  return seen;
}

/** @returns rows of the table, and what is wrong with the verdicts */
export function pinoLines(rounds) {
  const redactor = createRedactor();
  const loggers = {
    'pino alone': loggerWith({}),
    'pino with an identity hook': loggerWith({ hooks: { streamWrite: (line) => line } }),
    'pino with its own redact, 8 paths': loggerWith({ redact: pinoPaths }),
    'pino with Sixfour': loggerWith(withRedaction({}, redactor)),
  };
  const rows = [];
  const faults = [];
  for (const [name, call] of Object.entries(logCalls)) {
    const line = lineOf(call);
    const [merging, message] = call;
    const variants = Object.entries(loggers).map(([title, logger]) => ({
      name: title,
      run: () => logger.info(merging, message),
    }));
    const isClean = name !== 'dirty';
    if ((redactor.redactLine(line) === line) !== isClean) faults.push(`the ${name} line is judged wrongly: ${line}`);
    for (const [variant, { ns, ratio, low, high }] of compare(variants, rounds)) {
      const bar = variant === 'pino with Sixfour' ? bars[name] : undefined;
      rows.push({ group: `${name} line, ${line.length} B`, variant, ns, ratio, low, high, bar });
    }
    const { findings } = redactor.stats();
    if (isClean && Object.keys(findings).length > 0) faults.push(`the ${name} line has findings: ${JSON.stringify(findings)}`);
  }
  return { rows, faults };
}
