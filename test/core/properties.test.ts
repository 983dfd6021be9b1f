import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor, type RedactorOptions } from '../../packages/core/src/index.js';
import { bareCards, masked, redactText } from './rows.js';
import { triggerCases } from './scan/trigger-cases.js';

const card = fc.constantFrom(...bareCards);

/** Digits of the card that stand together in the text: more than six show more than may be shown. */
function longestShown(text: string, number: string): number {
  const digits = text.normalize('NFKC').replace(/[\s\u200b-\u200f-]/g, '');
  for (let length = number.length; length > 6; length--) {
    for (let at = 0; at + length <= number.length; at++)
      if (digits.includes(number.slice(at, at + length))) return length;
  }
  return 6;
}

describe('a planted card', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'qxzQXZ éß安 \n'), maxLength: 20 });
  const separator = fc.constantFrom(' ', ',', ';', ':', '"', "'", '(', ')', '\n', '\t', '|', '/', '#', '=', '<', '>');

  it('never comes out of letters and spaces', () => {
    const property = fc.property(letters, separator, card, separator, letters, (head, before, number, after, tail) => {
      const text = `${head}${before}${number}${after}${tail}`;
      const redacted = redactText(text);
      expect(longestShown(redacted, number)).toBe(6);
      expect(redacted).toBe(`${head}${before}${masked(number)}${after}${tail}`);
    });
    fc.assert(property, { numRuns: 3000 });
  });

  it('never comes out in groups', () => {
    const sizes: Record<number, number[]> = { 15: [4, 6, 5], 16: [4, 4, 4, 4], 19: [4, 4, 4, 4, 3] };
    const groupable = fc.constantFrom(...bareCards.filter((number) => number.length in sizes));
    const sign = fc.constantFrom(' ', '-', '\u00a0', '\u2011', '\u2013');
    const property = fc.property(groupable, sign, letters, letters, (number, join, head, tail) => {
      let at = 0;
      const grouped = sizes[number.length]!.map((size) => number.slice(at, (at += size))).join(join);
      expect(redactText(`${head} ${grouped} ${tail}`)).toBe(`${head} ${masked(number)} ${tail}`);
    });
    fc.assert(property, { numRuns: 3000 });
  });

  it('never comes out of any text', () => {
    const anything = fc.string({ unit: 'grapheme', maxLength: 30 });
    const property = fc.property(anything, card, anything, (head, number, tail) => {
      fc.pre(!/[\p{L}\p{N}\p{Cf}\p{M}\p{Pd}\u2212.%\\&]$/u.test(head) && !/^[\p{L}\p{N}\p{Cf}\p{M}]/u.test(tail));
      fc.pre(!/\d{2,}/.test(head + tail));
      // Seventeen digits behind `_` are an id.
      fc.pre(number.length < 17 || !head.endsWith('_'));
      expect(longestShown(redactText(head + number + tail), number)).toBe(6);
    });
    fc.assert(property, { numRuns: 3000 });
  });

  it('never comes out of JSON', () => {
    const json = fc.jsonValue({ maxDepth: 3 });
    const name = fc.constantFrom('a', 'orderId', 'msg', 'brand', 'requestId', 'x y', '');
    const property = fc.property(
      json,
      name,
      card,
      fc.constantFrom<unknown>(undefined, 2),
      (before, key, number, space) => {
        const text = JSON.stringify({ before, [key]: number, list: [number] }, null, space as number);
        const redacted = redactText(text);
        expect(longestShown(redacted, number)).toBe(6);
        expect(JSON.parse(redacted)).toMatchObject({ [key]: masked(number), list: [masked(number)] });
      },
    );
    fc.assert(property, { numRuns: 2000 });
  });
});

describe('redacting twice', () => {
  const samples = Object.values(triggerCases)
    .flat()
    .map(({ text }) => text)
    .filter((text) => text.length < 1000);
  const value = fc.constantFrom(
    '123',
    '"123"',
    'hunter2',
    '"a b1"',
    '4111111111111111',
    "'x1'",
    '12',
    '{"a":1}',
    '[1,2]',
  );
  const name = fc.constantFrom(
    'cvv',
    '"cvv"',
    'password',
    'Authorization',
    'cookie',
    'ssn',
    'email',
    'pin',
    '"token"',
    'card',
  );
  const pieces = fc.oneof(
    fc.constantFrom(...samples),
    fc.tuple(name, fc.constantFrom('=', ': ', ' ', ':'), value).map((parts) => parts.join('')),
    fc.string({ maxLength: 6 }),
    fc.constantFrom(' ', '\n', ',', '{', '}', '"', '&', '\\"'),
  );

  it.each(samples.filter((text) => text !== ''))('%j', (text) => {
    const once = redactText(text);
    expect(redactText(once)).toBe(once);
  });

  it('changes nothing in any mixture', () => {
    const property = fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const once = redactText(parts.join(' '));
      expect(redactText(once)).toBe(once);
    });
    fc.assert(property, { numRuns: 3000 });
  });
});

