import { COMMA, isSpace, QUOTE } from '../ascii.js';
import { MemberReader, type MemberVisitor } from './members.js';
import { endOfStructure } from './extent.js';

interface Open {
  readonly isArray: boolean;
  /** Behind the last member that stays, -1 before the first. */
  keptEnd: number;
  /** Where the member begins that this container is the value of, and whether it goes. */
  readonly start: number;
  readonly goes: boolean;
  /** It is the text of a string. */
  readonly isText: boolean;
}

/** A member that goes, with one of the commas beside it. */
export interface Removal {
  start: number;
  end: number;
  /** Where its value begins: the cut that asked for it. */
  readonly value: number;
}

/** Follows the members of JSON and notes how each of the wanted ones, known by where its value begins, is deleted. */
class Remover implements MemberVisitor {
  readonly removals: Removal[] = [];
  readonly #bytes: Uint8Array;
  readonly #to: number;
  readonly #wanted: ReadonlySet<number>;
  readonly #open: Open[] = [];

  constructor(bytes: Uint8Array, to: number, wanted: ReadonlySet<number>) {
    this.#bytes = bytes;
    this.#to = to;
    this.#wanted = wanted;
  }

  enter(at: number, keyStart: number, _keyEnd: number, isArray: boolean, level: number): void {
    const start = keyStart < 0 ? at : this.#quoteBefore(keyStart);
    this.#open.push({
      isArray,
      keptEnd: -1,
      start,
      goes: keyStart >= 0 && this.#wanted.has(at),
      isText: this.#bytes[at - 1] === QUOTE,
    });
    if (this.#open.at(-1)?.goes === true) this.#note(this.#open.at(-2), start, this.#valueEnd(at, level), at);
  }

  /** Where an object or array ends, or the string that it is the text of. */
  #valueEnd(at: number, level: number): number {
    const end = endOfStructure(this.#bytes, at, this.#to, level);
    if (this.#bytes[at - 1] !== QUOTE) return end;
    const quote = this.#bytes.indexOf(QUOTE, end);
    return quote < 0 || quote >= this.#to ? this.#to : quote + 1;
  }

  leave(at: number): void {
    const closed = this.#open.pop();
    const parent = this.#open.at(-1);
    if (!parent || !closed || closed.goes) return;
    const quote = closed.isText ? this.#bytes.indexOf(QUOTE, at) : at;
    parent.keptEnd = quote < 0 || quote >= this.#to ? this.#to : quote + 1;
  }

  value(keyStart: number, _keyEnd: number, start: number, end: number, isString: boolean, level: number): void {
    const parent = this.#open.at(-1);
    if (parent === undefined) return;
    const last = isString ? end + (1 << level) : end;
    const goes = keyStart >= 0 && !parent.isArray && this.#wanted.has(start);
    if (goes) this.#note(parent, this.#quoteBefore(keyStart), last, start);
    else parent.keptEnd = last;
  }

  /** Where the quote, with its backslashes, begins that opens the key. */
  #quoteBefore(keyStart: number): number {
    let at = keyStart - 1;
    while (at > 0 && this.#bytes[at] === QUOTE && this.#bytes[at - 1] === 0x5c) {
      while (this.#bytes[at - 1] === 0x5c) at--;
    }
    return at;
  }

  #note(parent: Open | undefined, start: number, end: number, value: number): void {
    let next = end;
    while (isSpace(this.#bytes[next] as number)) next++;
    if (this.#bytes[next] === COMMA) this.removals.push({ start, end: next + 1, value });
    else this.removals.push({ start: parent === undefined || parent.keptEnd < 0 ? start : parent.keptEnd, end, value });
  }
}

/** Removals that touch are one: the last member goes with the comma that one before it left. */
function joined(removals: Removal[]): Removal[] {
  const result: Removal[] = [];
  for (const removal of removals.sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && removal.start <= last.end) last.end = Math.max(last.end, removal.end);
    else result.push(removal);
  }
  return result;
}

/** How the members of JSON in `bytes[from, to)` whose values begin at `wanted` are deleted, each with its comma. */
export function removalsIn(bytes: Uint8Array, from: number, to: number, wanted: ReadonlySet<number>): Removal[] {
  const remover = new Remover(bytes, to, wanted);
  new MemberReader(bytes, to, remover).read(from);
  return joined(remover.removals);
}
