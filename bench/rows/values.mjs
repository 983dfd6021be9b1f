// redact(value) on clean objects, against JSON.stringify and against fast-redact with its paths listed.
import { createRedactor } from '@sixfour/core';
import fastRedact from 'fast-redact';
import { fastRedactPaths, values } from '../inputs.mjs';
import { compare, ratioOf } from '../measure.mjs';

const BAR_STRINGIFY = 1;
const BAR_FAST_REDACT = 0.5;

/** @returns rows of the table, and what is wrong with the verdicts */
export function cleanValues(rounds) {
  const redactor = createRedactor();
  const listed = fastRedact({ paths: fastRedactPaths, serialize: false });
  const rows = [];
  const faults = [];
  for (const [name, value] of Object.entries(values)) {
    const group = `${name} object, ${JSON.stringify(value).length} B`;
    const results = compare(
      [
        { name: 'JSON.stringify', run: () => JSON.stringify(value) },
        { name: `fast-redact, ${fastRedactPaths.length} paths, with restore`, run: () => listed.restore(listed(value)) },
        { name: 'redactor.redact', run: () => redactor.redact(value) },
      ],
      rounds,
    );
    const [[stringify], [peer], [own]] = [...results.keys()].map((key) => [key]);
    for (const [variant, { ns, ratio, low, high }] of results) {
      const bar = variant === own ? BAR_STRINGIFY : undefined;
      rows.push({ group, variant, ns, ratio, low, high, bar });
    }
    const ratio = ratioOf(results.get(own), results.get(peer));
    rows.push({ group, variant: 'redactor.redact, to fast-redact', ratio, bar: BAR_FAST_REDACT });
    void stringify;
    if (redactor.redact(value) !== value) faults.push(`the ${name} object does not come back itself`);
  }
  const { findings } = redactor.stats();
  if (Object.keys(findings).length > 0) faults.push(`clean objects have findings: ${JSON.stringify(findings)}`);
  return { rows, faults };
}
