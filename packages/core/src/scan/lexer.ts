import { hexPair, LEFT_BRACKET, PERCENT, SPACE, UNDERSCORE } from '../ascii.js';
import { BEFORE_CAPITAL, BEFORE_NUMBER, beforeSigns, keyBit } from '../fields/key-bits.js';
import {
  BLOCK,
  DIGIT_STARTS,
  GROUPS,
  type Marks,
  PLANE_0,
  PLANE_1,
  PLANE_2,
  PLANE_3,
  RUNS,
  SHAPE_RUNS,
  SHAPES,
  SHORT_WORDS,
  SIGNS,
  STRIDE,
  TOKEN_STARTS,
  TOKENS,
  WORDS,
} from './marks.js';

/** What the lexer looks up. */
export interface LexerTables {
  /** One bit for each hash of the last bytes of a name: see `keyBit`. */
  readonly bits: Int32Array;
  /** Shortest token that is looked at for a prefix. */
  readonly minToken: number;
  /** Some shape needs no digit. */
  readonly hasPlainShapes: boolean;
}

// In the loops below, a block's numbers stand beside those of the block before (`last…`), so that `x << k` takes over
// what it shifts out: bit i of `x` one to the left is whether the byte before byte i is one.

/**
 * 1 if some name may end in the `size` letters before `i`, behind the sign before them: `keyBit` without a branch.
 * `isBorder` is 1 where a word begins with these letters.
 */
function mayEnd(bits: Int32Array, view: DataView, i: number, size: number, isBorder: number): number {
  const letters = view.getInt32(i + 4, true);
  const before = beforeSigns[view.getUint8(i + 7 - size)] as number;
  // A short key stands in the high bytes, with its size below.
  const isFour = -(size >>> 2);
  const key = (letters & (-1 << ((32 - 8 * size) & 31))) | (size & ~isFour);
  const sign = before | (BEFORE_CAPITAL & -(isBorder & ((before + BEFORE_CAPITAL) >>> 5)));
  const hash = keyBit(key, sign);
  return ((bits[hash >>> 5] as number) >>> hash) & 1;
}

/**
 * Marks the ends of words whose last letters some name has: where letters end, before the capital of `cardNumber`, and
 * before the last capital of `CVVCode`. What a word is takes no branch; a branch for each word's end costs more than this.
 */
export function markWords(view: DataView, at: number, end: number, marks: Marks, bits: Int32Array): void {
  let lastLetters = 0;
  let lastUppers = 0;
  let lastPairs = 0;
  let lastFours = 0;
  let lastStarts = 0;
  let lastHighs = 0;
  for (let row = 0, base = at; row < end; row += STRIDE, base += BLOCK) {
    const letters = (marks[row + PLANE_0] as number) & ~(marks[row + PLANE_3] as number);
    const uppers = letters & (marks[row + PLANE_1] as number);
    const highs = letters & (marks[row + PLANE_2] as number);
    const nextPlanes = (marks[row + STRIDE + PLANE_0] as number) & ~(marks[row + STRIDE + PLANE_3] as number);
    const nextSmall = nextPlanes & ~(marks[row + STRIDE + PLANE_1] as number);
    const afterLetter = (letters << 1) | (lastLetters >>> 31);
    const afterUpper = (uppers << 1) | (lastUppers >>> 31);
    const beforeSmall = ((letters & ~uppers) >>> 1) | (nextSmall << 31);
    const ends = afterLetter & (~letters | (uppers & (~afterUpper | beforeSmall)));
    const starts = letters & (~afterLetter | ends);
    const pairs = letters & afterLetter;
    const fours = pairs & ((pairs << 2) | (lastPairs >>> 30));
    const one = (starts << 1) | (lastStarts >>> 31);
    const two = ((starts << 2) | (lastStarts >>> 30)) & ~one;
    const three = ((starts << 3) | (lastStarts >>> 29)) & ~one & ~two;
    const four = (starts << 4) | (lastStarts >>> 28);
    const isShort = one | two | three;
    let found = 0;
    for (let rest = ends; rest !== 0; ) {
      const low = rest & -rest;
      rest ^= low;
      const k = 31 - Math.clz32(low);
      const isOne = (one >>> k) & 1;
      const isTwo = (two >>> k) & 1;
      const isThree = (three >>> k) & 1;
      const size = 4 - isThree - 2 * isTwo - 3 * isOne;
      const isBorder = isOne | isTwo | isThree | ((four >>> k) & 1);
      found |= -mayEnd(bits, view, base + k, size, isBorder) & low;
    }
    let foundShort = (found & isShort) | (ends & ((highs << 1) | (lastHighs >>> 31)));
    // `passWd`: a capital may stand where the name has no border.
    for (let rest = ends & isShort & ((fours << 1) | (lastFours >>> 31)); rest !== 0; ) {
      const low = rest & -rest;
      rest ^= low;
      const k = 31 - Math.clz32(low);
      foundShort |= -mayEnd(bits, view, base + k, 4, (four >>> k) & 1) & low;
    }
    marks[row + WORDS] = found & ~isShort;
    marks[row + SHORT_WORDS] = foundShort;
    lastLetters = letters;
    lastUppers = uppers;
    lastPairs = pairs;
    lastFours = fours;
    lastStarts = starts;
    lastHighs = highs;
  }
}

