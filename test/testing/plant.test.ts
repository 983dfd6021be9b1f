import { SixfourOptionError, testPans } from '@sixfour/core';
import { assertNoPlanted, forgetPlanted, plant, plantValue } from '@sixfour/testing';
import { beforeEach, describe, expect, test } from 'vitest';

beforeEach(forgetPlanted);

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const each = (text: string, write: (character: string) => string): string => Array.from(text).map(write).join('');
const code = (character: string): number => character.charCodeAt(0);
const hex = (text: string): string => Buffer.from(text).toString('hex');
const reverse = (text: string): string => Array.from(text).reverse().join('');
const half = (text: string): [string, string] => [text.slice(0, text.length / 2), text.slice(text.length / 2)];

const spellings: readonly [name: string, spell: (value: string) => string][] = [
  ['raw', (value) => value],
  ['upper case', (value) => value.toUpperCase()],
  ['JSON in JSON in JSON', (value) => JSON.stringify(JSON.stringify(JSON.stringify({ value })))],
  ['JSON escapes', (value) => each(value, (c) => `\\u${code(c).toString(16).padStart(4, '0')}`)],
  ['percent', (value) => each(value, (c) => `%${code(c).toString(16)}`)],
  ['percent twice', (value) => each(value, (c) => `%25${code(c).toString(16)}`)],
  ['entities', (value) => each(value, (c) => `&#${code(c)};`)],
  ['entities in hex', (value) => each(value, (c) => `&#x${code(c).toString(16)};`)],
  ['base64, first alignment', (value) => base64(value)],
  ['base64, second alignment', (value) => base64(`a ${value} b`)],
  ['base64, third alignment', (value) => base64(`ab=${value}.`)],
  ['base64url of JSON', (value) => Buffer.from(JSON.stringify({ value })).toString('base64url')],
  ['base64 behind a slash', (value) => `/files/${base64(value)}`],
  [
    'base64 in lines',
    (value) => base64(`${'long text '.repeat(12)}${value}${' more'.repeat(20)}`).replace(/.{76}/g, '$&\r\n'),
  ],
  ['hex', hex],
  ['hex in upper case', (value) => hex(value).toUpperCase()],
  ['hex at an odd place', (value) => `a${hex(value)}`],
  ['printed Buffer', (value) => `<Buffer ${hex(value).replace(/..(?!$)/g, '$& ')}>`],
  ['Buffer in JSON', (value) => JSON.stringify(Buffer.from(value))],
  ['reversed', reverse],
];

const values: readonly [kind: string, give: () => string][] = [
  ['card', () => plant('card')],
  ['card of 15 digits', () => plant('card', { network: 'amex' })],
  ['card of 19 digits', () => plant('card', { network: 'unionpay', length: 19 })],
  ['track', () => plant('track')],
  ['ssn', () => plant('ssn')],
  ['passport', () => plant('passport')],
  ['iban', () => plant('iban')],
  ['key', () => plant('key')],
  ['email', () => plant('email')],
  ['own value', () => plantValue('order secret', 'mauve/Heron 17')],
];

