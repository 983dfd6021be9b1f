import { isDigit } from '../ascii.js';
import { HASH, joinBit, setBit, WORD_BITS, wordBit } from './hash.js';
import { HashTable, slotWith } from './hash-table.js';
import { mergeRows, type NameRow, type NameSource } from './name-rows.js';

/**
 * All names as one tree of their letters from the last to the first, so that a word end is compared with all of them at once. Most word
 * ends are told apart before that, by a hash of their last four bytes.
 */
export interface Dictionary {
  readonly rows: readonly NameRow[];
  /** One bit for each hash of a key that some name, or the short last word of one, has. */
  readonly bits: Int32Array;
  /** One bit for each `wordBit` and `joinBit` that these names may end in. */
  readonly words: Int32Array;
  /** Open addressing, 0 is empty: the key of each name, and the node that its last four letters, or all of fewer, lead to. */
  readonly keys: Int32Array;
  readonly entries: Int32Array;
  /** Open addressing: `node << 8 | byte`, and the node that the byte before leads to. */
  readonly edges: Int32Array;
  readonly targets: Int32Array;
  /** By node: the row whose letters end here (the name begins here), or -1. */
  readonly names: Int32Array;
  /** By node: 1 where a separator may stand before the letters read so far. */
  readonly borders: Uint8Array;
}

const SHORT = 3;
/** The key of a name or word of up to three letters, the first of them lowest: apart from every key of four. */
export const shortKey = (tail: number, length: number): number => (tail >>> (32 - 8 * length)) | (length << 24);

/**
 * The key of the word `bytes[start, end)`: its last four letters, the first of them lowest, or all of fewer. Capitals count as
 * small letters.
 */
export function keyOf(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length > SHORT) return fourFrom(bytes, end - 4) | 0x20202020;
  let key = length << 24;
  for (let i = 0; i < length; i++) key |= ((bytes[start + i] as number) | 0x20) << (8 * i);
  return key;
}

/** The bit in `Dictionary.bits` of a key. */
const keyBit = (key: number): number => Math.imul(key, HASH) >>> 17;

/** Letters of the last words of a name that are fewer than four and not all: behind a border, or behind a digit. */
function* lastShortWords({ letters, breaks }: NameRow): Generator<number> {
  const { length } = letters;
  for (let size = 1; size <= SHORT && size < length; size++) {
    const start = length - size;
    if ((breaks >>> start) & 1 || (isDigit(letters[start - 1] as number) && !isDigit(letters[start] as number)))
      yield size;
  }
}

/** The four letters from `at` on, the first one lowest. */
export const fourFrom = (bytes: Uint8Array, at: number): number =>
  (bytes[at] as number) |
  ((bytes[at + 1] as number) << 8) |
  ((bytes[at + 2] as number) << 16) |
  ((bytes[at + 3] as number) << 24);

/** The bits of all words that a text may show at the end of a name, however its words are joined. */
function* wordBitsOf({ letters, breaks }: NameRow): Generator<number> {
  const { length } = letters;
  const last = keyOf(letters, 0, length);
  yield wordBit(last, length > SHORT ? fourFrom(letters, 0) : 0, length);
  for (let start = length - 1; start > 0; start--) {
    const size = length - start;
    const before = letters[start - 1] as number;
    const key = size > SHORT ? last : keyOf(letters, start, length);
    yield joinBit(key, before, true);
    if (size <= SHORT && ((breaks >>> start) & 1 || isDigit(before))) yield joinBit(key, before, false);
  }
}

/** The tree of all names, read backwards. Node 0 is the root. */
class Tree {
  readonly edges = new Map<number, number>();
  readonly names: number[] = [-1];
  readonly borders: number[] = [0];

  add(row: NameRow, number: number): void {
    let node = 0;
    for (let i = row.letters.length - 1; i >= 0; i--) {
      const edge = (node << 8) | (row.letters[i] as number);
      let next = this.edges.get(edge);
      if (next === undefined) {
        next = this.names.push(-1) - 1;
        this.borders.push(0);
        this.edges.set(edge, next);
      }
      node = next;
      if (i > 0 && (row.breaks >>> i) & 1) this.borders[node] = 1;
    }
    this.names[node] = number;
  }

  /** The node that the last four letters, or all of fewer, lead to. */
  entry(letters: Uint8Array): number {
    let node = 0;
    for (let i = letters.length - 1; i >= Math.max(0, letters.length - 4); i--) {
      node = this.edges.get((node << 8) | (letters[i] as number)) as number;
    }
    return node;
  }
}

/** The letters of a name behind the `m` that ends a sequence of colours: a lexer reads them as one word. */
const colouredLetters = ({ letters }: NameRow): Uint8Array => Uint8Array.of(0x6d, ...letters);

const saysSomething = ({ uses, kin, ignores, endsPath, isBytes, isProgram, isMessage }: NameRow): boolean =>
  uses.length > 0 || kin !== 0 || ignores.length > 0 || endsPath || isBytes || isProgram || isMessage;

/** Builds the tables of a dictionary. */
export function createDictionary(sources: readonly NameSource[]): Dictionary {
  const rows = mergeRows(sources);
  const tree = new Tree();
  rows.forEach((row, number) => {
    tree.add(row, number);
  });
  const bits = new Int32Array(1 << 10);
  const words = new Int32Array(WORD_BITS >>> 5);
  const keys = new Map<number, number>();
  for (const row of rows) {
    // A name that says nothing only stands in the way of a shorter one at its end, which leads to it.
    if (!saysSomething(row)) continue;
    const { letters } = row;
    const { length } = letters;
    const key = keyOf(letters, 0, length);
    setBit(bits, keyBit(key));
    for (const size of lastShortWords(row)) setBit(bits, keyBit(keyOf(letters, length - size, length)));
    for (const bit of wordBitsOf(row)) setBit(words, bit);
    const coloured = colouredLetters(row);
    const colouredKey = keyOf(coloured, 0, length + 1);
    setBit(bits, keyBit(colouredKey));
    setBit(words, wordBit(colouredKey, length < SHORT ? 0 : fourFrom(coloured, 0), length + 1));
    keys.set(key, tree.entry(letters));
  }
  const entries = new HashTable(keys);
  const edges = new HashTable(tree.edges);
  return {
    rows,
    bits,
    words,
    keys: entries.keys,
    entries: entries.values,
    edges: edges.keys,
    targets: edges.values,
    names: Int32Array.from(tree.names),
    borders: Uint8Array.from(tree.borders),
  };
}

/** The node that the letters of a key lead to, -1 if no name has it. */
export function entryOf(dictionary: Dictionary, key: number): number {
  const slot = slotWith(dictionary.keys, key);
  return slot < 0 ? -1 : (dictionary.entries[slot] as number);
}

/** The node that the byte before leads to, or -1. */
export function stepBack(dictionary: Dictionary, node: number, byte: number): number {
  const slot = slotWith(dictionary.edges, (node << 8) | byte);
  return slot < 0 ? -1 : (dictionary.targets[slot] as number);
}
