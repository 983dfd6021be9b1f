import { createRedactor, type RedactorOptions } from '@sixfour/core';
import { requestLog, type RequestLogOptions } from '@sixfour/express-middleware';
import { describe, expect, test } from 'vitest';
import { leaks } from '../plants.js';
import { capture, type Event, hosts, serve } from './hosts.js';

const { express } = hosts[0] as (typeof hosts)[number];
const CARD = '4111111111111111';

interface Exchange {
  readonly body: string;
  readonly answer: string;
  readonly headers?: Record<string, string>;
  readonly options?: Partial<RequestLogOptions>;
  readonly redactor?: RedactorOptions;
}

/** The event of one exchange of JSON, and what its redactor counted. */
async function log({ body, answer, headers, options, redactor: rules }: Exchange) {
  const { lines, logger } = capture();
  const found: string[] = [];
  const redactor = createRedactor({ ...rules, onFinding: ({ detector }) => found.push(detector) });
  const app = express();
  app.use(requestLog({ logger, redactor, bodies: { request: 'raw', response: true }, ...options }));
  app.use(express.json());
  app.post('/', (_request, response) => response.type('json').send(answer));
  const type = { 'content-type': 'application/json', ...headers };
  const [event] = await serve(app, lines, ({ send }) => send('/', { method: 'POST', body, headers: type }));
  return { event: event as Event, text: lines.join(''), found, redactor };
}

describe('bodies that came as JSON', () => {
  test('clean ones are what they say', async () => {
    const order = { order: 'A-10442', lines: [{ sku: 'KB-87', price: 89.95, gone: null }], nested: { '0': 'a' } };
    const { event, found } = await log({ body: JSON.stringify(order), answer: JSON.stringify([order, 1, 'text']) });
    expect(event).toMatchObject({ body: order, responseBody: [order, 1, 'text'] });
    expect(found).toEqual([]);
  });

  const dirty: Readonly<Record<string, Exchange>> = {
    'in the request': { body: '{"cvv":"737"}', answer: '{}' },
    'in the answer': { body: '{}', answer: '{"card":{"number":4111111111111111,"cvv":737}}' },
    'in both': { body: `{"note":"paid with ${CARD}"}`, answer: '{"cvv":"737"}' },
    'in a header only': { body: '{"a":1}', answer: '{"b":2}', headers: { 'x-card': CARD } },
    'in escapes': {
      body: '{"\\u0063vv":"\\u0037\\u0033\\u0037"}',
      answer: '{"note":"4111\\u00201111\\u00201111\\u00201111"}',
    },
    'in a member that is there twice': { body: '{"cvv":"737","cvv":null}', answer: '{"cvv":null,"cvv":"737"}' },
    'in JSON in a string': { body: JSON.stringify({ a: JSON.stringify({ cvv: '737' }) }), answer: '{}' },
    'in the groups of a list': { body: '{"cardNumber": [ "4111", "1111", "1111", "1111" ]}', answer: '{}' },
    'in the digits of a list': { body: `{"cardNumber":[${[...CARD].join(',')}]}`, answer: '{}' },
    'behind a mark of the byte order': { body: '\ufeff{"cvv":"737"}', answer: '\ufeff{"cvv":"737"}' },
    'below a deep tree': { body: `${'{"a":'.repeat(90)}{"cvv":"737"}${'}'.repeat(90)}`, answer: '{}' },
  };

  test.each(Object.entries(dirty))('what is found is hidden: %s', async (_name, exchange) => {
    const { text, event } = await log(exchange);
    expect(leaks(text), text).toEqual([]);
    expect(text).not.toMatch(/\[4,1,1,1|"4111"/);
    expect(event['status']).toBeLessThan(500);
  });

  test('each thing is told once', async () => {
    const { found, redactor } = await log({
      body: `{"note":"paid with ${CARD}"}`,
      answer: '{"cvv":"737"}',
      headers: { authorization: 'Bearer sk_test_4eC39HqLyjWDarjtT1zdp7dc' },
    });
    expect(found.sort()).toEqual(['api-key', 'cvv', 'pan']);
    expect(redactor.stats().findings).toMatchObject({ cvv: 1, pan: 1 });
  });

  test('a password that one part tells is hidden in the others', async () => {
    const { text } = await log({
      body: '{"password":"correct-horse-battery"}',
      answer: '{"error":"nobody has the word correct-horse-battery"}',
    });
    expect(text).not.toContain('correct-horse-battery');
  });

  test('paths begin at the event', async () => {
    const { event } = await log({
      body: '{"a":{"b":"hidden"}}',
      answer: '{"a":{"b":"shown"}}',
      redactor: { paths: ['body.a.b'] },
    });
    expect(event['body']).toEqual({ a: { b: '[REDACTED:path]' } });
    expect(event['responseBody']).toEqual({ a: { b: 'shown' } });
  });

  test('what a serializer makes of a body is read', async () => {
    const serializers = {
      body: () => ({ cvv: '737' }),
      responseBody: (value: unknown) => ({ whole: value, cvv: '737' }),
    };
    const { text, event } = await log({ body: '{"a":1}', answer: '{"b":2}', options: { serializers } });
    expect(leaks(text)).toEqual([]);
    expect(event['responseBody']).toEqual({ whole: { b: 2 }, cvv: '[REDACTED:cvv]' });
  });

  test('report mode counts, and changes nothing', async () => {
    const { event, found } = await log({ body: '{"cvv":"737"}', answer: '{"ok":true}', redactor: { mode: 'report' } });
    expect(event['body']).toEqual({ cvv: '737' });
    expect(found).toEqual(['cvv']);
  });

  test('own rules hold', async () => {
    const redactor = { secrets: ['alpha-secret'], fields: { add: { shoeSize: 'password' } } };
    const { event } = await log({ body: '{"shoeSize":"forty-two"}', answer: '{"a":"alpha-secret"}', redactor });
    expect(JSON.stringify(event)).not.toMatch(/forty-two|alpha/);
  });
});
