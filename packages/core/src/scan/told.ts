import {
  BACKSLASH,
  COLON,
  COMMA,
  DASH,
  DOT,
  endsEscape,
  endsPercentEscape,
  EQUALS,
  isAlphanumeric,
  isBlank,
  isDigit,
  isLetter,
  LEFT_BRACE,
  LEFT_BRACKET,
  lowerCase,
  QUOTE,
  RIGHT_BRACE,
  RIGHT_BRACKET,
  spell,
  UNDERSCORE,
} from '../ascii.js';
import { logWords } from '../data/log-words.js';
import { isNoValue, isPlaceholder, type Makeup, makeupOf } from '../detectors/values.js';
import { findName } from '../fields/match.js';
import type { Engine, Hit } from './engine.js';
import { isMarker } from './extent.js';
import { ranksBefore } from './overlap.js';
import { spellingsOf } from './spellings.js';

/** Shorter values are words and numbers that mean something else elsewhere. */
export const LEAST_VALUE = 6;
const MOST_VALUE = 4096;
/** Below this length a value of letters and digits may be part of something longer by chance. */
const FREE_LENGTH = 12;
/** Letters alone, or with few signs between them, are no word from this length on. */
const NO_WORD = 24;
/** Of the values that begin with the same characters, those of so many lengths are looked for: the cost stays linear. */
const MOST_LENGTHS = 32;

const FACTOR = 0x01000193;

/** A value that its field told, in one of its spellings. */
export interface Told {
  readonly bytes: Uint8Array;
  readonly hit: Hit;
  /** Letters alone: a word, which is no value where it names one. */
  readonly isWord: boolean;
  readonly isNumber: boolean;
  /** It counts only with no letter or digit on either side. */
  readonly needsBorders: boolean;
  /** It holds a sign that JSON is made of. */
  readonly hasStructure: boolean;
}

/** Values of one length that begin alike, by the hash of the whole. */
interface Group {
  readonly length: number;
  readonly power: number;
  readonly byHash: Map<number, Told>;
}

const powerOf = (length: number): number => {
  let power = 1;
  for (let i = 0; i < length; i++) power = Math.imul(power, FACTOR);
  return power;
};
const HEAD_POWER = powerOf(LEAST_VALUE);

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0;
  for (let i = from; i < to; i++) hash = (Math.imul(hash, FACTOR) + (bytes[i] as number)) | 0;
  return hash;
}

/** By place in `bytes[from, to]`: the hash of all before it. The hash of any range follows from two of them. */
function sumsOf(bytes: Uint8Array, from: number, to: number): Int32Array {
  const sums = new Int32Array(to - from + 1);
  for (let i = from; i < to; i++)
    sums[i - from + 1] = (Math.imul(sums[i - from] as number, FACTOR) + (bytes[i] as number)) | 0;
  return sums;
}

const isEqual = (bytes: Uint8Array, at: number, text: Uint8Array): boolean => {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text[i]) return false;
  return true;
};

const isStructural = (byte: number): boolean =>
  byte === QUOTE ||
  byte === COMMA ||
  byte === COLON ||
  byte === LEFT_BRACE ||
  byte === RIGHT_BRACE ||
  byte === LEFT_BRACKET ||
  byte === RIGHT_BRACKET;

/** Fewer than three different signs are no secret: `000000`. */
function isUniform(bytes: Uint8Array): boolean {
  const [first] = bytes;
  const second = bytes.find((byte) => byte !== first);
  return bytes.every((byte) => byte === first || byte === second);
}

const commonWords: ReadonlySet<string> = new Set(logWords);

/** Whether a value without digits is a word that logs are made of, or the name of some field. */
function isCommonWord({ tables }: Engine, bytes: Uint8Array): boolean {
  if (bytes.length >= NO_WORD) return false;
  if (commonWords.has(spell(bytes.map(lowerCase), 0, bytes.length))) return true;
  const text = new Uint8Array(bytes.length + 2);
  text.set(bytes, 1);
  return findName(tables.dictionary, text, 1, bytes.length + 1) >= 0;
}

