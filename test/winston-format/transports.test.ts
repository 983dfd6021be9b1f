import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { protect, redaction } from '@sixfour/winston-format';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Logger } from 'winston';
import DailyRotateFile from 'winston-daily-rotate-file';
import { leaks, plants } from '../plants.js';
import { entriesFor } from './entries.js';
import type { Format } from './formats.js';
import { hosts, type Winston } from './hosts.js';

/** A transport of a kind that users have, and what it has put out when the logger has ended. */
interface Outlet {
  readonly transport: Logger['transports'][number];
  /** Resolves when as many records are out, with their bytes. */
  read(count: number): Promise<string>;
}

const folder = mkdtempSync(join(tmpdir(), 'winston-format-'));
let files = 0;

const filesIn = (path: string): string =>
  readdirSync(path)
    .filter((name) => !name.startsWith('.'))
    .map((name) => readFileSync(join(path, name), 'utf8'))
    .join('');

async function waitFor(read: () => string, count: number): Promise<string> {
  await vi.waitFor(
    () => {
      expect(read().split('\n').length - 1).toBeGreaterThanOrEqual(count);
    },
    { timeout: 20_000, interval: 5 },
  );
  return read();
}

function fileOutlet(winston: Winston, format: Format | undefined): Outlet {
  const dirname = join(folder, String(++files));
  mkdirSync(dirname);
  const transport = new winston.transports.File({ dirname, filename: 'a.log', ...(format && { format }) });
  return { transport, read: (count) => waitFor(() => filesIn(dirname), count) };
}

function rotatingOutlet(_winston: Winston, format: Format | undefined): Outlet {
  const dirname = join(folder, String(++files));
  const transport = new DailyRotateFile({
    dirname,
    filename: 'b-%DATE%.log',
    auditFile: join(dirname, '.audit.json'),
    ...(format && { format }),
  });
  return { transport, read: (count) => waitFor(() => filesIn(dirname), count) };
}

function consoleOutlet(winston: Winston, format: Format | undefined): Outlet {
  const written: string[] = [];
  const transport = new winston.transports.Console({ ...(format && { format }), stderrLevels: ['error'] });
  const out = console as unknown as { _stdout: NodeJS.WriteStream; _stderr: NodeJS.WriteStream };
  for (const stream of [out._stdout, out._stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  return {
    transport,
    read: async (count) => {
      const text = await waitFor(() => written.join(''), count);
      vi.restoreAllMocks();
      return text;
    },
  };
}

const bodies = new Map<string, string[]>();
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    bodies.set(request.url ?? '', [...(bodies.get(request.url ?? '') ?? []), `${Buffer.concat(chunks).toString()}\n`]);
    response.end('{}');
  });
});

function httpOutlet(winston: Winston, format: Format | undefined): Outlet {
  const path = `/${++files}`;
  const { port } = server.address() as AddressInfo;
  const transport = new winston.transports.Http({ host: '127.0.0.1', port, path, ...(format && { format }) });
  return { transport, read: (count) => waitFor(() => (bodies.get(path) ?? []).join(''), count) };
}

const outlets: readonly { readonly name: string; open(winston: Winston, format: Format | undefined): Outlet }[] = [
  { name: 'File', open: fileOutlet },
  { name: 'winston-daily-rotate-file', open: rotatingOutlet },
  { name: 'Console', open: consoleOutlet },
  { name: 'Http', open: httpOutlet },
];

const names = [
  'message',
  '%s argument',
  'extra argument by its message',
  'two metas',
  'log({}), frozen',
  'Error',
  'Error as meta',
  'nested Error',
  'AggregateError',
  'class instance in meta',
  'JSON in a string',
];

const installs: readonly { readonly name: string; make(winston: Winston, options: object): Logger }[] = [
  { name: 'protect()', make: (winston, options) => protect(winston.createLogger(options)) },
  {
    name: 'redaction()',
    make: (winston, options) => {
      const { format } = winston;
      return winston.createLogger({
        format: format.combine(format.splat(), redaction() as Format, format.json()),
        ...options,
      });
    },
  },
];

describe.each(hosts)('transports of $name', ({ winston }) => {
  beforeAll(async () => {
    if (!server.listening) await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  afterAll(() => {
    vi.restoreAllMocks();
  });

  const entries = entriesFor(winston).filter(({ name }) => names.includes(name));

  for (const install of installs) {
    const used = entries.filter(({ name }) => install.name === 'protect()' || !name.includes('frozen'));
    test.each(outlets)(`$name, by ${install.name}`, async ({ open }) => {
      for (const format of [undefined, winston.format.simple()]) {
        const outlet = open(winston, format);
        const logger = install.make(winston, { transports: [outlet.transport] });
        for (const plant of plants) for (const entry of used) entry.log(logger, plant);
        const count = plants.length * used.length;
        const text = await outlet.read(count);
        logger.close();
        expect(leaks(text)).toEqual([]);
        for (const { shown } of plants) expect(text).toContain(shown);
      }
    });
  }

  test.each(outlets)('$name with a format that brings something in, by protect()', async ({ open }) => {
    const bringing = winston.format.combine(
      winston.format((info) => Object.assign(info, { cvv: '737', list: [{ cardNumber: 4111111111111111 }] }))(),
      winston.format.json(),
    );
    const outlet = open(winston, bringing);
    const logger = protect(winston.createLogger({ transports: [outlet.transport] }));
    logger.info('x');
    logger.error('y');
    const text = await outlet.read(2);
    logger.close();
    expect(text).toContain('[REDACTED:cvv]');
    expect(leaks(text)).toEqual([]);
  });

  test.each(outlets)('$name gets clean lines as winston writes them', async ({ open }) => {
    const texts = [];
    for (const guard of [(logger: Logger) => logger, (logger: Logger) => protect(logger)]) {
      const outlet = open(winston, undefined);
      const logger = guard(winston.createLogger({ transports: [outlet.transport] }));
      for (let i = 0; i < 30; i++) logger.info(`order ${i} accepted`, { total: 129.9, lines: [{ sku: 'KB-87' }] });
      const text = await outlet.read(30);
      logger.close();
      texts.push(text.split('\n').sort());
    }
    expect(texts[1]).toEqual(texts[0]);
  });
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});
