import { describe, expect, it } from 'vitest';
import { inspect } from 'node:util';
import { itKeeps, itShows, redactor } from '../rows.js';

describe('a name whose first word is that of the object around', () => {
  it.each([
    [{ name: { first: 'Ada', last: 'Lovelace' } }, ['Ada', 'Lovelace']],
    [{ customer: { name: { given: 'Ada', middle: 'King', family: 'Lovelace' } } }, ['Ada', 'King', 'Lovelace']],
    [{ config: { api: { url: 'https://a.example', key: 'abcd1234efgh5678' } } }, ['abcd1234efgh5678']],
    [{ secret: { key: 'abcd1234efgh5678' } }, ['abcd1234efgh5678']],
    [{ account: { number: '12345678' } }, ['12345678']],
    [{ routing: { number: '021000021' } }, ['021000021']],
    [{ security: { code: '737' } }, ['737']],
    [{ verification: { code: '482915' } }, ['482915']],
    [{ phone: { type: 'MOBILE', number: '2025550143' } }, ['2025550143']],
    [{ phone: { phone_number: { national_number: '2025550143' } } }, ['2025550143']],
    [{ social_security: { number: '536904399' } }, ['536904399']],
    [{ birth: { date: '1990-01-01' } }, ['1990-01-01']],
  ])('%j as a value, on a line and over lines', (value, secrets) => {
    const printed = [JSON.stringify(value, null, 2), inspect(value, { compact: false, breakLength: 1 })];
    const results = [
      JSON.stringify(redactor.redact(value)),
      redactor.redactLine(JSON.stringify(value)),
      ...printed.map((text) => redactor.redactText(text)),
    ];
    for (const result of results) for (const secret of secrets) expect(result).not.toContain(secret);
  });

  it.each([
    { name: 'pod-1', last: 'seen' },
    { account: { id: 'acc-1', name: 'Main' } },
    { security: { level: 'high', name: 'TLS' } },
    { auth: { key: 'user' }, date: '1990-01-01' },
    { tokens: { number: 100 }, code: 404 },
  ])('%j stays', (value) => {
    expect(redactor.redact(value)).toBe(value);
    expect(redactor.redactText(JSON.stringify(value, null, 2))).toBe(JSON.stringify(value, null, 2));
  });
});

describe('the parent of an ambiguous name in text', () => {
  itShows([
    [
      'an element',
      '<card><type>x</type><code>737</code></card>',
      '<card><type>x</type><code>[REDACTED:cvv]</code></card>',
    ],
    [
      'an element on lines',
      '<ns:Name>\n  <ns:First>Ada</ns:First>\n</ns:Name>',
      '<ns:Name>\n  <ns:First>[REDACTED:person-name]</ns:First>\n</ns:Name>',
    ],
    [
      'an element in JSON',
      '{"x":"<Payer id=\\"1\\">\\n<a/><Name>Ada Lovelace</Name>"}',
      '{"x":"<Payer id=\\"1\\">\\n<a/><Name>[REDACTED:person-name]</Name>"}',
    ],
    [
      'an object over lines',
      '{\n  card: {\n    type: "x",\n    code: "737"\n  }\n}',
      '{\n  card: {\n    type: "x",\n    code: "[REDACTED:cvv]"\n  }\n}',
    ],
    [
      'a list over lines',
      '"cards": [\n  {\n    "code": "737"\n  }\n]',
      '"cards": [\n  {\n    "code": "[REDACTED:cvv]"\n  }\n]',
    ],
    [
      'a block of YAML',
      'customers:\n  - id: 1\n    name: Ada Lovelace\n',
      'customers:\n  - id: 1\n    name: [REDACTED:person-name]\n',
    ],
  ]);
  itKeeps([
    ['an element of something else', '<order><id>1</id><name>Widget</name></order><card/>'],
    ['behind the element', '<card></card><code>737</code>'],
    ['behind the object', '{\n  "card": {\n    "type": "x"\n  },\n  "code": "737"\n}'],
    ['behind the block', 'customer:\n  id: 1\nspec:\n  name: pod\n'],
    ['in another block inside', 'customer:\n  plan:\n    name: basic\n'],
    ['a line of text', 'the card is here {\ncode: 737'],
  ]);
});
