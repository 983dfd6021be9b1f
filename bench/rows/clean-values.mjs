// redact(value) on clean objects, against JSON.stringify and against fast-redact with its paths listed.
import { createRedactor } from '@sixfour/core';
import fastRedact from 'fast-redact';
import { fastRedactPaths, values } from '../inputs.mjs';
import { compare } from '../measure.mjs';

const STRINGIFY = 'JSON.stringify';
const PEER = `fast-redact, ${fastRedactPaths.length} paths, restored`;
const OWN = 'redactor.redact';

/** The most that redact(value) may cost, as a multiple of the other. */
const bars = { [STRINGIFY]: 1, [PEER]: 0.5 };

/** @returns rows of the table, and what is wrong with the verdicts */
export function cleanValues(rounds) {
  const redactor = createRedactor();
  const listed = fastRedact({ paths: fastRedactPaths, serialize: false });
  const rows = [];
  const faults = [];
  for (const [name, value] of Object.entries(values)) {
    const results = compare(
      [
        { name: OWN, run: () => redactor.redact(value) },
        { name: STRINGIFY, run: () => JSON.stringify(value) },
        { name: PEER, run: () => listed.restore(listed(value)) },
      ],
      rounds,
    );
    const group = `${name} object, ${JSON.stringify(value).length} B`;
    for (const base of Object.keys(bars)) {
      const measured = { ...results.get(base), ...results.ratio(OWN, base) };
      rows.push({ group, name: `${OWN} to ${base}`, ...measured, bar: bars[base] });
    }
    if (redactor.redact(value) !== value) faults.push(`the ${name} object is not its own result`);
  }
  const { findings } = redactor.stats();
  if (Object.keys(findings).length > 0) faults.push(`clean objects have findings: ${JSON.stringify(findings)}`);
  return { rows, faults };
}
