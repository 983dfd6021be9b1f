import { createRedactor } from '@sixfour/core';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { CARD, MASKED, plantsIn, printed } from '../printed.js';

const { redact } = createRedactor();
const ERROR = '[REDACTED:error]';

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
  [
    'members of a class',
    () =>
      class {
        static note = CARD;
        value = 1;
      },
  ],
  ['toJSON of an array', () => Object.assign([1], { toJSON: () => [CARD] })],
  ['toJSON of a Map', () => Object.assign(new Map(), { toJSON: () => CARD })],
  ['toJSON of a Set', () => Object.assign(new Set(), { toJSON: () => CARD })],
  ['toJSON of a URL', () => Object.assign(new URL('https://a.b'), { toJSON: () => CARD })],
  ['toJSON of a RegExp', () => Object.assign(/a/, { toJSON: () => CARD })],
  ['toJSON of bytes', () => Object.assign(new Uint8Array(1), { toJSON: () => CARD })],
  ['toJSON of an Error', () => Object.assign(new Error('fine'), { toJSON: () => ({ note: CARD }) })],
  [
    'toJSON of an Error class',
    () =>
      new (class extends Error {
        toJSON() {
          return { note: CARD };
        }
      })('fine'),
  ],
  ['hidden toJSON', () => Object.defineProperty({ a: 1 }, 'toJSON', { value: () => CARD })],
  ['toJSON that gives toJSON', () => ({ toJSON: () => ({ toJSON: () => CARD }) })],
  ['toJSON of a boxed Number', () => Object.assign(new Number(1), { toJSON: () => CARD })],
  ['a description of a symbol key', () => ({ [Symbol(CARD)]: 1 })],
  ['a Map iterator', () => new Map([['a', CARD]]).values()],
  ['a Set iterator', () => new Set([CARD]).values()],
  [
    'a custom inspect of a class',
    () =>
      new (class {
        [inspect.custom]() {
          return CARD;
        }
      })(),
  ],
  ['a custom inspect of an object', () => ({ a: 1, [inspect.custom]: () => CARD })],
  ['a toStringTag', () => ({ [Symbol.toStringTag]: CARD })],
  ['a fetch Request', () => new Request(`https://example.com/?card=${CARD}`)],
  ['a fetch Response', () => new Response('', { headers: { 'x-card': CARD } })],
  ['a File', () => new Blob([CARD], { type: `text/${CARD}` })],
  ['an EventTarget with a detail', () => Object.assign(new Event('a'), { detail: CARD })],
  ['a Proxy of a Map', () => new Proxy(new Map([['a', CARD]]), {})],
  [
    'a Proxy of a function',
    () =>
      new Proxy(
        Object.assign(() => 1, { note: CARD }),
        {},
      ),
  ],
  ['a Proxy as a prototype', () => Object.create(new Proxy({ note: CARD }, {}))],
];

describe('nothing planted is printed', () => {
  test.each(holders)('%s', (_name, make) => {
    expect(plantsIn(printed(redact({ a: make() })))).toEqual([]);
  });
});

describe('what changes its answer is read once', () => {
  const changing = (): unknown => {
    let count = 0;
    return () => (count++ === 0 ? 'fine' : CARD);
  };
  const rows: [name: string, make: () => unknown, expected: unknown][] = [
    [
      'a getter',
      () => Object.defineProperty({}, 'note', { get: changing() as () => unknown, enumerable: true }),
      { note: 'fine' },
    ],
    ['toJSON', () => ({ a: { toJSON: changing() } }), { a: 'fine' }],
    [
      'a Proxy',
      () =>
        new Proxy(
          { note: 1 },
          {
            get: (
              (read) => (_t: object, key: PropertyKey) =>
                key === 'note' ? read() : undefined
            )(changing() as () => unknown),
          },
        ),
      { note: 'fine' },
    ],
    [
      'a Proxy of an array',
      () =>
        new Proxy([1], {
          get: (
            (read) => (t: unknown[], key: PropertyKey) =>
              key === '0' ? read() : Reflect.get(t, key)
          )(changing() as () => unknown),
        }),
      ['fine'],
    ],
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
