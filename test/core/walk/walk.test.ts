import { createRedactor } from '@sixfour/core';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { CARD, inspected, MASKED, plantsIn, printed, SPACED } from '../printed.js';

const { redact } = createRedactor();
const LIMIT = '[REDACTED:limit]';
const ERROR = '[REDACTED:error]';
const CIRCULAR = '[REDACTED:circular]';
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
  ['a class', () => class Clean {}],
  ['a plain object', () => ({ a: 1, b: [true, null, 'x'] })],
  ['an empty object', () => ({})],
  ['a null-prototype object', () => Object.assign(Object.create(null), { a: 1 })],
  ['an own __proto__ member', () => JSON.parse('{"__proto__":{"a":1}}')],
  ['an array', () => [1, 'a', { b: 2 }]],
  ['an array with holes', () => [1, , 3]], // eslint-disable-line no-sparse-arrays
  ['a class instance', () => new Payment('fine')],
  ['a class instance with a private field', () => new Account()],
  ['an Error', () => new Error('fine')],
  ['an Error with a cause', () => new Error('fine', { cause: new TypeError('also fine') })],
  ['an AggregateError', () => new AggregateError([new Error('a')], 'fine')],
  ['a frozen Error', () => Object.freeze(new Error('fine'))],
  ['a Map', () => new Map<unknown, unknown>([['a', 1], [{ b: 2 }, 3]])],
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
  ['a function name', () => Object.defineProperty(() => 1, 'name', { value: `pay ${CARD}` }), `[Function: pay ${MASKED}]`],
  ['members of a function', () => Object.assign(function pay() {}, { note: CARD }), '[Function: pay]'],
  ['toJSON of a function', () => Object.assign(function pay() {}, { toJSON: () => CARD }), '[Function: pay]'],
  ['a plain object', () => ({ a: 1, note: CARD }), { a: 1, note: MASKED }],
  ['a null-prototype object', () => Object.assign(Object.create(null), { note: CARD }), Object.assign(Object.create(null), { note: MASKED })],
  ['an own __proto__ member', () => JSON.parse('{"__proto__":{"cvv":"123"}}'), JSON.parse(`{"__proto__":{"cvv":"${CVV}"}}`)],
  ['an array', () => [1, CARD, 'x'], [1, MASKED, 'x']],
  ['an array with holes', () => [, CARD, ,], [, MASKED, ,]], // eslint-disable-line no-sparse-arrays
  ['an array of arrays', () => [[[CARD]]], [[[MASKED]]]],
  ['a long array with holes', () => Object.assign(new Array(5000), { 4999: CARD }), Object.assign(new Array(5000), { 4999: MASKED })],
  ['an array-like arguments object', () => ((...args: unknown[]) => ({ args }))(CARD), { args: [MASKED] }],
  ['a class instance becomes a plain object', () => new Payment(CARD), { note: MASKED }],
  ['toJSON is asked once', () => ({ amount: new Money(5), note: CARD }), { amount: { cents: 5 }, note: MASKED }],
  ['toJSON gives a private field', () => ({ a: new Secretive() }), { a: { note: MASKED } }],
  ['toJSON is told its key', () => ({ cvv: { toJSON: (key: string) => (key === 'cvv' ? '123' : 'no') } }), { cvv: CVV }],
  ['toJSON throws', () => ({ a: { toJSON: () => { throw new Error(CARD); } }, b: 1 }), { a: ERROR, b: 1 }],
  ['toJSON is no function', () => ({ toJSON: CARD }), { toJSON: MASKED }],
  ['a getter', () => ({ get note() { return CARD; } }), { note: MASKED }],
  ['a clean getter is read once and becomes a value', () => ({ get note() { return 'fine'; } }), { note: 'fine' }],
  ['a getter that throws', () => ({ get note() { throw new Error(CARD); }, b: 1 }), { note: ERROR, b: 1 }],
  ['a setter without a getter', () => ({ set note(_value: unknown) {}, b: CARD }), { note: undefined, b: MASKED }],
  ['a getter in an array', () => Object.defineProperty([0, 1], 0, { get: () => CARD, enumerable: true }), [MASKED, 1]],
  ['a Map with names', () => new Map([['cvv', '123'], ['a', 'b']]), new Map([['cvv', CVV], ['a', 'b']])],
  ['a Map with object keys', () => new Map([[{ cvv: '123' }, { pin: '1234' }]]), new Map([[{ cvv: CVV }, { pin: '[REDACTED:pin]' }]])],
  ['a Map with a card as key', () => new Map([[CARD, 1]]), new Map([[MASKED, 1]])],
  ['Map keys that become equal', () => new Map([[CARD, 1], [SPACED, 2]]), new Map([[MASKED, 1], [`${MASKED} (2)`, 2]])],
  ['Map number keys that become equal', () => new Map<unknown, unknown>([[Number(CARD), 1], [BigInt(CARD), 2]]), new Map([[MASKED, 1], [`${MASKED} (2)`, 2]])],
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
  ['a Proxy with traps that throw', () => ({ a: new Proxy({}, { ownKeys: () => { throw new Error(CARD); } }) }), { a: ERROR }],
  ['a Proxy whose get throws', () => ({ a: new Proxy({ b: 1 }, { get: () => { throw new Error(CARD); } }) }), { a: ERROR }],
  ['symbol keys', () => ({ [Symbol.for('k')]: CARD }), { [Symbol.for('k')]: MASKED }],
  ['non-enumerable members stay out of a copy', () => Object.defineProperty({ note: CARD }, 'hidden', { value: CARD }), { note: MASKED }],
  ['a frozen object', () => Object.freeze({ note: CARD }), { note: MASKED }],
  ['a sealed array', () => Object.seal([CARD]), [MASKED]],
  ['a card as a key', () => ({ [SPACED]: 1 }), { [MASKED]: 1 }],
  ['keys that become equal', () => ({ [CARD]: 1, [SPACED]: 2, a: 3 }), { [MASKED]: 1, [`${MASKED} (2)`]: 2, a: 3 }],
  ['a key that becomes equal to a later one', () => ({ [CARD]: 1, [MASKED]: 2 }), { [MASKED]: 1, [`${MASKED} (2)`]: 2 }],
  ['a rounded number under a card name', () => ({ cardNumber: 6212345678901234567 }), { cardNumber: '[REDACTED:pan]' }], // eslint-disable-line no-loss-of-precision
  ['a card record', () => ({ card: { number: CARD, exp_month: 12, cvc: '123' } }), { card: { number: MASKED, exp_month: 12, cvc: CVV } }],
  ['a card record with numbers', () => ({ card: { number: 4111111111111111, cvc: 123 } }), { card: { number: MASKED, cvc: CVV } }],
  ['a weak name beside a card', () => ({ card: { number: CARD, code: '123' } }), { card: { number: MASKED, code: CVV } }],
  ['a name and its value', () => ({ name: 'cvv', value: '123' }), { name: 'cvv', value: CVV }],
  ['a value and its name', () => ({ value: '123', name: 'cvv' }), { value: CVV, name: 'cvv' }],
  ['a name and its number', () => ({ key: 'cvv', value: 123 }), { key: 'cvv', value: CVV }],
  ['a pair', () => ['cvv', '123'], ['cvv', CVV]],
  ['a pair with a number', () => ['cvv', 123], ['cvv', CVV]],
  ['entries', () => Object.entries({ cvv: '123', a: 'b' }), [['cvv', CVV], ['a', 'b']]],
  ['rawHeaders', () => ({ rawHeaders: ['Host', 'a.b', 'X-Api-Key', 'hunter2hunter2'] }), { rawHeaders: ['Host', 'a.b', 'X-Api-Key', '[REDACTED:api-key]'] }],
  ['an environment', () => ({ PATH: '/bin', DB_PASSWORD: 'hunter2hunter2' }), { PATH: '/bin', DB_PASSWORD: '[REDACTED:password]' }],
  ['arguments with =', () => ({ argv: ['node', 'pay.js', '--cvv=123', `--card=${CARD}`] }), { argv: ['node', 'pay.js', `--cvv=${CVV}`, `--card=${MASKED}`] }],
  ['arguments in turn', () => ({ argv: ['node', 'pay.js', '--cvv', '123', '--verbose'] }), { argv: ['node', 'pay.js', '--cvv', CVV, '--verbose'] }],
  ['an object under an exact card code name', () => ({ cvv: { value: '123' } }), { cvv: CVV }],
  ['an array under an exact card code name', () => ({ cvv: ['123', '456'] }), { cvv: CVV }],
  ['an object under a password is walked leaf by leaf', () => ({ password: { old: 'hunter2hunter2' } }), { password: { old: '[REDACTED:password]' } }],
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

  test('a digit array under a card name shows no digits', () => {
    const results = [redact({ cardNumber: ['4111', '1111', '1111', '1111'] }), redact({ cardNumber: [...CARD].map(Number) })];
    for (const result of results) expect(plantsIn(printed(result))).toEqual([]);
  });

  test('a digit array under another name stays', () => {
    const value = { counts: [...CARD].map(Number) };
    expect(redact(value)).toBe(value);
  });
});

