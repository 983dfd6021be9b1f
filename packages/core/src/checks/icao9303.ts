import { valueOf } from './weighted.js';

/** The check digit of ICAO Doc 9303, part 3, 4.9: weights 7, 3, 1; the filler `<` counts 0. */
export function icaoDigit(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    const weight = i % 3 === 0 ? 7 : i % 3 === 1 ? 3 : 1;
    sum += Math.max(0, valueOf(text.charCodeAt(i))) * weight;
  }
  return sum % 10;
}

/** Whether the last sign is the check digit of those before it. */
export const passesIcao = (text: string): boolean =>
  text.charCodeAt(text.length - 1) - 48 === icaoDigit(text.slice(0, -1));
