import { fieldsOf } from './excerpt.mjs';
import { leakedNames } from './leaks.mjs';
import { planted } from './planted.mjs';
import { steps } from './traffic.mjs';

const isBroken = ({ destination, text }) =>
  (destination === 'pino' || destination === 'winston') && fieldsOf(text) === undefined;

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
