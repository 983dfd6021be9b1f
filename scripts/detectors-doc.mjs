// Writes docs/detectors.md from the built core; `--check` fails if the page is not what it would write.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as core from '../packages/core/dist/index.js';
import { root } from './packages.mjs';

const page = join(root, 'docs', 'detectors.md');
const presets = ['pci', 'identity', 'personal', 'credentials', 'network'].map((name) => core[name]);
const all = core.strict.detectors;
const on = new Set(
  core
    .createRedactor()
    .describe()
    .detectors.map(({ id }) => id),
);

const presetOf = (id) => presets.find(({ detectors }) => detectors.some((one) => one.id === id))?.preset;
const code = (text) => `\`${text}\``;

const list = (label, texts = [], most = 4) =>
  texts.length === 0 ? [] : [`${label} ${texts.slice(0, most).map(code).join(', ')}${texts.length > most ? ' …' : ''}`];

function signsOf({ where, triggers }) {
  const { words, weakWords, shapes, prefixes, digits, signs } = triggers;
  return [
    ...(digits ? ['digit runs and groups'] : []),
    ...list('', signs).map((text) => text.trim()),
    ...(where === 'in-context' ? [] : [...list('shape', shapes), ...list('prefix', prefixes)]),
    ...list('names', words),
    ...list('weak names', weakWords, 3),
  ].join('; ');
}

const rowOf = (detector) => {
  const { id, category, where } = detector;
  const shown = id === 'pan' ? 'first six, last four' : code(`[REDACTED:${id}]`);
  return `| ${code(id)} | ${category} | ${presetOf(id) ?? 'strict'} | ${where} | ${on.has(id) ? 'on' : 'off'} | ${signsOf(detector)} | ${shown} |`;
};

const text = `# Detectors

Written by \`node scripts/detectors-doc.mjs\` from the built packages: do not edit.

${all.length} detectors, ${on.size} of them on by default. \`strict\` has all of them. A detector that is on cannot look under a name that says
something else: see [not-covered.md](not-covered.md). What *where* means stands in [glossary.md](glossary.md). Names are the first of each
list; the whole lists stand in \`packages/core/src/data\`. A weak name counts only beside a parent or sibling of its kind.

| id | category | preset | where | default | looks at | shows |
| --- | --- | --- | --- | --- | --- | --- |
${all.map(rowOf).join('\n')}

More ids stand for options: \`path\` for \`paths\`, \`known-secret\` for \`secrets\`, \`header\` and \`query-parameter\` for \`only\`. They have the
category \`credential\`.
`;

if (!process.argv.includes('--check')) writeFileSync(page, text);
else if (readFileSync(page, 'utf8') !== text) {
  console.error('docs/detectors.md is stale: run `node scripts/detectors-doc.mjs`');
  process.exitCode = 1;
}
