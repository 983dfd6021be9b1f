import { circularMarker, errorMarker } from '../markers.js';
import type { Hit } from '../scan/engine.js';
import { answersBy, ask, INSPECT } from './answers.js';
import {
  ARRAY,
  ERROR,
  ERROR_KEYS,
  keyText,
  MAP,
  MAP_KEY,
  MARKER,
  MEMBER,
  NUMERIC,
  OBJECT,
  SET,
  SNAPSHOT,
  SPOKEN,
  type Tape,
  TEXT,
} from './tape.js';
import type { Verdict } from './verdict.js';

/** What stands for a member that is to be deleted. */
export const REMOVED: unique symbol = Symbol('removed');

/** Turns what was found into what goes out. */
export interface Renderer {
  /** A key with every hit replaced; offsets count from `base`. */
  key(text: string, hits: readonly Hit[], base: number): string;
  /** A leaf with every hit replaced; REMOVED, for a member only, deletes it. */
  text(text: string, hits: readonly Hit[], base: number, isMember: boolean): string | typeof REMOVED;
  /** A leaf or container that goes as a whole; REMOVED, for a member only, deletes it. */
  whole(text: string, hit: Hit, isMember: boolean): string | typeof REMOVED;
  /** A number that has become `text`. */
  number(text: string): string | null;
}

/** Keys that have become equal get ` (2)`, ` (3)`. */
function freeKey(key: string, has: (key: string) => boolean): string {
  if (!has(key)) return key;
  let count = 2;
  while (has(`${key} (${count})`)) count++;
  return `${key} (${count})`;
}

const define = (target: object, key: PropertyKey, value: unknown, enumerable: boolean): void => {
  Object.defineProperty(target, key, { value, enumerable, writable: true, configurable: true });
};

/** Builds the result from a tape: what is clean is the original, what is not is a copy. */
export class Builder {
  readonly #tape: Tape;
  readonly #verdict: Verdict;
  readonly #renderer: Renderer;
  readonly #dirty: Uint8Array;

  constructor(tape: Tape, verdict: Verdict, renderer: Renderer) {
    this.#tape = tape;
    this.#verdict = verdict;
    this.#renderer = renderer;
    this.#dirty = new Uint8Array(tape.length);
  }

  build(): unknown {
    const tape = this.#tape;
    for (const found of [this.#verdict.texts, this.#verdict.keys, this.#verdict.wholes])
      for (const node of found.keys()) this.#soil(node);
    for (let node = 0; node < tape.length; node++) {
      const flags = tape.flags[node] as number;
      if ((flags & SNAPSHOT) !== 0) this.#soil(node);
    }
    if (this.#dirty[0] === 0) return tape.values[0];
    // A clean part that leads back to a dirty one must not go out as it is.
    for (let node = 0; node < tape.length; node++) {
      if (tape.kinds[node] === MARKER && tape.values[node] === circularMarker) this.#soil(node);
    }
    return this.#make(0);
  }

  #soil(node: number): void {
    for (let at = node; at >= 0 && this.#dirty[at] === 0; at = this.#tape.parents[at] as number) this.#dirty[at] = 1;
  }

  #make(node: number): unknown {
    const tape = this.#tape;
    if (this.#dirty[node] === 0) return tape.values[node];
    const whole = this.#verdict.wholes.get(node);
    if (whole !== undefined) return this.#whole(node, whole);
    switch (tape.kinds[node]) {
      case TEXT:
      case NUMERIC:
      case SPOKEN:
        return this.#leaf(node);
      case OBJECT:
        return this.#object(node);
      case ARRAY:
        return this.#array(node);
      case MAP:
        return this.#map(node);
      case SET:
        return this.#set(node);
      case ERROR:
        return this.#error(node);
      case MARKER:
        return tape.values[node];
      default:
        return this.#dirty[node] === 1 ? errorMarker : tape.values[node];
    }
  }

  #children(node: number): number[] {
    const nodes: number[] = [];
    const { ends } = this.#tape;
    for (let child = node + 1; child < (ends[node] as number); child = ends[child] as number) nodes.push(child);
    return nodes;
  }

  /** Whether a node can be deleted: a member with a name, but not an element, a key, or what makes an Error an Error. */
  #isMember(node: number): boolean {
    const tape = this.#tape;
    const flags = tape.flags[node] as number;
    if ((flags & MAP_KEY) !== 0) return false;
    const kind = tape.kinds[tape.parents[node] as number];
    if (kind === ERROR) return (flags & MEMBER) === 0 && !ERROR_KEYS.includes(String(tape.keys[node]));
    return kind === OBJECT || kind === MAP || (flags & MEMBER) !== 0;
  }

  #whole(node: number, hit: Hit): unknown {
    const tape = this.#tape;
    const kind = tape.kinds[node];
    const text = kind === NUMERIC || kind === TEXT ? String(tape.values[node]) : (tape.spoken.get(node) ?? '');
    const result = this.#renderer.whole(text, hit, this.#isMember(node));
    return kind === NUMERIC && result !== REMOVED ? this.#renderer.number(result) : result;
  }

