import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../packages/core/src/index.js';

const partial = ['email', 'phone', 'person-name', 'iban', 'bank-account'] as const;
const { redact, redactText, redactLine, describe: description } = createRedactor({ partial });

describe('shown in part', () => {
  it.each([
    ['ada@example.com', 'a***@example.com'],
    ['<ada.lovelace+x@mail.example.com>', '<a***@mail.example.com>'],
    ['mailto:a@example.com', 'mailto:***@example.com'],
    ['?e=ada%40example.com', '?e=a***%40example.com'],
    ['call +44 20 7946 0958 now', 'call ***0958 now'],
    ['phone=020-7946-0958', 'phone=***0958'],
    ['{"phone":442079460958}', '{"phone":"***0958"}'],
    ['DE89 3704 0044 0532 0130 00', 'DE***3000'],
    ['gb29nwbk60161331926819', 'gb***6819'],
    ['{"accountNumber":"000123456789"}', '{"accountNumber":"***6789"}'],
    ['{"firstName":"Ada","lastName":"Lovelace-King"}', '{"firstName":"A***","lastName":"L***"}'],
    ['{"customer":{"name":"Ünal Çelik"}}', '{"customer":{"name":"Ü*** Ç***"}}'],
  ])('%s', (text, expected) => {
    expect(redactLine(text)).toBe(expected);
    expect(redactText(expected)).toBe(expected);
    if (text.startsWith('{')) expect(redact(JSON.parse(text))).toEqual(JSON.parse(expected));
    else expect(redact({ text })).toEqual({ text: expected });
  });
});

describe('replaced whole', () => {
  it.each([
    ['too short', '{"accountNumber":"1234567"}', '{"accountNumber":"[REDACTED:bank-account]"}'],
    ['encoded', '{"firstName":"\\u0041da"}', '{"firstName":"[REDACTED:person-name]"}'],
    ['a card under the name of an account', '{"phone":"4111111111111111"}', '{"phone":"411111******1111"}'],
    ['another detector', 'password=hunter2', 'password=[REDACTED:password]'],
    ['a place in paths', '{"note":"ada@example.com"}', '{"note":"[REDACTED:path]"}'],
  ])('%s', (_name, text, expected) => {
    const out = createRedactor({ partial, paths: ['note'] }).redactText(text);
    expect(out).toBe(expected);
  });
});

it('stands before a censor, and behind that of a path', () => {
  const redactor = createRedactor({ partial: ['email'], censor: '#', paths: [{ path: 'a', censor: '!' }] });
  expect(redactor.redact({ a: 'ada@example.com', b: 'ada@example.com', phone: '+442079460958' })).toEqual({
    a: '!',
    b: 'a***@example.com',
    phone: '#',
  });
});

it('is shown by describe, and off by default', () => {
  expect(description().partial).toEqual(partial);
  expect(createRedactor().describe().partial).toEqual([]);
  expect(createRedactor().redactText('ada@example.com')).toBe('[REDACTED:email]');
});

it.each([
  ['email', 'partial must be an array, received string'],
  [['pan'], "partial[0] must be one of 'email', 'phone', 'person-name', 'iban', 'bank-account', received string"],
  [[1], 'partial[0] must be a string, received number'],
])('%j is refused', (wrong, message) => {
  expect(() => createRedactor({ partial: wrong as never })).toThrow(`createRedactor: ${message}`);
});
