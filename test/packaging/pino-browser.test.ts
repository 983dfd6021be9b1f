import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { leaks, plants } from '../plants.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

beforeAll(() => {
  execFileSync(process.execPath, ['scripts/ensure.mjs'], { cwd: root, stdio: 'ignore' });
}, 180_000);

/** What a page logs, by every door of pino's browser build. What came out stands in `globalThis.seen`, by the name of the logger. */
const program = (host: string): string => `
import pino from '${host}';
import { withRedaction } from '@sixfour/pino-transport';

const plants = ${JSON.stringify(plants)};
const seen = {};
const isPlain = (value) => typeof value !== 'object' || value === null || !(value instanceof Error);
const plain = (value) => isPlain(value) ? value : { error: value.message, stack: value.stack, ...value, cause: value.cause?.message };
const note = (name) => (...args) => void (seen[name] ??= []).push(JSON.stringify(args.map(plain)));

for (const method of ['log', 'error', 'warn', 'info', 'debug', 'trace']) globalThis.console[method] = note('console.' + method);

function logAll(logger) {
  for (const { field, value, number, sentence } of plants) {
    logger.info(sentence);
    logger.warn('the ' + field + ' %s came', value);
    logger.error({ order: { [field]: number } }, 'cvv %d: %o', 737, { [field]: value });
    logger.child({ [field]: value }).debug({ a: 1 }, sentence);
    logger.child({ module: 'pay' }).child({ [field]: value }).info(field + ':', value);
    logger.fatal(new Error(sentence, { cause: new Error(sentence) }));
    logger.trace(field, value, { [sentence]: 1 });
  }
}

const loggers = {
  console: {},
  'console as objects': { browser: { asObject: true } },
  write: { browser: { write: note('write') } },
  'write by level': { browser: { write: { info: note('write.info'), error: note('write.error') } } },
  transmit: { browser: { transmit: { level: 'trace', send: (level, event) => note('send')(level, { ...event, messages: event.messages.map(plain) }) } } },
  serialized: { serializers: { order: (order) => ({ ...order, again: order }) }, browser: { serialize: true, write: note('serialized') } },
};
for (const options of Object.values(loggers)) logAll(pino(withRedaction({ level: 'trace', timestamp: () => 1, ...options })));

const custom = pino(withRedaction({ customLevels: { audit: 35 }, browser: { write: { info: note('unused') } } }));
custom.audit?.('paid with 4111111111111111');

const clean = (options) => {
  const write = note('clean');
  const logger = pino(options({ timestamp: () => 1, browser: { write } }));
  logger.info({ a: 1 }, 'started on port %d', 3000);
  logger.child({ module: 'pay' }).warn('100%', 'done');
};
seen.clean = [];
clean((options) => options);
const before = seen.clean.splice(0);
clean(withRedaction);
seen.same = [JSON.stringify(before) === JSON.stringify(seen.clean) && before.length === 2];
seen.consoleSame = (() => {
  const bare = pino({ level: 'trace' });
  const guarded = pino(withRedaction({ level: 'trace' }));
  const outputs = [bare, guarded].map((logger) => {
    const from = Object.fromEntries(Object.entries(seen).map(([name, list]) => [name, list.length]));
    logger.info({ a: 1 }, 'x %s', 'y');
    logger.child({ b: 2 }).warn('z %d%%', 1, { c: 3 });
    logger.debug('no', 1, null, undefined);
    return JSON.stringify(Object.entries(seen).map(([name, list]) => list.slice(from[name] ?? 0)));
  });
  return [outputs[0] === outputs[1]];
})();
globalThis.seen = JSON.stringify(seen);
`;

type Seen = Readonly<Record<string, readonly (string | boolean)[]>>;

async function bundle(host: string): Promise<string> {
  const result = await build({
    stdin: { contents: program(host), resolveDir: fileURLToPath(new URL('..', import.meta.url)) },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'silent',
    // The built packages, not the sources that the paths of a tsconfig.json lead to.
    tsconfigRaw: {},
  });
  return result.outputFiles[0]?.text ?? '';
}

function expectRedacted(seen: Seen): void {
  expect(
    Object.values(seen)
      .flat()
      .filter((text) => leaks(String(text).replaceAll(TIME, '')).length > 0),
  ).toEqual([]);
  expect(seen['same']).toEqual([true]);
  expect(seen['consoleSame']).toEqual([true]);
  for (const name of ['console.info', 'console.error', 'write', 'write.info', 'send', 'serialized']) {
    const text = (seen[name] ?? []).join('\n');
    for (const { shown } of plants) expect(text, name).toContain(shown);
  }
  expect(seen['write']).toHaveLength(plants.length * 7);
  expect(seen['send']).toHaveLength(plants.length * 7);
  expect(seen['write.info']).toHaveLength(plants.length * 2);
}

/** A time may hold the digits of a planted code. */
const TIME = /\\?"time\\?":\d+/g;

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = [process.env['CHROMIUM_PATH'] ?? '', ...places].find((path) => path !== '' && existsSync(path));

describe.each(['pino', 'pino914', 'pino821', 'pino7'])('the browser build of %s', (host) => {
  test('in a realm without Node', async () => {
    const context = createContext({ console: {}, TextEncoder, TextDecoder });
    runInContext(await bundle(host), context);
    expectRedacted(JSON.parse(String(context['seen'])) as Seen);
  });

  test.skipIf(executablePath === undefined)('in Chromium', async () => {
    const browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage();
      await page.addScriptTag({ content: await bundle(host) });
      expectRedacted(JSON.parse(String(await page.evaluate('globalThis.seen'))) as Seen);
    } finally {
      await browser.close();
    }
  });
});
