// Measures HTTP servers on the built packages: `node bench/run-http.mjs`. `--quick` takes fewer rounds; `--record` also writes the
// tables to bench/results. Fails where an answer is wrong, never because of a time.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { httpExchanges } from './rows/http.mjs';
import { formatTable } from './table.mjs';

const [rounds, seconds] = process.argv.includes('--quick') ? [5, 1] : [15, 2];
const { rows, faults } = await httpExchanges(rounds, seconds);
const processors = cpus();
const report = `# Benchmarks over HTTP

- ${processors[0]?.model.trim() ?? 'unknown'}, ${processors.length} processors, ${process.platform} ${process.arch}, Node.js ${process.versions.node}
- each server in a process of its own, autocannon beside it, ten connections over loopback; and a client that sends a request every
  two milliseconds
- ${rounds} rounds of ${seconds} s for each row, all rows of a table in turn; ratio and quartiles are those of the ratios within a round, to
  pino-http with its defaults

${formatTable(rows)}
`;

console.log(report);
for (const fault of faults) console.error(`Wrong answers: ${fault}`);
if (process.argv.includes('--record') && faults.length === 0)
  writeFileSync(new URL(`results/${new Date().toISOString().slice(0, 10)}-http.md`, import.meta.url), report);
process.exitCode = faults.length === 0 ? 0 : 1;
