import { isDigit, isLetter, lowerCase } from '../ascii.js';
import { MAX_SHAPE, type ShapePattern } from './trigger-tables.js';

/** Whether the token has the shape; its length is known to be equal. */
export function fitsShape(bytes: Uint8Array, start: number, end: number, pattern: ShapePattern): boolean {
  for (let i = start; i < end; i++) {
    const bit = 1 << (end - 1 - i);
    const byte = bytes[i] as number;
    if ((pattern.digits & bit) !== 0 && !(isDigit(byte) || ((pattern.letters & bit) !== 0 && isLetter(byte))))
      return false;
    if ((pattern.letters & bit) !== 0 && (pattern.digits & bit) === 0 && !isLetter(byte)) return false;
  }
  for (const [offset, byte] of pattern.literals) {
    if (lowerCase(bytes[start + offset] as number) !== byte) return false;
  }
  return true;
}

/**
 * The masks of a shape: `#` a digit, `@` a letter, `?` either, any other character itself.
 * @returns undefined if the shape is longer than 31 characters, or has no `#`, `@` or `?`
 */
export function parseShape(shape: string, detector: number): ShapePattern | undefined {
  if (shape.length > MAX_SHAPE) return undefined;
  let digits = 0;
  let letters = 0;
  const literals: [number, number][] = [];
  for (let i = 0; i < shape.length; i++) {
    const bit = 1 << (shape.length - 1 - i);
    const sign = shape[i];
    if (sign === '#' || sign === '?') digits |= bit;
    if (sign === '@' || sign === '?') letters |= bit;
    if (sign !== '#' && sign !== '@' && sign !== '?') literals.push([i, lowerCase(shape.charCodeAt(i))]);
  }
  return digits === 0 && letters === 0 ? undefined : { detector, digits, letters, literals };
}
