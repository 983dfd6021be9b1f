import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRedactor } from '../../../packages/core/src/index.js';
import { ByteBuffer } from '../../../packages/core/src/scan/buffer.js';
import { STRIDE } from '../../../packages/core/src/scan/trigger-tables.js';
import { TriggerPass } from '../../../packages/core/src/scan/triggers.js';
import { Reader } from '../../../packages/core/src/walk/read.js';
import { tables } from '../scan/tables.js';
import { CARD, MASKED, plantsIn, printed } from '../printed.js';

const NUL = '\0';

const run = TriggerPass.prototype.run;

/** The texts that the trigger pass reads while `work` runs, and how many values are read onto a tape. */
function reading(work: () => void): { texts: string[]; tapes: number } {
  const texts: string[] = [];
  vi.spyOn(TriggerPass.prototype, 'run').mockImplementation(function (this: TriggerPass, bytes, n, ...rest) {
    texts.push(...new TextDecoder().decode(bytes.subarray(0, n)).split(NUL).slice(1, -1));
    return run.call(this, bytes, n, ...rest);
  });
  const read = vi.spyOn(Reader.prototype, 'read');
  work();
  const tapes = read.mock.calls.filter(([, , parent]) => parent === -1).length;
  vi.restoreAllMocks();
  return { texts, tapes };
}

afterEach(() => {
  vi.restoreAllMocks();
});

interface Order {
  readonly id: string;
  readonly lines: unknown[];
  readonly total: number;
}

const order = (id: string, total: number): Order => ({
  id,
  lines: [{ sku: 'KB-87', count: 2, at: null }, 'spare'],
  total,
});

/** A redactor that has met such an order: with each one the keys of one more level are remembered. */
function acquainted() {
  const { redact } = createRedactor();
  for (let i = 0; i < 4; i++) redact(order('a1', 1.5));
  return redact;
}

describe('what is read of a clean value', () => {
  it('is all of the first one', () => {
    const { redact } = createRedactor();
    const given = order('a1', 1.5);
    const texts = ['id', 'a1', 'lines', 'sku', 'KB-87', 'count', 'at', 'spare', 'total'];
    expect(reading(() => expect(redact(given)).toBe(given))).toEqual({ texts, tapes: 0 });
  });

  it.each<[name: string, value: unknown, texts: string[]]>([
    ['the same', order('a1', 1.5), []],
    ['another small number', order('a1', 9_999_999), []],
    ['another text', order('b2', 1.5), ['b2']],
    ['a long number', order('a1', 20_000_000), ['20000000']],
    ['a text for a number', { ...order('a1', 1), total: 'a1' }, ['a1']],
    ['a number for a text', { ...order('a1', 1), id: 5 }, []],
    ['another key', { id: 'a1', sum: { a: ['b'] }, total: 1 }, ['sum', 'a', 'b']],
    ['less keys', { total: 1 }, ['total']],
    ['another order of keys', { lines: ['spare'], total: 1.5, id: 'a1' }, ['lines', 'spare', 'total', 'id', 'a1']],
    ['text of an element', { ...order('a1', 1), lines: [{ sku: 'KB-88' }, 'spare', 'x'] }, ['KB-88', 'x']],
    ['an object for a text', { ...order('a1', 1), id: { of: 'a1' } }, ['of', 'a1']],
  ])('%s: what no value had there', (_name, value, texts) => {
    const redact = acquainted();
    expect(reading(() => expect(redact(value)).toBe(value))).toEqual({ texts, tapes: 0 });
  });

  it('is everything, onto a tape, where something may be found', () => {
    const redact = acquainted();
    const { texts, tapes } = reading(() => expect(redact(order(CARD, 1.5))).toEqual(order(MASKED, 1.5)));
    expect([texts, tapes]).toEqual([[CARD, ...reading(() => createRedactor().redact(order(CARD, 1.5), {})).texts], 1]);
  });

  it('is never what was found before', () => {
    const redact = acquainted();
    for (let i = 0; i < 300; i++) {
      expect(redact(order(CARD, i))).toEqual(order(MASKED, i));
      expect(redact(order('a1', Number(CARD)))).toEqual({ ...order('a1', 1), total: MASKED });
      expect(redact({ ...order('a1', i), [CARD]: i })).toEqual({ ...order('a1', i), [MASKED]: i });
    }
  });

  it('is names again that say something only beside others', () => {
    const { redact } = createRedactor();
    const weak = { id: 'a1', thing: { name: 'Ada Lovelace', at: 1 } };
    const strong = { id: 'a1', customer: { name: 'Ada Lovelace', at: 1 } };
    for (let i = 0; i < 200; i++) {
      const value = i % 5 === 0 ? strong : weak;
      expect(redact(value)).toEqual(
        i % 5 === 0 ? { ...strong, customer: { name: '[REDACTED:person-name]', at: 1 } } : weak,
      );
    }
  });
});

