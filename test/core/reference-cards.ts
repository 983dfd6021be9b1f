import { iinRanges } from '../../packages/core/src/data/iin-ranges.js';

/** Luhn (ISO/IEC 7812-1 Annex B) as it is written there, digit by digit. */
export function luhnPasses(digits: string): boolean {
  const reversed = [...digits].reverse().map(Number);
  const sum = reversed.reduce((total, digit, i) => {
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

/** The networks that issue numbers which begin so and are as long, found without a name: a walk over the table, row by row. */
export const networksOf = (digits: string): string[] =>
  iinRanges
    .filter(({ from, to, lengths, tier, grouped14 }) => {
      const prefix = digits.slice(0, from.length);
      const counts = tier <= 2 || (grouped14 === true && digits.length === 14);
      return counts && lengths.includes(digits.length) && prefix >= from && prefix <= to;
    })
    .map(({ network }) => network);
