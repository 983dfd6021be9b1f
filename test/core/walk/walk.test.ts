import { createRedactor } from '@sixfour/core';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { CARD, MASKED, plantsIn, printed, SPACED } from '../printed.js';

const { redact, redactLine, redactText } = createRedactor();
const LIMIT = '[REDACTED:limit]';
const ERROR = '[REDACTED:error]';
const CVV = '[REDACTED:cvv]';

class Account {
  #card = CARD;
  id = 7;
  last4(): string {
    return this.#card.slice(-4);
  }
}
class Payment {
  constructor(readonly note: string) {}
}
class Money {
  constructor(readonly cents: number) {}
  toJSON(): unknown {
    return { cents: this.cents };
  }
}
class Secretive {
  #card = CARD;
  toJSON(): unknown {
    return { note: this.#card };
  }
}

/** Clean values: the same reference comes back. */
const clean: [name: string, make: () => unknown][] = [
  ['undefined', () => undefined],
  ['null', () => null],
  ['a boolean', () => true],
  ['zero', () => 0],
  ['minus zero', () => -0],
  ['NaN', () => NaN],
  ['Infinity', () => -Infinity],
  ['a fraction', () => 4111111111111.5],
  ['a time stamp', () => 1700000000000],
  ['a BigInt', () => 10n],
  ['a text', () => 'all is well'],
  ['an empty text', () => ''],
  ['a symbol', () => Symbol('clean')],
  ['a boxed String', () => new String('abc')],
  ['a boxed Number', () => new Number(5)],
  ['a boxed Boolean', () => new Boolean(false)],
  ['a boxed BigInt', () => Object(10n)],
  ['a boxed Symbol', () => Object(Symbol('clean'))],
  ['a function', () => function pay() {}],
  ['a function with clean members', () => Object.assign(function pay() {}, { retries: 3 })],
  [
    'a class',
    () =>
      class {
        value = 1;
      },
  ],
  ['a plain object', () => ({ a: 1, b: [true, null, 'x'] })],
  ['an empty object', () => ({})],
  ['a null-prototype object', () => Object.assign(Object.create(null), { a: 1 })],
  ['an own __proto__ member', () => JSON.parse('{"__proto__":{"a":1}}')],
  ['an array', () => [1, 'a', { b: 2 }]],
  ['an array with holes', () => [1, , 3]],
  ['a class instance', () => new Payment('fine')],
  ['a class instance with a private field', () => new Account()],
  ['an Error', () => new Error('fine')],
  ['an Error with a cause', () => new Error('fine', { cause: new TypeError('also fine') })],
  ['an AggregateError', () => new AggregateError([new Error('a')], 'fine')],
  ['a frozen Error', () => Object.freeze(new Error('fine'))],
  [
    'a Map',
    () =>
      new Map<unknown, unknown>([
        ['a', 1],
        [{ b: 2 }, 3],
      ]),
  ],
  ['a Set', () => new Set([1, 'a'])],
  ['a Date', () => new Date(0)],
  ['an invalid Date', () => new Date(NaN)],
  ['a RegExp', () => /^4\d+$/g],
  ['a URL', () => new URL('https://example.com/a?b=c')],
  ['URLSearchParams', () => new URLSearchParams({ a: 'b' })],
  ['Headers', () => new Headers({ accept: '*/*' })],
  ['a Buffer of text', () => Buffer.from('all is well')],
  ['binary bytes', () => Uint8Array.from({ length: 256 }, (_, i) => i)],
  ['an ArrayBuffer', () => new ArrayBuffer(8)],
  ['a DataView', () => new DataView(new ArrayBuffer(8))],
  ['symbol keys', () => ({ [Symbol('k')]: 'fine' })],
  ['frozen and sealed objects', () => Object.freeze({ a: Object.seal({ b: 1 }) })],
  ['a shared reference', () => ((shared) => ({ a: shared, b: [shared] }))({ c: 1 })],
  ['empty values under a card code', () => ({ cvv: null, cvc: '', cvv2: undefined, csc: true })],
  ['a card code result', () => ({ cvvResult: 'M', cvc_check: 'pass' })],
];

describe('a clean value comes back as the same reference', () => {
  test.each(clean)('%s', (_name, make) => {
    const value = make();
    const before = inspect(value, { showHidden: true, depth: 9 });
    expect(redact(value)).toBe(value);
    expect(inspect(value, { showHidden: true, depth: 9 })).toBe(before);
  });

  test.each(clean)('%s beside a card', (_name, make) => {
    const value = make();
    const result = redact({ note: CARD, value }) as { note: string; value: unknown };
    expect(result.note).toBe(MASKED);
    expect(result.value).toBe(value);
  });
});

/** Values that hold something: the exact result. */
const dirty: [name: string, make: () => unknown, expected: unknown][] = [
  ['a text', () => `paid with ${SPACED}`, `paid with ${MASKED}`],
  ['a number', () => 4111111111111111, MASKED],
  ['a BigInt', () => 4111111111111111n, MASKED],
  ['a boxed String', () => new String(CARD), MASKED],
  ['a boxed Number', () => new Number(CARD), MASKED],
  ['a boxed BigInt', () => Object(BigInt(CARD)), MASKED],
  ['a boxed Symbol', () => Object(Symbol(CARD)), `Symbol(${MASKED})`],
  ['boxed values under a card code', () => ({ cvv: new String('123'), cvc: new Number(123) }), { cvv: CVV, cvc: CVV }],
  ['a symbol', () => ({ at: Symbol(`card ${CARD}`) }), { at: `Symbol(card ${MASKED})` }],
  [
    'a function name',
    () => Object.defineProperty(() => 1, 'name', { value: `pay ${CARD}` }),
    `[Function: pay ${MASKED}]`,
  ],
  ['members of a function', () => Object.assign(function pay() {}, { note: CARD }), '[Function: pay]'],
  ['toJSON of a function', () => Object.assign(function pay() {}, { toJSON: () => CARD }), '[Function: pay]'],
  ['a plain object', () => ({ a: 1, note: CARD }), { a: 1, note: MASKED }],
  [
    'a null-prototype object',
    () => Object.assign(Object.create(null), { note: CARD }),
    Object.assign(Object.create(null), { note: MASKED }),
  ],
  [
    'an own __proto__ member',
    () => JSON.parse('{"__proto__":{"cvv":"123"}}'),
    JSON.parse(`{"__proto__":{"cvv":"${CVV}"}}`),
  ],
  ['an array', () => [1, CARD, 'x'], [1, MASKED, 'x']],
  ['an array with holes', () => [, CARD, ,], [, MASKED, ,]],
  ['an array of arrays', () => [[[CARD]]], [[[MASKED]]]],
  [
    'a long array with holes',
    () => Object.assign(new Array(5000), { 4999: CARD }),
    Object.assign(new Array(5000), { 4999: MASKED }),
  ],
  ['an array-like arguments object', () => ((...args: unknown[]) => ({ args }))(CARD), { args: [MASKED] }],
  ['a class instance becomes a plain object', () => new Payment(CARD), { note: MASKED }],
  ['toJSON is asked once', () => ({ amount: new Money(5), note: CARD }), { amount: { cents: 5 }, note: MASKED }],
  ['toJSON gives a private field', () => ({ a: new Secretive() }), { a: { note: MASKED } }],
  [
    'toJSON is told its key',
    () => ({ cvv: { toJSON: (key: string) => (key === 'cvv' ? '123' : 'no') } }),
    { cvv: CVV },
  ],
  [
    'toJSON throws',
    () => ({
      a: {
        toJSON: () => {
          throw new Error(CARD);
        },
      },
      b: 1,
    }),
    { a: ERROR, b: 1 },
  ],
  ['toJSON is no function', () => ({ toJSON: CARD }), { toJSON: MASKED }],
  [
    'a getter',
    () => ({
      get note() {
        return CARD;
      },
    }),
    { note: MASKED },
  ],
  [
    'a clean getter is read once and becomes a value',
    () => ({
      get note() {
        return 'fine';
      },
    }),
    { note: 'fine' },
  ],
  [
    'a getter that throws',
    () => ({
      get note() {
        throw new Error(CARD);
      },
      b: 1,
    }),
    { note: ERROR, b: 1 },
  ],
  ['a setter without a getter', () => ({ set note(_value: unknown) {}, b: CARD }), { note: undefined, b: MASKED }],
  ['a getter in an array', () => Object.defineProperty([0, 1], 0, { get: () => CARD, enumerable: true }), [MASKED, 1]],
  [
    'a Map with names',
    () =>
      new Map([
        ['cvv', '123'],
        ['a', 'b'],
      ]),
    new Map([
      ['cvv', CVV],
      ['a', 'b'],
    ]),
  ],
  [
    'a Map with object keys',
    () => new Map([[{ cvv: '123' }, { pin: '1234' }]]),
    new Map([[{ cvv: CVV }, { pin: '[REDACTED:pin]' }]]),
  ],
  ['a Map with a card as key', () => new Map([[CARD, 1]]), new Map([[MASKED, 1]])],
  [
    'Map keys that become equal',
    () =>
      new Map([
        [CARD, 1],
        [SPACED, 2],
      ]),
    new Map([
      [MASKED, 1],
      [`${MASKED} (2)`, 2],
    ]),
  ],
  [
    'Map number keys that become equal',
    () =>
      new Map<unknown, unknown>([
        [Number(CARD), 1],
        [BigInt(CARD), 2],
      ]),
    new Map([
      [MASKED, 1],
      [`${MASKED} (2)`, 2],
    ]),
  ],
  ['a Set', () => new Set([1, CARD]), new Set([1, MASKED])],
  ['a Date with its own toJSON', () => ({ at: Object.assign(new Date(0), { toJSON: () => CARD }) }), { at: MASKED }],
  ['a RegExp', () => new RegExp(CARD, 'i'), `/${MASKED}/i`],
  ['a URL', () => new URL(`https://example.com/?card=${CARD}`), `https://example.com/?card=${MASKED}`],
  ['URLSearchParams', () => new URLSearchParams({ cvv: '123', a: 'b' }), `cvv=${CVV}&a=b`],
  ['Headers', () => new Headers({ 'x-card': CARD, accept: '*/*' }), { accept: '*/*', 'x-card': MASKED }],
  ['a Buffer', () => Buffer.from(`card ${CARD}`), `card ${MASKED}`],
  ['a Uint8Array', () => ({ body: new Uint8Array(Buffer.from(CARD)) }), { body: MASKED }],
  ['an ArrayBuffer', () => new Uint8Array(Buffer.from(CARD)).buffer, MASKED],
  ['a DataView', () => new DataView(new Uint8Array(Buffer.from(CARD)).buffer), MASKED],
  ['part of a larger buffer', () => new Uint8Array(Buffer.from(`xx${CARD}xx`)).subarray(2, 18), MASKED],
  ['bytes over a mebibyte', () => ({ body: new Uint8Array((1 << 20) + 1) }), { body: LIMIT }],
  ['a Promise', () => ({ wait: Promise.resolve(CARD) }), { wait: {} }],
  ['a WeakRef', () => ({ ref: new WeakRef({ note: CARD }) }), { ref: {} }],
  ['a WeakMap', () => ({ map: new WeakMap() }), { map: {} }],
  ['a Proxy that is clean', () => new Proxy({ a: 1 }, {}), { a: 1 }],
  ['a Proxy', () => new Proxy({ note: CARD }, {}), { note: MASKED }],
  ['a Proxy of an array', () => new Proxy([1, CARD], {}), [1, MASKED]],
  [
    'a Proxy with traps that throw',
    () => ({
      a: new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error(CARD);
          },
        },
      ),
    }),
    { a: ERROR },
  ],
  [
    'a Proxy whose get throws',
    () => ({
      a: new Proxy(
        { b: 1 },
        {
          get: () => {
            throw new Error(CARD);
          },
        },
      ),
    }),
    { a: ERROR },
  ],
  ['symbol keys', () => ({ [Symbol.for('k')]: CARD }), { [Symbol.for('k')]: MASKED }],
  [
    'non-enumerable members stay out of a copy',
    () => Object.defineProperty({ note: CARD }, 'hidden', { value: CARD }),
    { note: MASKED },
  ],
  ['a frozen object', () => Object.freeze({ note: CARD }), { note: MASKED }],
  ['a sealed array', () => Object.seal([CARD]), [MASKED]],
  ['a card as a key', () => ({ [SPACED]: 1 }), { [MASKED]: 1 }],
  ['keys that become equal', () => ({ [CARD]: 1, [SPACED]: 2, a: 3 }), { [MASKED]: 1, [`${MASKED} (2)`]: 2, a: 3 }],
  [
    'a key that becomes equal to a later one',
    () => ({ [CARD]: 1, [MASKED]: 2 }),
    { [MASKED]: 1, [`${MASKED} (2)`]: 2 },
  ],
  ['a rounded number under a card name', () => ({ cardNumber: 6212345678901234567 }), { cardNumber: '[REDACTED:pan]' }],
  [
    'a card record',
    () => ({ card: { number: CARD, exp_month: 12, cvc: '123' } }),
    { card: { number: MASKED, exp_month: 12, cvc: CVV } },
  ],
  [
    'a card record with numbers',
    () => ({ card: { number: 4111111111111111, cvc: 123 } }),
    { card: { number: MASKED, cvc: CVV } },
  ],
  [
    'a weak name beside a card',
    () => ({ card: { number: CARD, code: '123' } }),
    { card: { number: MASKED, code: CVV } },
  ],
  ['a name and its value', () => ({ name: 'cvv', value: '123' }), { name: 'cvv', value: CVV }],
  ['a value and its name', () => ({ value: '123', name: 'cvv' }), { value: CVV, name: 'cvv' }],
  ['a name and its number', () => ({ key: 'cvv', value: 123 }), { key: 'cvv', value: CVV }],
  ['a pair', () => ['cvv', '123'], ['cvv', CVV]],
  ['a pair with a number', () => ['cvv', 123], ['cvv', CVV]],
  ['two names', () => ['password', 'cvv'], ['password', 'cvv']],
  ['an option whose value is a name', () => ['--password', 'token'], ['--password', '[REDACTED:password]']],
  [
    'entries',
    () => Object.entries({ cvv: '123', a: 'b' }),
    [
      ['cvv', CVV],
      ['a', 'b'],
    ],
  ],
  [
    'rawHeaders',
    () => ({ rawHeaders: ['Host', 'a.b', 'X-Api-Key', 'hunter2hunter2'] }),
    { rawHeaders: ['Host', 'a.b', 'X-Api-Key', '[REDACTED:api-key]'] },
  ],
  [
    'an environment',
    () => ({ PATH: '/bin', DB_PASSWORD: 'hunter2hunter2' }),
    { PATH: '/bin', DB_PASSWORD: '[REDACTED:password]' },
  ],
  [
    'arguments with =',
    () => ({ argv: ['node', 'pay.js', '--cvv=123', `--card=${CARD}`] }),
    { argv: ['node', 'pay.js', `--cvv=${CVV}`, `--card=${MASKED}`] },
  ],
  [
    'arguments in turn',
    () => ({ argv: ['node', 'pay.js', '--cvv', '123', '--verbose'] }),
    { argv: ['node', 'pay.js', '--cvv', CVV, '--verbose'] },
  ],
  ['an object under an exact card code name', () => ({ cvv: { value: '123' } }), { cvv: CVV }],
  ['an array under an exact card code name', () => ({ cvv: ['123', '456'] }), { cvv: CVV }],
  [
    'an object under a password is walked leaf by leaf',
    () => ({ password: { old: 'hunter2hunter2' } }),
    { password: { old: '[REDACTED:password]' } },
  ],
];

