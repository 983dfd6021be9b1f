import { MemberReader, type MemberVisitor } from './members.js';

/** A place in a text that is to be told which object it stands in. */
export interface Point {
  readonly start: number;
  /** The object or array around it; -1 for none, which is the record itself. */
  group: number;
  /** Kinds of record that the names of the objects around it make. */
  kin: number;
}

/** An object or array whose name says something of the values inside. */
export interface Naming {
  readonly row: number;
  /** Whether its name is ambiguous. */
  readonly isWeak: boolean;
  /** The object around it, and the kinds of record that the names around it make. */
  readonly around: number;
  readonly kin: number;
}

/** A value inside an object or array that stands under a known name. */
export interface Leaf {
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly start: number;
  readonly end: number;
  readonly isString: boolean;
  readonly level: number;
  /** The object or array with the name. */
  readonly naming: Naming;
  /** The object that the value stands in. */
  readonly group: number;
}

/** An object or array behind a known name. */
export interface Structure {
  readonly row: number;
  readonly kin: number;
  /** Whether the name says something of the values inside. */
  readonly isNaming: boolean;
  /** It does so only beside a parent or sibling of its kind. */
  readonly isWeak: boolean;
  /** Whether it stands for any content: the name around it counts inside too. */
  readonly isContents: boolean;
}

export const NO_STRUCTURES: ReadonlyMap<number, Structure> = new Map<number, Structure>();

interface Group {
  readonly id: number;
  readonly kin: number;
  readonly naming: Naming | undefined;
}

const RECORD: Group = { id: -1, kin: 0, naming: undefined };

/** What names the values inside a structure: its own name, or that of the one around it. */
function namingOf(own: Structure | undefined, { id, kin, naming }: Group): Naming | undefined {
  if (own?.isNaming === true) return { row: own.row, isWeak: own.isWeak, around: id, kin };
  return own === undefined || own.isContents ? naming : undefined;
}

/** Walks along the objects of a record once and tells each point, in order, where it stands. */
class Annotator implements MemberVisitor {
  readonly #points: readonly Point[];
  readonly #structures: ReadonlyMap<number, Structure>;
  readonly #onLeaf: (leaf: Leaf) => void;
  readonly #open: Group[] = [RECORD];
  #next = 0;

  constructor(points: readonly Point[], structures: ReadonlyMap<number, Structure>, onLeaf: (leaf: Leaf) => void) {
    this.#points = points;
    this.#structures = structures;
    this.#onLeaf = onLeaf;
  }

  /** Points before `at` stand in the innermost open object. */
  settle(at: number): void {
    const group = this.#open.at(-1) ?? RECORD;
    for (; this.#next < this.#points.length; this.#next++) {
      const point = this.#points[this.#next] as Point;
      if (point.start >= at) return;
      point.group = group.id;
      point.kin |= group.kin;
    }
  }

  enter(at: number, keyStart: number, _keyEnd: number, isArray: boolean): void {
    this.settle(at);
    const parent = this.#open.at(-1) ?? RECORD;
    const own = this.#structures.get(at);
    // An element of an array, and the array itself, belong to the name of the array.
    const isElement = keyStart < 0;
    const kin = own === undefined ? (isElement ? parent.kin : 0) : own.kin;
    this.#open.push({ id: isArray ? parent.id : at, kin, naming: namingOf(own, parent) });
  }

  leave(at: number): void {
    this.settle(at);
    if (this.#open.length > 1) this.#open.pop();
  }

  value(keyStart: number, keyEnd: number, start: number, end: number, isString: boolean, level: number): void {
    const { naming, id } = this.#open.at(-1) ?? RECORD;
    if (naming !== undefined) this.#onLeaf({ keyStart, keyEnd, start, end, isString, level, naming, group: id });
  }
}

function hasNaming(structures: ReadonlyMap<number, Structure>): boolean {
  for (const { isNaming } of structures.values()) if (isNaming) return true;
  return false;
}

/**
 * Tells each of `points`, which are in the order of the text, its object and the kin of that, and reports every value that
 * stands inside a named structure. `structures` are known by where they begin.
 */
export function annotate(
  bytes: Uint8Array,
  from: number,
  to: number,
  points: readonly Point[],
  structures: ReadonlyMap<number, Structure>,
  onLeaf: (leaf: Leaf) => void,
): void {
  const annotator = new Annotator(points, structures, onLeaf);
  // Behind the last point nothing is told, but for the values of named structures.
  const last = points.at(-1)?.start ?? from;
  const end = hasNaming(structures) ? to : Math.min(to, last + 1);
  new MemberReader(bytes, to, annotator).read(from, false, end);
  annotator.settle(to + 1);
}
