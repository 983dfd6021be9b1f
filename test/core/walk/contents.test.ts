import { describe, expect, test } from 'vitest';
import { createRedactor } from '../../../packages/core/src/index.js';

const { redact, redactLine } = createRedactor();

describe('an object under a sensitive name, whose member has a name for any content', () => {
  test.each([
    [
      { authorization: { value: 'Bearer mF_9.B5f-4.1JqM' } },
      { authorization: { value: 'Bearer [REDACTED:authorization]' } },
    ],
    [{ ssn: { value: '078051120' } }, { ssn: { value: '[REDACTED:ssn]' } }],
    [{ apiKey: { value: 'abcdefgh12345678' } }, { apiKey: { value: '[REDACTED:api-key]' } }],
    [{ password: { value: 'hunter2!' } }, { password: { value: '[REDACTED:password]' } }],
    [{ passwords: { values: ['hunter2!'] } }, { passwords: { values: ['[REDACTED:password]'] } }],
    [{ token: { data: 'abcdefgh12345678' } }, { token: { data: '[REDACTED:token]' } }],
    [{ metric: { value: 'hunter2!' } }, { metric: { value: 'hunter2!' } }],
  ])('%j', (value, expected) => {
    expect(redact(value)).toEqual(expected);
    expect(redactLine(JSON.stringify(value))).toBe(JSON.stringify(expected));
  });
});
