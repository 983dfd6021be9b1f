import { valueOf } from './weighted.js';

/** Luhn's formula over digits and letters in base 36, as India's GSTIN uses it. */
export function passesLuhn36(text: string): boolean {
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    const value = valueOf(text.charCodeAt(text.length - 1 - i)) * (1 + (i % 2));
    sum += Math.trunc(value / 36) + (value % 36);
  }
  return sum % 36 === 0;
}

/** The sum of the digits of `digits`, each times its weight, a product of two digits counting as their sum. */
export function crossSum(digits: string, weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const product = (digits.charCodeAt(i) - 48) * (weights[i % weights.length] as number);
    sum += Math.trunc(product / 10) + (product % 10);
  }
  return sum;
}