describe('what is no plain data', () => {
  let asked = 0;
  const ask = () => (asked++ === 0 ? 'KB-87' : CARD);
  const withLine = (line: object) => ({ ...order('a1', 1.5), lines: [line, 'spare'] });
  const line = { sku: 'KB-87', count: 2, at: null };

  class Line {
    sku = '';
  }
  const AT = Symbol('at');
  const NAMED = Symbol(CARD);

  const rows: [name: string, make: () => object][] = [
    ['a getter', () => withLine(Object.defineProperty({ ...line }, 'sku', { get: ask, enumerable: true }))],
    ['a setter', () => withLine(Object.defineProperty({ ...line }, 'sku', { set: ask, enumerable: true }))],
    [
      'a getter of an element',
      () => ({ ...order('a1', 1.5), lines: Object.defineProperty([line, 'spare'], 1, { get: ask, enumerable: true }) }),
    ],
    ['a class', () => withLine(Object.assign(new Line(), line))],
    [
      'an inherited getter',
      () => withLine(Object.create(Object.create(null, { sku: { get: ask, enumerable: true } }))),
    ],
    [
      'a Proxy',
      () =>
        withLine(new Proxy({ ...line }, { get: (target, key) => (key === 'sku' ? ask() : Reflect.get(target, key)) })),
    ],
    ['toJSON', () => withLine({ ...line, toJSON: ask })],
    ['a hidden toJSON', () => withLine(Object.defineProperty({ ...line }, 'toJSON', { value: ask }))],
    ['a symbol', () => withLine({ ...line, [AT]: CARD })],
    ['a name of a symbol', () => withLine({ ...line, [NAMED]: 1 })],
    ['a hole', () => ({ ...order('a1', 1.5), lines: [, { sku: CARD }] })],
    ['a member of an array', () => ({ ...order('a1', 1.5), lines: Object.assign([line], { note: CARD }) })],
    ['a cycle', () => ((value) => Object.assign(value, { lines: [value, CARD] }))(order('a1', 1.5))],
    ['a Date', () => ({ ...order('a1', 1.5), at: new Date(0), note: CARD })],
    ['a Map', () => ({ ...order('a1', 1.5), at: new Map([['a', CARD]]) })],
    ['a function', () => ({ ...order('a1', 1.5), at: Object.assign(() => 1, { note: CARD }) })],
  ];

  it.each(rows)('%s: the same as without memory', (_name, make) => {
    const redact = acquainted();
    for (let i = 0; i < 3; i++) {
      asked = 0;
      const value = make();
      const result = redact(value);
      const count = asked;
      asked = 0;
      const again = make();
      const expected = createRedactor().redact(again, {});
      expect(result).toStrictEqual(expected);
      expect([result === value, count]).toEqual([expected === again, asked]);
      expect(plantsIn(printed(result))).toEqual([]);
      redact(order('a1', 1.5));
    }
  });

  it('toJSON of all objects', () => {
    const redact = acquainted();
    try {
      Object.defineProperty(Object.prototype, 'toJSON', { value: () => CARD, configurable: true });
      expect(redact(order('a1', 1.5))).toBe(MASKED);
    } finally {
      Reflect.deleteProperty(Object.prototype, 'toJSON');
    }
  });

  it('a hidden getter that throws', () => {
    const value = Object.defineProperty(order('a1', 1.5), 'toJSON', {
      get: () => {
        throw new Error(CARD);
      },
    });
    expect(acquainted()(value)).toBe('[REDACTED:error]');
  });

  it('a getter that redacts', () => {
    const redact = acquainted();
    const value = Object.defineProperty(order('a1', 1.5), 'toJSON', { get: () => void redact(order(CARD, 1)) });
    expect(redact(value)).toBe(value);
  });
});

