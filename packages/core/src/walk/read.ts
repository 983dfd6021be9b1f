import { circularMarker, errorMarker, limitMarker } from '../markers.js';
import { readSpecial } from './special.js';
import { isProxy } from './platform.js';
import {
  ARRAY,
  ERROR,
  KEEP,
  MAP,
  MAP_KEY,
  MARKER,
  NUMERIC,
  OBJECT,
  SET,
  SNAPSHOT,
  SPOKEN,
  type Tape,
  TEXT,
} from './tape.js';

/** Limits of a walk. */
export interface WalkLimits {
  readonly maxDepth: number;
  readonly maxNodes: number;
}

/** Arrays longer than this are looked at for holes before they are read element by element. */
const LONG_ARRAY = 4096;
/** Integers from here on have twelve digits, the fewest a card has. */
const LEAST_CARD = 1e11;

type Bag = Record<PropertyKey, unknown>;

/** Reads a value once, member by member, onto a tape. The only recursion over JavaScript values. */
export class Reader {
  readonly tape: Tape;
  readonly #limits: WalkLimits;
  readonly #ancestors: object[] = [];

  constructor(tape: Tape, limits: WalkLimits) {
    this.tape = tape;
    this.#limits = limits;
  }

  /** Reads `value` as the member `key` of the node `parent` (-1 for none); returns its node. */
  read(value: unknown, key: unknown, parent: number): number {
    const tape = this.tape;
    switch (typeof value) {
      case 'string':
        return tape.addText(TEXT, value, value, key, parent);
      case 'number':
        return Number.isInteger(value) && (value >= LEAST_CARD || value <= -LEAST_CARD)
          ? tape.addText(NUMERIC, value, String(value), key, parent)
          : tape.add(NUMERIC, value, key, parent);
      case 'bigint':
        return tape.addText(NUMERIC, value, String(value), key, parent);
      case 'boolean':
      case 'undefined':
        return tape.add(KEEP, value, key, parent);
      case 'symbol':
        return tape.addText(SPOKEN, value, String(value), key, parent);
      case 'function':
        return this.#guarded(value, key, parent);
      case 'object':
        return value === null ? tape.add(KEEP, value, key, parent) : this.#guarded(value, key, parent);
      default:
        return tape.add(MARKER, errorMarker, key, parent);
    }
  }

  /** An object: read within the limits, and as a marker where reading it fails. */
  #guarded(value: object, key: unknown, parent: number): number {
    const tape = this.tape;
    if (this.#ancestors.length >= this.#limits.maxDepth || tape.length >= this.#limits.maxNodes)
      return this.#marker(limitMarker, key, parent);
    if (this.#ancestors.includes(value)) return this.#marker(circularMarker, key, parent);
    const { length } = tape;
    this.#ancestors.push(value);
    try {
      return this.#object(value, key, parent);
    } catch {
      tape.truncate(length);
      return this.#marker(errorMarker, key, parent);
    } finally {
      this.#ancestors.pop();
    }
  }

  #marker(marker: string, key: unknown, parent: number): number {
    const node = this.tape.add(MARKER, marker, key, parent);
    // A cycle stays as it is in a value that is clean otherwise.
    if (marker !== circularMarker) this.tape.mark(node, SNAPSHOT);
    return node;
  }