/** The letter or digit that a number of one digit at `at` stays with: `track2`, `track_2`, `track 2`, `track[2`, `track%5B2`. */
function wordlyBefore(bytes: Uint8Array, at: number): number {
  if (at < 4) return at > 0 ? (bytes[at - 1] as number) : 0;
  const before = bytes[at - 1] as number;
  if (before === UNDERSCORE || before === SPACE || before === LEFT_BRACKET) return bytes[at - 2] as number;
  return bytes[at - 3] === PERCENT && hexPair(bytes, at - 2) >= 0 ? (bytes[at - 4] as number) : before;
}

/**
 * Marks the ends of digit runs that may be a card or a part of one, and of words that end in up to three digits: `cvv2`,
 * `de_35`.
 */
export function markDigits(bytes: Uint8Array, at: number, end: number, marks: Marks, bits: Int32Array): void {
  let lastDigits = 0;
  let lastPairs = 0;
  let lastFours = 0;
  let lastSixes = 0;
  let lastTwelves = 0;
  for (let row = 0, base = at; row < end; row += STRIDE, base += BLOCK) {
    const plane0 = marks[row + PLANE_0] as number;
    const plane2 = marks[row + PLANE_2] as number;
    const plane3 = marks[row + PLANE_3] as number;
    const digits = plane2 & ~plane0 & ~plane3;
    const letters = plane0 & ~plane3;
    const next = row + STRIDE;
    const nextDigits =
      (marks[next + PLANE_2] as number) & ~((marks[next + PLANE_0] as number) | (marks[next + PLANE_3] as number));
    const after = (digits << 1) | (lastDigits >>> 31);
    const pairs = digits & after;
    const fours = pairs & ((pairs << 2) | (lastPairs >>> 30));
    const sixes = fours & ((pairs << 4) | (lastPairs >>> 28));
    const eights = fours & ((fours << 4) | (lastFours >>> 28));
    const twelves = eights & ((fours << 8) | (lastFours >>> 24));
    const ends = after & ~digits;
    const exactlyFour = ((fours << 1) | (lastFours >>> 31)) & ~((digits << 5) | (lastDigits >>> 27));
    const exactlySix = ((sixes << 1) | (lastSixes >>> 31)) & ~((digits << 7) | (lastDigits >>> 25));
    marks[row + DIGIT_STARTS] = digits & ~after;
    marks[row + RUNS] = ends & ((twelves << 1) | (lastTwelves >>> 31) | (plane3 & plane2 & plane0));
    marks[row + GROUPS] = ends & ~letters & (exactlyFour | exactlySix) & ((digits >>> 1) | (nextDigits << 31));
    let found = 0;
    for (let rest = ends & ~((fours << 1) | (lastFours >>> 31)); rest !== 0; ) {
      const low = rest & -rest;
      rest ^= low;
      const i = base + 31 - Math.clz32(low);
      const hash = keyBit(2 | ((bytes[i - 1] as number) << 24) | (wordlyBefore(bytes, i - 1) << 16), BEFORE_NUMBER);
      found |= -(((bits[hash >>> 5] as number) >>> hash) & 1) & low;
    }
    marks[row + SHORT_WORDS] = (marks[row + SHORT_WORDS] as number) | found;
    lastDigits = digits;
    lastPairs = pairs;
    lastFours = fours;
    lastSixes = sixes;
    lastTwelves = twelves;
  }
}

