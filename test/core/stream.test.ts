import { Readable } from 'node:stream';
import { createTextStream, redactStream } from '@sixfour/core/stream';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../packages/core/src/index.js';

const redactor = createRedactor();
const { redactText } = redactor;

const read = (chunks: readonly string[]): string => {
  const stream = createTextStream(redactor);
  return chunks.map((chunk) => stream.write(chunk)).join('') + stream.end();
};

const PAN = '4111111111111111';
/** Findings of one line, of several lines, and such as have no end. */
const texts: [name: string, text: string][] = [
  ['a line', `paid ${PAN} cvv=739 ok`],
  ['lines', `card: ${PAN}\r\ncvv: 739\n\nok`],
  ['a broken card', 'card: 4111 1111\n1111 1111\nok'],
  ['an element on lines', '<cvv>\n  739\n</cvv>\n'],
  ['a part of a form', `--b\r\nContent-Disposition: form-data; name="cvv"\r\n\r\n739\r\n--b--`],
  ['a table', `id,card_number,cvv\n1,${PAN},739\n2,5555555555554444,123\nend`],
  ['printed JSON', JSON.stringify({ card: { number: Number(PAN), cvv: 739 }, list: [Number(PAN)] }, null, 2)],
  ['an object under an exact name', '{\n "cvv": {\n  "a": "739",\n  "b": 1\n },\n "ok": 1\n}'],
  [
    'a key',
    '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\nBKcwggSjAgEAAoIBAQ==\n-----END PRIVATE KEY-----\nok',
  ],
  ['a key without an end', '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\nBKcwggSjAgEAAoIBAQ=='],
  ['other digits and pairs', '😀 ４１１１１１１１１１１１１１１１ 😀 cvv＝739'],
];

describe.each(texts)('%s', (_name, text) => {
  it('is the same cut anywhere', () => {
    const expected = redactText(text);
    for (let i = 0; i <= text.length; i++) expect(read([text.slice(0, i), text.slice(i)])).toBe(expected);
    expect(read([...Array(text.length).keys()].map((i) => text[i] as string))).toBe(expected);
  });
});

/** Lines enough for three parts, with findings across each place where one may end. */
const long = (unit: string): string => unit.repeat(Math.ceil(400_000 / unit.length));

const longTexts: [name: string, text: string][] = [
  ['clean lines', long('all is well with order 17\n')],
  ['cards', long(`paid ${PAN} cvv=739 ok\n`)],
  ['broken cards', long('card: 4111 1111\n1111 1111\n')],
  ['a table', `id,card_number,cvv\n${long(`17,${PAN},739\n`)}`],
  ['elements', long('<cvv>\n  739\n</cvv>\n')],
  ['keys', long('-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----\n')],
  [
    'printed JSON',
    JSON.stringify(
      { list: Array.from({ length: 4500 }, () => ({ n: Number(PAN), cvv: 739, a: [Number(PAN)] })) },
      null,
      2,
    ),
  ],
  ['one line', `${'x'.repeat(600_000)} ${PAN}`],
];

describe.each(longTexts)('many parts: %s', (_name, text) => {
  const expected = redactText(text);

  it.each([1_000_000, 131_072, 131_073, 99_991])('is the same in chunks of %i', (size) => {
    const chunks = text.match(new RegExp(`[^]{1,${size}}`, 'g')) as string[];
    expect(read(chunks)).toBe(expected);
  });

  it('hides what its lines hold', () => {
    expect(expected).not.toContain(PAN);
    expect(expected).not.toMatch(/(?:1111 1111|MIIEv|>\s*739|,739|=739|"cvv": 739)/);
    expect(redactText(expected)).toBe(expected);
    if (text.startsWith('{')) expect(() => JSON.parse(expected) as unknown).not.toThrow();
  });
});

it('begins another text behind the end', () => {
  const stream = createTextStream(redactor);
  expect(stream.write(`id,cvv\n1,739\n`) + stream.end()).toBe('id,cvv\n1,[REDACTED:cvv]\n');
  expect(stream.write('1,739\n') + stream.end()).toBe('1,739\n');
  expect(stream.end()).toBe('');
});

it('reads bytes, also when a character is cut', async () => {
  const bytes = Buffer.from(`für ４１１１１１１１１１１１１１１１ ${PAN}`);
  const chunks = [bytes.subarray(0, 2), bytes.subarray(2, 9), bytes.subarray(9)];
  let result = '';
  for await (const text of redactStream(Readable.from(chunks, { objectMode: false }), redactor)) result += text;
  expect(result).toBe('für 411111******1111 411111******1111');
});

it('takes options, and refuses what they are not', () => {
  const stream = createTextStream({ pan: 'hidden' });
  expect(stream.write(PAN) + stream.end()).toBe('[REDACTED:pan]');
  expect(() => createTextStream({ pan: 'all' as never })).toThrow(TypeError);
});