describe('redacting values twice', () => {
  const names = fc.constantFrom(
    ...'cvv password headers authorization cookie email phone name firstName iban accountNumber url query address zip'.split(
      ' ',
    ),
    ...'ip expiry login merchantId code card number x-shop page req customer ssn token dob fax msg'.split(' '),
  );
  const texts = fc.constantFrom(
    ...[
      '737',
      'hunter22',
      'ada@example.com',
      '+44 20 7946 0958',
      'Ada Lovelace',
      'DE89370400440532013000',
      '000123456789',
    ],
    ...['4111111111111111', '"4111111111111111"', '12/26', '10.0.0.1', '/x?page=1&cvv=737&a=b', 'x=1&page=3'],
    ...['Bearer abcdefgh12345678', '12 Mill Lane', '[REDACTED:email]', '411111******1111', 'a%40example.com', '', 'x'],
    ...[
      'mailto:a@example.com',
      'ada@example.com, bob@example.com',
      'sid=xyzabc123; theme=dark',
      '{"login":"ada@example.com"}',
    ],
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, texts, fc.nat(), tie('list'), tie('object')),
    list: fc.array(tie('value'), { maxLength: 2 }),
    object: fc.dictionary(names, tie('value'), { maxKeys: 3 }),
  }));
  const partial = ['email', 'phone', 'person-name', 'iban', 'bank-account'] as const;
  const only = { headers: ['content-type'], query: ['page'] };

  it.each<[string, RedactorOptions]>([
    ['by default', {}],
    ['strict', { detectors: ['strict'] }],
    ['strict, with allow-lists', { detectors: ['strict'], only }],
    ['strict, in part', { detectors: ['strict'], partial }],
    ['strict, with allow-lists, in part', { detectors: ['strict'], only, partial }],
  ])('%s', (_name, options) => {
    const { redact, redactLine } = createRedactor(options);
    const property = fc.property(value, (given) => {
      const once = redact(given);
      expect(redact(once)).toEqual(once);
      const line = redactLine(JSON.stringify(given));
      expect(redactLine(line)).toBe(line);
    });
    fc.assert(property, { numRuns: 2000 });
  });
});

describe('any text', () => {
  it('never throws, and a line without triggers is the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(redactText(text)).not.toBe('[REDACTED:error]');
      }),
      { numRuns: 3000 },
    );
  });
});

/** A bound that only something worse than linear misses. */
const BOUND = 10_000;
const SIZE = 256 * 1024;
const fill = (unit: string): string => unit.repeat(Math.ceil(SIZE / unit.length)).slice(0, SIZE);

describe('256 kB of', () => {
  const rows: [name: string, text: string][] = [
    ['one digit', fill('4')],
    ['groups of digits', fill('4111 ')],
    ['cards', fill('4111111111111111')],
    ['zeros', fill('0')],
    ['quotes', fill('"')],
    ['backslashes', fill('\\')],
    ['escaped quotes', fill('\\"')],
    ['opening brackets', fill('{"a":[')],
    ['names', fill('cvv=')],
    ['names that open a string', fill('{"cvv":"')],
    ['ambiguous names', `{"card":{${fill('"code":"a",')}`],
    ['at signs', fill('a@')],
    ['userinfo', `a://${fill('b:@')}`],
    ['dots', fill('a.')],
    ['percent escapes', fill('%34')],
    ['percent escapes of percent signs', fill('%25')],
    ['JSON escapes', fill('\\u0034')],
    ['entities', fill('&#52;')],
    ['tags', fill('<cvv>')],
    ['tokens that begin as keys', fill('eyJhbGciOiJI.')],
    ['tracks', fill('4111111111111111=')],
    ['headers', fill('Authorization: Bearer ')],
    ['cookies', `Cookie: ${fill('a=b; ')}`],
    ['pairs', fill('["cvv",')],
    ['objects under a name', fill('"cvv":{')],
    ['zero-width characters', fill('4\u200b')],
  ];
  it.each(rows)('%s', { timeout: 60_000 }, (_name, text) => {
    const start = performance.now();
    redactText(text);
    expect(performance.now() - start).toBeLessThan(BOUND);
  });
});

describe('redacting twice changes nothing in text that was put together wrongly', () => {
  it.each([
    ['a card behind one quote, percent-encoded quotes behind it', "(token=>'4111 1111 1111 1111%22,]"],
    ['entities', '{"secret": "4111 1111 1111 1111&quot;\n'],
    ['backslashes', `{'cookie'=\\"4111 1111 1111 1111\\\\\\"\n"`],
    ['a phone number in backticks', '{"a":{apiKey":"`+49 30 901820` "'],
    ['brackets', 'apiKey: \\"4111 1111 1111 1111\\\\\\"]"}'],
  ])('%s', (_name, text) => {
    const once = redactText(text);
    expect(once).not.toBe(text);
    expect(redactText(once)).toBe(once);
  });
});
