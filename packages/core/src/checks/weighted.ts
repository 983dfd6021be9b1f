/** The value of a digit or letter: `0` to `9`, then `A` = 10 to `Z` = 35, as ISO 7064 and ICAO 9303 count; -1 for any other sign. */
export function valueOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  return code >= 65 && code <= 90 ? code - 55 : -1;
}

/**
 * The sum of the signs of `text`, each times its weight, modulo `modulus`. The weights stand at the right end of the text: a shorter text
 * has leading zeros. The family behind most national numbers (ISO 7064 calls the pure form MOD 11-2).
 */
export function weightedSum(text: string, weights: readonly number[], modulus: number): number {
  let sum = 0;
  const shift = weights.length - text.length;
  for (let i = Math.max(0, -shift); i < text.length; i++)
    sum += valueOf(text.charCodeAt(i)) * (weights[i + shift] as number);
  return ((sum % modulus) + modulus) % modulus;
}