describe('a value that holds something', () => {
  test.each(dirty)('%s', (_name, make, expected) => {
    const value = make();
    const before = inspect(value, { showHidden: true, depth: 9 });
    const result = redact(value);
    expect(result).toStrictEqual(expected);
    expect(plantsIn(printed(result))).toEqual([]);
    expect(inspect(value, { showHidden: true, depth: 9 })).toBe(before);
  });

  test.each(dirty)('%s, redacted twice', (_name, make) => {
    const once = redact(make());
    expect(redact(once)).toStrictEqual(once);
  });

  test('an own __proto__ member sets no prototype', () => {
    const result = redact(JSON.parse('{"__proto__":{"cvv":"123"}}') as object);
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
    expect(Object.keys(result)).toEqual(['__proto__']);
  });

  test('what is clean in it stays the same reference', () => {
    const meta = { a: [1, 2] };
    expect((redact({ note: CARD, meta }) as { meta: unknown }).meta).toBe(meta);
  });

  test('a copy can be written to', () => {
    const result = redact(Object.freeze({ note: CARD })) as Record<string, unknown>;
    result['note'] = 'x';
    result['more'] = 1;
    expect(result).toEqual({ note: 'x', more: 1 });
  });

  test('bytes of exactly a mebibyte are read', () => {
    const bytes = new Uint8Array(1 << 20).fill(0x20);
    expect(redact(bytes)).toBe(bytes);
    bytes.set(Buffer.from(CARD), 1000);
    expect(String(redact(bytes)).trim()).toBe(MASKED);
  });

  test.each([
    ['groups', { cardNumber: ['4111', '1111', '1111', '1111'] }, { cardNumber: MASKED }],
    ['digits', { cardNumber: [...CARD].map(Number) }, { cardNumber: MASKED }],
    ['a number under a card', { card: { number: [...CARD] } }, { card: { number: MASKED } }],
  ])('an array of %s under a card name is one card, in values and in lines', (_kind, value, expected) => {
    expect(redact(value)).toEqual(expected);
    expect(redactLine(JSON.stringify(value))).toBe(JSON.stringify(expected));
    expect(redactLine(JSON.stringify({ msg: JSON.stringify(value) }))).toBe(
      JSON.stringify({ msg: JSON.stringify(expected) }),
    );
    expect(JSON.parse(redactText(JSON.stringify(value, null, 2)))).toEqual(expected);
  });

  test('a digit array under another name stays', () => {
    const value = { counts: [...CARD].map(Number) };
    expect(redact(value)).toBe(value);
    expect(redactLine(JSON.stringify(value))).toBe(JSON.stringify(value));
  });
});

describe('numbers', () => {
  const rows: [name: string, value: unknown, expected: unknown][] = [
    ['a card', { n: 4111111111111111 }, { n: MASKED }],
    ['15 digits', { n: 378282246310005 }, { n: '378282*****0005' }],
    [
      'a rounded number under a card name',
      { pan_number: 1, cardNumber: 62123456789012345678 },
      { pan_number: 1, cardNumber: '[REDACTED:pan]' },
    ],
    ['a card code', { cvv: 123 }, { cvv: CVV }],
    ['a card code of zero', { cvv: 0 }, { cvv: CVV }],
  ];
  test.each(rows)('%s', (_name, value, expected) => {
    expect(redact(value)).toStrictEqual(expected);
  });

  test.each([17, 18, 19])('%d digits that JavaScript has rounded show none', (digits) => {
    const number = Number(`6212345678901234567`.slice(0, digits));
    expect(Number.isSafeInteger(number)).toBe(false);
    expect(redact({ cardNumber: number })).toEqual({ cardNumber: '[REDACTED:pan]' });
  });

  test.each([1e21, 2 ** 53, -4111111111111111, 1767225600000, 1767225600000000])('%d stays', (number) => {
    const value = { at: number };
    expect(redact(value)).toBe(value);
  });
});
