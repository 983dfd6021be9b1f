import { createRedactor } from '@sixfour/core';
import { describe, expect, test } from 'vitest';
import { CARD, inspected, MASKED, plantsIn, printed } from '../printed.js';

const { redact } = createRedactor();
const ERROR = '[REDACTED:error]';
const CIRCULAR = '[REDACTED:circular]';
const CVV = '[REDACTED:cvv]';

describe('errors', () => {
  const make = (): Error & { config: unknown } => {
    const cause = Object.assign(new TypeError(`because ${CARD}`), { cvv: '123' });
    return Object.assign(new RangeError(`refused ${CARD}`, { cause }), { config: { data: `{"cvv":"123"}` } });
  };

  test('message, stack, cause and own members', () => {
    const value = make();
    const stack = value.stack;
    const result = redact(value) as Error & { config: unknown };
    expect(result).toBeInstanceOf(RangeError);
    expect(result).not.toBe(value);
    expect(result.message).toBe(`refused ${MASKED}`);
    expect(result.stack).toBe(stack?.replaceAll(CARD, MASKED));
    expect(result.config).toEqual({ data: `{"cvv":"${CVV}"}` });
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
    expect((result.cause as Error).cause as unknown).toBe(CIRCULAR);
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
    const value = Object.defineProperty(new Error(CARD), 'stack', {
      get: () => {
        throw new Error(CARD);
      },
    });
    const result = redact(value);
    expect([result.message, result.stack]).toEqual([MASKED, ERROR]);
  });

  test('a message getter that throws costs the message', () => {
    const value = Object.defineProperty(new Error(), 'message', {
      get: () => {
        throw new Error(CARD);
      },
    });
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
