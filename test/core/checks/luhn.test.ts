import fc from 'fast-check';
import luhn from 'luhn';
import { describe, expect, it } from 'vitest';
import { fillLuhnSums, passesLuhn, windowPassesLuhn } from '../../../packages/core/src/checks/luhn.js';

const encoder = new TextEncoder();
const judge = (text: string): boolean => {
  const bytes = encoder.encode(text);
  return passesLuhn(bytes, 0, bytes.length);
};
const digits = (maxLength: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength });

describe('passesLuhn', () => {
  const rows: [name: string, text: string, expected: boolean][] = [
    ['Visa', '4111111111111111', true],
    ['American Express', '378282246310005', true],
    ['Diners Club', '30569309025904', true],
    ['one digit off', '4111111111111112', false],
    ['two neighbours swapped', '378282246310050', false],
    ['spaces', '4111 1111 1111 1111', true],
    ['hyphens', '4111-1111-1111-1111', true],
    ['zero-width bytes of the fold table', '4111\u00011111\u00011111\u00011111', true],
    ['separators at both ends', ' 4111111111111111 ', true],
    ['bytes next to the digits, / and :', '/4111:1111/1111:1111/', true],
    ['ISO/IEC 7812-1 example', '79927398713', true],
    ['a lone 0', '0', false],
    ['zeros only', '0000000000000000', false],
    ['zeros and separators', '0000 0000 0000 0000', false],
    ['separators only', ' - ', false],
    ['nothing', '', false],
  ];
  it.each(rows)('%s: %j is %s', (_name, text, expected) => {
    expect(judge(text)).toBe(expected);
  });

  it('reads nothing outside start and end', () => {
    const bytes = encoder.encode('99 4111111111111111 99');
    expect(passesLuhn(bytes, 3, 19)).toBe(true);
    expect(passesLuhn(bytes, 2, 20)).toBe(true);
    expect(passesLuhn(bytes, 2, 21)).toBe(false);
    expect(passesLuhn(bytes, 3, 3)).toBe(false);
  });

  it('agrees with the npm package luhn on digits that are not all zeros', () => {
    const property = fc.property(digits(40), (text) => {
      fc.pre(/[1-9]/.test(text));
      expect(judge(text)).toBe(luhn.validate(text));
    });
    fc.assert(property, { numRuns: 5000 });
  });

  it('has exactly one check digit for every payload', () => {
    const property = fc.property(digits(18), (payload) => {
      const passing = [...'0123456789'].filter((digit) => judge(payload + digit));
      expect(passing).toHaveLength(/[1-9]/.test(payload) ? 1 : 0);
    });
    fc.assert(property, { numRuns: 1000 });
  });

  it('is not moved by bytes that are no digits', () => {
    const noise = fc.uint8Array({ maxLength: 3 }).map((bytes) => bytes.map((b) => b | 0x80));
    const property = fc.property(digits(19), noise, (text, between) => {
      const bytes = [...encoder.encode(text)].flatMap((digit) => [...between, digit]);
      expect(passesLuhn(Uint8Array.from(bytes), 0, bytes.length)).toBe(judge(text));
    });
    fc.assert(property, { numRuns: 500 });
  });
});

describe('windowPassesLuhn', () => {
  const expectAllWindowsEqual = (bytes: Uint8Array, shown: Uint8Array): void => {
    const n = bytes.length;
    const even = new Uint8Array(n + 1).fill(0xff);
    const odd = new Uint8Array(n + 1).fill(0xff);
    fillLuhnSums(shown, n, even, odd);
    for (let start = 0; start < n; start++) {
      for (let end = start + 1; end <= n; end++) {
        const isZero = bytes.subarray(start, end).every((byte) => byte === 0x30);
        const expected = isZero || passesLuhn(bytes, start, end);
        if (windowPassesLuhn(even, odd, start, end - start) !== expected) {
          expect.fail(`window ${start}–${end} of ${n} digits differs`);
        }
      }
    }
  };

  it('agrees with the plain check on every window that is not all zeros', () => {
    const property = fc.property(digits(64), (text) => {
      const bytes = encoder.encode(text);
      expectAllWindowsEqual(bytes, bytes);
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('takes digit values as well as ASCII codes', () => {
    const bytes = encoder.encode('0041111111111111110378282246310005');
    expectAllWindowsEqual(
      bytes,
      bytes.map((byte) => byte - 0x30),
    );
  });

  it('lets a window of zeros pass, as documented', () => {
    const even = new Uint8Array(17);
    const odd = new Uint8Array(17);
    fillLuhnSums(new Uint8Array(16), 16, even, odd);
    expect(windowPassesLuhn(even, odd, 0, 16)).toBe(true);
  });
});
