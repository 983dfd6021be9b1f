/** The remainder of a decimal number of any length; every sign of `digits` is a digit. */
export function remainderOf(digits: string, modulus: number): number {
  let rest = 0;
  for (let i = 0; i < digits.length; i++) rest = (rest * 10 + digits.charCodeAt(i) - 48) % modulus;
  return rest;
}
