import { AMPERSAND, BACKSLASH, HASH, hexPair, hexValue, isDigit, PERCENT, SEMICOLON } from '../ascii.js';

// An escape is packed as `unit << 4 | width`: the UTF-16 unit it stands for and how many units it takes.
const pack = (unit: number, width: number): number => (unit << 4) | width;
export const unitOf = (escape: number): number => escape >>> 4;
export const widthOf = (escape: number): number => escape & 15;

/** The low six bits of a further byte of UTF-8 that is percent-encoded at `at`, or -1. */
function furtherBits(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] === PERCENT ? hexPair(bytes, at + 1) : -1;
  return byte >= 0x80 && byte < 0xc0 ? byte & 0x3f : -1;
}

/** `%XX` at `at`, or the two or three that spell a character of UTF-8, as `%C2%A0`; packed, or 0. */
export function percentEscape(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== PERCENT) return 0;
  const first = hexPair(bytes, at + 1);
  if (first < 0x80) return first < 0 ? 0 : pack(first, 3);
  const second = furtherBits(bytes, at + 3);
  if (second < 0) return 0;
  if (first >= 0xc2 && first < 0xe0) return pack(((first & 0x1f) << 6) | second, 6);
  const third = first >= 0xe0 && first < 0xf0 ? furtherBits(bytes, at + 6) : -1;
  return third < 0 ? 0 : pack(((first & 0x0f) << 12) | (second << 6) | third, 9);
}

const SHORT_ESCAPES: Readonly<Record<number, number>> = {
  0x22: 0x22,
  0x27: 0x27,
  0x2f: 0x2f,
  0x5c: 0x5c,
  0x62: 0x08,
  0x66: 0x0c,
  0x6e: 0x0a,
  0x72: 0x0d,
  0x74: 0x09,
};

/** `\uXXXX`, `\xXX` or a two-character escape of JSON at `at`, packed, or 0. */
export function backslashEscape(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== BACKSLASH) return 0;
  const sign = bytes[at + 1] as number;
  if (sign === 0x75) {
    const high = hexPair(bytes, at + 2);
    const low = hexPair(bytes, at + 4);
    return high < 0 || low < 0 ? 0 : pack(high * 256 + low, 6);
  }
  if (sign === 0x78) {
    const unit = hexPair(bytes, at + 2);
    return unit < 0 ? 0 : pack(unit, 4);
  }
  const unit = SHORT_ESCAPES[sign];
  return unit === undefined ? 0 : pack(unit, 2);
}

const ENTITIES: readonly (readonly [string, number])[] = [
  ['quot;', 0x22],
  ['amp;', 0x26],
  ['lt;', 0x3c],
  ['gt;', 0x3e],
  ['apos;', 0x27],
  ['nbsp;', 0x20],
];

function numericEntity(bytes: Uint8Array, at: number): number {
  const isHex = ((bytes[at + 2] as number) | 0x20) === 0x78;
  let i = at + (isHex ? 3 : 2);
  const first = i;
  let unit = 0;
  while (i < first + 6) {
    const digit = isHex ? hexValue(bytes[i] as number) : isDigit(bytes[i] as number) ? (bytes[i] as number) - 0x30 : -1;
    if (digit < 0) break;
    unit = unit * (isHex ? 16 : 10) + digit;
    i++;
  }
  if (i === first || bytes[i] !== SEMICOLON || unit > 0xffff) return 0;
  return pack(unit, i + 1 - at);
}

/** `&#52;`, `&#x34;` or one of the named entities of XML at `at`, packed, or 0. */
export function entityEscape(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== AMPERSAND) return 0;
  if (bytes[at + 1] === HASH) return numericEntity(bytes, at);
  for (const [name, unit] of ENTITIES) {
    let i = 0;
    while (i < name.length && bytes[at + 1 + i] === name.charCodeAt(i)) i++;
    if (i === name.length) return pack(unit, name.length + 1);
  }
  return 0;
}
