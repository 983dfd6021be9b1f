import { COLON, DASH, DOT, isAlphanumeric, isDigit, isLetter, PLUS, SLASH, SPACE, standsAt } from '../ascii.js';
import { callingCodes } from '../data/calling-codes.js';
import type { Context, Detector, Span } from '../types.js';
import { builtIn } from './define.js';
import { isInHexDump } from './hex-dump.js';
import { whole } from './values.js';

/** E.164: at most 15 digits. The shortest numbers in use have 8 with their country. */
const LEAST = 8;
const MOST = 15;

const isSeparator = (byte: number): boolean =>
  byte === SPACE || byte === DASH || byte === DOT || byte === SLASH || byte === 0x28 || byte === 0x29;

interface Digits {
  digits: string;
  end: number;
  groups: number;
  /** Groups with a full stop before them. */
  stops: number;
}

/** Where the next group begins behind a sign, or two at a bracket; -1 if none does. */
function nextGroup(bytes: Uint8Array, end: number): number {
  const first = bytes[end] as number;
  const second = bytes[end + 1] as number;
  if (!isSeparator(first)) return -1;
  if (isDigit(second)) return end + 1;
  const isPair = isSeparator(second) && (isBracket(first) || isBracket(second));
  return isPair && isDigit(bytes[end + 2] as number) ? end + 2 : -1;
}

/** The digits from `from` on, as many as belong to one number. */
function readDigits(bytes: Uint8Array, from: number): Digits {
  const read: Digits = { digits: '', end: from, groups: 0, stops: 0 };
  for (let at = from; at >= 0 && read.digits.length <= MOST; at = nextGroup(bytes, read.end)) {
    read.groups++;
    if (bytes[at - 1] === DOT && at > from) read.stops++;
    for (read.end = at; isDigit(bytes[read.end] as number); read.end++)
      read.digits += String.fromCharCode(bytes[read.end] as number);
  }
  return read;
}

/** `+1030 1762261074`: an offset from UTC before a time. */
function isOffset(bytes: Uint8Array, from: number): boolean {
  const hours = (bytes[from] as number) * 10 + (bytes[from + 1] as number) - 0x30 * 11;
  const minutes = (bytes[from + 2] as number) * 10 + (bytes[from + 3] as number) - 0x30 * 11;
  return hours <= 14 && minutes % 15 === 0 && minutes < 60 && bytes[from + 4] === SPACE;
}

const STAR = 0x2a;

const isBracket = (byte: number): boolean => byte === 0x28 || byte === 0x29;

/** Whether a number of country code 1 is one of the North American Numbering Plan: `NXX NXX XXXX`, where N is 2 to 9. */
const isNorthAmerican = (digits: string): boolean =>
  digits.length === 11 && (digits[1] as string) >= '2' && (digits[4] as string) >= '2';

/** Whether it is no number of a phone by what stands around: `C++14`, a day of the year `+2016-11-01`, an account between colons. */
function isElsewhere(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start - 1] === PLUS || (bytes[start - 1] === COLON && bytes[end] === COLON)) return true;
  const isYear = bytes[start] === PLUS && (standsAt(bytes, start + 1, '19') || standsAt(bytes, start + 1, '20'));
  return isYear && bytes[start + 5] === DASH && bytes[start + 8] === DASH;
}

/** A number with its country behind `+` or 00. */
function readInternational(bytes: Uint8Array, start: number): Span | undefined {
  const from = bytes[start] === PLUS ? start + 1 : start + 2;
  const { digits, end, stops, groups } = readDigits(bytes, bytes[from] === 0x28 ? from + 1 : from);
  if (digits.length < LEAST || digits.length > MOST || isAlphanumeric(bytes[end] as number)) return undefined;
  if (isInHexDump(bytes, start) || isElsewhere(bytes, start, end)) return undefined;
  // What is left of two masked cards: `…******0011 424242******…`.
  if (bytes[start - 1] === STAR || bytes[end] === STAR) return undefined;
  // One full stop and nothing else: a decimal.
  if ((stops === 1 && groups === 2) || isOffset(bytes, from)) return undefined;
  // Long ids begin with two zeros too, most often with 001: those must be complete numbers.
  if (bytes[start] !== PLUS && digits[0] === '1' && !isNorthAmerican(digits)) return undefined;
  const isCountry = [1, 2, 3].some((size) => callingCodes.has(digits.slice(0, size)));
  return isCountry ? { start, end } : undefined;
}

const isPhone = whole(40, ({ digits, letters }) => digits >= 7 && digits <= MOST && letters <= 4);

/** Behind `x`, `ext` or `ext.` an extension of the number that ends at `at`. */
function extensionEnd(bytes: Uint8Array, at: number): number {
  let i = at;
  while (bytes[i] === SPACE) i++;
  const sign = ['extension', 'ext.', 'ext', 'x', '#'].find((word) => standsAt(bytes, i, word));
  if (sign === undefined) return at;
  i += sign.length;
  while (bytes[i] === SPACE) i++;
  const first = i;
  while (isDigit(bytes[i] as number)) i++;
  return i > first && i - first <= 6 ? i : at;
}

/** A number behind a word: seven digits or more, in any grouping. */
function readNational(bytes: Uint8Array, start: number): Span | undefined {
  let from = start;
  while (bytes[from] === PLUS || bytes[from] === 0x28) from++;
  const { digits, end } = readDigits(bytes, from);
  if (digits.length < 7 || digits.length > MOST) return undefined;
  const last = extensionEnd(bytes, end);
  return isAlphanumeric(bytes[last] as number) ? undefined : { start, end: last };
}

function find(bytes: Uint8Array, start: number, end: number, context: Context): Span | undefined {
  if (!context.named) return readInternational(bytes, start);
  if (context.quoted || context.status)
    return isLetter(bytes[start] as number) ? undefined : isPhone(bytes, start, end, context);
  return readNational(bytes, start);
}

/** Phone numbers: with `+` or 00 and a country code (ITU-T E.164) anywhere, any other in context. */
export const phone: Detector = builtIn('phone', 'personal', find, {
  where: 'separated',
  triggers: { signs: ['+'] },
  extent: 'words',
});
