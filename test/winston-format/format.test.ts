import { createRedactor } from '@sixfour/core';
import { redaction } from '@sixfour/winston-format';
import { describe, expect, test } from 'vitest';
import { leaks } from '../plants.js';
import { spell } from './hosts.js';

const LEVEL = Symbol.for('level');
const MESSAGE = Symbol.for('message');
const SPLAT = Symbol.for('splat');

const transform = (info: object, redactor?: Parameters<typeof redaction>[0]) =>
  redaction(redactor).transform(info as never, {}) as unknown as Record<PropertyKey, unknown>;

describe('redaction', () => {
  test('gives a new info each time, with its symbols', () => {
    const info = Object.freeze({
      level: 'info',
      message: 'clean',
      [LEVEL]: 'info',
      [MESSAGE]: 'info: clean',
      [SPLAT]: [{ a: 1 }],
    });
    const out = transform(info);
    expect(out).not.toBe(info);
    expect(out).toEqual(info);
    expect(Object.isFrozen(out)).toBe(false);
  });

  test('the finished text stays JSON, and plain text plain', () => {
    const json = transform({
      level: 'info',
      message: 'x',
      [LEVEL]: 'info',
      [MESSAGE]: '{"cvv":737,"n":4111111111111111}',
    });
    expect(JSON.parse(String(json[MESSAGE]))).toEqual({ cvv: '[REDACTED:cvv]', n: '411111******1111' });
    const text = transform({ level: 'info', message: 'x', [LEVEL]: 'info', [MESSAGE]: 'info: cvv 737 {"cvv":737}' });
    expect(leaks(String(text[MESSAGE]))).toEqual([]);
  });

  test('arguments lose what only the message shows to be sensitive', () => {
    const finished = transform({
      level: 'info',
      message: 'cvv 737 of order A',
      [LEVEL]: 'info',
      [SPLAT]: ['737', 'A', { b: 1 }],
    });
    expect(finished[SPLAT]).toEqual(['[REDACTED:cvv]', 'A', { b: 1 }]);
    const coming = transform({ level: 'info', message: 'cvv %s of order %s', [LEVEL]: 'info', [SPLAT]: ['737', 'A'] });
    expect(coming[SPLAT]).toEqual(['[REDACTED:cvv]', 'A']);
    const parted = transform({ level: 'info', message: 'card 4111 %s', [LEVEL]: 'info', [SPLAT]: ['1111 1111 1111'] });
    expect(spell(parted)).not.toContain('1111 1111');
  });

  test('an Error as the info stays one, and is redacted', () => {
    const error = Object.assign(new TypeError('cvv 737', { cause: new Error('ssn 536-90-4399') }), {
      level: 'error',
      [LEVEL]: 'error',
      cvv: '737',
    });
    const before = error.message;
    for (const info of [error, Object.freeze(error)]) {
      const out = transform(info);
      expect(out).not.toBe(info);
      expect(out).toBeInstanceOf(TypeError);
      expect(out[LEVEL]).toBe('error');
      expect(leaks(spell(out))).toEqual([]);
      expect(() => Object.assign(out, { [LEVEL]: 'warn', stack: '' })).not.toThrow();
    }
    expect(error.message).toBe(before);
  });

  test('a false info stays false', () => {
    expect(transform(false as never)).toBe(false);
  });

  test('never throws, never loses the line', () => {
    const hostile = {
      level: 'info',
      [LEVEL]: 'info',
      get message(): string {
        throw new Error('cvv 737');
      },
    };
    expect(transform(hostile)).toMatchObject({ level: 'info', [LEVEL]: 'info' });
    const proxy = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('cvv 737');
        },
        get: () => {
          throw new Error('cvv 737');
        },
      },
    );
    expect(transform(proxy)).toMatchObject({ level: 'error', message: '[REDACTED:error]' });
    const circular: Record<string, unknown> = { level: 'info', message: 'cvv 737', [LEVEL]: 'info' };
    circular['self'] = circular;
    expect(leaks(spell(transform(circular)))).toEqual([]);
    expect(transform({ level: 'info', message: undefined, [LEVEL]: 'info' })).toHaveProperty('level', 'info');
  });

  test('takes a redactor, the options of one, and refuses wrong ones at once', () => {
    const info = { level: 'info', message: '4111111111111111', [LEVEL]: 'info' };
    expect(transform(info, { pan: 'last4' })['message']).toBe('************1111');
    expect(transform(info, createRedactor({ pan: 'hidden' }))['message']).toBe('[REDACTED:pan]');
    expect(() => redaction({ pan: 'all' } as never)).toThrow(/pan/);
  });

  test('a message that is removed leaves a marker', () => {
    const paths = [{ path: 'message', remove: true }];
    expect(transform({ level: 'info', message: 'x', [LEVEL]: 'info' }, { paths })['message']).toBe('[REDACTED:error]');
  });

  test('a number that has become a text is still printed', () => {
    const info = {
      level: 'info',
      message: '%d%% of card %d, cvv %d',
      [LEVEL]: 'info',
      [SPLAT]: [5, 4111111111111111, 737],
    };
    const out = transform(info);
    expect(out[SPLAT]).toEqual([5, '411111******1111', '[REDACTED:cvv]']);
    expect(out['message']).toBe('%d%% of card %s, cvv %s');
  });
});
