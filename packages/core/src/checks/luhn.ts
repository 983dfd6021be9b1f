const ZERO = 0x30;

/** Contribution of a doubled digit: the sum of the digits of its double. */
function double(digit: number): number {
  return digit < 5 ? digit * 2 : digit * 2 - 9;
}

/**
 * Whether the ASCII digits in bytes [start, end) pass the Luhn formula (ISO/IEC 7812-1 Annex B). Every byte that is no digit
 * (separators, 0x01 of the fold table) is skipped. No digits, or zeros only, fail: that is no number.
 */
export function passesLuhn(bytes: Uint8Array, start: number, end: number): boolean {
  let sum = 0;
  let isDoubled = false;
  for (let i = end - 1; i >= start; i--) {
    const digit = (bytes[i] as number) - ZERO;
    if (digit < 0 || digit > 9) continue;
    sum += isDoubled ? double(digit) : digit;
    isDoubled = !isDoubled;
  }
  return sum !== 0 && sum % 10 === 0;
}

/**
 * Fills two prefix sums, so that {@link windowPassesLuhn} judges any window of the digits in constant time.
 *
 * Entry i is the sum over the digits before i, mod 10 (enough for Luhn, and one byte): `even` doubles the digits at even
 * indices, `odd` those at odd ones. Both need n + 1 entries; their former content does not matter.
 *
 * @param digits values 0–9 or ASCII codes of digits, without separators
 * @param n how many of them count
 */
export function fillLuhnSums(digits: Uint8Array, n: number, even: Uint8Array, odd: Uint8Array): void {
  let evenSum = 0;
  let oddSum = 0;
  even[0] = 0;
  odd[0] = 0;
  for (let i = 0; i < n; i++) {
    const digit = (digits[i] as number) & 0x0f;
    const doubled = double(digit);
    evenSum += (i & 1) === 0 ? doubled : digit;
    oddSum += (i & 1) === 0 ? digit : doubled;
    if (evenSum > 9) evenSum -= 10;
    if (oddSum > 9) oddSum -= 10;
    even[i + 1] = evenSum;
    odd[i + 1] = oddSum;
  }
}

/**
 * Whether the digits [start, start + length) pass Luhn, by the sums of {@link fillLuhnSums}. Equal to {@link passesLuhn} but
 * for a window of zeros only (or none), which passes here: sums mod 10 cannot tell it, and no issuer range begins 000000.
 */
export function windowPassesLuhn(even: Uint8Array, odd: Uint8Array, start: number, length: number): boolean {
  const end = start + length;
  // The last digit, at end − 1, is never doubled: with an even end the doubled ones stand at even indices.
  const sums = (end & 1) === 0 ? even : odd;
  return sums[start] === sums[end];
}
