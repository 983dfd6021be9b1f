import { errorHandler, requestLog } from '@sixfour/express-middleware';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { errorWith, leaks, type Plant, plants, spelledLeaks } from '../plants.js';
import { type Client, capture, eventsOf, hosts, listen, settle } from './hosts.js';

const json = { 'content-type': 'application/json' };

const doors: readonly {
  readonly name: string;
  readonly isShown?: false;
  send(client: Client, plant: Plant): Promise<unknown>;
}[] = [
  {
    name: 'query',
    send: (client, { field, value }) => client.send(`/ok?page=2&${field}=${encodeURIComponent(value)}`),
  },
  {
    name: 'nested query',
    send: (client, { field, value }) => client.send(`/ok?order%5B${field}%5D=${encodeURIComponent(value)}`),
  },
  {
    name: 'path parameter',
    send: (client, { field, value }) => client.send(`/pay/${field}/${encodeURIComponent(value)}`),
  },
  { name: 'percent-encoded path', send: (client, { field, value }) => client.send(`/pay/${field}/${percent(value)}`) },
  { name: 'header', send: (client, { field, value }) => client.send('/ok', { headers: { [`x-${field}`]: value } }) },
  { name: 'user agent', send: (client, { sentence }) => client.send('/ok', { headers: { 'user-agent': sentence } }) },
  {
    name: 'referer',
    send: (client, { field, value }) =>
      client.send('/ok', { headers: { referer: `https://shop.example/?${field}=${value}` } }),
  },
  {
    name: 'cookie',
    // A card in a cookie is two findings that overlap: no digits are shown.
    isShown: false,
    send: (client, { field, value }) => client.send('/ok', { headers: { cookie: `a=b; ${field}=${value}` } }),
  },
  {
    name: 'request id',
    send: (client, { value, name }) =>
      client.send('/ok', { headers: { 'x-request-id': name === 'CVV' ? `cvv-${value}` : `${value}-abcdefgh` } }),
    isShown: false,
  },
  {
    name: 'JSON body',
    send: (client, { field, value }) =>
      client.send('/ok', { method: 'POST', headers: json, body: JSON.stringify({ order: { [field]: value } }) }),
  },
  {
    name: 'number in a JSON body',
    send: (client, { field, number }) =>
      client.send('/ok', { method: 'POST', headers: json, body: JSON.stringify({ [field]: number }) }),
  },
  {
    name: 'key of a JSON body',
    send: (client, { sentence }) =>
      client.send('/ok', { method: 'POST', headers: json, body: JSON.stringify({ [sentence]: 1 }) }),
  },
  {
    name: 'malformed JSON',
    isShown: false,
    send: (client, { field, value }) =>
      client.send('/ok', { method: 'POST', headers: json, body: `{"${field}": "${value}", oops` }),
  },
  {
    name: 'malformed JSON at the value',
    isShown: false,
    send: (client, { field, value }) =>
      client.send('/ok', { method: 'POST', headers: json, body: `{"${field}": ${value}x}` }),
  },
  { name: 'unknown path', send: (client, { field, value }) => client.send(`/nowhere?${field}=${value}`) },
  { name: 'thrown error', send: (client, { name }) => client.send(`/throw?plant=${encodeURIComponent(name)}`) },
  { name: 'rejected promise', send: (client, { name }) => client.send(`/reject?plant=${encodeURIComponent(name)}`) },
  {
    name: 'aborted',
    send: (client, { field, value }) =>
      client.send(`/hang?${field}=${value}`, { timeout: 50, signal: AbortSignal.timeout(50) }).catch(() => {}),
  },
];

const percent = (text: string): string => [...text].map((char) => `%${char.charCodeAt(0).toString(16)}`).join('');

describe.each(hosts)('$name', ({ express }) => {
  const log = capture('debug');
  let client: Client;

  beforeEach(async () => {
    const app = express();
    app.use(requestLog({ logger: log.logger }));
    app.use(express.json());
    app.all('/ok', (_request, response) => void response.json({ ok: true }));
    for (const { field } of plants)
      app.get(`/pay/${field}/:${field}`, (_request, response) => void response.send('paid'));
    const errorFor = (name: unknown): Error => errorWith(plants.find((plant) => plant.name === name) as Plant);
    app.get('/throw', ({ query }) => {
      throw errorFor(query['plant']);
    });
    app.get('/reject', ({ query }, _response, next) => void Promise.reject(errorFor(query['plant'])).catch(next));
    app.get('/hang', () => {});
    app.use(errorHandler({ logger: log.logger }));
    client = await listen(app);
    log.lines.length = 0;
  });
  afterEach(() => client.close());

  const rows = doors.flatMap((door) =>
    plants.map((plant) => ({ door: door.name, plant: plant.name, entry: door, planted: plant })),
  );

  test.each(rows)('$plant by $door', async ({ entry, planted }) => {
    const reply = (await entry.send(client, planted)) as { readonly text?: string } | undefined;
    await settle();
    const text = log.lines.join('');
    expect(leaks(text)).toEqual([]);
    expect(spelledLeaks(text)).toEqual([]);
    expect(text).not.toContain(planted.value.slice(0, 12).padEnd(12, '~'));
    if (entry.isShown !== false) expect(text).toContain(planted.shown);
    expect(eventsOf(log.lines).filter((event) => 'durationMs' in event)).toHaveLength(1);
    // What the server answers by itself is its own affair but for errors, which never go out.
    if (/error|promise|JSON$/.test(entry.name)) expect(leaks(reply?.text ?? '')).toEqual([]);
  });
});