/** Things that a logger can print in ways that JavaScript code cannot all see: only the absence of the card is stated. */
const holders: [name: string, make: () => unknown][] = [
  ['members of a Map', () => Object.assign(new Map(), { note: CARD })],
  ['members of a Set', () => Object.assign(new Set(), { note: CARD })],
  ['members of an array', () => Object.assign([1], { note: CARD })],
  ['members of a long array with holes', () => Object.assign(new Array(5000), { note: CARD, 4: 1 })],
  ['members of a Date', () => Object.assign(new Date(0), { note: CARD })],
  ['members of a RegExp', () => Object.assign(/a/, { note: CARD })],
  ['members of a URL', () => Object.assign(new URL('https://a.b'), { note: CARD })],
  ['members of Headers', () => Object.assign(new Headers(), { note: CARD })],
  ['members of a Buffer', () => Object.assign(Buffer.from('a'), { note: CARD })],
  ['members of an ArrayBuffer', () => Object.assign(new ArrayBuffer(1), { note: CARD })],
  ['members of a boxed String', () => Object.assign(new String('a'), { note: CARD })],
  ['members of a Promise', () => Object.assign(Promise.resolve(), { note: CARD })],
  ['members of a class', () => class { static note = CARD; }],
  ['toJSON of an array', () => Object.assign([1], { toJSON: () => [CARD] })],
  ['toJSON of a Map', () => Object.assign(new Map(), { toJSON: () => CARD })],
  ['toJSON of a Set', () => Object.assign(new Set(), { toJSON: () => CARD })],
  ['toJSON of a URL', () => Object.assign(new URL('https://a.b'), { toJSON: () => CARD })],
  ['toJSON of a RegExp', () => Object.assign(/a/, { toJSON: () => CARD })],
  ['toJSON of bytes', () => Object.assign(new Uint8Array(1), { toJSON: () => CARD })],
  ['toJSON of an Error', () => Object.assign(new Error('fine'), { toJSON: () => ({ note: CARD }) })],
  ['toJSON of an Error class', () => new (class extends Error { toJSON() { return { note: CARD }; } })('fine')],
  ['hidden toJSON', () => Object.defineProperty({ a: 1 }, 'toJSON', { value: () => CARD })],
  ['toJSON that gives toJSON', () => ({ toJSON: () => ({ toJSON: () => CARD }) })],
  ['toJSON of a boxed Number', () => Object.assign(new Number(1), { toJSON: () => CARD })],
  ['a description of a symbol key', () => ({ [Symbol(CARD)]: 1 })],
  ['a Map iterator', () => new Map([['a', CARD]]).values()],
  ['a Set iterator', () => new Set([CARD]).values()],
  ['a custom inspect of a class', () => new (class { [inspect.custom]() { return CARD; } })()],
  ['a custom inspect of an object', () => ({ a: 1, [inspect.custom]: () => CARD })],
  ['a toStringTag', () => ({ [Symbol.toStringTag]: CARD })],
  ['a fetch Request', () => new Request(`https://example.com/?card=${CARD}`)],
  ['a fetch Response', () => new Response('', { headers: { 'x-card': CARD } })],
  ['a File', () => new Blob([CARD], { type: `text/${CARD}` })],
  ['an EventTarget with a detail', () => Object.assign(new Event('a'), { detail: CARD })],
  ['a Proxy of a Map', () => new Proxy(new Map([['a', CARD]]), {})],
  ['a Proxy of a function', () => new Proxy(Object.assign(() => 1, { note: CARD }), {})],
  ['a Proxy as a prototype', () => Object.create(new Proxy({ note: CARD }, {}))],
];

