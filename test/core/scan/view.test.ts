import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeView, viewExtent } from '../../../packages/core/src/scan/view.js';
import { redactText } from '../rows.js';
import { bytesOf, escapeTo, marked } from './marked.js';

const decode = (text: string) => decodeView(bytesOf(text), 0, text.length);
const read = (view: { bytes: Uint8Array; length: number }): string =>
  String.fromCharCode(...view.bytes.subarray(0, view.length));

describe('one level of escapes', () => {
  const rows: [name: string, text: string, decoded: string][] = [
    ['nothing', '', ''],
    ['no escape', 'abc', 'abc'],
    ['percent', '%34%31%20%2d', '41 -'],
    ['percent, encoded twice', '%2534', '%34'],
    ['percent, spaces, dashes and digits beyond ASCII', '%C2%A0%e2%80%93%EF%BC%94%D9%A1', ' -41'],
    ['percent, half a character', '%C2 %E2%80', '%C2 %E2%80'],
    ['percent, other encodings', '%A9%F0%9F%92%B3', '%A9%F0%9F%92%B3'],
    ['an unfinished percent escape', '100%', '100%'],
    ['a percent sign before letters', '%zz', '%zz'],
    ['JSON', '\\u0034\\u0031', '41'],
    ['JSON, short', 'a\\"b\\\\c\\/d\\n\\r\\t', 'a"b\\c/d\n\r\t'],
    ['JSON, other digits', '\\uff14\\u0661', '41'],
    ['JSON, spaces and dashes', '\\u00a0\\u2013', ' -'],
    ['hexadecimal', '\\x34\\x31', '41'],
    ['an unfinished JSON escape', '\\u003', '\\u003'],
    ['an escape of no meaning', '\\q', '\\q'],
    ['entities', '&quot;&amp;&lt;&gt;&apos;&nbsp;', '"&<>\' '],
    ['entities by number', '&#52;&#049;', '41'],
    ['entities by hexadecimal number', '&#x34;&#X31;', '41'],
    ['an entity without a semicolon', '&#52', '&#52'],
    ['an unknown entity', '&foo;', '&foo;'],
    ['an ampersand of a query', '?a=1&b=2', '?a=1&b=2'],
  ];
  it.each(rows)('%s: %j', (_name, text, decoded) => {
    expect(read(decode(text))).toBe(decoded);
  });
});

describe('the way back', () => {
  it('maps every byte to where it came from', () => {
    const view = decode('a%34\\u0031&#50;b');
    expect(read(view)).toBe('a412b');
    expect([...view.map.subarray(0, view.length + 1)]).toEqual([0, 1, 4, 10, 15, 16]);
  });

  it('counts from the beginning of the whole text', () => {
    const text = 'xx%34yy';
    const view = decodeView(bytesOf(text), 2, 5);
    expect(read(view)).toBe('4');
    expect([...view.map.subarray(0, 2)]).toEqual([2, 5]);
  });

  const piece = fc.oneof(
    fc.constantFrom('%34', '%2534', '\\u0034', '\\x34', '&#52;', '&quot;', '\\n', '%', '\\', '&', 'é', '٤'),
    fc.string({ maxLength: 4 }),
  );
  it('is in order, stays inside, and ends where the part ends', () => {
    const property = fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join('');
      const { map, length } = decode(text);
      expect(length).toBeLessThanOrEqual(text.length);
      expect(map[length]).toBe(text.length);
      for (let i = 0; i < length; i++) expect(map[i]).toBeLessThan(map[i + 1]!);
    });
    fc.assert(property, { numRuns: 2000 });
  });
});

describe('how much is decoded together', () => {
  const rows: [name: string, text: string][] = [
    ['a string', '{"a":"«x%34y»"}'],
    ['an element', '<a>«x&#52;y»</a>'],
    ['a line', 'a\n«x%34y»\nb'],
    ['all of it', '«x%34y»'],
  ];
  it.each(rows)('%s', (_name, source) => {
    const { bytes, text, start, end } = marked(source);
    expect(viewExtent(bytes, start + 1, 0, text.length)).toEqual({ start, end });
  });

  it('stays inside its record', () => {
    expect(viewExtent(bytesOf('abcdef'), 3, 2, 5)).toEqual({ start: 2, end: 5 });
  });
});

describe('what escapes hide', () => {
  const percent = (text: string): string =>
    [...text].map((sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`).join('');
  const json = (text: string): string =>
    [...text].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
  const entities = (text: string): string => [...text].map((sign) => `&#${sign.charCodeAt(0)};`).join('');
  const fullWidth = (text: string): string =>
    text.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));

  const card = '4111111111111111';
  const rows: [name: string, text: string, expected: string][] = [
    ['percent', `q=${percent(card)}&b=1`, 'q=411111******1111&b=1'],
    ['percent, twice', `q=${percent(percent(card))}`, 'q=411111******1111'],
    ['percent, upper case', `q=${percent('4111-1111-1111-1111').toUpperCase()}`, 'q=411111******1111'],
    ['JSON', `{"a":"${json(card)}"}`, '{"a":"411111******1111"}'],
    ['JSON in JSON', `{"m":"{\\"a\\":\\"${escapeTo(0, json(card))}\\"}"}`, '{"m":"{\\"a\\":\\"411111******1111\\"}"}'],
    ['JSON, full-width digits', `{"a":"${json(fullWidth(card))}"}`, '{"a":"411111******1111"}'],
    ['entities', `<a>${entities(card)}</a>`, '<a>411111******1111</a>'],
    ['an SSN', `q=${percent('078-05-1120')}`, 'q=[REDACTED:ssn]'],
    ['an e-mail', `q=${percent('jane@example.com')}`, 'q=[REDACTED:email]'],
    ['a value', `cvv=${percent('123')}`, 'cvv=[REDACTED:cvv]'],
    [
      'a value and its neighbours',
      `a=${percent('1')}&q=${percent(card)}&b=${percent('2')}`,
      `a=%31&q=411111******1111&b=%32`,
    ],
    ['clean digits', `q=${percent('12345')}`, `q=${percent('12345')}`],
    ['clean entities', `<a>${entities('12345')}</a>`, `<a>${entities('12345')}</a>`],
  ];
  it.each(rows)('%s: %j', (_name, text, expected) => {
    expect(redactText(text)).toBe(expected);
  });

  it('leaves nothing of a card that is encoded too often', () => {
    let text = card;
    for (let i = 0; i < 8; i++) text = i === 0 ? percent(text) : text.replaceAll('%', '%25');
    expect(redactText(`q=${text}`)).toContain('[REDACTED:limit]');
  });
});
