// redact(value) on clean objects, the same and another each time, against JSON.stringify and against fast-redact with its
// paths listed.
import { createRedactor } from '@sixfour/core';
import fastRedact from 'fast-redact';
import { fastRedactPaths, otherValues, values } from '../inputs.mjs';
import { compare } from '../measure.mjs';

const STRINGIFY = 'JSON.stringify';
const PEER = `fast-redact, ${fastRedactPaths.length} paths, restored`;
const OWN = 'redactor.redact';

/** The most that redact(value) may cost, as a multiple of the other. */
const bars = { [STRINGIFY]: 1, [PEER]: 0.5 };

/** @returns rows of the table, and what is wrong with the verdicts */
export function cleanValues(rounds) {
  const listed = fastRedact({ paths: fastRedactPaths, serialize: false });
  const rows = [];
  const faults = [];
  const measure = (group, list) => {
    const redactor = createRedactor();
    let count = 0;
    const next = () => list[count++ % list.length];
    const results = compare(
      [
        { name: OWN, run: () => redactor.redact(next()) },
        { name: STRINGIFY, run: () => JSON.stringify(next()) },
        { name: PEER, run: () => listed.restore(listed(next())) },
      ],
      rounds,
    );
    for (const base of Object.keys(bars)) {
      const measured = { ...results.get(base), ...results.ratio(OWN, base) };
      rows.push({ group, name: `${OWN} to ${base}`, ...measured, bar: bars[base] });
    }
    if (list.some((value) => redactor.redact(value) !== value)) faults.push(`${group}: not its own result`);
    const { findings } = redactor.stats();
    if (Object.keys(findings).length > 0) faults.push(`${group}: findings ${JSON.stringify(findings)}`);
  };
  for (const [name, value] of Object.entries(values)) {
    measure(`${name} object, ${JSON.stringify(value).length} B`, [value]);
    measure(`${name} object, another each time`, otherValues[name]);
  }
  return { rows, faults };
}
