import { createRedactor, fromPinoRedact, SixfourOptionError } from '@sixfour/core';
import { describe, expect, test } from 'vitest';

const value = { user: { name: 'n', key: 5 }, headers: { 'x-id': 'i' }, list: [{ a: 1 }, { a: 2 }] };

describe('fromPinoRedact', () => {
  const rows: [name: string, redact: Parameters<typeof fromPinoRedact>[0], expected: unknown][] = [
    ['an array', ['user.key'], { ...value, user: { name: 'n', key: '[Redacted]' } }],
    ['an object', { paths: ['headers["x-id"]'] }, { ...value, headers: { 'x-id': '[Redacted]' } }],
    ['a wildcard', { paths: ['list[*].a'] }, { ...value, list: [{ a: '[Redacted]' }, { a: '[Redacted]' }] }],
    ['a censor', { paths: ['user.key'], censor: '**' }, { ...value, user: { name: 'n', key: '**' } }],
    [
      'a function as censor',
      { paths: ['user.key'], censor: ({ detector }) => `<${detector}>` },
      { ...value, user: { name: 'n', key: '<path>' } },
    ],
    ['remove', { paths: ['user.key'], remove: true }, { ...value, user: { name: 'n' } }],
    ['none', [], value],
  ];
  test.each(rows)('%s', (_name, redact, expected) => {
    const redactor = createRedactor(fromPinoRedact(redact));
    expect(redactor.redact(value)).toEqual(expected);
    expect(JSON.parse(redactor.redactLine(JSON.stringify(value)))).toEqual(expected);
  });

  test('what is found elsewhere is found as before', () => {
    expect(createRedactor(fromPinoRedact(['user.key'])).redactText('card 4111111111111111')).toBe(
      'card 411111******1111',
    );
  });

  test.each([[{ paths: 'a' }], [{}], [{ paths: [5] }], [null], [undefined], ['a']])('refuses %j', (redact) => {
    expect(() => fromPinoRedact(redact as never)).toThrow(SixfourOptionError);
  });
});