/** A value that no word, path or name is. */
const looksRandom = ({ digits, letters, capitals, length }: Makeup): boolean =>
  digits > 0 || length >= NO_WORD || (capitals > 1 && capitals < letters && capitals * 4 >= letters);

/** Whether a value is its own secret wherever it stands: see docs/propagation.md. */
function isTelling(engine: Engine, bytes: Uint8Array, { detector }: Hit): boolean {
  const { length } = bytes;
  if (length < LEAST_VALUE || length > MOST_VALUE || isUniform(bytes)) return false;
  if (isMarker(bytes, 0, length) || isNoValue(bytes, 0, length) || isPlaceholder(bytes, 0, length)) return false;
  // The marker of another tool: `[FILTERED]`.
  if (bytes[0] === LEFT_BRACKET && bytes[length - 1] === RIGHT_BRACKET) return false;
  const makeup = makeupOf(bytes, 0, length);
  const { id, category } = engine.detectors[detector] as { id: string; category: string };
  // Sites keep their settings in cookies.
  if (id === 'cookie') return length >= FREE_LENGTH && makeup.digits > 0 && makeup.letters > 0;
  if (id !== 'password' && category !== 'sad') return looksRandom(makeup);
  return makeup.digits > 0 || !isCommonWord(engine, bytes);
}

const FOUND_BY_FIELD: ReadonlySet<string> = new Set([
  'found-by-name',
  'found-by-weak-name',
  'found-by-word',
  'found-by-column',
]);

/** What says who somebody is opens nothing. */
const IDENTIFIERS: ReadonlySet<string> = new Set(['login', 'merchant-id']);

/** Whether a hit is a credential or sensitive authentication data that its field told. */
export function isTold({ detectors }: Engine, { detector, rule }: Hit): boolean {
  const { id = '', category } = detectors[detector] ?? {};
  return !IDENTIFIERS.has(id) && (category === 'credential' || category === 'sad') && FOUND_BY_FIELD.has(rule);
}

/** The values that the fields of one record told. Made for a record, and dropped with it. */
export class ToldValues {
  readonly #engine: Engine;
  readonly #heads = new Map<number, Group[]>();
  /** One bit for each head, by its lowest bits. */
  readonly #bits = new Uint32Array(64);
  /** Values that are numbers, by their text. */
  readonly numbers: Map<string, Hit> = new Map();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  get isEmpty(): boolean {
    return this.#heads.size === 0;
  }

