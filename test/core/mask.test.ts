import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../packages/core/src/index.js';
import { maskPan, panDigits, replaceRanges, shownOf } from '../../packages/core/src/mask.js';

describe('the mask of a PAN', () => {
  const digits = (count: number): string => '621234'.padEnd(count - 4, '0') + '1111';
  const rows: [count: number, digits: string, mask: string][] = [
    [12, digits(12), '********1111'],
    [13, digits(13), '*********1111'],
    [14, '30569309025904', '305693****5904'],
    [15, '378282246310005', '378282*****0005'],
    [16, '4111111111111111', '411111******1111'],
    [17, digits(17), '621234*******1111'],
    [18, digits(18), '621234********1111'],
    [19, digits(19), '621234*********1111'],
  ];
  it.each(rows)('%i digits', (count, text, mask) => {
    expect(text).toHaveLength(count);
    expect(maskPan(text, 'first6last4', false)).toBe(mask);
    expect(maskPan(text, 'last4', false)).toBe('*'.repeat(count - 4) + text.slice(-4));
  });

  const separated: [name: string, text: string, mask: string, kept: string][] = [
    ['spaces', '4111 1111 1111 1111', '411111******1111', '4111 11** **** 1111'],
    ['dashes', '3782-822463-10005', '378282*****0005', '3782-82****-*0005'],
    ['full-width digits', '４１１１１１１１１１１１１１１１', '411111******1111', '411111******1111'],
    ['mathematical digits', '𝟒𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏', '411111******1111', '411111******1111'],
  ];
  it.each(separated)('%s', (_name, text, mask, kept) => {
    expect(maskPan(text, 'first6last4', false)).toBe(mask);
    expect(maskPan(text, 'first6last4', true)).toBe(kept);
  });

  it('never shows more than six and four digits', () => {
    const number = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 12, maxLength: 19 });
    fc.assert(
      fc.property(number, fc.boolean(), (text, keepsSeparators) => {
        const mask = maskPan(text, 'first6last4', keepsSeparators);
        expect(mask).toHaveLength(text.length);
        expect(mask.replace(/\D/g, '')).toHaveLength(text.length < 14 ? 4 : 10);
      }),
    );
  });
});

describe('shownOf', () => {
  const rows: [digits: string, option: 'first6last4' | 'last4' | 'hidden', first6: string, last4: string][] = [
    ['4111111111111111', 'first6last4', '411111', '1111'],
    ['4111111111111111', 'last4', '', '1111'],
    ['4111111111111111', 'hidden', '', ''],
    ['30569309025904', 'first6last4', '305693', '5904'],
    ['4222222222222', 'first6last4', '', '2222'],
  ];
  it.each(rows)('%s, %s', (digits, option, first6, last4) => {
    expect(shownOf(digits, option)).toEqual({ first6, last4 });
  });
});

describe('panDigits', () => {
  it.each([
    ['4111-1111 1111.1111', '4111111111111111'],
    ['٤١', '41'],
    ['𝟒𝟏', '41'],
    ['4\u200b1', '41'],
    ['', ''],
    ['abc', ''],
  ])('%j: %s', (text, digits) => {
    expect(panDigits(text)).toBe(digits);
  });
});

describe('replaceRanges', () => {
  const rows: [name: string, ranges: [number, number, string][], expected: string][] = [
    ['nothing', [], 'abcdef'],
    ['all of it', [[0, 6, 'x']], 'x'],
    [
      'first and last',
      [
        [0, 1, '1'],
        [5, 6, '2'],
      ],
      '1bcde2',
    ],
    [
      'side by side',
      [
        [1, 3, 'x'],
        [3, 5, 'y'],
      ],
      'axyf',
    ],
    ['longer text', [[2, 3, 'xyz']], 'abxyzdef'],
    ['empty text', [[2, 4, '']], 'abef'],
  ];
  it.each(rows)('%s', (_name, ranges, expected) => {
    expect(
      replaceRanges(
        'abcdef',
        ranges.map(([start, end, text]) => ({ start, end, text })),
      ),
    ).toBe(expected);
  });
});

describe('options of the mask', () => {
  const text = 'card 4111 1111 1111 1111';
  it('last4', () => expect(createRedactor({ pan: 'last4' }).redactText(text)).toBe('card ************1111'));
  it('hidden', () => expect(createRedactor({ pan: 'hidden' }).redactText(text)).toBe('card [REDACTED:pan]'));
  it('keepSeparators', () =>
    expect(createRedactor({ keepSeparators: true }).redactText(text)).toBe('card 4111 11** **** 1111'));
});
