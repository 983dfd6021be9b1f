import { drawRow } from './cells.mjs';
import { excerptOf, fieldsOf } from './excerpt.mjs';
import { pathCount } from './key-paths.mjs';
import { bold, cyan, dim, green, isColoured, red, terminalWidth } from './paint.mjs';
import { NONE } from './rows.mjs';

const LEVELS = { 20: 'debug', 30: 'info', 40: 'warn', 50: 'error' };

const DIRTY_LINES = 12;
const CLEAN_LINES = 3;
const columnNames = ['as the code wrote it', `with ${pathCount} key paths (fast-redact)`, 'with Sixfour'];

function headOf({ destination, texts, leaks }) {
  const level = fieldsOf(texts[0])?.level;
  const count = leaks[0].size > 0 ? `: ${leaks[0].size} sensitive` : '';
  return [{ kind: 'dim', text: [destination, LEVELS[level] ?? level].filter(Boolean).join(' ') + count }];
}

function verdictOf({ texts, leaks }, column) {
  const [total, leaked] = [leaks[0].size, leaks[column].size];
  if (texts[column] === NONE) return [{ kind: 'leak', text: '✗ record lost' }];
  if (leaked > 0) return [{ kind: 'leak', text: total > 0 ? `✗ ${leaked} of ${total} leaked` : `✗ ${leaked} leaked` }];
  if (total > 0) return [{ kind: 'mask', text: '✓ nothing leaked' }];
  return [{ kind: 'dim', text: texts[column] === texts[0] ? '✓ left as it is' : '✓ nothing to hide' }];
}

function drawTexts({ texts, leaks }, width) {
  const cells = texts.map(excerptOf);
  if (leaks.some(({ size }) => size > 0)) return drawRow(cells, width, DIRTY_LINES);
  const lines = drawRow(cells, width);
  return lines.length > CLEAN_LINES ? drawRow(cells, width, 1) : lines;
}

const drawRecord = (row, width) => [
  ...drawRow([headOf(row), verdictOf(row, 1), verdictOf(row, 2)], width),
  ...drawTexts(row, width),
];

const drawTitles = (width) =>
  drawRow(
    columnNames.map((name) => [{ kind: 'plain', text: name.toUpperCase() }]),
    width,
  ).map(bold);

/** The table: one row for each record, three readings side by side. */
export function printTable(rows) {
  const total = terminalWidth();
  const width = Math.floor((total - 2) / 3) - 2;
  console.log(bold('A payments API logs cards and identity data carelessly, by pino and by winston.'));
  console.log('Each row is one log record of the same code and the same requests:');
  if (isColoured)
    console.log(`${red('red')} is sensitive and readable, ${green('green')} is what was put in its place.`);
  console.log('');
  for (const line of drawTitles(width)) console.log(line);
  let step = '';
  for (const row of rows) {
    console.log(dim((row.step === step ? '┈' : '─').repeat(total)));
    if (row.step !== step) console.log(` ${bold(cyan(row.step.toUpperCase()))}`);
    step = row.step;
    for (const line of drawRecord(row, width)) console.log(line);
  }
  console.log(dim('─'.repeat(total)));
}

const BAR = 30;
const CELL = 24;
const longest = Math.max(...columnNames.map(({ length }) => length));

function printBars(title, counts, total) {
  console.log(`\n ${bold(title)}`);
  counts.forEach((count, column) => {
    const filled = Math.ceil((count / total) * BAR);
    const bar = red('█'.repeat(filled)) + dim('░'.repeat(BAR - filled));
    const figure = `${String(count).padStart(3)} of ${total}`;
    console.log(` ${columnNames[column].padEnd(longest)}  ${bar} ${count === 0 ? green(figure) : red(figure)}`);
  });
}

function printFindings({ findings, errors, limits }) {
  const found = Object.entries(findings).sort((a, b) => b[1] - a[1]);
  const sum = found.reduce((all, [, count]) => all + count, 0);
  const failures = errors + limits > 0 ? red(`, errors ${errors}, limits ${limits}`) : '';
  console.log(`\n ${bold('WHAT SIXFOUR FOUND')} ${sum} findings by ${found.length} detectors${failures}`);
  const perLine = Math.floor(terminalWidth() / CELL);
  for (let i = 0; i < found.length; i += perLine) {
    const cells = found.slice(i, i + perLine).map(([id, count]) => `${String(count).padStart(4)} ${id}`.padEnd(CELL));
    console.log(cells.join('').trimEnd());
  }
}

/** The end: how many planted values came out, and what Sixfour found, by detector. */
export function printSummary(rows, planted, stats) {
  const leaked = columnNames.map((_, column) => new Set(rows.flatMap(({ leaks }) => [...leaks[column]])).size);
  const dirty = columnNames.map((_, column) => rows.filter(({ leaks }) => leaks[column].size > 0).length);
  printBars('SENSITIVE VALUES THAT REACHED THE OUTPUT', leaked, Object.keys(planted).length);
  printBars('RECORDS THAT HOLD ONE', dirty, rows.length);
  printFindings(stats);
}