  add(bytes: Uint8Array, hit: Hit): void {
    if (bytes.length > MOST_VALUE || !isTelling(this.#engine, bytes, hit)) return;
    for (const spelling of spellingsOf(bytes)) if (spelling.length >= LEAST_VALUE) this.#addSpelling(spelling, hit);
  }

  #addSpelling(bytes: Uint8Array, hit: Hit): void {
    const { length } = bytes;
    const head = hashOf(bytes, 0, LEAST_VALUE);
    const groups = this.#heads.get(head) ?? [];
    let group = groups.find((other) => other.length === length);
    if (group === undefined) {
      if (groups.length === MOST_LENGTHS) return;
      group = { length, power: powerOf(length), byHash: new Map() };
      groups.push(group);
      groups.sort((a, b) => b.length - a.length);
    }
    this.#heads.set(head, groups);
    this.#bits[(head >>> 5) & 63] = (this.#bits[(head >>> 5) & 63] as number) | (1 << (head & 31));
    const hash = hashOf(bytes, 0, length);
    const known = group.byHash.get(hash);
    if (known !== undefined && !ranksBefore(hit, known.hit, this.#engine.detectors)) return;
    const isNumber = bytes.every(isDigit);
    const isWord = bytes.every(isLetter);
    const needsBorders = isNumber || isWord || (length < FREE_LENGTH && bytes.every(isAlphanumeric));
    group.byHash.set(hash, { bytes, hit, isWord, isNumber, needsBorders, hasStructure: bytes.some(isStructural) });
    if (isNumber) this.numbers.set(spell(bytes, 0, length), hit);
  }

  /** Reports where in `bytes[from, to)` the values stand, left to right; where two overlap, what both cover, under the first in rank. */
  find(bytes: Uint8Array, from: number, to: number, report: (start: number, end: number, told: Told) => void): void {
    const bits = this.#bits;
    // Made where the first value may begin: most records hold theirs once.
    let sums: Int32Array | undefined;
    let last: { start: number; end: number; told: Told } | undefined;
    let head = hashOf(bytes, from, from + LEAST_VALUE - 1);
    for (let start = from; start + LEAST_VALUE <= to; start++) {
      head = (Math.imul(head, FACTOR) + (bytes[start + LEAST_VALUE - 1] as number)) | 0;
      if (start > from) head = (head - Math.imul(bytes[start - 1] as number, HEAD_POWER)) | 0;
      if ((((bits[(head >>> 5) & 63] as number) >>> (head & 31)) & 1) === 0) continue;
      const groups = this.#heads.get(head);
      if (groups === undefined) continue;
      sums ??= sumsOf(bytes, from, to);
      const told = longestAt(groups, bytes, start, to, sums, from);
      if (told === undefined) continue;
      const end = start + told.bytes.length;
      if (last === undefined || start >= last.end) {
        if (last !== undefined) report(last.start, last.end, last.told);
        last = { start, end, told };
        continue;
      }
      last.end = Math.max(last.end, end);
      if (ranksBefore(told.hit, last.told.hit, this.#engine.detectors)) last.told = told;
    }
    if (last !== undefined) report(last.start, last.end, last.told);
  }
}

function longestAt(
  groups: readonly Group[],
  bytes: Uint8Array,
  start: number,
  to: number,
  sums: Int32Array,
  from: number,
): Told | undefined {
  const base = sums[start - from] as number;
  for (const { length, power, byHash } of groups) {
    if (start + length > to) continue;
    const told = byHash.get(((sums[start + length - from] as number) - Math.imul(base, power)) | 0);
    if (told !== undefined && isEqual(bytes, start, told.bytes) && counts(bytes, start, start + length, told))
      return told;
  }
  return undefined;
}

const isGlueBefore = (bytes: Uint8Array, start: number, isNumber: boolean): boolean => {
  const before = bytes[start - 1] as number;
  if (isNumber && (before === DASH || (before === DOT && isDigit(bytes[start - 2] as number)))) return true;
  if (before === UNDERSCORE) return true;
  if (!isAlphanumeric(before) || endsEscape(bytes, start)) return false;
  return !endsPercentEscape(bytes, start);
};

const isGlueBehind = (bytes: Uint8Array, end: number, isNumber: boolean): boolean => {
  const behind = bytes[end] as number;
  if (isNumber && behind === DOT && isDigit(bytes[end + 1] as number)) return true;
  return isAlphanumeric(behind) || behind === UNDERSCORE || (isNumber && behind === DASH);
};

/** Whether a word names what follows: `swordfish` in `"swordfish": 1`. */
function isName(bytes: Uint8Array, end: number): boolean {
  let i = end;
  while (bytes[i] === BACKSLASH || bytes[i] === QUOTE || isBlank(bytes[i] as number)) i++;
  return bytes[i] === COLON || bytes[i] === EQUALS;
}

function counts(bytes: Uint8Array, start: number, end: number, { isWord, isNumber, needsBorders }: Told): boolean {
  if (!needsBorders) return true;
  if (isGlueBefore(bytes, start, isNumber) || isGlueBehind(bytes, end, isNumber)) return false;
  return !isWord || !isName(bytes, end);
}