describe('limits', () => {
  it.each([{ maxDepth: 0 }, { maxDepth: 2 }, { maxNodes: 0 }, { maxNodes: 6 }, { maxNodes: 8 }, { maxNodes: 9 }])(
    '%j',
    (limits) => {
      const { redact } = createRedactor({ limits });
      for (let i = 0; i < 4; i++) expect(redact(order('a1', i))).toStrictEqual(redact(order('a1', i), {}));
    },
  );

  it('a deep value, a wide one, and one that holds another twice on each level', () => {
    let deep: unknown = 'a';
    let twice: unknown = 'a';
    for (let i = 0; i < 60; i++) deep = { deep };
    for (let i = 0; i < 10; i++) twice = [twice, twice];
    const wide = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`a${i}`, i]));
    const { redact } = createRedactor();
    for (const value of [deep, twice, wide, Object.values(wide)])
      for (let i = 0; i < 3; i++) expect(redact(value)).toBe(value);
  });

  it('many kinds, many keys and long texts', () => {
    const { redact } = createRedactor();
    for (let i = 0; i < 3000; i++) {
      const value = { [`a${i}`]: 'tea '.repeat(i % 400), [`b${i % 7}`]: { [`c${i}`]: i, note: `${i}` } };
      expect(redact(value)).toBe(value);
    }
    expect(redact({ a1: `tea ${CARD}` })).toEqual({ a1: `tea ${MASKED}` });
  });
});

describe('what triggers do not lead to', () => {
  it.each([
    ['known secrets', { secrets: ['correct-horse-battery'] }],
    ['paths of wildcards', { paths: ['lines.*'] }],
    ['paths of names', { paths: ['id'] }],
    ['base64', { base64: true }],
  ])('%s', (_name, options) => {
    const { redact } = createRedactor(options);
    const value = { id: 'correct-horse-battery', lines: [btoa(`card ${CARD} `)] };
    const expected = redact(value, {});
    for (let i = 0; i < 4; i++) expect(redact(value)).toStrictEqual(expected);
  });
});

describe('the texts of a value', () => {
  const part = fc.oneof(
    fc.constantFrom(
      'cvv',
      '737',
      'card',
      CARD,
      '4111 1111',
      '1111 1111',
      '078-05-1120',
      '536',
      '-90-',
      '4399',
      '+44',
      '2071838750',
    ),
    fc.constantFrom(
      'ada@',
      'example.com',
      '-----',
      'BEGIN',
      'P<',
      '<<',
      '\\u00',
      '34',
      '%',
      '34',
      '&#',
      '0190c3f1-9d2b-7c44-8a51-',
    ),
    fc.constantFrom(
      '3f0e6b7d2c45',
      'sk_live_',
      'eyJhbGciOi',
      'müller',
      '',
      'card number',
      'account',
      'PAN',
      'no',
      '00',
      '4',
    ),
    fc.string({ unit: fc.constantFrom(...'aV4 .-_@<+%\\é'), maxLength: 12 }),
  );

  it('are told of one by one', () => {
    const pass = new TriggerPass(tables);
    const triggersOf = (texts: readonly string[]): number[][] => {
      const buffer = new ByteBuffer();
      const out = new Int32Array(STRIDE * 512);
      for (const text of texts) {
        buffer.separate();
        buffer.append(text);
      }
      buffer.separate();
      buffer.close();
      const count = pass.run(buffer.bytes, buffer.length, out, true);
      return Array.from({ length: count }, (_, k) => [...out.subarray(k * STRIDE, (k + 1) * STRIDE)]);
    };
    const property = fc.property(fc.array(part, { maxLength: 8 }), (texts) => {
      let at = 0;
      const apart = texts.flatMap((text) => {
        const shift = at;
        at += text.length + 1;
        return triggersOf([text]).map(([head, start, end]) => [head, start! + shift, end! + shift]);
      });
      expect(triggersOf(texts)).toEqual(apart);
    });
    fc.assert(property, { numRuns: 5000 });
  });
});

