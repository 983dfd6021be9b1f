import { createRedactor } from '@sixfour/core';
import { createRedactor as createEngine } from '@sixfour/core/engine';
import fc from 'fast-check';
import fastRedact from 'fast-redact';
import { describe, expect, test } from 'vitest';

const MARK = '[X]';
const HIDDEN = '[REDACTED:path]';

/** Only `paths` are at work: no detector is on. */
const only = (paths: readonly string[], options: object = {}): ReturnType<typeof createEngine> =>
  createEngine({ detectors: [], paths, censor: MARK, ...options });

/** What fast-redact makes of a value. */
function oracle(paths: readonly string[], value: object): unknown {
  const copy = structuredClone(value);
  fastRedact({ paths: [...paths], censor: MARK, serialize: false })(copy);
  return copy;
}

const both = (redactor: ReturnType<typeof createEngine>, value: object): unknown[] => [
  redactor.redact(value),
  JSON.parse(redactor.redactLine(JSON.stringify(value))),
];

describe('the same values change as with fast-redact', () => {
  const paths = [
    'a',
    'a.b',
    'a.b.c',
    'b.a',
    'a["b-c"]',
    "['b-c'].a",
    'a[0]',
    'a[0].b',
    'a[1].b.c',
    'a[*]',
    'a[*].b',
    'a.*',
    'a.*.b',
    '*',
    '*.a',
    '*.b.c',
    'b[*].c',
  ];
  const key = fc.constantFrom('a', 'b', 'c', 'b-c', 'd');
  const leaf = fc.constantFrom<unknown>('text', 5, true, false, '', 'a "b" \\ c');
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      leaf,
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  const value = fc.dictionary(key, tree, { maxKeys: 4, noNullPrototype: true });

  test.each(paths)(
    '%s',
    (path) => {
      const redactor = only([path]);
      fc.assert(
        fc.property(value, (input) => {
          const expected = oracle([path], input);
          expect(both(redactor, input)).toEqual([expected, expected]);
        }),
        { numRuns: 200 },
      );
    },
    30_000,
  );

  test('several at once', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom('a.b', 'b[0]', 'c', 'a["b-c"].a', 'd[*].a', 'b.c'), { minLength: 1 }),
        value,
        (chosen, input) => {
          const expected = oracle(chosen, input);
          expect(both(only(chosen), input)).toEqual([expected, expected]);
        },
      ),
      { numRuns: 100 },
    );
  }, 30_000);
});