  #object(value: object, key: unknown, parent: number): number {
    if (isProxy(value)) return this.#proxy(value, key, parent);
    if (Array.isArray(value)) return this.#array(value, key, parent);
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype === Object.prototype || prototype === null) return this.#plain(value as Bag, key, parent);
    if (value instanceof Error) return this.#error(value, key, parent);
    if (value instanceof Map) return this.#map(value, key, parent);
    if (value instanceof Set) return this.#set(value, key, parent);
    const special = readSpecial(value);
    if (special === undefined) return this.#plain(value as Bag, key, parent);
    if (typeof special === 'string') return this.tape.addText(SPOKEN, value, special, key, parent);
    if (special.isOpaque) return this.#opaque(special.stand, key, parent);
    if (special.isStable !== true) return this.#snapshotOf(special.stand, key, parent);
    const node = this.read(special.stand, key, parent);
    this.tape.values[node] = value;
    return node;
  }

  /** Something that cannot be looked into, such as a Promise: `stand` goes out instead. */
  #opaque(stand: unknown, key: unknown, parent: number): number {
    const node = this.tape.add(MARKER, stand, key, parent);
    this.tape.mark(node, SNAPSHOT);
    return node;
  }

  /** What an object answers to being asked once goes out instead of it. */
  #snapshotOf(stand: unknown, key: unknown, parent: number): number {
    const node = this.read(stand, key, parent);
    this.tape.mark(node, SNAPSHOT);
    return node;
  }

  #proxy(value: object, key: unknown, parent: number): number {
    const copy: unknown = Array.isArray(value) ? Array.from(value as unknown[]) : { ...(value as Bag) };
    return this.#snapshotOf(copy, key, parent);
  }

  #plain(value: Bag, key: unknown, parent: number): number {
    const { toJSON } = value;
    if (typeof toJSON === 'function')
      return this.#snapshotOf((toJSON as (key: string) => unknown).call(value, String(key ?? '')), key, parent);
    const node = this.tape.add(OBJECT, value, key, parent);
    this.#members(value, node, undefined);
    this.tape.close(node);
    return node;
  }

  /** Own enumerable members, symbols too, but for the keys in `except`. */
  #members(value: object, node: number, except: readonly string[] | undefined): void {
    for (const key in value) {
      const own = Object.getOwnPropertyDescriptor(value, key);
      if (own === undefined || except?.includes(key) === true) continue;
      if (!this.#member(own, value, key, node)) return;
    }
    const symbols = Object.getOwnPropertySymbols(value);
    for (const key of symbols) {
      const own = Object.getOwnPropertyDescriptor(value, key);
      if (own?.enumerable === true && !this.#member(own, value, key, node)) return;
    }
  }

  /** One member; false once the limit of nodes is reached, and the rest is left out. */
  #member(own: PropertyDescriptor, value: object, key: string | symbol, node: number): boolean {
    const tape = this.tape;
    if (tape.length >= this.#limits.maxNodes) {
      this.#marker(limitMarker, limitMarker, node);
      return false;
    }
    if (own.get === undefined && own.set === undefined) {
      this.read(own.value, key, node);
      return true;
    }
    tape.mark(node, SNAPSHOT);
    let got: unknown = errorMarker;
    try {
      got = own.get?.call(value) as unknown;
    } catch {
      // The marker stands for what the getter did not give.
    }
    this.read(got, key, node);
    return true;
  }

  #array(value: readonly unknown[], key: unknown, parent: number): number {
    const node = this.tape.add(ARRAY, value, key, parent);
    const { length } = value;
    if (length > LONG_ARRAY && Object.keys(value).length < length) this.#sparse(value, node);
    else {
      for (let i = 0; i < length; i++) {
        if (this.tape.length >= this.#limits.maxNodes) {
          this.#marker(limitMarker, i, node);
          break;
        }
        const own = Object.getOwnPropertyDescriptor(value, i);
        if (own !== undefined) this.#element(own, value, i, node);
      }
    }
    this.tape.close(node);
    return node;
  }

  #element(own: PropertyDescriptor, value: readonly unknown[], index: number, node: number): void {
    if (own.get === undefined) {
      this.read(own.value, index, node);
      return;
    }
    this.tape.mark(node, SNAPSHOT);
    this.read(value[index], index, node);
  }

  #sparse(value: readonly unknown[], node: number): void {
    for (const name of Object.keys(value)) {
      if (this.tape.length >= this.#limits.maxNodes) {
        this.#marker(limitMarker, Number(name), node);
        return;
      }
      this.read(Reflect.get(value, name), Number(name), node);
    }
  }

  #map(value: ReadonlyMap<unknown, unknown>, key: unknown, parent: number): number {
    const node = this.tape.add(MAP, value, key, parent);
    for (const [entryKey, entry] of Map.prototype.entries.call(value) as IterableIterator<[unknown, unknown]>) {
      if (this.tape.length >= this.#limits.maxNodes) {
        this.#marker(limitMarker, limitMarker, node);
        break;
      }
      const isName = typeof entryKey === 'string';
      if (!isName) this.tape.mark(this.read(entryKey, undefined, node), MAP_KEY);
      this.read(entry, isName ? entryKey : undefined, node);
    }
    this.tape.close(node);
    return node;
  }

  #set(value: ReadonlySet<unknown>, key: unknown, parent: number): number {
    const node = this.tape.add(SET, value, key, parent);
    for (const element of Set.prototype.values.call(value) as IterableIterator<unknown>) {
      if (this.tape.length >= this.#limits.maxNodes) {
        this.#marker(limitMarker, undefined, node);
        break;
      }
      this.read(element, undefined, node);
    }
    this.tape.close(node);
    return node;
  }

  /** Name, message, stack, cause and errors of an Error, which are not enumerable, and its own members. */
  #error(value: Error, key: unknown, parent: number): number {
    const node = this.tape.add(ERROR, value, key, parent);
    for (const name of ['name', 'message', 'stack', 'cause', 'errors'] as const) {
      if (name !== 'name' && name !== 'message' && !Object.hasOwn(value, name)) continue;
      let got: unknown;
      try {
        got = Reflect.get(value, name);
      } catch {
        got = errorMarker;
        this.tape.mark(node, SNAPSHOT);
      }
      this.read(got, name, node);
    }
    this.#members(value, node, ['name', 'message', 'stack', 'cause', 'errors']);
    this.tape.close(node);
    return node;
  }
}
