import { foldName } from './fold-name.js';

/** What a name means for one detector. */
export interface NameUse {
  /** Position of the detector in the redactor's list. */
  readonly detector: number;
  readonly weak: boolean;
}

/** A detector that does not look at the value under a name. */
export interface IgnoreRule {
  readonly detector: number;
  /** Only where the value is 16 or 32 small hexadecimal digits, as a trace id is. */
  readonly onlyTraceId: boolean;
}

/** One name. Without uses and without `kin` it is a name that says nothing of its value. */
export interface NameRow {
  /** The dictionary's own spelling, words separated by one space. */
  readonly name: string;
  /** The bytes of all words, without separators, as the scanned buffer has them. */
  readonly letters: Uint8Array;
  /** Bit i is set where a further word begins at `letters[i]`. */
  readonly breaks: number;
  readonly uses: readonly NameUse[];
  /** Bits of the kinds of record that this name, as a parent, makes. */
  readonly kin: number;
  readonly ignores: readonly IgnoreRule[];
  /** Whether a path option ends in this name. */
  readonly endsPath: boolean;
}

/** What is to be put into a dictionary. */
export interface NameSource {
  readonly name: string;
  readonly use?: NameUse;
  readonly kin?: number;
  readonly ignore?: IgnoreRule;
  readonly endsPath?: boolean;
}

interface Draft {
  name: string;
  uses: NameUse[];
  kin: number;
  breaks: number;
  letters: Uint8Array;
  ignores: IgnoreRule[];
  endsPath: boolean;
}

/** Names hashed by their last four bytes (or all of up to three), so that a word end finds them in one probe. */
export interface Dictionary {
  readonly rows: readonly NameRow[];
  /** One bit for each hash that some name has. */
  readonly bits: Int32Array;
  /** Open addressing: the key (0 = empty) and the first position of its candidates in `candidates`. */
  readonly keys: Int32Array;
  readonly starts: Int32Array;
  /** Row numbers, longest name first, each run closed by -1. */
  readonly candidates: Int32Array;
}

export const HASH = 0x9e3779b1 | 0;
const SHORT = 3;

/** The key of a name or word of up to three bytes, apart from every four-byte key. */
export const shortKey = (tail: number, length: number): number => (length << 24) | (tail & (0xffffffff >>> (32 - 8 * length)));

/** Whether some name may end in these bytes. Says yes too often, never no too often. */
export function mayEnd(dictionary: Dictionary, key: number): boolean {
  const hash = Math.imul(key, HASH) >>> 17;
  return ((dictionary.bits[hash >>> 5] as number) & (1 << (hash & 31))) !== 0;
}

function keyOf(letters: Uint8Array): number {
  let tail = 0;
  for (let i = Math.max(0, letters.length - 4); i < letters.length; i++) tail = (tail << 8) | (letters[i] as number);
  return letters.length <= SHORT ? shortKey(tail, letters.length) : tail;
}

function plural(name: string): string | undefined {
  return /[a-rt-z]$/.test(name) ? `${name}s` : undefined;
}

function addSource(merged: Map<string, Draft>, name: string, source: NameSource): void {
  const { letters, breaks } = foldName(name);
  if (letters.length === 0 || letters.length > 31) return;
  const joined = name.replaceAll(' ', '');
  const row = merged.get(joined) ?? { name, uses: [], kin: 0, breaks: 0, letters, ignores: [], endsPath: false };
  const { use, ignore } = source;
  row.breaks |= breaks;
  row.kin |= source.kin ?? 0;
  row.endsPath ||= source.endsPath === true;
  if (use && !row.uses.some((known) => known.detector === use.detector)) row.uses.push(use);
  if (ignore) row.ignores.push(ignore);
  merged.set(joined, row);
}

/** One row a name; the uses of equal names are joined, and every name stands in the plural too. */
function mergeRows(sources: readonly NameSource[]): NameRow[] {
  const merged = new Map<string, Draft>();
  for (const source of sources) addSource(merged, source.name, source);
  for (const source of sources) {
    const many = plural(source.name);
    if (many !== undefined && !merged.has(many.replaceAll(' ', ''))) addSource(merged, many, { ...source, endsPath: false });
  }
  return [...merged.values()];
}

/** Builds the tables of a dictionary. */
export function createDictionary(sources: readonly NameSource[]): Dictionary {
  const rows = mergeRows(sources);
  const groups = new Map<number, number[]>();
  rows.forEach((row, number) => {
    const key = keyOf(row.letters);
    const group = groups.get(key);
    if (group) group.push(number);
    else groups.set(key, [number]);
  });
  const size = 1 << Math.ceil(Math.log2(groups.size * 3 + 8));
  const keys = new Int32Array(size);
  const starts = new Int32Array(size);
  const bits = new Int32Array(1 << 10);
  const candidates: number[] = [];
  for (const [key, group] of groups) {
    const hash = Math.imul(key, HASH) >>> 17;
    bits[hash >>> 5] = (bits[hash >>> 5] as number) | (1 << (hash & 31));
    let slot = Math.imul(key, HASH) >>> 8;
    while (keys[slot & (size - 1)] !== 0) slot++;
    keys[slot & (size - 1)] = key;
    starts[slot & (size - 1)] = candidates.length;
    const length = (row: number): number => (rows[row] as NameRow).letters.length;
    candidates.push(...group.sort((a, b) => length(b) - length(a)), -1);
  }
  return { rows, bits, keys, starts, candidates: Int32Array.from(candidates) };
}

/** The first candidate of a key in `candidates`, or -1. */
export function candidatesOf(dictionary: Dictionary, key: number): number {
  const { keys, starts } = dictionary;
  let slot = Math.imul(key, HASH) >>> 8;
  for (;;) {
    const found = keys[slot & (keys.length - 1)] as number;
    if (found === key) return starts[slot & (keys.length - 1)] as number;
    if (found === 0) return -1;
    slot++;
  }
}