describe('values that are alike', () => {
  const text = fc.constantFrom<unknown>(
    ...[
      'paid',
      'KB-87',
      '',
      'cvv',
      'name',
      'card',
      'Ada Lovelace',
      '912',
      '1230',
      CARD,
      '4111 1111 1111 1111',
      '4111',
      '1111',
    ],
    ...[
      '12/29',
      'ada@example.com',
      '+442071838750',
      '0190c3f1-9d2b-7c44-8a51-3f0e6b7d2c45',
      'hunter2hunter2',
      '078-05-1120',
    ],
    ...[
      '{"cvv":"912"}',
      'cvv: 912',
      'de52',
      '041274EDCBA9876F',
      '0200',
      'é安４１１１',
      'card\u0034',
      'a\u0000b',
      'pass',
      '--password',
    ],
  );
  const number = fc.constantFrom<unknown>(
    912,
    1.5,
    20_000_000,
    Number(CARD),
    1741944413589,
    4111,
    1111,
    36700102000000,
    10n,
    BigInt(CARD),
    1e21,
  );
  const leaf = fc.oneof({ weight: 3, arbitrary: text }, number, fc.constantFrom<unknown>(null, undefined, true));
  const key = fc.constantFrom(
    ...[
      'id',
      'name',
      'value',
      'key',
      'code',
      'number',
      'card',
      'customer',
      'billing',
      'cvv',
      'pan',
      'expiry',
      'note',
      'at',
      'list',
      'data',
    ],
    ...[
      'cvvResult',
      'traceId',
      'email',
      'token',
      '0',
      '2',
      '52',
      'mti',
      CARD,
      '__proto__',
      'headers',
      'cardNumber',
      'pin',
      'holder',
    ],
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 5 }),
    ),
  }));

  /** The value with another member or element somewhere inside: `path` says which, at each level. */
  function edited(value: unknown, path: readonly number[], name: string, other: unknown): unknown {
    const [step, ...rest] = path;
    if (step === undefined || typeof value !== 'object' || value === null) return other;
    const names = Object.keys(value);
    const chosen = names[step % (names.length + 1)] ?? (Array.isArray(value) ? String(names.length) : name);
    const inner = edited((value as Record<string, unknown>)[chosen], rest, name, other);
    const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...value };
    Object.defineProperty(copy, chosen, { value: inner, enumerable: true, configurable: true, writable: true });
    return copy;
  }

  const edit = fc.tuple(fc.array(fc.nat(5), { minLength: 1, maxLength: 4 }), key, fc.oneof(leaf, tree));

  it('have the results that they have without memory', () => {
    const known = createRedactor();
    let clean = 0;
    const property = fc.property(tree, fc.array(edit, { minLength: 1, maxLength: 12 }), (first, edits) => {
      let value: unknown = { id: 'a', first };
      for (const [path, name, other] of edits) {
        for (const given of [value, { id: 'a', at: 1, inner: value }]) {
          const result = known.redact(given);
          const expected = known.redact(given, {});
          if (expected === given) clean++;
          expect(result === given).toBe(expected === given);
          expect(result).toStrictEqual(expected);
        }
        value = edited(value, path, name, other);
      }
    });
    fc.assert(property, { numRuns: 1500 });
    expect(clean).toBeGreaterThan(500);
  });
});
