import { createRedactor } from '@sixfour/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CARD, MASKED, plantsIn } from './printed.js';

const { redact, redactLine, redactText } = createRedactor({ remove: true });

describe('members of a line are deleted with their comma', () => {
  const rows: [name: string, line: string, expected: string][] = [
    ['the first', '{"cvv":"123","a":1,"b":2}', '{"a":1,"b":2}'],
    ['the middle one', '{"a":1,"cvv":"123","b":2}', '{"a":1,"b":2}'],
    ['the last', '{"a":1,"b":2,"cvv":"123"}', '{"a":1,"b":2}'],
    ['the only one', '{"cvv":"123"}', '{}'],
    ['all', `{"cvv":"123","pin":"1234","cardNumber":"${CARD}"}`, '{}'],
    ['the first two', '{"cvv":"123","pin":"1234","a":1}', '{"a":1}'],
    ['the last two', '{"a":1,"cvv":"123","pin":"1234"}', '{"a":1}'],
    ['first and last', '{"cvv":"123","a":1,"pin":"1234"}', '{"a":1}'],
    ['every other', '{"a":1,"cvv":"123","b":2,"pin":"1234","c":3}', '{"a":1,"b":2,"c":3}'],
    ['a number', '{"a":1,"cvv":123}', '{"a":1}'],
    ['a whole object', '{"a":1,"cvv":{"value":"123"},"b":2}', '{"a":1,"b":2}'],
    ['in an object', `{"card":{"number":"${CARD}","exp":1},"a":1}`, '{"card":{"exp":1},"a":1}'],
    ['all in an object', `{"card":{"number":"${CARD}","cvc":"123"},"a":1}`, '{"card":{},"a":1}'],
    ['in an array of objects', '{"cards":[{"cvv":"123"},{"a":1,"cvv":"456"}]}', '{"cards":[{},{"a":1}]}'],
    ['behind an array', '{"list":[1,2],"cvv":"123"}', '{"list":[1,2]}'],
    ['behind an object', '{"o":{"a":{}},"cvv":"123"}', '{"o":{"a":{}}}'],
    ['nested JSON', '{"body":"{\\"a\\":1,\\"cvv\\":\\"123\\"}","b":2}', '{"body":"{\\"a\\":1}","b":2}'],
    ['nested JSON that becomes empty', '{"body":"{\\"cvv\\":123}"}', '{"body":"{}"}'],
    ['signs in the value', '{"a":1,"password":"hunt\\"er,2}\\\\","b":2}', '{"a":1,"b":2}'],
    ['signs in another name', '{"a\\"b":"x","cvv":"123","b":2}', '{"a\\"b":"x","b":2}'],
    ['a terminator', '{"cvv":"123","a":1}\r\n', '{"a":1}\r\n'],
    ['part of a text keeps its member', `{"a":"card ${CARD} it is"}`, `{"a":"card ${MASKED} it is"}`],
    ['an element keeps its place', `{"cards":["${CARD}","x"]}`, `{"cards":["${MASKED}","x"]}`],
    ['a number element', `[${CARD},1]`, `["${MASKED}",1]`],
    ['text that is no JSON', 'cvv: 123', 'cvv: [REDACTED:cvv]'],
  ];
  test.each(rows)('%s', (_name, line, expected) => {
    expect(redactLine(line)).toBe(expected);
    expect(redactLine(expected)).toBe(expected);
    expect(redactText(`x ${line}`)).toBe(`x ${expected}`);
  });

  test('nested twice', () => {
    const nest = (inner: object): string => JSON.stringify({ b: JSON.stringify({ c: JSON.stringify(inner) }) });
    expect(redactLine(nest({ cvv: '123', a: 1, pin: 1234 }))).toBe(nest({ a: 1 }));
  });

  const spaced: [line: string, expected: unknown][] = [
    ['{ "cvv" : "123" , "a" : 1 }', { a: 1 }],
    ['{\t"a" : 1 ,\t"cvv" : 123 }', { a: 1 }],
    ['{ "cvv" : "123" }', {}],
    ['{ "a" : 1 , "cvv" : { "x" : "1" } , "b" : [ ] }', { a: 1, b: [] }],
  ];
  test.each(spaced)('white space: %s', (line, expected) => {
    expect(JSON.parse(redactLine(line))).toEqual(expected);
  });

  test('several lines', () => {
    expect(redactText('{"cvv":"123","a":1}\n{"a":1,"cvv":"123"}\nfine\n')).toBe('{"a":1}\n{"a":1}\nfine\n');
  });
});

