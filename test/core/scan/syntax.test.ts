import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itShows, redactText, type Shown } from '../rows.js';

const rows: Shown[] = [
  ['a number', '{"cvv":123}', '{"cvv":"[REDACTED:cvv]"}'],
  ['a number of depth 1', '{"m":"{\\"cvv\\":123}"}', '{"m":"{\\"cvv\\":\\"[REDACTED:cvv]\\"}"}'],
  [
    'a number of depth 2',
    '{"m":"{\\"m\\":\\"{\\\\\\"cvv\\\\\\":123}\\"}"}',
    '{"m":"{\\"m\\":\\"{\\\\\\"cvv\\\\\\":\\\\\\"[REDACTED:cvv]\\\\\\"}\\"}"}',
  ],
  ['a card number', '{"a":4111111111111111}', '{"a":"411111******1111"}'],
  ['a card number, in a list', '[1,4111111111111111,2]', '[1,"411111******1111",2]'],
  ['a card number, alone in a list', '[4111111111111111]', '["411111******1111"]'],
  ['a card number of depth 1', '{"m":"[4111111111111111]"}', '{"m":"[\\"411111******1111\\"]"}'],
  ['a card number with a fraction', '{"a":4111111111111111.0}', '{"a":"[REDACTED:pan]"}'],
  ['a number that states its length', '{"a":164111111111111111}', '{"a":"[REDACTED:pan]"}'],
  ['a card number and its expiry', '{"a":41111111111111111227}', '{"a":"[REDACTED:pan]"}'],
  ['two card numbers', '{"a":41111111111111115555555555554444}', '{"a":"[REDACTED:pan]"}'],
  ['JSON behind text', 'got {"cvv":123} back', 'got {"cvv":"[REDACTED:cvv]"} back'],
  ['JSON behind JSON', '{"a":1}{"cvv":123}', '{"a":1}{"cvv":"[REDACTED:cvv]"}'],
  ['lines of JSON', '{"cvv":123}\n{"cvv":456}\n', '{"cvv":"[REDACTED:cvv]"}\n{"cvv":"[REDACTED:cvv]"}\n'],
  ['a number on a line of its own', '{\n  "a":\n    4111111111111111\n}', '{\n  "a":\n    "411111******1111"\n}'],
  ['an object of a name that is never shown', '{"cvv":{"a":1},"b":2}', '{"cvv":"[REDACTED:cvv]","b":2}'],
  [
    'a number on a line of its own name',
    '{\n  "a": 4111111111111111,\n  "cvv": 123\n}',
    '{\n  "a": "411111******1111",\n  "cvv": "[REDACTED:cvv]"\n}',
  ],
  ['a card in brackets inside a text', '{"m":"[ref 4111111111111111]"}', '{"m":"[ref 411111******1111]"}'],
  [
    'a marker before a card',
    '{"a":"[REDACTED:cvv]","b":4111111111111111}',
    '{"a":"[REDACTED:cvv]","b":"411111******1111"}',
  ],
  [
    'a text that begins with a brace',
    '{"a":"{ no JSON","b":4111111111111111}',
    '{"a":"{ no JSON","b":"411111******1111"}',
  ],
  ['a text that begins with a bracket', '{"a":"[info]","b":4111111111111111}', '{"a":"[info]","b":"411111******1111"}'],
];
describe('a value that becomes text', () => itShows(rows));

describe('beside an escape', () => {
  const escapes = ['\\n', '\\t', '\\r\\n', '\\"', '\\\\', '\\/', '\\u001b', '\\u00fc', '\\u2028', '\\b'];
  const planted = [
    ['PAN', '4111111111111111'],
    ['grouped PAN', '4111 1111 1111 1111'],
    ['SSN', '078-05-1120'],
    ['e-mail', 'jane@example.com'],
    ['key', 'sk_test_4eC39HqLyjWDarjtT1zdp7dc'],
    ['JWT', 'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'],
    ['URL', 'redis://bob:hunter2@cache'],
    ['track', ';4111111111111111=27121011000012300000?'],
    ['password', 'password=hunter2'],
    ['header', 'Authorization: Bearer mF_9.B5f-4.1JqM'],
    ['cookie', 'Cookie: sid=abc123'],
  ] as const;
  it.each(planted)('%s stays JSON and goes', (_name, value) => {
    for (const escape of escapes) {
      for (const text of [`${escape}${value}`, `x${escape}${value}${escape}x`, `${value}${escape}`]) {
        const line = `{"msg":"${text}","b":1}`;
        const redacted = redactText(line);
        expect(() => JSON.parse(redacted), `${line} -> ${redacted}`).not.toThrow();
        expect(Object.keys(JSON.parse(redacted))).toEqual(['msg', 'b']);
        expect(redacted).not.toContain(value);
      }
    }
  });
});

