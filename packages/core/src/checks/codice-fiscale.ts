import { valueOf } from './weighted.js';

/** What a sign at an odd place counts (Decreto 23 dicembre 1976, table B); digits count as the letters A to J. */
export const ODD: readonly number[] = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

const MONTHS = 'ABCDEHLMPRST';
/** Letters that stand for digits where two people would have the same number. */
const DIGITS = 'LMNPQRSTUV';

const letterValue = (sign: string): number => {
  const value = valueOf(sign.charCodeAt(0));
  return value < 10 ? value : value - 10;
};

function digitAt(text: string, at: number): number {
  const sign = text[at] ?? '';
  const digit = valueOf(sign.charCodeAt(0));
  return digit < 10 ? digit : DIGITS.indexOf(sign);
}

/** Italy's codice fiscale: month and day of birth, and the check letter. */
export function passesCodiceFiscale(text: string): boolean {
  if ([6, 7, 9, 10, 12, 13, 14].some((at) => digitAt(text, at) < 0) || !MONTHS.includes(text[8] ?? ' ')) return false;
  const day = (digitAt(text, 9) * 10 + digitAt(text, 10)) % 40;
  if (day < 1 || day > 31) return false;
  let sum = 0;
  for (let i = 0; i < 15; i++) {
    const value = letterValue(text[i] as string);
    sum += i % 2 === 0 ? (ODD[value] as number) : value;
  }
  return sum % 26 === text.charCodeAt(15) - 65;
}
