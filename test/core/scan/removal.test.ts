import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../packages/core/src/index.js';

const { redactText } = createRedactor({ remove: true });
const onlyCvv = createRedactor({ remove: ['cvv'] });
const bySad = createRedactor({ remove: ['sad'] });

describe('members that are deleted', () => {
  const rows: [name: string, text: string, expected: string][] = [
    ['alone', '{"cvv":"123"}', '{}'],
    ['first', '{"cvv":"123","a":1}', '{"a":1}'],
    ['last', '{"a":1,"cvv":"123"}', '{"a":1}'],
    ['between', '{"a":1,"cvv":"123","b":2}', '{"a":1,"b":2}'],
    ['two side by side', '{"a":1,"cvv":"123","password":"hunter2","b":2}', '{"a":1,"b":2}'],
    ['two at the end', '{"a":1,"cvv":"123","password":"hunter2"}', '{"a":1}'],
    ['all of them', '{"cvv":"123","password":"hunter2"}', '{}'],
    ['a number', '{"a":1,"cvv":123}', '{"a":1}'],
    ['an object', '{"a":1,"cvv":{"b":[1,2]},"c":3}', '{"a":1,"c":3}'],
    ['inside an object', '{"card":{"cvv":"123","brand":"visa"}}', '{"card":{"brand":"visa"}}'],
    ['alone inside an object', '{"card":{"cvv":"123"},"a":1}', '{"card":{},"a":1}'],
    ['inside a list', '[{"cvv":"123"},{"a":1}]', '[{},{"a":1}]'],
    ['JSON in JSON', '{"m":"{\\"cvv\\":\\"123\\",\\"a\\":1}"}', '{"m":"{\\"a\\":1}"}'],
    ['JSON in JSON, last', '{"m":"{\\"a\\":1,\\"cvv\\":123}"}', '{"m":"{\\"a\\":1}"}'],
    ['on several lines', '{"a":1,\n"b":2}\n{"cvv":"123","a":1}\n', '{"a":1,\n"b":2}\n{"a":1}\n'],
    ['an element of a list stays in its place', '["4111111111111111",1]', '["411111******1111",1]'],
    ['part of a value is replaced', '{"m":"card 4111111111111111"}', '{"m":"card 411111******1111"}'],
    ['text without members', 'cvv=123', 'cvv=[REDACTED:cvv]'],
  ];
  it.each(rows)('%s: %s', (_name, text, expected) => {
    expect(redactText(text)).toBe(expected);
  });

  it.each([
    ['a detector', onlyCvv],
    ['a category', bySad],
  ] as const)('by the name of %s', (_name, { redactText: redact }) => {
    expect(redact('{"cvv":"123","password":"hunter2"}')).toBe('{"password":"[REDACTED:password]"}');
  });

  it('leaves JSON, with just the other members', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'cvv', 'password', 'd');
    const value = fc.oneof(
      fc.integer({ max: 9, min: 0 }),
      fc.constantFrom('x"y', 'a,b', '}', '{'),
      fc.constant([1, 2]),
    );
    const property = fc.property(fc.dictionary(key, value), fc.integer({ min: 0, max: 2 }), (document, space) => {
      const planted: Record<string, unknown> = { ...document };
      if ('cvv' in planted) planted['cvv'] = '123';
      if ('password' in planted) planted['password'] = 'hunter2';
      const text = JSON.stringify(planted).replaceAll('":', `"${' '.repeat(space)}:`);
      const { cvv: _cvv, password: _password, ...rest } = document;
      expect(JSON.parse(redactText(text))).toEqual(rest);
    });
    fc.assert(property, { numRuns: 2000 });
  });
});
