import { createRedactor } from '@sixfour/core';
import { describe, expect, test } from 'vitest';
import { CARD, inspected, MASKED, plantsIn, printed } from '../printed.js';

const { redact } = createRedactor();
const LIMIT = '[REDACTED:limit]';
const ERROR = '[REDACTED:error]';
const CIRCULAR = '[REDACTED:circular]';

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
    expect(redact(map)).toStrictEqual(
      new Map<unknown, unknown>([
        ['note', MASKED],
        ['set', new Set([CIRCULAR])],
      ]),
    );
  });

  test('a shared reference is no cycle', () => {
    const shared = { note: CARD };
    expect(redact({ a: shared, b: [shared, shared] })).toStrictEqual({
      a: { note: MASKED },
      b: [{ note: MASKED }, { note: MASKED }],
    });
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
    for (const wrap of [
      (v: unknown) => [v],
      (v: unknown) => new Map([['a', v]]),
      (v: unknown) => new Error('e', { cause: v }),
    ]) {
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
    expect(performance.now() - started).toBeLessThan(2000);
    expect(result[2 ** 32 - 3]).toBe(MASKED);
    expect([result.length, result[7]]).toEqual([2 ** 32 - 1, 'fine']);
  });
});

test('a Proxy that answers with a great length is not asked for more than the limit', () => {
  let asked = 0;
  const value = new Proxy([], {
    get: (target, key) => {
      asked++;
      return key === 'length' ? 2_000_000 : Reflect.get(target, key);
    },
  });
  createRedactor({ limits: { maxNodes: 10 } }).redact(value);
  expect(asked).toBeLessThan(100);
});
