import { DASH, isAlphanumeric, isDigit, isLower, isUpper, LEFT_PAREN, RIGHT_PAREN, ZERO } from '../ascii.js';
import { documentRows } from '../data/identity-documents.js';
import type { Context, Detector, Span, Where } from '../types.js';
import { type Check, expandPattern, fitsPattern, parseCheck } from './document-checks.js';
import { isPart, REACH, readSigns } from './number-text.js';

/** One form of a number. */
interface Form {
  readonly patterns: readonly string[];
  readonly check: Check;
  /** Counts without a name too. */
  readonly isBare: boolean;
}

interface Format {
  readonly id: string;
  where: Where;
  readonly forms: { patterns: readonly string[]; spelling: string; isBare: boolean }[];
  readonly names: string[];
  readonly sole: string[];
  readonly shapes: string[];
}

const list = (text = ''): string[] => (text === '' ? [] : text.split(', '));
const patternList = (text?: string): string[] => list(text).flatMap(expandPattern);

function readFormats(rows: readonly string[]): Format[] {
  const formats = new Map<string, Format>();
  for (const row of rows) {
    const [id = '', where, patterns, spelling = '', names, sole, shapes] = row
      .split(/ \|(?= |$)/)
      .map((cell) => cell.trim());
    const format = formats.get(id) ?? { id, where: where as Where, forms: [], names: [], sole: [], shapes: [] };
    formats.set(id, format);
    format.forms.push({ patterns: patternList(patterns), spelling, isBare: where !== 'in-context' });
    format.names.push(...list(names));
    format.sole.push(...list(sole));
    const bare = patternList(shapes);
    format.shapes.push(...(bare.length > 0 || where !== 'anywhere' ? bare : patternList(patterns)));
  }
  return [...formats.values()];
}

const passes = (forms: readonly Form[], text: string): boolean =>
  forms.some(({ patterns, check }) => patterns.some((pattern) => fitsPattern(text, pattern)) && check(text));

const parseForms = (spelled: Format['forms']): Form[] =>
  spelled.map(({ patterns, spelling, isBare }) => ({ patterns, isBare, check: parseCheck(spelling) }));

/** A number may have its country before it: `HR 33392005961`, `PT 501 964 843`. */
const fits = (forms: readonly Form[], country: string, text: string): boolean =>
  passes(forms, text) ||
  ((text.startsWith(country) || (country === 'GR' && text.startsWith('EL'))) && passes(forms, text.slice(2)));

/** The longest number at `start` that ends at a border, at `least` or behind it. */
function longest(
  bytes: Uint8Array,
  start: number,
  end: number,
  least: number,
  isNumber: (text: string) => boolean,
): Span | undefined {
  const { text, ends } = readSigns(bytes, start, end);
  for (let i = ends.length; i > 3; i--) {
    const last = ends[i - 1] as number;
    if (last < least) return undefined;
    if (last < end && isAlphanumeric(bytes[last] as number)) continue;
    // Hong Kong's check digit stands in brackets: `A123456(3)`. Others are those of a sentence around the number.
    if (isNumber(text.slice(0, i)))
      return { start, end: bytes[last] === RIGHT_PAREN && bytes[last - 2] === LEFT_PAREN ? last + 1 : last };
  }
  return undefined;
}

/** Where the letters of an RFC begin: `&`, which is no letter of a token, may be one of them. */
function withAmpersand(bytes: Uint8Array, at: number): number {
  let start = at;
  while (at - start < 4 && (bytes[start - 1] === 0x26 || isUpper(bytes[start - 1] ?? 0))) start--;
  return start;
}

/** Whether letters are all of one case, and small ones more than the digits of a hash; two beside nine digits may be of either. */
function isOfOneCase(bytes: Uint8Array, start: number, end: number): boolean {
  let upper = 0;
  let lower = 0;
  let digits = 0;
  let beyondHex = false;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (isUpper(byte)) upper++;
    if (isDigit(byte)) digits++;
    if (!isLower(byte)) continue;
    lower++;
    beyondHex ||= byte > 0x66;
  }
  return lower === 0 || (upper === 0 && beyondHex) || (beyondHex && digits >= 9 && upper + lower === 2);
}

const twoDigits = (bytes: Uint8Array, at: number): number =>
  (bytes[at] as number) * 10 + (bytes[at + 1] as number) - ZERO * 11;

/**
 * Whether the number is a time of this century down to the minute, `20240115-1423` or `240115-1423`, as names of builds and files have
 * it: a day since 2010, and hours and minutes behind the dash.
 */
function isMinute(bytes: Uint8Array, start: number, end: number): boolean {
  const dash = end - 5;
  if (bytes[dash] !== DASH || (dash - start !== 6 && dash - start !== 8)) return false;
  if (dash - start === 8 && twoDigits(bytes, start) !== 20) return false;
  const year = twoDigits(bytes, dash - 6);
  const isDay = twoDigits(bytes, dash - 4) <= 12 && twoDigits(bytes, dash - 2) <= 31;
  return year >= 10 && year < 40 && isDay && twoDigits(bytes, dash + 1) < 24 && twoDigits(bytes, dash + 3) < 60;
}

function detectorOf({ id, where, forms: spelled, names, sole, shapes }: Format): Detector {
  let forms: readonly Form[] | undefined;
  let bare: readonly Form[] | undefined;
  const country = id.slice(0, 2).toUpperCase();
  const isNumber = (text: string): boolean => {
    // Checks are parsed when the first number is looked at.
    forms ??= parseForms(spelled);
    return fits(forms, country, text);
  };
  const isBareNumber = (text: string): boolean => {
    bare ??= parseForms(spelled.filter(({ isBare }) => isBare));
    return passes(bare, text);
  };
  const find = (bytes: Uint8Array, start: number, end: number, context: Context): Span | undefined => {
    if (context.named) return context.status ? undefined : longest(bytes, start, end, start, isNumber);
    const first = id === 'mx-rfc' ? withAmpersand(bytes, start) : start;
    const found = longest(bytes, first, first + REACH, end, isBareNumber);
    if (found === undefined || isPart(bytes, first, found.end)) return undefined;
    // Hong Kong's check digit stands in brackets; without them the number looks like any other.
    if (id === 'hk-hkid' && bytes[found.end - 1] !== RIGHT_PAREN) return undefined;
    if (isMinute(bytes, first, found.end)) return undefined;
    return isOfOneCase(bytes, first, found.end) ? found : undefined;
  };
  const triggers = { words: names, soleWords: sole, shapes };
  return { id, category: 'identity', where, triggers, find, extent: 'words', kin: ['document'] };
}

/** Numbers of identity documents, tax payers and insured persons, one detector a format. */
export const documents: readonly Detector[] = readFormats(documentRows).map(detectorOf);
