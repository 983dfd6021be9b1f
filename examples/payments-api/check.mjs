import { assertNo, assertNoPlanted, plantValue } from '@sixfour/testing';
import { fieldsOf } from './excerpt.mjs';
import { leakedNames } from './leaks.mjs';
import { planted } from './planted.mjs';
import { steps } from './traffic.mjs';

const isBroken = ({ destination, text }) =>
  (destination === 'pino' || destination === 'winston') && fieldsOf(text) === undefined;

for (const { name, value } of Object.values(planted)) plantValue(name, value);

/** Whether an assertion of @sixfour/testing fails. */
function fails(assertion) {
  try {
    assertion();
    return false;
  } catch (error) {
    if (error.code !== 'SIXFOUR_SENSITIVE_DATA') throw error;
    return true;
  }
}

/** Says which planted values came out, and where, and never what they are; returns whether all is well. */
export function printCheck(records) {
  const numbers = new Map();
  const leaked = new Set();
  const problems = steps
    .filter(({ title }) => !records.some(({ step, destination }) => step === title && destination === 'pino'))
    .map(({ title }) => `MISSING pino has no record (${title})`);

  for (const record of records) {
    const number = (numbers.get(record.destination) ?? 0) + 1;
    numbers.set(record.destination, number);
    const place = `${record.destination}, record ${number} (${record.step})`;
    if (isBroken(record)) problems.push(`BROKEN no longer JSON: ${place}`);
    // A second pair of eyes: more spellings, and card numbers that were never planted.
    if (fails(() => assertNoPlanted(record.text)))
      problems.push(`LEAK of something planted, in some spelling: ${place}`);
    if (fails(() => assertNo('pan', record.text))) problems.push(`LEAK of a card number: ${place}`);
    for (const name of leakedNames([record.text])) {
      leaked.add(name);
      problems.push(`LEAK ${name}: ${place}`);
    }
  }

  const total = Object.keys(planted).length;
  const counts = [...numbers].map(([destination, count]) => `${destination} ${count}`).join(', ');
  for (const problem of problems) console.error(problem);
  if (problems.length === 0) console.log(`ok: none of ${total} planted values reached an output (${counts})`);
  else console.error(`FAILED: ${leaked.size} of ${total} planted values reached an output (${counts})`);
  return problems.length === 0;
}
