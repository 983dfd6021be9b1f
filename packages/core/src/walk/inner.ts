import { circularMarker, limitMarker } from '../markers.js';
import { ask, INSPECT } from './answers.js';
import { textOfPrinted } from './special.js';
import { ARRAY, MAP, MAP_KEY, MARKER, MEMBER, SET, SNAPSHOT, SPOKEN, type Tape } from './tape.js';

/** Limits of a walk. */
export interface WalkLimits {
  readonly maxDepth: number;
  readonly maxNodes: number;
}

/** Arrays longer than this are looked at for holes before they are read element by element. */
const LONG_ARRAY = 4096;

const NONE: readonly string[] = [];

const isIndex = (name: string): boolean => String(Number(name) >>> 0) === name;

/** The names behind those of the indexes, which come first. */
function membersOf(names: readonly string[], length: number): readonly string[] {
  // Most arrays have their elements and nothing else: this tells it by one name.
  if (names.length === length && names[length - 1] === String(length - 1)) return NONE;
  let first = names.length;
  while (first > 0 && !isIndex(names[first - 1] as string)) first--;
  return names.slice(first);
}

/** Reads what stands inside objects, arrays, Maps and Sets onto a tape. */
export abstract class InnerReader {
  readonly tape: Tape;
  protected readonly limits: WalkLimits;

  constructor(tape: Tape, limits: WalkLimits) {
    this.tape = tape;
    this.limits = limits;
  }

  /** Reads `value` as the member `key` of the node `parent` (-1 for none); returns its node. */
  abstract read(value: unknown, key: unknown, parent: number): number;

  protected marker(marker: string, key: unknown, parent: number): number {
    const node = this.tape.add(MARKER, marker, key, parent);
    // A cycle stays as it is in a value that is clean otherwise.
    if (marker !== circularMarker) this.tape.mark(node, SNAPSHOT);
    return node;
  }

  /** Own enumerable members, symbols too, but for the keys in `except`. */
  protected members(value: object, node: number, except: readonly string[] | undefined): void {
    for (const key in value) {
      const own = Object.getOwnPropertyDescriptor(value, key);
      if (own === undefined || except?.includes(key) === true) continue;
      if (!this.member(own, value, key, node)) return;
    }
    this.symbols(value, node, 0);
  }

  /** Own enumerable members with symbols; the method that prints the object is left out, and the object with it. */
  private symbols(value: object, node: number, flag: number): void {
    const symbols = Object.getOwnPropertySymbols(value);
    if (symbols.length === 0) return;
    for (const key of symbols) {
      const own = Object.getOwnPropertyDescriptor(value, key);
      if (key === INSPECT && typeof own?.value === 'function') this.tape.mark(node, SNAPSHOT);
      else if (own?.enumerable === true && !this.member(own, value, key, node, flag)) return;
    }
  }

  /** The members `names` beside the elements of an object, and those with symbols. */
  protected extras(value: object, names: readonly string[], node: number): void {
    for (const name of names) {
      const own = Object.getOwnPropertyDescriptor(value, name);
      if (own !== undefined && !this.member(own, value, name, node, MEMBER)) return;
    }
    this.symbols(value, node, MEMBER);
  }

  /** One member; false once the limit of nodes is reached, and the rest is left out. */
  private member(own: PropertyDescriptor, value: object, key: string | symbol, node: number, flag = 0): boolean {
    const tape = this.tape;
    if (tape.length >= this.limits.maxNodes) {
      const marker = this.marker(limitMarker, limitMarker, node);
      if (flag !== 0) tape.mark(marker, flag);
      return false;
    }
    let got: unknown = own.value;
    if (own.get !== undefined || own.set !== undefined) {
      tape.mark(node, SNAPSHOT);
      got = ask(() => own.get?.call(value) as unknown);
    }
    const member = this.read(got, key, node);
    if (flag !== 0) tape.mark(member, flag);
    return true;
  }

  protected array(value: readonly unknown[], key: unknown, parent: number): number {
    const printed = textOfPrinted(value, key, this.tape.values[parent]);
    if (printed !== undefined) return this.tape.addText(SPOKEN, value, printed, key, parent);
    const node = this.tape.add(ARRAY, value, key, parent);
    const { length } = value;
    const names = Object.keys(value);
    if (length > LONG_ARRAY && names.length < length) this.sparse(value, names, node);
    else {
      for (let i = 0; i < length; i++) {
        if (this.tape.length >= this.limits.maxNodes) {
          this.marker(limitMarker, i, node);
          break;
        }
        const own = Object.getOwnPropertyDescriptor(value, i);
        if (own !== undefined) this.element(own, value, i, node);
      }
    }
    this.extras(value, membersOf(names, length), node);
    this.tape.close(node);
    return node;
  }

  private element(own: PropertyDescriptor, value: readonly unknown[], index: number, node: number): void {
    if (own.get === undefined) {
      this.read(own.value, index, node);
      return;
    }
    this.tape.mark(node, SNAPSHOT);
    this.read(value[index], index, node);
  }

  private sparse(value: readonly unknown[], names: readonly string[], node: number): void {
    for (const name of names) {
      if (!isIndex(name)) return;
      if (this.tape.length >= this.limits.maxNodes) {
        this.marker(limitMarker, Number(name), node);
        return;
      }
      this.read(Reflect.get(value, name), Number(name), node);
    }
  }

  protected map(value: ReadonlyMap<unknown, unknown>, key: unknown, parent: number): number {
    const node = this.tape.add(MAP, value, key, parent);
    for (const [entryKey, entry] of Map.prototype.entries.call(value) as IterableIterator<[unknown, unknown]>) {
      if (this.tape.length >= this.limits.maxNodes) {
        this.marker(limitMarker, limitMarker, node);
        break;
      }
      const isName = typeof entryKey === 'string';
      if (!isName) this.tape.mark(this.read(entryKey, undefined, node), MAP_KEY);
      this.read(entry, isName ? entryKey : undefined, node);
    }
    this.extras(value, Object.keys(value), node);
    this.tape.close(node);
    return node;
  }

  protected set(value: ReadonlySet<unknown>, key: unknown, parent: number): number {
    const node = this.tape.add(SET, value, key, parent);
    for (const element of Set.prototype.values.call(value) as IterableIterator<unknown>) {
      if (this.tape.length >= this.limits.maxNodes) {
        this.marker(limitMarker, undefined, node);
        break;
      }
      this.read(element, undefined, node);
    }
    this.extras(value, Object.keys(value), node);
    this.tape.close(node);
    return node;
  }
}
