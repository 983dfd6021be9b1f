// pino alone against pino with Sixfour, through sonic-boom to /dev/null.
import { createRedactor } from '@sixfour/core';
import { withRedaction } from '@sixfour/pino-transport';
import pino from 'pino';
import { logCalls, otherRequests, pinoPaths } from '../inputs.mjs';
import { compare } from '../measure.mjs';
import { createPortableRedactor } from '../portable.mjs';

const ALONE = 'pino alone';
const OWN = 'pino with Sixfour';
const PORTABLE = 'pino with Sixfour, portable lexer';

/** The most that a variant may cost, as a multiple of pino alone. */
const OTHER = 'http, another request each time';
const bars = { [OWN]: { small: 1.25, http: 1.25, dirty: 1.6 }, [PORTABLE]: { small: 1.5, http: 2 } };

const loggerWith = (options) => pino(options, pino.destination({ dest: '/dev/null', sync: true }));

/** The line as pino hands it to the hook. */
function lineOf(call) {
  let seen = '';
  const streamWrite = (line) => {
    seen = line;
    return line;
  };
  loggerWith({ hooks: { streamWrite } }).info(...call);
  return seen;
}

function faultOf(redactor, name, line) {
  const before = JSON.stringify(redactor.stats().findings);
  const isSame = redactor.redactLine(line) === line;
  const isCounted = JSON.stringify(redactor.stats().findings) !== before;
  const isClean = name !== 'dirty';
  if (isSame === isClean && isCounted !== isClean) return [];
  return [`the ${name} line is taken for ${isClean ? 'dirty' : 'clean'}: ${line.trimEnd()}`];
}

/** @returns rows of the table, and what is wrong with the verdicts */
export function pinoLines(rounds) {
  const redactor = createRedactor();
  const portable = createPortableRedactor();
  const loggers = {
    [ALONE]: loggerWith({}),
    'pino with an identity hook': loggerWith({ hooks: { streamWrite: (line) => line } }),
    'pino with its own redact, 8 paths': loggerWith({ redact: pinoPaths }),
    [OWN]: loggerWith(withRedaction({}, redactor)),
    [PORTABLE]: loggerWith(withRedaction({}, portable)),
  };
  const rows = [];
  const faults = [];
  const lines = {
    ...Object.fromEntries(Object.entries(logCalls).map(([name, call]) => [name, [call]])),
    [OTHER]: otherRequests,
  };
  for (const [name, calls] of Object.entries(lines)) {
    const line = lineOf(calls[0]);
    const variants = Object.entries(loggers).map(([title, logger]) => {
      let next = 0;
      const run = () => {
        const [merging, message] = calls[next++ % calls.length];
        logger.info(merging, message);
      };
      return { name: title, run };
    });
    const results = compare(variants, rounds);
    for (const variant of Object.keys(loggers)) {
      const measured = { ...results.get(variant), ...results.ratio(variant, ALONE) };
      rows.push({
        group: `${name} line, ${line.length} B`,
        name: variant,
        ...measured,
        bar: bars[variant]?.[name],
      });
    }
    for (const call of calls) for (const one of [redactor, portable]) faults.push(...faultOf(one, name, lineOf(call)));
  }
  return { rows, faults };
}
