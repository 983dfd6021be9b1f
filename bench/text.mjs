// redactText over files of log lines against a redactor of two regular expressions, and with 5,000 secrets against none:
// node bench/text.mjs <file or folder> … Files may be gzipped. Prints ratios only: times depend on the machine.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createRedactor } from '@sixfour/core';
import { compare } from './measure.mjs';
import { createPortableRedactor } from './portable.mjs';
import { redactByPatterns } from './two-patterns.mjs';

/** Lines that a run goes over, from all over the files. */
const MOST_LINES = 2000;
const ROUNDS = 40;

const filesIn = (path) =>
  statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesIn(join(path, name))) : [path];

function linesOf(path) {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
}

const secrets = Array.from({ length: 5000 }, (_, i) => `Zq7-${(i * 2654435761).toString(36)}-${i.toString(36)}xW`);
const everything = { detectors: ['strict'] };
const redactors = {
  'two patterns': redactByPatterns,
  'portable, every preset': createPortableRedactor(everything).redactText,
  'WebAssembly, every preset': createRedactor(everything).redactText,
  'WebAssembly, defaults': createRedactor().redactText,
  'the same with 5,000 secrets': createRedactor({ secrets }).redactText,
};

const files = process.argv.slice(2).flatMap(filesIn);
if (files.length === 0) throw new Error('usage: node bench/text.mjs <file or folder> …');
const all = files.flatMap(linesOf);
const step = Math.max(1, Math.floor(all.length / MOST_LINES));
const lines = all.filter((line, i) => i % step === 0 && line !== '');
console.log(`${lines.length} lines of ${files.length} files`);
const run = (redact) => () => {
  for (const line of lines) redact(line);
};
const results = compare(
  Object.entries(redactors).map(([name, redact]) => ({ name, run: run(redact) })),
  ROUNDS,
);
const print = (name, base) => {
  const { ratio, low, high } = results.ratio(base, name);
  console.log(`${name}: ${ratio.toFixed(2)} × as fast as ${base} (quartiles ${low.toFixed(2)} to ${high.toFixed(2)})`);
};
for (const name of Object.keys(redactors).slice(1, 4)) print(name, 'two patterns');
const cost = results.ratio('the same with 5,000 secrets', 'WebAssembly, defaults');
console.log(
  `5,000 secrets: ${cost.ratio.toFixed(2)} × the time without (${cost.low.toFixed(2)} to ${cost.high.toFixed(2)})`,
);
