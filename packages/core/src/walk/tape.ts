import { type ByteBuffer, lease, release } from '../scan/buffer.js';

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

const SEPARATOR = '\0';

/** The text of a key: a symbol is known by its description. */
export const keyText = (key: unknown): string =>
  typeof key === 'symbol' ? (key.description ?? '') : typeof key === 'string' ? key : '';

const FIRST_NODES = 256;
/** A tape of more nodes is let go. */
const KEPT_NODES = 1 << 14;

const grown = <T extends Int32Array | Uint8Array>(list: T, target: T): T => {
  target.set(list);
  return target;
};

/**
 * A value that was read once: its nodes in the order of reading, each behind its container. Their texts go into one buffer
 * in the end: to join them and to encode them together took two thirds of what a copy of each took.
 */
export class Tape {
  readonly buffer: ByteBuffer = lease();
  /** Nodes; the lists below may be longer. */
  length = 0;
  readonly values: unknown[] = [];
  /** Own key in the container: a string, a symbol, the index of an array, or undefined. */
  readonly keys: unknown[] = [];
  kinds: Uint8Array = new Uint8Array(FIRST_NODES);
  flags: Uint8Array = new Uint8Array(FIRST_NODES);
  parents: Int32Array = new Int32Array(FIRST_NODES);
  /** Behind the last node inside this one. */
  ends: Int32Array = new Int32Array(FIRST_NODES);
  /** Where key and text begin and end in the buffer. */
  keyStarts: Int32Array = new Int32Array(FIRST_NODES);
  keyEnds: Int32Array = new Int32Array(FIRST_NODES);
  textStarts: Int32Array = new Int32Array(FIRST_NODES);
  textEnds: Int32Array = new Int32Array(FIRST_NODES);
  /** Texts of the nodes that a text of ours stands for. */
  readonly spoken = new Map<number, string>();
  /** Whether some node must be copied even if all is clean. */
  hasSnapshot = false;
  /** All texts so far, each behind a separator that ends every name, number and token. */
  private text = '';
  private size = 0;
  /** Most nodes since the tape was empty. */
  private most = 0;

  /** Adds a node; a key that is text goes into the buffer before it. */
  add(kind: number, value: unknown, key: unknown, parent: number): number {
    const node = this.length++;
    if (node === this.kinds.length) this.grow();
    this.values[node] = value;
    this.keys[node] = key;
    this.kinds[node] = kind;
    this.flags[node] = 0;
    this.parents[node] = parent;
    this.ends[node] = node + 1;
    this.keyStarts[node] = this.size + 1;
    this.keyEnds[node] = this.size + 1;
    if (typeof key === 'string') this.keyEnds[node] = this.append(key);
    else if (typeof key === 'symbol') this.keyEnds[node] = this.append(keyText(key));
    this.textStarts[node] = this.size + 1;
    this.textEnds[node] = this.size + 1;
    return node;
  }

  /** Adds a node that a text stands for. */
  addText(kind: number, value: unknown, text: string, key: unknown, parent: number): number {
    const node = this.add(kind, value, key, parent);
    if (kind === SPOKEN) this.spoken.set(node, text);
    this.textEnds[node] = this.append(text);
    return node;
  }

  mark(node: number, flag: number): void {
    this.flags[node] = (this.flags[node] as number) | flag;
    if (flag === SNAPSHOT) this.hasSnapshot = true;
  }

  /** Takes back everything from `length` on: reading it failed midway. Its text stays behind, and belongs to no node. */
  truncate(length: number): void {
    this.most = Math.max(this.most, this.length);
    this.length = length;
  }

  close(node: number): void {
    this.ends[node] = this.length;
  }

  /** Puts the texts into the buffer; to be called once, after the last node. */
  finish(): void {
    this.buffer.append(this.text);
    this.buffer.separate();
    this.buffer.close();
    this.text = '';
  }

  /** Forgets everything; `wipe` also overwrites the buffer. */
  reset(wipe: boolean): void {
    const most = Math.max(this.most, this.length);
    for (let node = 0; node < most; node++) {
      this.values[node] = undefined;
      this.keys[node] = undefined;
    }
    if (this.spoken.size > 0) this.spoken.clear();
    this.buffer.reset(wipe);
    this.hasSnapshot = false;
    this.text = '';
    this.length = this.size = this.most = 0;
  }

  private append(text: string): number {
    this.text = this.text + SEPARATOR + text;
    this.size += 1 + text.length;
    return this.size;
  }

  private grow(): void {
    const size = this.kinds.length * 2;
    this.kinds = grown(this.kinds, new Uint8Array(size));
    this.flags = grown(this.flags, new Uint8Array(size));
    this.parents = grown(this.parents, new Int32Array(size));
    this.ends = grown(this.ends, new Int32Array(size));
    this.keyStarts = grown(this.keyStarts, new Int32Array(size));
    this.keyEnds = grown(this.keyEnds, new Int32Array(size));
    this.textStarts = grown(this.textStarts, new Int32Array(size));
    this.textEnds = grown(this.textEnds, new Int32Array(size));
  }
}

const idle: Tape[] = [];

/** A tape of one's own until `releaseTape`: a nested call gets another. */
export const leaseTape = (): Tape => idle.pop() ?? new Tape();

/** Gives a tape back, with nothing on it; `wipe` after anything was found. */
export function releaseTape(tape: Tape, wipe: boolean): void {
  tape.reset(wipe);
  if (idle.length < 4 && tape.kinds.length <= KEPT_NODES) idle.push(tape);
  else release(tape.buffer, wipe);
}
