import { circularMarker, errorMarker } from '../markers.js';
import type { Hit } from '../scan/engine.js';
import type { Verdict } from './judge.js';
import { ARRAY, ERROR, MAP, MAP_KEY, MARKER, NUMERIC, OBJECT, SET, SNAPSHOT, SPOKEN, type Tape, TEXT } from './tape.js';

/** What stands for a member that is to be deleted. */
export const REMOVED: unique symbol = Symbol('removed');

/** Turns what was found into what goes out. */
export interface Renderer {
  /** The text with every hit replaced; offsets count from `base`. */
  text(text: string, hits: readonly Hit[], base: number): string;
  /** A leaf or container that goes as a whole; REMOVED deletes it from its object. */
  whole(text: string | undefined, hit: Hit): unknown;
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
    tape.flags.forEach((flags, node) => {
      if ((flags & SNAPSHOT) !== 0) this.#soil(node);
    });
    if (this.#dirty[0] === 0) return tape.values[0];
    // A clean part that leads back to a dirty one must not go out as it is.
    tape.values.forEach((value, node) => {
      if (tape.kinds[node] === MARKER && value === circularMarker) this.#soil(node);
    });
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
        return new Set(this.#children(node).map((child) => this.#make(child)));
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

  #whole(node: number, hit: Hit): unknown {
    const kind = this.#tape.kinds[node];
    const result = this.#renderer.whole(kind === NUMERIC ? String(this.#tape.values[node]) : undefined, hit);
    return kind === NUMERIC && typeof result === 'string' ? this.#renderer.number(result) : result;
  }

  #leaf(node: number): unknown {
    const tape = this.#tape;
    const value = tape.values[node];
    const hits = this.#verdict.texts.get(node);
    if (hits === undefined) return tape.kinds[node] === SPOKEN ? tape.spoken.get(node) : value;
    const sole = hits.length === 1 && hits[0]?.isWhole === true ? hits[0] : undefined;
    if (sole !== undefined && this.#renderer.whole('', sole) === REMOVED) return REMOVED;
    const text = this.#renderer.text(tape.spoken.get(node) ?? String(value), hits, tape.textStarts[node] as number);
    return tape.kinds[node] === NUMERIC ? this.#renderer.number(text) : text;
  }

  #keyOf(node: number): string {
    const key = String(this.#tape.keys[node]);
    const hits = this.#verdict.keys.get(node);
    return hits === undefined ? key : this.#renderer.text(key, hits, this.#tape.keyStarts[node] as number);
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
        typeof key === 'symbol' ? key : freeKey(this.#keyOf(child), (name) => Object.hasOwn(result, name)),
        value,
        true,
      );
    }
  }

  #array(node: number): unknown[] {
    const original = this.#tape.values[node] as readonly unknown[];
    const result: unknown[] = [];
    const children = this.#children(node);
    for (const child of children) {
      const value = this.#make(child);
      result[this.#tape.keys[child] as number] = value === REMOVED ? errorMarker : value;
    }
    const last = children.at(-1);
    const isCut = last !== undefined && this.#tape.kinds[last] === MARKER && result.length < original.length;
    if (!isCut) result.length = original.length;
    return result;
  }

  #map(node: number): Map<unknown, unknown> {
    const result = new Map<unknown, unknown>();
    const tape = this.#tape;
    let key: unknown;
    for (const child of this.#children(node)) {
      if (((tape.flags[child] as number) & MAP_KEY) !== 0) {
        key = this.#make(child);
        continue;
      }
      const value = this.#make(child);
      const own = typeof tape.keys[child] === 'string' ? this.#keyOf(child) : key;
      if (value !== REMOVED)
        result.set(typeof own === 'string' ? freeKey(own, (name) => result.has(name)) : own, value);
    }
    return result;
  }

  /** A true Error with the prototype of the original, so that `instanceof` and serializers know it; it stays extensible. */
  #error(node: number): Error {
    const result = new Error();
    Object.setPrototypeOf(result, Object.getPrototypeOf(this.#tape.values[node]) as object | null);
    const own: number[] = [];
    for (const child of this.#children(node)) {
      const key = this.#tape.keys[child];
      const isHidden = typeof key === 'string' && ['name', 'message', 'stack', 'cause', 'errors'].includes(key);
      if (!isHidden) own.push(child);
      else if (key !== 'name' || this.#dirty[child] === 1 || Object.hasOwn(this.#tape.values[node] as object, 'name'))
        define(result, key, this.#make(child), false);
    }
    if (!Object.hasOwn(this.#tape.values[node] as object, 'stack')) Reflect.deleteProperty(result, 'stack');
    this.#fill(result, own);
    return result;
  }
}
