import { circularMarker, errorMarker, limitMarker } from '../markers.js';
import { answersBy, ask, INSPECT, isAccessor } from './answers.js';
import { InnerReader } from './inner.js';
import { memberNames, readEntries, readSpecial } from './special.js';
import { LEAST_NUMBER } from './number.js';
import { copyOfProxy, isProxy } from './platform.js';
import { ERROR, ERROR_KEYS, KEEP, keyText, MARKER, MEMBER, NUMERIC, OBJECT, SNAPSHOT, SPOKEN, TEXT } from './tape.js';

interface Answering {
  toJSON(key: string): unknown;
}

const nameOf = (key: unknown): string => (typeof key === 'number' ? String(key) : keyText(key));

/** Reads a value once, member by member, onto a tape. The only recursion over JavaScript values. */
export class Reader extends InnerReader {
  // TypeScript's `private`: a method with `#` costs a check of its own at each call.
  private readonly ancestors: object[] = [];

  /** Reads `value` as the member `key` of the node `parent` (-1 for none); returns its node. */
  read(value: unknown, key: unknown, parent: number): number {
    const tape = this.tape;
    switch (typeof value) {
      case 'string':
        return tape.addText(TEXT, value, value, key, parent);
      case 'number':
        return Number.isInteger(value) && (value >= LEAST_NUMBER || value <= -LEAST_NUMBER)
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
        return this.guarded(value, key, parent);
      case 'object':
        return value === null ? tape.add(KEEP, value, key, parent) : this.guarded(value, key, parent);
      default:
        return tape.add(MARKER, errorMarker, key, parent);
    }
  }

  /** An object: read within the limits, and as a marker where reading it fails. */
  private guarded(value: object, key: unknown, parent: number): number {
    const tape = this.tape;
    if (this.ancestors.length >= this.limits.maxDepth || tape.length >= this.limits.maxNodes)
      return this.marker(limitMarker, key, parent);
    if (this.ancestors.includes(value)) return this.marker(circularMarker, key, parent);
    const { length } = tape;
    this.ancestors.push(value);
    try {
      return this.object(value, key, parent);
    } catch {
      tape.truncate(length);
      return this.marker(errorMarker, key, parent);
    } finally {
      this.ancestors.pop();
    }
  }

  private object(value: object, key: unknown, parent: number): number {
    if (isProxy(value))
      return this.snapshotOf(copyOfProxy(value, this.limits.maxNodes - this.tape.length + 1), key, parent);
    const prototype: unknown = Object.getPrototypeOf(value);
    const isPlain = prototype === Object.prototype || prototype === null;
    // The common case asks for nothing else: a literal that does not answer for itself.
    if (isPlain && !Array.isArray(value) && (value as Partial<Answering>).toJSON === undefined)
      return this.plain(value, key, parent);
    const isError = value instanceof Error;
    if (!isError && typeof value !== 'function' && answersBy(value, 'toJSON')) {
      const answer = (value as Answering).toJSON(nameOf(key));
      if (answer !== value) return this.snapshotOf(answer, key, parent);
    }
    if (isPlain && !Array.isArray(value)) return this.container(OBJECT, value, key, parent);
    const node = isError ? this.error(value, key, parent) : this.kind(value, key, parent);
    if (answersBy(value, INSPECT) || (!isError && answersBy(value, 'toJSON'))) this.tape.mark(node, SNAPSHOT);
    return node;
  }

  /** An object of a class: JavaScript's, the platform's or the user's. */
  private kind(value: object, key: unknown, parent: number): number {
    if (Array.isArray(value)) return this.array(value, key, parent);
    if (value instanceof Map) return this.map(value, key, parent);
    if (value instanceof Set) return this.set(value, key, parent);
    const special = readSpecial(value);
    if (typeof special === 'object') return this.opaque(special.stand, key, parent);
    if (special === undefined) return this.container(OBJECT, value, key, parent);
    const node = this.tape.addText(SPOKEN, value, special, key, parent);
    this.extras(value, memberNames(value), node);
    this.tape.close(node);
    return node;
  }

  /** Something that cannot be looked into, such as a Promise: `stand` goes out instead. */
  private opaque(stand: unknown, key: unknown, parent: number): number {
    const node = this.tape.add(MARKER, stand, key, parent);
    this.tape.mark(node, SNAPSHOT);
    return node;
  }

  /** What an object answers to being asked once goes out instead of it. */
  private snapshotOf(stand: unknown, key: unknown, parent: number): number {
    const node = this.read(stand, key, parent);
    this.tape.mark(node, SNAPSHOT);
    return node;
  }

  private plain(value: object, key: unknown, parent: number): number {
    const node = this.tape.add(OBJECT, value, key, parent);
    this.members(value, node, undefined);
    this.tape.close(node);
    return node;
  }

  /** An object that is known by its members, and by the entries that the platform keeps in it. */
  private container(kind: number, value: object, key: unknown, parent: number): number {
    const node = this.tape.add(kind, value, key, parent);
    const prototype: unknown = Object.getPrototypeOf(value);
    const entries = prototype === Object.prototype || prototype === null ? undefined : readEntries(value);
    if (entries !== undefined) this.members(entries, node, undefined);
    this.members(value, node, undefined);
    this.tape.close(node);
    return node;
  }

  /** Name, message, stack, cause and errors of an Error, which are not enumerable, and its own members. */
  private error(value: Error, key: unknown, parent: number): number {
    const node = this.tape.add(ERROR, value, key, parent);
    for (const name of ERROR_KEYS) {
      if (name !== 'name' && name !== 'message' && !Object.hasOwn(value, name)) continue;
      const got = ask(() => Reflect.get(value, name) as unknown);
      if (got === errorMarker || isAccessor(value, name)) this.tape.mark(node, SNAPSHOT);
      this.read(got, name, node);
    }
    if (answersBy(value, 'toJSON')) {
      this.tape.mark(node, SNAPSHOT);
      const got = ask(() => (value as Error & Answering).toJSON(nameOf(key)));
      // An Error that answers with itself is written by its members.
      if (got !== value) this.tape.mark(this.read(got, 'toJSON', node), MEMBER);
    }
    this.members(value, node, [...ERROR_KEYS, 'toJSON']);
    this.tape.close(node);
    return node;
  }
}
