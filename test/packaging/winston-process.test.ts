import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { leaks, plants } from '../plants.js';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** How each kind of module gets the packages; the rest of a program is the same. */
const starts = {
  'ES modules': { flag: 'module', load: (name: string, from: string) => `import ${name} from '${from}';` },
  CommonJS: { flag: 'commonjs', load: (name: string, from: string) => `const ${name} = require('${from}');` },
};

const failures: readonly { readonly name: string; readonly code: string }[] = [
  { name: 'an uncaught exception', code: 'setImmediate(() => { throw error; });' },
  { name: 'an unhandled rejection', code: 'Promise.reject(error);' },
  {
    name: 'an object that is thrown',
    code: 'setImmediate(() => { throw { message: error.message, config: error.config }; });',
  },
  { name: 'no transport', code: 'logger.clear(); logger.info(error.message, { config: error.config });' },
  { name: 'a level nobody knows', code: 'logger.log(error.message, "x");' },
];

/** Everything that a process has put out, by winston or by itself: it ends by one failure, or lives through several. */
function run(host: string, kind: keyof typeof starts, code: string, planted: typeof plants) {
  const { flag, load } = starts[kind];
  const pack =
    kind === 'CommonJS'
      ? load('{ protect }', '@sixfour/winston-format')
      : `import { protect } from '@sixfour/winston-format';`;
  const program = `
    ${load('winston', host)}
    ${pack}
    const handler = () => new winston.transports.Console({ handleExceptions: true, handleRejections: true });
    const logger = protect(winston.createLogger({
      transports: [handler()], exceptionHandlers: [handler()], rejectionHandlers: [handler()],
      exitOnError: ${planted.length === 1},
    }));
    for (const { field, value, sentence } of ${JSON.stringify(planted)}) {
    const cause = Object.assign(new Error('because ' + sentence), { [field]: value });
    const error = Object.assign(new Error('failed: ' + sentence, { cause }), { config: { data: JSON.stringify({ [field]: value }) } });
    ${code}
    }
  `;
  const args = [
    `--input-type=${flag}`,
    '-e',
    program,
    '--',
    ...planted.flatMap(({ field, value }) => [`--${field}=${value}`, `--${field}`, value]),
  ];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return stdout + stderr;
}

/** Sizes, ids and times of the machine may hold three digits by chance. */
const withoutNumbers = (text: string): string =>
  text.replace(/"\w+":-?\d+(?:\.\d+)?(?=[,}])|"loadavg":\[[^\]]*\]/g, '');

describe.each(['winston', 'winston30'])('a process with %s', (host) => {
  describe.each(Object.keys(starts) as (keyof typeof starts)[])('of %s', (kind) => {
    const rows = failures.filter(({ name }) => host === 'winston' || name !== 'an unhandled rejection');
    test.each(rows)('puts out $name redacted', ({ code }) => {
      for (const planted of kind === 'CommonJS' ? [plants.slice(1, 2)] : [plants.slice(0, 1), plants]) {
        const text = run(host, kind, code, planted);
        for (const { shown } of planted) expect(text).toContain(shown);
        expect(leaks(withoutNumbers(text)), text).toEqual([]);
      }
    });
  });
});