describe('what fast-redact has not', () => {
  const value = { a: { B: { c: 1 }, b: { c: 2, list: [{ c: 3 }, { d: { c: 4 } }] } }, c: 5, 'x.y': { c: 6 } };
  const rows: [name: string, path: string, options: object, expected: unknown][] = [
    ['case counts', 'a.b.c', {}, { ...value, a: { ...value.a, b: { ...value.a.b, c: MARK } } }],
    [
      'case does not count',
      'A.b.C',
      { pathsIgnoreCase: true },
      { ...value, a: { B: { c: MARK }, b: { ...value.a.b, c: MARK } } },
    ],
    [
      '** at the beginning',
      '**.c',
      {},
      { a: { B: { c: MARK }, b: { c: MARK, list: [{ c: MARK }, { d: { c: MARK } }] } }, c: MARK, 'x.y': { c: MARK } },
    ],
    [
      '** in the middle',
      'a.**.c',
      {},
      { ...value, a: { B: { c: MARK }, b: { c: MARK, list: [{ c: MARK }, { d: { c: MARK } }] } } },
    ],
    ['** and case', '**.LIST', { pathsIgnoreCase: true }, { ...value, a: { ...value.a, b: { c: 2, list: MARK } } }],
    [
      'several wildcards',
      'a.*.list[*].c',
      {},
      { ...value, a: { ...value.a, b: { c: 2, list: [{ c: MARK }, { d: { c: 4 } }] } } },
    ],
    ['a dot in a name', '["x.y"].c', {}, { ...value, 'x.y': { c: MARK } }],
    ['backticks', 'a[`b`].c', {}, { ...value, a: { ...value.a, b: { ...value.a.b, c: MARK } } }],
    ['a whole object', 'a.b', {}, { ...value, a: { ...value.a, b: MARK } }],
  ];
  test.each(rows)('%s: %s', (_name, path, options, expected) => {
    expect(both(only([path], options), value)).toEqual([expected, expected]);
  });

  const names: [name: string, path: string, value: object, expected: object][] = [
    ['a name in another script', 'имя', { имя: 1, a: 2 }, { имя: MARK, a: 2 }],
    ['a name with a quote', "['a\"b']", { 'a"b': 1 }, { 'a"b': MARK }],
    ['a name that is a number', '["12"]', { 12: 1 }, { 12: MARK }],
    ['an empty name', '[""]', { '': 1, a: 1 }, { '': MARK, a: 1 }],
    [
      'a name of 40 letters',
      'a.abcdefghijklmnopqrstuvwxyzabcdefghijklmn',
      { a: { abcdefghijklmnopqrstuvwxyzabcdefghijklmn: 1 } },
      { a: { abcdefghijklmnopqrstuvwxyzabcdefghijklmn: MARK } },
    ],
    ['a name with a sign in front', 'a.$id', { a: { $id: 1 } }, { a: { $id: MARK } }],
    ['a name with _ in front', 'a._id', { a: { _id: 1, id: 1 } }, { a: { _id: MARK, id: 1 } }],
    ['a plural', 'a.item', { a: { item: 1, items: 2 } }, { a: { item: MARK, items: 2 } }],
    ['a card code', 'cvv', { cvv: 1 }, { cvv: MARK }],
  ];
  test.each(names)('%s', (_name, path, value, expected) => {
    expect(both(only([path]), value)).toEqual([expected, expected]);
  });

  test('an escaped name in a line', () => {
    expect(JSON.parse(only(['имя.x']).redactLine('{"\\u0438\\u043c\\u044f":{"x":1}}'))).toEqual({ имя: { x: MARK } });
  });

  test('deep ** is not slow', () => {
    let deep: unknown = { c: 1 };
    for (let i = 0; i < 60; i++) deep = { a: deep, b: 1 };
    const started = performance.now();
    both(only(['**.a.**.a.**.a.**.a.**.x']), deep as object);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('with detectors', () => {
  const redactor = createRedactor({
    paths: [
      'user.nick',
      { path: 'user.pet', censor: 'P' },
      { path: 'user.id', remove: true },
      { path: 'items[*]', remove: true },
    ],
  });

  test('marker, censor and removal of single paths', () => {
    const value = { user: { nick: 'Bob', pet: 'Rex', id: 7, cvv: '123' }, items: ['a', 'b'], card: '4111111111111111' };
    const expected = {
      user: { nick: HIDDEN, pet: 'P', cvv: '[REDACTED:cvv]' },
      items: [HIDDEN, HIDDEN],
      card: '411111******1111',
    };
    expect(both(redactor, value)).toEqual([expected, expected]);
  });

  test('a path that leads to a card code: nothing of it is shown, whatever the censor', () => {
    const showing = createRedactor({ paths: [{ path: 'card.cvv', censor: ({ detector }) => detector }], censor: 'X' });
    for (const result of both(showing, { card: { cvv: '123', pan: '4111111111111111' } }))
      expect(JSON.stringify(result)).not.toMatch(/123|4111/);
  });

  test('a clean value that no path leads into comes back as the same reference', () => {
    const value = { users: { nick: 'Bob' }, nick: 'Eve' };
    expect(redactor.redact(value)).toBe(value);
    const line = JSON.stringify(value);
    expect(redactor.redactLine(line)).toBe(line);
  });

  test('undefined is no value', () => {
    const value = { user: { nick: undefined } };
    expect(redactor.redact(value)).toEqual(oracle(['user.nick'], value));
  });

  test('Map entries, class instances and errors', () => {
    expect(redactor.redact({ user: new Map([['nick', 'Bob']]) })).toEqual({ user: new Map([['nick', HIDDEN]]) });
    expect(
      createRedactor({ paths: ['err.config'] }).redact({ err: Object.assign(new Error('a'), { config: 'x' }) }).err,
    ).toMatchObject({ config: HIDDEN });
  });
});
