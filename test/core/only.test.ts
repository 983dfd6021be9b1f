import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../packages/core/src/index.js';

const only = { headers: ['content-type', 'X-Request-Id'], query: ['page', 'sort_by'] };
const { redact, redactText, redactLine, scan } = createRedactor({ only });

describe('a listed string that is JSON itself', () => {
  it('is replaced inside its quotes', () => {
    const line = JSON.stringify({ headers: ['{"a":1}', 'b'] });
    expect(redactLine(line)).toBe('{"headers":["[REDACTED:header]","[REDACTED:header]"]}');
    const nested = JSON.stringify({ m: JSON.stringify({ headers: { 'x-a': ' {"a":"b"}' } }) });
    expect(JSON.parse(JSON.parse(redactText(nested)).m)).toEqual({ headers: { 'x-a': ' [REDACTED:header]' } });
  });
});

describe('headers', () => {
  it.each<[string, unknown, unknown]>([
    [
      'those that are listed stay, in any spelling',
      { headers: { 'Content-Type': 'text/xml', x_request_id: 'r-1', 'x-shop': 'a', n: 1, list: ['a', 'b'] } },
      {
        headers: {
          'Content-Type': 'text/xml',
          x_request_id: 'r-1',
          'x-shop': '[REDACTED:header]',
          n: '[REDACTED:header]',
          list: '[REDACTED:header]',
        },
      },
    ],
    [
      'of a listed one what is sensitive goes',
      { requestHeaders: { 'content-type': 'card 4111111111111111' } },
      { requestHeaders: { 'content-type': 'card 411111******1111' } },
    ],
    ['a flat list', { rawHeaders: ['X-Shop', 'a'] }, { rawHeaders: ['[REDACTED:header]', '[REDACTED:header]'] }],
    [
      'authorization too',
      { headers: { authorization: 'Bearer abcdefgh12345678' } },
      { headers: { authorization: '[REDACTED:header]' } },
    ],
    ['nothing else', { header: { a: 1 }, headersSent: true }, { header: { a: 1 }, headersSent: true }],
    [
      'JSON in a string',
      { body: '{"req":{"headers":{"x-shop":"a","n":7,"x-request-id":"r"}}}' },
      { body: '{"req":{"headers":{"x-shop":"[REDACTED:header]","n":"[REDACTED:header]","x-request-id":"r"}}}' },
    ],
  ])('%s', (_name, value, expected) => {
    expect(redact(value)).toEqual(expected);
    expect(JSON.parse(redactLine(JSON.stringify(value)))).toEqual(expected);
    expect(redact(expected)).toEqual(expected);
  });

  it('a Headers object', () => {
    expect(redact({ headers: new Headers({ 'x-shop': 'a', 'content-type': 'b' }) })).toEqual({
      headers: { 'x-shop': '[REDACTED:header]', 'content-type': 'b' },
    });
  });
});

describe('query', () => {
  it.each([
    ['GET /a?page=2&shop=b&sort-by=c HTTP/1.1', 'GET /a?page=2&shop=[REDACTED:query-parameter]&sort-by=c HTTP/1.1'],
    ['"/a?x=1&amp;page=2#top"', '"/a?x=[REDACTED:query-parameter]&amp;page=2#top"'],
    ['{"u":"/a?x=1\\u0026page=2"}', '{"u":"/a?x=[REDACTED:query-parameter]\\u0026page=2"}'],
    ['/a?next=%2Fb%3Fc%3Dd&page=', '/a?next=[REDACTED:query-parameter]&page='],
    ['/a?flag&x=1', '/a?flag&x=[REDACTED:query-parameter]'],
    ['really? yes = no', 'really? yes = no'],
    ['/a?x=[REDACTED:query-parameter]&page=1', '/a?x=[REDACTED:query-parameter]&page=1'],
  ])('%s', (text, expected) => {
    expect(redactText(text)).toBe(expected);
    expect(redactText(expected)).toBe(expected);
    expect(redact({ text })).toEqual({ text: expected });
  });

  it.each<[unknown, unknown]>([
    [
      { query: { page: '2', shop: 'b', n: 3 } },
      { query: { page: '2', shop: '[REDACTED:query-parameter]', n: '[REDACTED:query-parameter]' } },
    ],
    [{ query: 'page=2&shop=b' }, { query: 'page=2&shop=[REDACTED:query-parameter]' }],
    [{ query: 'SELECT a FROM b WHERE c=1' }, { query: 'SELECT a FROM b WHERE c=1' }],
  ])('%j', (value, expected) => {
    expect(redact(value)).toEqual(expected);
    expect(JSON.parse(redactLine(JSON.stringify(value)))).toEqual(expected);
  });

  it('objects of the platform', () => {
    expect(
      redact({ u: new URL('https://a.test/?x=1&page=2'), searchParams: new URLSearchParams('x=1&page=2') }),
    ).toEqual({
      u: 'https://a.test/?x=[REDACTED:query-parameter]&page=2',
      searchParams: 'x=[REDACTED:query-parameter]&page=2',
    });
  });
});

it('says where and what', () => {
  expect(scan({ headers: { a: 'b' } })).toEqual([
    { detector: 'header', category: 'credential', start: 0, end: 1, path: 'headers.a' },
  ]);
});

it('is off unless asked for, and may be on for one alone', () => {
  const value = { headers: { a: 'b' }, url: '/a?x=1' };
  expect(createRedactor().redact(value)).toBe(value);
  expect(createRedactor({ only: { query: [] } }).redact(value)).toEqual({
    headers: { a: 'b' },
    url: '/a?x=[REDACTED:query-parameter]',
  });
  expect(
    createRedactor()
      .with({ only: { headers: [] } })
      .redact(value).headers,
  ).toEqual({ a: '[REDACTED:header]' });
});

it('stands beside paths', () => {
  const redactor = createRedactor({ only, paths: [{ path: 'headers.a', censor: '***' }, 'b'] });
  expect(redactor.redact({ headers: { a: 'x', c: 'y' }, b: 1 })).toEqual({
    headers: { a: '***', c: '[REDACTED:header]' },
    b: '[REDACTED:path]',
  });
  expect(createRedactor({ only, remove: ['header'] }).redact({ headers: { a: 'x', 'content-type': 'y' } })).toEqual({
    headers: { 'content-type': 'y' },
  });
});

it.each([
  [[], 'only must be an object, received an array'],
  [{ header: [] }, 'only.header must be a known option (headers, query), received an array'],
  [{ headers: 'a' }, 'only.headers must be an array of names, received string'],
  [{ query: ['a', '-'] }, 'only.query[1] must be a name with a letter or digit, received string'],
])('%j is refused', (wrong, message) => {
  expect(() => createRedactor({ only: wrong as never })).toThrow(`createRedactor: ${message}`);
});
