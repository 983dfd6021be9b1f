// Checks the code blocks of the documentation against the built packages. Every js and ts block must
// parse. A block under `<!-- run -->` is run as an ES module inside test/, where the packages are
// installed; a text block under `<!-- prints -->` after it must equal what it wrote to stdout.
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import ts from 'typescript';
import { packageFolders, report, root, run } from './packages.mjs';

const languages = new Set(['js', 'mjs', 'javascript', 'ts', 'typescript']);

function markdownUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name))
    .sort();
}

/** The fenced blocks of a page, with the HTML comment that stands right above each. */
function blocksOf(page) {
  const lines = readFileSync(page, 'utf8').split(/\r?\n/);
  const blocks = [];
  let open;
  let comment = '';
  for (const [index, line] of lines.entries()) {
    if (open !== undefined) {
      if (line.trim() === open.fence) {
        blocks.push(open);
        open = undefined;
      } else open.code += `${line.slice(open.indent)}\n`;
      continue;
    }
    const fence = /^(\s*)(`{3,})\s*(\w*)/.exec(line);
    if (fence) {
      const name = `${relative(root, page)}:${index + 1}`;
      open = { name, indent: fence[1].length, fence: fence[2], language: fence[3], comment, code: '' };
    }
    if (line.trim() !== '') comment = /^\s*<!--\s*(\w+)\s*-->\s*$/.exec(line)?.[1] ?? '';
  }
  return blocks;
}

/** The block as JavaScript, or the errors of its syntax. */
function toJavaScript({ code, name }) {
  const { outputText, diagnostics = [] } = ts.transpileModule(code, {
    reportDiagnostics: true,
    fileName: 'example.mts',
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
    },
  });
  const errors = diagnostics.map(({ messageText }) => `${name}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
  return { outputText, errors: errors.join('\n') };
}

const withoutTrailingSpace = (text) =>
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd();

async function runExample({ outputText, expected, folder, name }) {
  const file = join(folder, `${name.replace(/\W+/g, '-')}.mjs`);
  writeFileSync(file, outputText);
  // Errors go to stderr; only stdout is compared, so the two are kept apart by a redirection.
  const printed = join(folder, `${basename(file)}.out`);
  const shell = `node "${file}" > "${printed}"`;
  const { code, output } = await run('sh', ['-c', shell], join(root, 'test'));
  if (code !== 0) return { code, output };
  const actual = readFileSync(printed, 'utf8');
  if (expected === undefined || withoutTrailingSpace(actual) === withoutTrailingSpace(expected)) {
    return { code: 0, output: '' };
  }
  return { code: 1, output: `expected:\n${expected}\nprinted:\n${actual}` };
}

async function checkPage(page, folder) {
  const results = [];
  const blocks = blocksOf(page);
  for (const [index, block] of blocks.entries()) {
    if (!languages.has(block.language)) continue;
    const { outputText, errors } = toJavaScript(block);
    if (errors !== '') {
      results.push({ name: `${block.name} syntax`, code: 1, output: errors });
    } else if (block.comment === 'run') {
      const next = blocks[index + 1];
      const expected = next?.comment === 'prints' ? next.code : undefined;
      const outcome = await runExample({ outputText, expected, folder, name: block.name });
      results.push({ name: `${block.name} run`, ...outcome });
    } else {
      results.push({ name: `${block.name} syntax`, code: 0, output: '' });
    }
  }
  return results;
}

const pages = [
  join(root, 'README.md'),
  ...packageFolders.map((folder) => join(root, folder, 'README.md')),
  ...markdownUnder(join(root, 'docs')),
];
const missing = pages.filter((page) => !existsSync(page));
const results = missing.map((page) => ({ name: relative(root, page), code: 1, output: 'no such file' }));

const folder = mkdtempSync(join(root, 'test', '.examples-'));
try {
  for (const page of pages) {
    if (existsSync(page)) results.push(...(await checkPage(page, folder)));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (!results.some(({ name }) => name.startsWith('README.md:') && name.endsWith(' run'))) {
  results.push({ name: 'README.md', code: 1, output: 'no example is marked with <!-- run -->' });
}

const failures = report(results);
console.log(`${results.length - failures} ok, ${failures} failed`);
process.exitCode = failures === 0 ? 0 : 1;