describe('a planted value is found', () => {
  const rows = values.flatMap(([kind, give]) => spellings.map(([form, spell]) => ({ kind, form, give, spell })));
  test.each(rows)('$kind, $form', ({ give, spell }) => {
    const value = give();
    const text = `before ${spell(value)} after`;
    const check = (): void => {
      assertNoPlanted(text);
    };
    expect(check).toThrow(/^expected no planted value in the text/);
    expect(check).not.toThrow(value);
  });

  const groupings: [name: string, group: (card: string) => string][] = [
    ['spaces', (card) => card.replace(/.{4}(?!$)/g, '$& ')],
    ['dashes', (card) => card.replace(/.{4}(?!$)/g, '$&-')],
    ['underscores', (card) => card.replace(/.{4}(?!$)/g, '$&_')],
    ['two spaces', (card) => card.replace(/.{4}(?!$)/g, '$&  ')],
    ['odd groups', (card) => card.replace(/.{3}(?!$)/g, '$&.')],
    ['spaces in percent', (card) => card.replace(/.{4}(?!$)/g, '$&%20')],
    ['lines', (card) => card.replace(/.{8}(?!$)/g, '$&\n')],
    ['first eight shown', (card) => `${card.slice(0, 8)}****${card.slice(-4)}`],
    ['last eight shown', (card) => `********${card.slice(-8)}`],
  ];
  test.each(groupings)('card, %s', (_name, group) => {
    const card = plant('card');
    expect(() => assertNoPlanted(`x ${group(card)} y`)).toThrow(/planted card \(visa, 16 digits\)/);
  });

  test('halves on two lines, in either order, and in two records', () => {
    const card = plant('card');
    const [first, second] = half(card);
    for (const text of [`a ${first}\nb ${second}`, `a ${second} x\nb ${first} y`]) {
      expect(() => assertNoPlanted(text)).toThrow(/in halves/);
    }
    expect(() => assertNoPlanted([{ part: first }, { part: second }])).toThrow(/in halves|in part/);
  });

  test('a code that stands alone', () => {
    const cvv = plant('cvv');
    for (const text of [
      `{"cvv":${cvv}}`,
      `cvv:${cvv}`,
      `cvv=${cvv}&`,
      `code ${cvv}.`,
      base64(`cvv=${cvv}`),
      base64(cvv),
    ]) {
      expect(() => assertNoPlanted(text), text.replace(cvv, 'N')).toThrow(/planted cvv/);
    }
    expect(() => assertNoPlanted({ a: [{ code: Number(cvv) }] })).toThrow(/of a\.0\.code/);
  });
});

describe('no planted value is seen in', () => {
  test('its mask and its marker', () => {
    const card = plant('card');
    plant('cvv');
    assertNoPlanted(`card ${card.slice(0, 6)}******${card.slice(-4)} cvv [REDACTED:cvv]`);
  });

  test('places, times, ports, fractions and longer words with the digits of a code', () => {
    const cvv = plant('cvv');
    assertNoPlanted(
      [
        `at f (/srv/a.js:${cvv}:12)`,
        `12.${cvv}s`,
        `1700000000${cvv}`,
        `10.0.0.1:${cvv}0`,
        `${cvv}ms`,
        `localhost:${cvv}`,
      ].join('\n'),
    );
  });

  test('ids that are padded with zeros', () => {
    plantValue('card', '4000000000000010');
    assertNoPlanted('order 00000010 and 40000000 of 00000000');
  });
});

describe('plant gives', () => {
  test('published test cards of the network and length, a new one each time', () => {
    const cards = Array.from({ length: 12 }, () => plant('card', { network: 'mastercard' }));
    expect(new Set(cards).size).toBe(12);
    expect(cards.every((card) => testPans.has(card) && card.length === 16)).toBe(true);
    expect(plant('card', { network: 'amex' })).toHaveLength(15);
    expect(plant('card', { network: 'diners' })).toHaveLength(14);
    expect(plant('card', { length: 13 })).toHaveLength(13);
    expect(plant('track')).toMatch(/^;4\d{15}=27121011000000000000\?$/);
  });

  test('codes that are no number of everyday logs', () => {
    expect(plant('cvv')).toMatch(/^\d{3}$/);
    expect(plant('cid')).toMatch(/^\d{4}$/);
  });

  const refused: [name: string, give: () => unknown, message: RegExp][] = [
    ['an unknown kind', () => plant('cards' as 'card'), /^plant: kind must be one of card, track, cvv/],
    ['an inherited kind', () => plant('toString' as 'card'), /^plant: kind/],
    ['an unknown network', () => plant('card', { network: 'acme' as 'visa' }), /^plant: network must be one of/],
    [
      'a length without a test number',
      () => plant('card', { length: 12 }),
      /^plant: length must be a length of which visa/,
    ],
    ['a length that is none', () => plant('card', { length: 16.5 }), /^plant: length must be a whole number/],
    ['an unknown option', () => plant('card', { brand: 'visa' } as object), /^plant: brand must be a known option/],
    ['a network of a code', () => plant('cvv', { network: 'visa' }), /^plant: network must be left out/],
    ['a value of two characters', () => plantValue('x', '12'), /^plant: value must be a string of 3 or more/],
    [
      'a name with the value',
      () => plantValue('the abc123', 'abc123'),
      /^plant: name must be a text without the value/,
    ],
  ];
  test.each(refused)('nothing for %s', (_name, give, message) => {
    expect(give).toThrow(SixfourOptionError);
    expect(give).toThrow(message);
  });
});