describe('members of a value are deleted', () => {
  const rows: [name: string, value: unknown, expected: unknown][] = [
    ['a card code', { cvv: '123', a: 1 }, { a: 1 }],
    ['a card', { cardNumber: CARD, a: 1 }, { a: 1 }],
    ['numbers', { cardNumber: 4111111111111111, cvv: 123, a: 1 }, { a: 1 }],
    ['a whole container', { cvv: { value: '123' }, a: 1 }, { a: 1 }],
    ['part of a text', { a: `card ${CARD} it is` }, { a: `card ${MASKED} it is` }],
    ['elements', { cards: [CARD, 'x'] }, { cards: [MASKED, 'x'] }],
    ['elements of a pair', ['cvv', '123'], ['cvv', '[REDACTED:cvv]']],
    [
      'a Map',
      new Map([
        ['cvv', '123'],
        ['a', 'b'],
      ]),
      new Map([['a', 'b']]),
    ],
    ['a Set', new Set([CARD, 1]), new Set([MASKED, 1])],
    ['the value itself', CARD, MASKED],
    ['nested JSON', { body: '{"a":1,"cvv":"123"}' }, { body: '{"a":1}' }],
  ];
  test.each(rows)('%s', (_name, value, expected) => {
    expect(redact(value)).toStrictEqual(expected);
  });

  test('an Error keeps its message', () => {
    const result = redact(Object.assign(new Error(CARD), { cvv: '123', code: 'E' })) as Error;
    expect(result).toBeInstanceOf(Error);
    expect(result.message).toBe(MASKED);
    expect(Object.keys(result)).toEqual(['code']);
  });

  test('a value at a place', () => {
    expect(plantsIn(String(redact(CARD, { field: 'card number' })))).toEqual([]);
    expect(redact('123', { field: 'cvv' })).not.toBe('123');
  });
});

describe('remove for some', () => {
  const rows: [remove: readonly string[], expected: object][] = [
    [['pan'], { cvv: '[REDACTED:cvv]', password: '[REDACTED:password]', a: 1 }],
    [['sad'], { cardNumber: MASKED, password: '[REDACTED:password]', a: 1 }],
    [['cvv', 'credential'], { cardNumber: MASKED, a: 1 }],
    [[], { cvv: '[REDACTED:cvv]', cardNumber: MASKED, password: '[REDACTED:password]', a: 1 }],
  ];
  test.each(rows)('%j', (remove, expected) => {
    const some = createRedactor({ remove });
    const value = { cvv: '123', cardNumber: CARD, password: 'hunter2hunter2', a: 1 };
    expect(some.redact(value)).toEqual(expected);
    expect(JSON.parse(some.redactLine(JSON.stringify(value)))).toEqual(expected);
  });

  test('remove: false', () => {
    expect(createRedactor({ remove: false }).redactLine('{"cvv":1}')).toBe('{"cvv":"[REDACTED:cvv]"}');
  });
});

test('lines and values agree, and JSON stays JSON', () => {
  const leaf = fc.constantFrom<unknown>(
    CARD,
    4111111111111111,
    '123',
    5,
    'x "y" \\',
    null,
    true,
    `is ${CARD}`,
    '{"cvv":"123","a":1}',
    '[1,{"pin":"1234"}]',
  );
  const key = fc.constantFrom('cvv', 'pin', 'a', 'b', 'note', 'cardNumber', 'a"b');
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
      fc.dictionary(key, tie('tree'), { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  const value = fc.dictionary(key, tree, { minKeys: 1, noNullPrototype: true });
  fc.assert(
    fc.property(value, fc.boolean(), (input, isSpaced) => {
      const line = JSON.stringify(input, null, isSpaced ? ' ' : undefined).replaceAll('\n', ' ');
      const result = redactLine(line);
      expect(JSON.parse(result)).toEqual(redact(input));
      expect(result).not.toContain(CARD);
    }),
    { numRuns: 2000 },
  );
});
