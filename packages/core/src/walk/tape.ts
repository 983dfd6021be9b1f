import type { ByteBuffer } from '../scan/buffer.js';

/** What a node is to whoever builds the result. */
export const KEEP = 0;
export const TEXT = 1;
/** A number or BigInt; with a text only if it has digits enough for a card. */
export const NUMERIC = 2;
export const OBJECT = 3;
export const ARRAY = 4;
export const MAP = 5;
export const SET = 6;
export const ERROR = 7;
/** An object that one text stands for: a URL, a RegExp, bytes, a symbol, a function. */
export const SPOKEN = 8;
/** What could not be read: `values` holds the marker. */
export const MARKER = 9;

/** The result must not be the original: reading that again may give something else. */
export const SNAPSHOT = 1;
/** The node is the key of the Map entry whose value follows. */
export const MAP_KEY = 2;
/** The node is a member of an array, Map or Set, beside its elements. */
export const MEMBER = 4;

/** Members of an Error that are read whether they are enumerable or not. */
export const ERROR_KEYS: readonly string[] = ['name', 'message', 'stack', 'cause', 'errors'];

/** The text of a key: a symbol is known by its description. */
export const keyText = (key: unknown): string =>
  typeof key === 'symbol' ? (key.description ?? '') : typeof key === 'string' ? key : '';

/** A value that was read once: its nodes in the order of reading, each behind its container, and their texts in a buffer. */
export class Tape {
  readonly buffer: ByteBuffer;
  readonly values: unknown[] = [];
  /** Own key in the container: a string, a symbol, the index of an array, or undefined. */
  readonly keys: unknown[] = [];
  readonly kinds: number[] = [];
  readonly flags: number[] = [];
  readonly parents: number[] = [];
  /** Behind the last node inside this one. */
  readonly ends: number[] = [];
  readonly keyStarts: number[] = [];
  readonly keyEnds: number[] = [];
  readonly textStarts: number[] = [];
  readonly textEnds: number[] = [];
  /** Texts of the nodes that a text of ours stands for. */
  readonly spoken = new Map<number, string>();
  /** Whether some node must be copied even if all is clean. */
  hasSnapshot = false;

  constructor(buffer: ByteBuffer) {
    this.buffer = buffer;
  }

  get length(): number {
    return this.values.length;
  }

  /** Adds a node; a key that is text goes into the buffer before it. */
  add(kind: number, value: unknown, key: unknown, parent: number): number {
    const node = this.values.length;
    this.values.push(value);
    this.kinds.push(kind);
    this.keys.push(key);
    this.parents.push(parent);
    this.flags.push(0);
    this.ends.push(node + 1);
    const start = this.buffer.length;
    if (typeof key === 'string' || typeof key === 'symbol') {
      this.buffer.append(keyText(key));
      this.buffer.separate();
      this.keyStarts.push(start);
      this.keyEnds.push(this.buffer.length - 1);
    } else {
      this.keyStarts.push(start);
      this.keyEnds.push(start);
    }
    this.textStarts.push(this.buffer.length);
    this.textEnds.push(this.buffer.length);
    return node;
  }

  /** Adds a node that a text stands for. */
  addText(kind: number, value: unknown, text: string, key: unknown, parent: number): number {
    const node = this.add(kind, value, key, parent);
    if (kind === SPOKEN) this.spoken.set(node, text);
    this.buffer.append(text);
    this.textEnds[node] = this.buffer.length;
    this.buffer.separate();
    return node;
  }

  mark(node: number, flag: number): void {
    this.flags[node] = (this.flags[node] as number) | flag;
    if (flag === SNAPSHOT) this.hasSnapshot = true;
  }

  /** Takes back everything from `length` on: reading it failed midway. Its text stays behind, and belongs to no node. */
  truncate(length: number): void {
    const lists = [
      this.values,
      this.keys,
      this.kinds,
      this.flags,
      this.parents,
      this.ends,
      this.keyStarts,
      this.keyEnds,
      this.textStarts,
      this.textEnds,
    ];
    for (const list of lists) list.length = length;
  }

  close(node: number): void {
    this.ends[node] = this.values.length;
  }
}
