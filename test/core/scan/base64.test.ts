import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../packages/core/src/index.js';
import { bareCards } from '../rows.js';

const reader = createRedactor({ base64: true });
const plain = createRedactor();
const encode = (text: string, encoding: BufferEncoding = 'base64'): string => Buffer.from(text).toString(encoding);
const card = encode('card 4111111111111111 ok');
/** Has both signs that base64url spells otherwise. */
const signs = encode('~~~???~~~>>> 4111111111111111 >>>???~');

describe('base64: true', () => {
  it.each<[name: string, text: string, expected: string]>([
    ['a card', `body=${card} end`, 'body=[REDACTED:pan] end'],
    ['nothing but a card', `${encode('4111111111111111')}`, '[REDACTED:pan]'],
    ['a form', `q ${encode('n=4111111111111111&cvv=737')}`, 'q [REDACTED:cvv]'],
    ['JSON', JSON.stringify({ a: encode('{"cvv":"737"}'), n: 1 }), '{"a":"[REDACTED:cvv]","n":1}'],
    ['an e-mail address', `x ${encode('ada@example.com')}`, 'x [REDACTED:email]'],
    ['base64url', `t ${encode('~~~???~~~ 4111111111111111', 'base64url')} e`, 't [REDACTED:pan] e'],
    ['no padding', `t ${card.replaceAll('=', '')} e`, 't [REDACTED:pan] e'],
    ['escaped slashes', `{"a":"${signs.replaceAll('/', '\\/')}"}`, '{"a":"[REDACTED:pan]"}'],
    ['percent escapes', `a=${encodeURIComponent(signs)}&b=1`, 'a=[REDACTED:pan]&b=1'],
    ['Unicode escapes', `{"a":"${signs.replaceAll('+', '\\u002B')}"}`, '{"a":"[REDACTED:pan]"}'],
    ['base64 in base64', `a ${encode(encode('no. 4111111111111111'))}`, 'a [REDACTED:pan]'],
    ['base64 in JSON in base64', `a ${encode(JSON.stringify({ b: card }))}`, 'a [REDACTED:pan]'],
    ['full-width digits', `a ${encode('\uff14\uff11\uff11\uff11' + '\uff11'.repeat(12))}`, 'a [REDACTED:pan]'],
    [
      'bytes around the text',
      `a ${Buffer.from('\0\x01no. 4111111111111111\0\xff', 'latin1').toString('base64')}`,
      'a [REDACTED:pan]',
    ],
    ['JSON in JSON', JSON.stringify({ a: JSON.stringify({ b: card }) }), '{"a":"{\\"b\\":\\"[REDACTED:pan]\\"}"}'],
  ])('%s', (_name, text, expected) => {
    expect(reader.redactText(text)).toBe(expected);
  });

  it.each([0, 1, 2, 3])('a token glued to %i signs of a path', (count) => {
    expect(reader.redactText(`GET /${'a'.repeat(count)}${card}`)).toBe('GET [REDACTED:pan]');
  });

  it.each(bareCards)('%s', (number) => {
    expect(reader.redactText(`{"blob":"${encode(`pay with ${number}`)}"}`)).toBe('{"blob":"[REDACTED:pan]"}');
  });

  it('holds for values and their keys', () => {
    const inner = { list: [card, 'ok'], map: new Map([['k', card]]), [card]: 1 };
    expect(reader.redact(inner)).toEqual({
      list: ['[REDACTED:pan]', 'ok'],
      map: new Map([['k', '[REDACTED:pan]']]),
      '[REDACTED:pan]': 1,
    });
    expect(reader.scan({ a: card })).toEqual([
      { detector: 'pan', category: 'pan', start: 0, end: card.length, path: 'a' },
    ]);
  });

  it.each([
    ['a digest', 'sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg=='],
    ['a UUID', '{"id":"4bf92f35-77b3-4da6-a3ce-929d0e0e4736"}'],
    ['clean text', `note ${encode('the parcel left the warehouse')}`],
    ['a short token', encode('cvv=737')],
    ['a number', '{"a":1234567890123456789012}'],
    ['a long name', 'createAuthenticatedPaymentIntentForCustomer/withoutRetries'],
  ])('leaves %s', (_name, text) => {
    expect(reader.redactText(text)).toBe(text);
  });

  it('shows a censor nothing of a card', () => {
    const { redactText } = createRedactor({ base64: true, censor: (input) => `"${JSON.stringify(input)}"` });
    const line = redactText(JSON.stringify({ a: card }));
    expect(JSON.parse(line)).toEqual({ a: '"{"detector":"pan","category":"pan","field":"card"}"' });
  });

  it('asks what is allowed about the card, not about its encoding', () => {
    const { redactText } = createRedactor({ base64: true, allow: ['4111111111111111'] });
    const two = encode('4111111111111111 5555555555554444');
    expect(redactText(`${card} ${two}`)).toBe(`${card} [REDACTED:pan]`);
  });

  it('finds known secrets too, in views and out of them', () => {
    const { redactText } = createRedactor({ base64: true, secrets: ['correct horse'] });
    expect(redactText(`correct horse ${card} correct%20horse`)).toBe(
      '[REDACTED:known-secret] [REDACTED:pan] [REDACTED:known-secret]',
    );
  });

  it('redacts lines of a long text as it does alone', () => {
    const line = `{"n":1,"body":"${card}","pad":"${'x '.repeat(2000)}"}\n`;
    const text = line.repeat(100);
    expect(reader.redactText(text)).toBe(reader.redactText(line).repeat(100));
    expect(reader.redactText(text)).not.toContain(card);
  });
});

describe('base64', () => {
  it('is off unless it is asked for', () => {
    expect(plain.redactText(`a ${card}`)).toBe(`a ${card}`);
    expect(plain.with({ base64: true }).redactText(`a ${card}`)).toBe('a [REDACTED:pan]');
    expect(reader.with({ base64: false }).redactText(`a ${card}`)).toBe(`a ${card}`);
  });

  it('must be a boolean', () => {
    expect(() => createRedactor({ base64: 'yes' as never })).toThrow(
      'createRedactor: base64 must be a boolean, received string',
    );
  });
});