/**
 * Marks the ends of long tokens (letters, digits, `_` and inner `-`) and of what may have a shape (letters, digits and
 * inner `-`, `.` and `/`), and the single signs.
 */
export function markTokens(end: number, marks: Marks, tables: LexerTables): void {
  const isLong = tables.minToken >= 16;
  const isAnyShape = tables.hasPlainShapes ? -1 : 0;
  let lastSolids = 0;
  let lastTokens = 0;
  let lastPairs = 0;
  let lastFours = 0;
  let lastEights = 0;
  let lastSixteens = 0;
  let lastShapes = 0;
  let carry = 0;
  let lastDashes = 0;
  let lastTwo = 0;
  for (let row = 0; row < end; row += STRIDE) {
    const plane0 = marks[row + PLANE_0] as number;
    const plane1 = marks[row + PLANE_1] as number;
    const plane2 = marks[row + PLANE_2] as number;
    const plane3 = marks[row + PLANE_3] as number;
    const next = row + STRIDE;
    const nextWordly =
      ((marks[next + PLANE_0] as number) | (marks[next + PLANE_2] as number)) & ~(marks[next + PLANE_3] as number);
    const wordly = (plane0 | plane2) & ~plane3;
    const beforeWordly = (wordly >>> 1) | (nextWordly << 31);
    const dashes = plane3 & ~plane0 & ~plane1 & ~plane2;
    const dots = plane3 & plane0 & ~plane1 & ~plane2;
    const solids = wordly | (plane3 & plane2 & plane0);
    const tokens = solids | (plane3 & plane1 & ~plane0) | (dashes & beforeWordly);
    const afterToken = (tokens << 1) | (lastTokens >>> 31);
    const pairs = tokens & afterToken;
    const fours = pairs & ((pairs << 2) | (lastPairs >>> 30));
    const eights = fours & ((fours << 4) | (lastFours >>> 28));
    const sixteens = eights & ((eights << 8) | (lastEights >>> 24));
    const afterLong = isLong ? (sixteens << 1) | (lastSixteens >>> 31) : afterToken;
    marks[row + TOKENS] = afterLong & ~tokens;
    marks[row + TOKEN_STARTS] = tokens & ~afterToken;
    const shapes = solids | ((dashes | dots) & beforeWordly & ((solids << 1) | (lastSolids >>> 31)));
    // Adding the digits of a run to it carries into the place behind the run.
    const digits = wordly & ~plane0;
    const sum = (shapes + digits + carry) | 0;
    carry = (digits | (shapes & ~sum)) >>> 31;
    marks[row + SHAPE_RUNS] = shapes;
    marks[row + SHAPES] = ~shapes & (sum | (isAnyShape & ((shapes << 1) | (lastShapes >>> 31))));
    const two = dashes & ((dashes << 1) | (lastDashes >>> 31));
    const fence = two & ((two << 2) | (lastTwo >>> 30)) & ((dashes << 4) | (lastDashes >>> 28)) & ~beforeWordly;
    marks[row + SIGNS] = fence | (plane3 & ((plane1 & plane0) | (plane2 & ~plane0)));
    lastSolids = solids;
    lastTokens = tokens;
    lastPairs = pairs;
    lastFours = fours;
    lastEights = eights;
    lastSixteens = sixteens;
    lastShapes = shapes;
    lastDashes = dashes;
    lastTwo = two;
  }
}
