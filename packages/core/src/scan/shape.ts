import { isDigit, isLetter, lowerCase } from '../ascii.js';
import { BEYOND_HEAD, MAX_SHAPE, SHAPE_HEAD, type ShapePattern } from './trigger-tables.js';

/** As a literal: any byte beyond ASCII. */
const BEYOND = 0x80;
/** As a literal: a digit, or one of the letters that stand for digits in a codice fiscale (decree of 23 December 1976). */
const STAND_IN = 0x81;
const standIns: ReadonlySet<number> = new Set(Array.from('0123456789lmnpqrstuv', (sign) => sign.charCodeAt(0)));

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
    const found = bytes[start + offset] as number;
    const isRight =
      byte === BEYOND
        ? found >= BEYOND
        : byte === STAND_IN
          ? standIns.has(lowerCase(found))
          : lowerCase(found) === byte;
    if (!isRight) return false;
  }
  return true;
}

/**
 * The masks of a shape: `#` a digit, `@` a letter, `?` either, `^` a letter beyond ASCII, any other character itself; `§`, which no text has
 * when it is looked at, a digit or a letter that stands for one.
 * @returns undefined if the shape is longer than 31 characters, or has none of these four
 */
export function parseShape(shape: string, detector: number): ShapePattern | undefined {
  if (shape.length > MAX_SHAPE) return undefined;
  let digits = 0;
  let letters = 0;
  const literals: [number, number][] = [];
  for (let i = 0; i < shape.length; i++) {
    const bit = 1 << (shape.length - 1 - i);
    const sign = shape[i];
    const isEither = sign === '?' || sign === '§';
    if (sign === '#' || isEither) digits |= bit;
    if (sign === '@' || sign === '^' || isEither) letters |= bit;
    if (sign === '^') literals.push([i, BEYOND]);
    else if (sign === '§') literals.push([i, STAND_IN]);
    else if (sign !== '#' && sign !== '@' && sign !== '?') literals.push([i, lowerCase(shape.charCodeAt(i))]);
  }
  return digits === 0 && letters === 0 ? undefined : { detector, digits, letters, literals };
}

/** The bits of all tokens that may have the shape: their length, and which of their first characters are digits, the first one lowest. */
export function* shapeBits(shape: string): Generator<number> {
  let fixed = 0;
  let free = 0;
  for (let i = 0; i < Math.min(shape.length, SHAPE_HEAD); i++) {
    const sign = shape[i] as string;
    if (sign === '#' || isDigit(sign.charCodeAt(0))) fixed |= 1 << i;
    if (sign === '?' || sign === '§') free |= 1 << i;
  }
  for (let set = free; ; set = (set - 1) & free) {
    if (!shape.startsWith('^')) yield (shape.length << SHAPE_HEAD) | fixed | set;
    if (/^[@?^§]/.test(shape)) yield BEYOND_HEAD | fixed | set;
    if (set === 0) return;
  }
}
