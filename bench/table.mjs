const columns = ['', 'ns', 'ratio', 'quartiles', 'bar', 'met'];

function cellsOf({ name, ns, ratio, low, high, bar }) {
  const isMet = bar === undefined ? '' : ratio <= bar ? 'yes' : 'no';
  return [
    name,
    Math.round(ns).toLocaleString('en'),
    ratio.toFixed(2),
    `${low.toFixed(2)}–${high.toFixed(2)}`,
    bar === undefined ? '' : `≤ ${bar.toFixed(Number.isInteger(bar * 10) ? 1 : 2)}`,
    isMet,
  ];
}

/** Rows under the headings of their groups, as an aligned Markdown table each. */
export function formatTable(rows) {
  const cells = rows.map(cellsOf);
  const widths = columns.map((column, i) => Math.max(column.length, ...cells.map((row) => row[i].length)));
  const line = (row) =>
    `| ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join(' | ')} |`;
  const rule = `| ${widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  const groups = [...new Set(rows.map(({ group }) => group))];
  return groups
    .map((group) =>
      [`**${group}**`, '', line(columns), rule, ...cells.filter((_, i) => rows[i].group === group).map(line)].join(
        '\n',
      ),
    )
    .join('\n\n');
}
