import { BAR, DASH, PLUS, SPACE, ZERO, ZERO_WIDTH } from './ascii.js';

/** First code units of the decimal digits (Unicode category Nd) of the basic plane; each block holds ten. */
const DIGIT_BLOCKS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
  0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
  0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
];
/** White space (category Zs) outside ASCII. */
const SPACES = [0xa0, 0x1680, 0x202f, 0x205f, 0x3000];
/** Dashes (category Pd), the minus sign and the hyphen bullet. */
const DASHES = [0x58a, 0x5be, 0x2043, 0x2212, 0x2e3a, 0x2e3b, 0x301c, 0x3030, 0xfe58, 0xfe63, 0xff0d];
/** Characters that print nothing: joiners, marks of direction, soft hyphen, byte order mark, variation selectors. */
const INVISIBLE = [0xad, 0x34f, 0x61c, 0x180e, 0xfeff];

/** Lines that frame the cells of a table: upright ones; all others of the block lie, or join the two. */
const BARS = [0x2502, 0x2503, 0x2506, 0x2507, 0x250a, 0x250b, 0x254e, 0x254f, 0x2551];
const LYING = [0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254c, 0x254d, 0x2550];

const FULL_WIDTH = ':=@_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

let table: Uint8Array | undefined;

function fillRange(target: Uint8Array, from: number, to: number, byte: number): void {
  target.fill(byte, from, to + 1);
}

function buildTable(): Uint8Array {
  const built = new Uint8Array(0x10000);
  for (let unit = 0x80; unit < 0x10000; unit++) built[unit] = 0x80 | (unit & 0x7f);
  // Capitals take the byte of their small letter, so that names in other scripts are found in either case.
  for (let unit = 0xc0; unit < 0x590; unit++) {
    built[unit] = 0x80 | (String.fromCharCode(unit).toLowerCase().charCodeAt(0) & 0x7f);
  }
  for (const first of DIGIT_BLOCKS) for (let d = 0; d < 10; d++) built[first + d] = ZERO + d;
  for (const unit of SPACES) built[unit] = SPACE;
  for (const unit of DASHES) built[unit] = DASH;
  for (const unit of INVISIBLE) built[unit] = ZERO_WIDTH;
  fillRange(built, 0x2000, 0x200a, SPACE);
  fillRange(built, 0x200b, 0x200f, ZERO_WIDTH);
  fillRange(built, 0x2010, 0x2015, DASH);
  fillRange(built, 0x202a, 0x202e, ZERO_WIDTH);
  fillRange(built, 0x2060, 0x206f, ZERO_WIDTH);
  fillRange(built, 0x2500, 0x257f, PLUS);
  for (const unit of BARS) built[unit] = BAR;
  for (const unit of LYING) built[unit] = DASH;
  fillRange(built, 0xfe00, 0xfe0f, ZERO_WIDTH);
  // Full-width letters and the signs behind a name keep their meaning; quotes and braces do not, as no JSON has them.
  fillRange(built, 0x2028, 0x2029, SPACE);
  for (const sign of FULL_WIDTH) built[sign.charCodeAt(0) + 0xfee0] = sign.charCodeAt(0);
  return built;
}

/** The byte that stands for a UTF-16 unit of 0x80 or more. The table is built when the first such text comes. */
export const foldUnit = (unit: number): number => (table ??= buildTable())[unit] as number;

/** The byte that stands for any UTF-16 unit. */
export const foldByte = (unit: number): number => (unit < 0x80 ? unit : foldUnit(unit));

/** A text whose units are the bytes that the buffer has for it. */
export const foldText = (text: string): string =>
  String.fromCharCode(...Array.from({ length: text.length }, (_, i) => foldByte(text.charCodeAt(i))));
