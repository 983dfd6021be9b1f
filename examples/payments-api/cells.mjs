import { dim, green, red } from './paint.mjs';

const paints = { plain: (text) => text, dim, leak: red, mask: green };

const closingQuotes = (text) => /^[\\"']*,?/.exec(text)[0];

/** Where a line may break: a leak or a mask stays whole, other text breaks behind its punctuation. */
function wordsOf({ kind, text }, i, pieces) {
  const flat = text.replace(/\s+/g, ' ');
  if (kind !== 'plain') return [{ kind, text: flat }];
  const closing = ['leak', 'mask'].includes(pieces[i - 1]?.kind) ? closingQuotes(flat) : '';
  const words = flat.slice(closing.length).split(/(?<=[\s,{}&>;?])/);
  return [closing, ...words].filter((word) => word !== '').map((word) => ({ kind, text: word }));
}

const cutWord = ({ kind, text }, width) =>
  Array.from({ length: Math.ceil(text.length / width) }, (_, i) => ({
    kind,
    text: text.slice(i * width, (i + 1) * width),
  }));

const lengthOf = (line) => line.reduce((sum, { text }) => sum + text.length, 0);

/** The quotes that close a leak or a mask stay on its line. */
function roomFor(word, next) {
  const closing = word.kind === 'plain' ? '' : closingQuotes(next?.text ?? '');
  return word.text.trimEnd().length + closing.length;
}

/** Breaks pieces into lines of at most `width` columns, and at most `height` lines. */
function wrap(pieces, width, height) {
  const words = pieces.flatMap(wordsOf).flatMap((word) => cutWord(word, width));
  const lines = [[]];
  words.forEach((word, i) => {
    const used = lengthOf(lines.at(-1));
    const isFull = used > 0 && used + roomFor(word, words[i + 1]) > width;
    if (isFull) lines.push([]);
    const text = isFull || used === 0 ? word.text.trimStart() : word.text;
    lines.at(-1).push({ ...word, text: text.slice(0, isFull ? width : width - used) });
  });
  return lines.length > height ? clip(lines.slice(0, height), width) : lines;
}

function clip(lines, width) {
  const last = lines.at(-1);
  while (lengthOf(last) > width - 2) last.pop();
  last.push({ kind: 'dim', text: ' …' });
  return lines;
}

const drawLine = (line, width) =>
  line.map(({ kind, text }) => paints[kind](text)).join('') + ' '.repeat(Math.max(0, width - lengthOf(line)));

/** Wraps cells, each a list of pieces, and sets them side by side. */
export function drawRow(cells, width, height = Infinity) {
  const columns = cells.map((pieces) => wrap(pieces, width, height));
  const longest = Math.max(...columns.map(({ length }) => length));
  return Array.from({ length: longest }, (_, i) =>
    columns
      .map((lines) => ` ${drawLine(lines[i] ?? [], width)} `)
      .join(dim('│'))
      .trimEnd(),
  );
}
