import { createRedactor, SixfourOptionError } from '@sixfour/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const MARK = '[REDACTED:known-secret]';
const SECRET = 'kt/9 "Zebra"\\+é?&';
const only = (secrets: readonly string[]): ReturnType<typeof createRedactor> =>
  createRedactor({ detectors: [], secrets });
const { redact, redactText, redactLine } = only([SECRET]);

describe('forms in which a known secret is found', () => {
  const forms: [name: string, form: string][] = [
    ['as it is', SECRET],
    ['in JSON', JSON.stringify(SECRET).slice(1, -1)],
    ['in percent-encoding', encodeURIComponent(SECRET)],
    [
      'in percent-encoding with small letters',
      encodeURIComponent(SECRET).replace(/%../g, (pair) => pair.toLowerCase()),
    ],
    ['in a form', new URLSearchParams({ a: SECRET }).toString().slice(2)],
  ];
  test.each(forms)('%s', (_name, form) => {
    expect(redactText(form)).toBe(MARK);
    expect(redactText(`before ${form} after`)).toBe(`before ${MARK} after`);
    expect(redactText(`x${form}y${form}`)).toBe(`x${MARK}y${MARK}`);
    expect(redact({ a: [form] })).toEqual({ a: [MARK] });
  });

  test('in a line', () => {
    expect(redactLine(`${JSON.stringify({ a: SECRET, b: 1 })}\n`)).toBe(`{"a":"${MARK}","b":1}\n`);
  });

  test('in JSON inside JSON', () => {
    const line = redactLine(JSON.stringify({ body: JSON.stringify({ a: SECRET }) }));
    expect(JSON.parse((JSON.parse(line) as { body: string }).body)).toEqual({ a: MARK });
  });

  const encodings = ['base64', 'base64url'] as const;
  test.each(encodings)('in %s, wherever it stands in the encoded bytes', (encoding) => {
    const property = fc.property(
      fc.string({ unit: 'binary-ascii', maxLength: 9 }),
      fc.string({ unit: 'binary-ascii', maxLength: 9 }),
      (before, after) => {
        const text = Buffer.from(before + SECRET + after).toString(encoding);
        const result = redactText(`token ${text}`);
        expect(result).toContain(MARK);
        const rest = result.replace('token ', '').split(MARK);
        for (const part of rest) expect(Buffer.from(part, encoding).toString('latin1')).not.toContain('Zebra');
        // At most the characters that carry bits of a neighbour stay.
        const kept = rest.join('').length;
        const own = Math.ceil((Buffer.byteLength(SECRET) * 4) / 3);
        expect(text.length - kept).toBeGreaterThanOrEqual(own - 3);
      },
    );
    fc.assert(property, { numRuns: 300 });
  });

  test('as a key, in a Map, in an Error, in a symbol', () => {
    expect(redact({ [SECRET]: 1 })).toEqual({ [MARK]: 1 });
    expect(redact(new Map([[SECRET, SECRET]]))).toEqual(new Map([[MARK, MARK]]));
    expect(redact(new Error(`is ${SECRET}`)).message).toBe(`is ${MARK}`);
    expect(redact(Symbol(SECRET))).toBe(`Symbol(${MARK})`);
  });

  test('digits stand in numbers too, and JSON stays JSON', () => {
    const digits = only(['8472910365']);
    expect(JSON.parse(digits.redactLine('{"n":8472910365,"a":"8472910365"}'))).toEqual({ n: MARK, a: MARK });
    expect(digits.redact({ n: 8472910365, b: 8472910365n })).toEqual({ n: MARK, b: MARK });
  });

  test('over a line break', () => {
    const broken = only(['first half\nsecond half']);
    expect(broken.redactText('x first half\nsecond half y')).toBe(`x ${MARK} y`);
    expect(broken.redactLine(JSON.stringify({ a: 'first half\nsecond half' }))).toBe(`{"a":"${MARK}"}`);
  });

  test('other than ASCII: not in a text that only looks alike', () => {
    const cyrillic = only(['пароль-тайна']);
    expect(cyrillic.redactText('это пароль-тайна!')).toBe(`это ${MARK}!`);
    const alike = [...'пароль-тайна']
      .map((sign) => (sign === '-' ? sign : String.fromCharCode(sign.charCodeAt(0) + 0x80)))
      .join('');
    expect(cyrillic.redactText(alike)).toBe(alike);
  });

  test('a secret inside another, and two that overlap', () => {
    expect(only(['abcdefgh', 'abcdefghijkl']).redactText('abcdefghijkl abcdefgh')).toBe(`${MARK} ${MARK}`);
    expect(only(['abcdefgh', 'efghijkl']).redactText('_abcdefghijkl_')).toBe(`_${MARK}_`);
  });

  test('a secret that is a card shows none of its digits', () => {
    expect(createRedactor({ secrets: ['4111111111111111'] }).redactText('card 4111111111111111')).not.toContain('1111');
  });
});

describe('how many, and how long', () => {
  test('8 characters are enough, 7 are not', () => {
    expect(only(['abcdefgh']).redactText('xabcdefghx')).toBe(`x${MARK}x`);
    expect(() => only(['abcdefgh', 'abcdefg'])).toThrow(
      'createRedactor: secrets[1] must be a string of at least 8 characters, received string',
    );
  });

  test('10,000 are found, each', () => {
    const secrets = Array.from({ length: 10_000 }, (_, i) => `secret-${i}-${(i * 7919) % 104_729}`);
    const many = only(secrets);
    expect(many.describe().secrets).toBe(10_000);
    for (const i of [0, 1, 4999, 9999]) expect(many.redactText(`is ${secrets[i]}!`)).not.toContain(secrets[i]);
    expect(many.redactText('clean text')).toBe('clean text');
  });

  test('10,001 are refused, and none is named', () => {
    const secrets = Array.from({ length: 10_001 }, (_, i) => `secret-${i}`);
    expect(() => only(secrets)).toThrow(SixfourOptionError);
    expect(() => only(secrets)).toThrow(/^createRedactor: secrets must be at most 10000 strings, received an array$/);
  });
});

test('a lone surrogate in a secret breaks nothing', () => {
  expect(only(['\ud800abcdefgh']).redactText('x \ud800abcdefgh')).toBe(`x ${MARK}`);
});
