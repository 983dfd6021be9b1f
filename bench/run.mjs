// Measures on the built packages: `npm run bench`. `--quick` takes fewer rounds; `--record` also writes the tables to
// bench/results. Fails where a verdict is wrong, never because of a time.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { createRedactor } from '@sixfour/core';
import { cleanValues } from './rows/clean-values.mjs';
import { pinoChildren } from './rows/pino-children.mjs';
import { pinoLines } from './rows/pino-lines.mjs';
import { winstonLines } from './rows/winston-lines.mjs';
import { formatTable } from './table.mjs';

const rounds = process.argv.includes('--quick') ? 60 : 300;
const all = [pinoLines(rounds), pinoChildren(rounds), cleanValues(rounds), winstonLines(rounds)];
const faults = all.flatMap((part) => part.faults);

const { detectors, lexer } = createRedactor().describe();
const processors = cpus();
const machine = `${processors[0]?.model.trim() ?? 'unknown'}, ${processors.length} processors, ${process.platform} ${process.arch}`;
const report = `# Benchmarks

- ${machine}, Node.js ${process.versions.node}
- default options: ${detectors.length} detectors on, ${lexer} lexer unless said
- ${rounds} rounds of a millisecond for each row, all rows of a table in turn; ratio and quartiles are those of the
  ratios within a round: to the host alone, or to what the row names

${all.map(({ rows }) => formatTable(rows)).join('\n\n')}
`;

console.log(report);
for (const fault of faults) console.error(`Wrong verdict: ${fault}`);
if (process.argv.includes('--record') && faults.length === 0) {
  const file = new URL(`results/${new Date().toISOString().slice(0, 10)}.md`, import.meta.url);
  writeFileSync(file, report);
}
process.exitCode = faults.length === 0 ? 0 : 1;