  #leaf(node: number): unknown {
    const tape = this.#tape;
    const value = tape.values[node];
    const hits = this.#verdict.texts.get(node);
    if (hits === undefined) return tape.kinds[node] === SPOKEN ? tape.spoken.get(node) : value;
    const whole = tape.spoken.get(node) ?? String(value);
    const text = this.#renderer.text(whole, hits, tape.textStarts[node] as number, this.#isMember(node));
    return tape.kinds[node] === NUMERIC && text !== REMOVED ? this.#renderer.number(text) : text;
  }

  #keyOf(node: number): string {
    const key = keyText(this.#tape.keys[node]);
    const hits = this.#verdict.keys.get(node);
    return hits === undefined ? key : this.#renderer.key(key, hits, this.#tape.keyStarts[node] as number);
  }

  #object(node: number): object {
    const original = this.#tape.values[node] as object;
    const result = Object.getPrototypeOf(original) === null ? (Object.create(null) as object) : {};
    this.#fill(result, this.#children(node));
    return result;
  }

  #fill(result: object, children: readonly number[]): void {
    for (const child of children) {
      const value = this.#make(child);
      if (value === REMOVED) continue;
      const key = this.#tape.keys[child];
      define(
        result,
        typeof key === 'symbol' && !this.#verdict.keys.has(child)
          ? key
          : freeKey(this.#keyOf(child), (name) => Object.hasOwn(result, name)),
        value,
        true,
      );
    }
  }

  /** The elements of a container, and its members beside them. */
  #parts(node: number): [elements: number[], members: number[]] {
    const elements: number[] = [];
    const members: number[] = [];
    for (const child of this.#children(node))
      (((this.#tape.flags[child] as number) & MEMBER) === 0 ? elements : members).push(child);
    return [elements, members];
  }

  #array(node: number): unknown[] {
    const original = this.#tape.values[node] as readonly unknown[];
    const result: unknown[] = [];
    const [elements, members] = this.#parts(node);
    for (const child of elements) result[this.#tape.keys[child] as number] = this.#make(child);
    const last = elements.at(-1);
    const isCut = last !== undefined && this.#tape.kinds[last] === MARKER && result.length < original.length;
    if (!isCut) result.length = original.length;
    this.#fill(result, members);
    return result;
  }

  #set(node: number): Set<unknown> {
    const [elements, members] = this.#parts(node);
    const result = new Set(elements.map((child) => this.#make(child)));
    this.#fill(result, members);
    return result;
  }

  #map(node: number): Map<unknown, unknown> {
    const result = new Map<unknown, unknown>();
    const tape = this.#tape;
    const [entries, members] = this.#parts(node);
    let key: unknown;
    for (const child of entries) {
      if (((tape.flags[child] as number) & MAP_KEY) !== 0) {
        key = this.#make(child);
        continue;
      }
      const value = this.#make(child);
      const own = typeof tape.keys[child] === 'string' ? this.#keyOf(child) : key;
      if (value !== REMOVED)
        result.set(typeof own === 'string' ? freeKey(own, (name) => result.has(name)) : own, value);
    }
    this.#fill(result, members);
    return result;
  }

  /** A true Error with the prototype of the original, so that `instanceof` and serializers know it; it stays extensible. */
  #error(node: number): Error {
    const result = new Error();
    // V8 writes a stack when it is first looked at, with what the prototype then says.
    Reflect.deleteProperty(result, 'stack');
    Object.setPrototypeOf(result, Object.getPrototypeOf(this.#tape.values[node]) as object | null);
    const own: number[] = [];
    const original = this.#tape.values[node] as object;
    for (const child of this.#children(node)) {
      const key = this.#tape.keys[child];
      if (((this.#tape.flags[child] as number) & MEMBER) !== 0) this.#answer(result, child);
      else if (typeof key !== 'string' || !ERROR_KEYS.includes(key)) own.push(child);
      else this.#own(result, key, this.#make(child), Object.hasOwn(original, key));
    }
    if (answersBy(result, INSPECT)) define(result, INSPECT, undefined, false);
    this.#fill(result, own);
    return result;
  }

  /** A member of an Error; a name stays where its class has it. */
  #own(result: Error, key: string, value: unknown, isOwn: boolean): void {
    if (key !== 'name' || isOwn || ask(() => result.name) !== value) define(result, key, value, false);
  }

  /** What the toJSON of an Error gave: that of its class would look for private members in the copy. */
  #answer(result: Error, child: number): void {
    const answer = this.#make(child);
    define(result, 'toJSON', () => answer, false);
  }
}