/** A value of a log and what must become of it. */
interface Pair {
  readonly from: unknown;
  readonly to: unknown;
  /** Text that is JSON again, so that it is compared by what it holds. */
  readonly isJson: boolean;
}

const same = (value: unknown): Pair => ({ from: value, to: value, isJson: false });
const sign = fc.constantFrom(...'ab "\\\'{}[]:,é\n/');
const plain = fc.string({ unit: sign, maxLength: 10 }).map(same);
const cards: Pair[] = [
  { from: 4111111111111111, to: '411111******1111', isJson: false },
  { from: '4111111111111111', to: '411111******1111', isJson: false },
  { from: 'paid with 5555 5555 5555 4444', to: 'paid with 555555******4444', isJson: false },
  { from: 378282246310005, to: '378282*****0005', isJson: false },
];
const cvv = fc
  .constantFrom<unknown>(123, '123', 4567, [123], { a: 'b' })
  .map((from): Pair => ({ from, to: '[REDACTED:cvv]', isJson: false }));
const scalar = fc.oneof(
  plain,
  fc.integer({ min: -999, max: 999 }).map(same),
  fc.boolean().map(same),
  fc.constant(same(null)),
  fc.constantFrom(...cards),
);

const object = (member: fc.Arbitrary<Pair>): fc.Arbitrary<Pair> =>
  fc.record({ a: member, b: member, note: member, cvv }, { requiredKeys: [] }).map((pairs) => ({
    from: Object.fromEntries(Object.entries(pairs).map(([key, pair]) => [key, pair.from])),
    to: Object.fromEntries(Object.entries(pairs).map(([key, pair]) => [key, pair.isJson ? pair : pair.to])),
    isJson: false,
  }));
const array = (member: fc.Arbitrary<Pair>): fc.Arbitrary<Pair> =>
  fc.array(member, { maxLength: 3 }).map((pairs) => ({
    from: pairs.map((pair) => pair.from),
    to: pairs.map((pair) => (pair.isJson ? pair : pair.to)),
    isJson: false,
  }));
const nested = (inner: fc.Arbitrary<Pair>): fc.Arbitrary<Pair> =>
  inner.map((pair) => ({ from: JSON.stringify(pair.from), to: pair.to, isJson: true }));

/** JSON in JSON to the given depth. */
function documents(depth: number): fc.Arbitrary<Pair> {
  const member = depth === 0 ? scalar : fc.oneof(scalar, nested(documents(depth - 1)));
  return object(fc.oneof({ weight: 3, arbitrary: member }, { weight: 1, arbitrary: array(member) }));
}

/** Compares what came out with what must, and reads every nested text as JSON. */
function compare(actual: unknown, expected: unknown): void {
  if (typeof expected === 'object' && expected !== null && 'isJson' in expected) {
    compare(JSON.parse(actual as string), (expected as Pair).to);
  } else if (typeof expected === 'object' && expected !== null) {
    expect(Object.keys(actual as object)).toEqual(Object.keys(expected));
    for (const [key, value] of Object.entries(expected)) compare((actual as Record<string, unknown>)[key], value);
  } else expect(actual).toBe(expected);
}

describe('random documents', () => {
  it('stay JSON at every depth, and nothing planted is left', () => {
    const property = fc.property(documents(3), ({ from, to }) => {
      const line = JSON.stringify(from);
      const redacted = redactText(line);
      compare(JSON.parse(redacted), to);
      expect(redactText(redacted)).toBe(redacted);
    });
    fc.assert(property, { numRuns: 2000 });
  });

  it('stay JSON when they stand in a log line', () => {
    const property = fc.property(documents(1), ({ from, to }) => {
      const redacted = redactText(`info: got ${JSON.stringify(from)} back`);
      expect(redacted.startsWith('info: got {')).toBe(true);
      compare(JSON.parse(redacted.slice('info: got '.length, -' back'.length)), to);
    });
    fc.assert(property, { numRuns: 1000 });
  });

  it('stay JSON when they are printed on several lines', () => {
    const property = fc.property(documents(1), ({ from, to }) => {
      compare(JSON.parse(redactText(JSON.stringify(from, null, 2))), to);
    });
    fc.assert(property, { numRuns: 1000 });
  });
});

describe('behind the first 64 KiB of a line', () => {
  const filler = 'word '.repeat(14_000);

  it.each([
    ['a list in brackets', 'password = [swordfish7]', 'password = ["[REDACTED:password]"]'],
    [
      'a list of JSON',
      'password = ["swordfish7", 12345678]',
      'password = ["[REDACTED:password]", "[REDACTED:password]"]',
    ],
    ['a number', '{"cvv":123}', '{"cvv":"[REDACTED:cvv]"}'],
  ])('%s inside a string stays a part of it', (_name, text, expected) => {
    const line = JSON.stringify({ level: 30, msg: filler + text });
    expect(JSON.parse(redactText(line))).toEqual({ level: 30, msg: filler + expected });
  });
});
