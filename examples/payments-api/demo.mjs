import { parseArgs } from 'node:util';
import { createRedactor } from '@sixfour/core';
import { printCheck } from './check.mjs';
import { planted } from './planted.mjs';
import { printSummary, printTable } from './report.mjs';
import { pairRecords } from './rows.mjs';
import { runService } from './run.mjs';

const HELP = `Usage: node demo.mjs [--check [--without-redaction]]

Runs a payments API that logs carelessly, and shows what its logs hold: as written, with a key-path
redactor, and with Sixfour. Needs no network; every number is a published test number or a specimen.

  --check              print no table; exit with 1 if a planted value reached any output
  --without-redaction  leave Sixfour out, to see that --check notices it
  --help               print this text

Colours are used on a terminal or with FORCE_COLOR, and never with NO_COLOR.`;

async function show() {
  const redactor = createRedactor();
  const rows = pairRecords(await runService(), await runService(redactor));
  printTable(rows);
  printSummary(rows, planted, redactor.stats());
}

async function check(isProtected) {
  const records = await runService(isProtected ? createRedactor() : undefined);
  if (!printCheck(records)) process.exitCode = 1;
}

function readFlags() {
  const flag = { type: 'boolean', default: false };
  const { values } = parseArgs({ options: { check: flag, 'without-redaction': flag, help: flag } });
  if (values['without-redaction'] && !values.check) {
    throw new Error('--without-redaction needs --check: the table shows the unprotected logs anyway');
  }
  return values;
}

async function run({ help, check: isCheck, 'without-redaction': isUnprotected }) {
  if (help) console.log(HELP);
  else if (isCheck) await check(!isUnprotected);
  else await show();
}

try {
  await run(readFlags());
} catch (error) {
  console.error(`demo: ${error.message}`);
  process.exitCode = 2;
}