describe('nothing planted is printed', () => {
  test.each(holders)('%s', (_name, make) => {
    expect(plantsIn(printed(redact({ a: make() })))).toEqual([]);
  });
});

describe('errors', () => {
  const make = (): Error & Record<string, unknown> => {
    const cause = Object.assign(new TypeError(`because ${CARD}`), { cvv: '123' });
    return Object.assign(new RangeError(`refused ${CARD}`, { cause }), { config: { data: `{"cvv":"123"}` } });
  };

  test('message, stack, cause and own members', () => {
    const value = make();
    const stack = value.stack;
    const result = redact(value) as Error & Record<string, unknown>;
    expect(result).toBeInstanceOf(RangeError);
    expect(result).not.toBe(value);
    expect(result.message).toBe(`refused ${MASKED}`);
    expect(result.stack).toBe(stack?.replaceAll(CARD, MASKED));
    expect(result['config']).toEqual({ data: `{"cvv":"${CVV}"}` });
    expect(result.cause).toBeInstanceOf(TypeError);
    expect(result.cause).toMatchObject({ message: `because ${MASKED}`, cvv: CVV });
    expect(plantsIn(printed(result))).toEqual([]);
    expect([value.message, value.stack]).toEqual([`refused ${CARD}`, stack]);
  });

  test('message and stack are not enumerable', () => {
    expect(Object.keys(redact(new Error(CARD)))).toEqual([]);
    expect(Object.keys(redact(Object.assign(new Error(CARD), { code: 'E' })))).toEqual(['code']);
  });

  test('a cause chain of 20', () => {
    let value = new Error(`root ${CARD}`);
    for (let i = 0; i < 20; i++) value = new Error(`level ${i}`, { cause: value });
    let result: unknown = redact(value);
    for (let i = 0; i < 20; i++) result = (result as Error).cause;
    expect((result as Error).message).toBe(`root ${MASKED}`);
    expect(plantsIn(inspected(redact(value)))).toEqual([]);
  });

  test('errors that cause each other', () => {
    const value = new Error(CARD);
    value.cause = new Error('second', { cause: value });
    const result = redact(value);
    expect(((result.cause as Error).cause as unknown)).toBe(CIRCULAR);
    expect(plantsIn(inspected(result))).toEqual([]);
  });

  test('AggregateError', () => {
    const result = redact(new AggregateError([new Error(CARD), CARD], 'many'));
    expect(result).toBeInstanceOf(AggregateError);
    expect(result.errors).toHaveLength(2);
    expect(result.errors[0]).toBeInstanceOf(Error);
    expect([(result.errors[0] as Error).message, result.errors[1]]).toEqual([MASKED, MASKED]);
  });

  test('a frozen Error has an extensible copy', () => {
    const result = redact(Object.freeze(make()));
    expect(Object.isExtensible(result)).toBe(true);
    expect(result.message).toBe(`refused ${MASKED}`);
  });

  test('a stack getter that throws costs the stack', () => {
    const value = Object.defineProperty(new Error(CARD), 'stack', { get: () => { throw new Error(CARD); } });
    const result = redact(value);
    expect([result.message, result.stack]).toEqual([MASKED, ERROR]);
  });

  test('a message getter that throws costs the message', () => {
    const value = Object.defineProperty(new Error(), 'message', { get: () => { throw new Error(CARD); } });
    expect(redact(value).message).toBe(ERROR);
  });

  test('a message getter that changes its answer is read once', () => {
    let count = 0;
    const value = Object.defineProperty(new Error(), 'message', { get: () => (count++ === 0 ? 'fine' : CARD) });
    const result = redact(value);
    expect([result.message, result.message]).toEqual(['fine', 'fine']);
  });

  test('the name of an error is no name of a person', () => {
    expect(redact(new RangeError(CARD)).name).toBe('RangeError');
    expect(redact(Object.assign(new Error(CARD), { name: 'PayError' })).name).toBe('PayError');
    expect(redact(Object.assign(new Error('a'), { name: `E ${CARD}` })).name).toBe(`E ${MASKED}`);
  });

  test('a class with a private field can still be written as JSON', () => {
    class Refused extends Error {
      #code = 5;
      toJSON(): unknown {
        return { code: this.#code, message: this.message };
      }
    }
    const result = redact({ err: new Refused(CARD) });
    expect(() => JSON.stringify(result)).not.toThrow();
    expect(plantsIn(printed(result))).toEqual([]);
  });
});

describe('what changes its answer is read once', () => {
  const changing = (): unknown => {
    let count = 0;
    return () => (count++ === 0 ? 'fine' : CARD);
  };
  const rows: [name: string, make: () => unknown, expected: unknown][] = [
    ['a getter', () => Object.defineProperty({}, 'note', { get: changing() as () => unknown, enumerable: true }), { note: 'fine' }],
    ['toJSON', () => ({ a: { toJSON: changing() } }), { a: 'fine' }],
    ['a Proxy', () => new Proxy({ note: 1 }, { get: ((read) => (_t: object, key: PropertyKey) => (key === 'note' ? read() : undefined))(changing() as () => unknown) }), { note: 'fine' }],
    ['a Proxy of an array', () => new Proxy([1], { get: ((read) => (t: unknown[], key: PropertyKey) => (key === '0' ? read() : Reflect.get(t, key)))(changing() as () => unknown) }), ['fine']],
  ];
  test.each(rows)('%s', (_name, make, expected) => {
    const result = redact(make());
    expect(result).toStrictEqual(expected);
    expect(plantsIn(printed(result))).toEqual([]);
  });

  test('a revoked Proxy', () => {
    const { proxy, revoke } = Proxy.revocable({ note: CARD }, {});
    revoke();
    expect(redact(proxy)).toBe(ERROR);
    expect(redact({ a: proxy, b: 1 })).toStrictEqual({ a: ERROR, b: 1 });
    expect(redact([proxy, CARD])).toStrictEqual([ERROR, MASKED]);
  });
});

describe('cycles and shared references', () => {
  interface Node {
    id: string;
    self?: unknown;
    next?: Node;
  }

  test('a clean cycle stays', () => {
    const node: Node = { id: 'a' };
    node.self = node;
    const list: unknown[] = [node];
    list.push(list);
    const map = new Map<string, unknown>();
    map.set('self', map);
    for (const value of [node, list, map]) expect(redact(value)).toBe(value);
  });

  test('a dirty cycle has a marker', () => {
    const node: Node & { note: string } = { id: 'a', note: CARD };
    node.self = node;
    expect(redact(node)).toStrictEqual({ id: 'a', note: MASKED, self: CIRCULAR });
  });

  test('no original can be reached from the copy', () => {
    const inner: Node = { id: 'inner' };
    const root = { inner, note: CARD };
    inner.self = root;
    const result = redact(root);
    expect(result).toStrictEqual({ inner: { id: 'inner', self: CIRCULAR }, note: MASKED });
    expect(plantsIn(printed(result))).toEqual([]);
  });

  test('a clean part that leads back over a shared reference', () => {
    const shared: Record<string, unknown> = { a: 1 };
    const root: Record<string, unknown> = { first: shared, note: CARD, second: [shared] };
    shared['up'] = root;
    expect(plantsIn(printed(redact(root)))).toEqual([]);
  });

  test('a cycle through a Map and a Set', () => {
    const map = new Map<unknown, unknown>();
    map.set('note', CARD).set('set', new Set([map]));
    expect(redact(map)).toStrictEqual(new Map<unknown, unknown>([['note', MASKED], ['set', new Set([CIRCULAR])]]));
  });

  test('a shared reference is no cycle', () => {
    const shared = { note: CARD };
    expect(redact({ a: shared, b: [shared, shared] })).toStrictEqual({ a: { note: MASKED }, b: [{ note: MASKED }, { note: MASKED }] });
  });

  test('shared references 40 deep cost no more than the limit', () => {
    let value: unknown = { note: CARD };
    for (let i = 0; i < 40; i++) value = [value, value];
    const started = performance.now();
    const result = createRedactor({ limits: { maxNodes: 5000 } }).redact(value);
    expect(performance.now() - started).toBeLessThan(2000);
    expect(plantsIn(printed(result))).toEqual([]);
  });
});

describe('limits', () => {
  const nest = (depth: number, leaf: unknown): unknown => {
    let value = leaf;
    for (let i = 0; i < depth; i++) value = { a: value };
    return value;
  };
  const depthOf = (value: unknown): number => {
    let depth = 0;
    for (let at = value; typeof at === 'object' && at !== null; at = (at as { a: unknown }).a) depth++;
    return depth;
  };

  test('100 levels are read, no more', () => {
    const value = nest(100, 'fine');
    expect(redact(value)).toBe(value);
    expect(plantsIn(printed(redact(nest(100, CARD))))).toEqual([]);
    expect(printed(redact(nest(100, CARD)))).toContain(MASKED);
    expect(printed(redact(nest(101, CARD)))).toContain(LIMIT);
  });

  test('20,000 levels', () => {
    const result = redact(nest(20_000, CARD));
    expect(depthOf(result)).toBe(100);
    expect(printed(result)).toContain(LIMIT);
    expect(plantsIn(printed(result))).toEqual([]);
  });

  test('20,000 levels of arrays, Maps and errors', () => {
    for (const wrap of [(v: unknown) => [v], (v: unknown) => new Map([['a', v]]), (v: unknown) => new Error('e', { cause: v })]) {
      let value: unknown = CARD;
      for (let i = 0; i < 20_000; i++) value = wrap(value);
      expect(plantsIn(inspected(redact(value)))).toEqual([]);
    }
  });

  test('a stack that overflows fails closed', () => {
    const redactor = createRedactor({ limits: { maxDepth: 1_000_000 } });
    const result = redactor.redact(nest(20_000, CARD));
    let at: unknown = result;
    while (typeof at === 'object' && at !== null) at = (at as { a: unknown }).a;
    expect([MASKED, ERROR, LIMIT]).toContain(at);
  });

  test('more members than maxNodes', () => {
    const value = Object.fromEntries(Array.from({ length: 120_000 }, (_, i) => [`k${i}`, i === 119_999 ? CARD : i]));
    const result = redact(value);
    const keys = Object.keys(result);
    expect(keys.length).toBeGreaterThan(99_000);
    expect(keys.length).toBeLessThanOrEqual(100_001);
    expect(keys.at(-1)).toBe(LIMIT);
    expect(result[LIMIT]).toBe(LIMIT);
    expect(plantsIn(JSON.stringify(result))).toEqual([]);
  });

  test('maxNodes of arrays, Maps and Sets', () => {
    const small = createRedactor({ limits: { maxNodes: 4 } });
    const cards = [1, 2, 3, 4, 5, 6, CARD];
    for (const value of [cards, new Set(cards), new Map(cards.map((card, i) => [`k${i}`, card])), { cards }]) {
      const text = inspected(small.redact(value));
      expect(text).toContain(LIMIT);
      expect(text).not.toContain('6');
      expect(plantsIn(text)).toEqual([]);
    }
  });

  test('a sparse array of the greatest length', () => {
    const value: unknown[] = [];
    value.length = 2 ** 32 - 1;
    value[7] = 'fine';
    const started = performance.now();
    expect(redact(value)).toBe(value);
    value[2 ** 32 - 3] = CARD;
    const result = redact(value);
    expect(performance.now() - started).toBeLessThan(200);
    expect(result[2 ** 32 - 3]).toBe(MASKED);
    expect([result.length, result[7]]).toEqual([2 ** 32 - 1, 'fine']);
  });
});

test('a Proxy that answers with a great length costs no more than the limit', () => {
  const value = new Proxy([], { get: (target, key) => (key === 'length' ? 2_000_000 : Reflect.get(target, key)) });
  const started = performance.now();
  createRedactor({ limits: { maxNodes: 10 } }).redact(value);
  expect(performance.now() - started).toBeLessThan(100);
});

describe('numbers', () => {
  const rows: [name: string, value: unknown, expected: unknown][] = [
    ['a card', { n: 4111111111111111 }, { n: MASKED }],
    ['15 digits', { n: 378282246310005 }, { n: '378282*****0005' }],
    ['a rounded number under a card name', { pan_number: 1, cardNumber: 62123456789012345678 }, { pan_number: 1, cardNumber: '[REDACTED:pan]' }], // eslint-disable-line no-loss-of-precision
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
