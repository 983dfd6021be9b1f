import { isDigit, isLetter, lowerCase } from '../ascii.js';
import { MAX_SHAPE, type ShapePattern } from './trigger-tables.js';

/** Which characters of a token are digits and which are letters, the last one lowest: looked at once for all shapes of its length. */
export interface TokenMasks {
  digits: number;
  letters: number;
}

/** Writes the masks of `bytes[start, end)`, at most 31 characters. */
export function readMasks(bytes: Uint8Array, start: number, end: number, masks: TokenMasks): void {
  let digits = 0;
  let letters = 0;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    digits = (digits << 1) | (isDigit(byte) ? 1 : 0);
    letters = (letters << 1) | (isLetter(byte) ? 1 : 0);
  }
  masks.digits = digits;
  masks.letters = letters;
}

/** Whether the token at `start` has the shape; its length is known to be equal. */
export function fitsShape(bytes: Uint8Array, start: number, masks: TokenMasks, pattern: ShapePattern): boolean {
  const fitting = (pattern.digits & masks.digits) | (pattern.letters & masks.letters);
  if (fitting !== (pattern.digits | pattern.letters)) return false;
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
