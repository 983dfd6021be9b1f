import { BACKSLASH, isSpace, QUOTE, spell } from '../ascii.js';
import { endOfStructure } from './extent.js';
import { MemberReader, type MemberVisitor } from './members.js';
import { matchesPath, type PathPattern } from '../fields/path-pattern.js';
import { decodeView } from './view.js';

/** Is told of each value that a path points to. */
export type OnPath = (path: number, start: number, end: number, isText: boolean, level: number) => void;

/** A key as `foldText` writes names, its escapes decoded. */
function spellKey(bytes: Uint8Array, start: number, end: number): string {
  const hasEscape = bytes.subarray(start, end).includes(BACKSLASH);
  const view = hasEscape ? decodeView(bytes, start, end) : undefined;
  return view ? spell(view.bytes, 0, view.length) : spell(bytes, start, end);
}

/** Follows the members of the JSON in a text and compares where each stands with the patterns. */
class PathFinder implements MemberVisitor {
  readonly #bytes: Uint8Array;
  readonly #to: number;
  readonly #patterns: readonly PathPattern[];
  readonly #onPath: OnPath;
  readonly #path: string[] = [];
  /** Elements seen in each open array, -1 for an object. */
  readonly #counts: number[] = [];
  #level = 0;

  constructor(bytes: Uint8Array, to: number, patterns: readonly PathPattern[], onPath: OnPath) {
    this.#bytes = bytes;
    this.#to = to;
    this.#patterns = patterns;
    this.#onPath = onPath;
  }

  enter(at: number, keyStart: number, keyEnd: number, isArray: boolean, level: number): void {
    this.#level = level;
    if (this.#counts.length > 0) {
      this.#path.push(this.#segment(keyStart, keyEnd));
      this.#compare(at, -1, this.#isText(at));
    }
    this.#counts.push(isArray ? 0 : -1);
  }

  leave(): void {
    this.#counts.pop();
    this.#path.pop();
  }

  value(keyStart: number, keyEnd: number, start: number, end: number, isString: boolean, level: number): void {
    this.#level = level;
    this.#path.push(this.#segment(keyStart, keyEnd));
    this.#compare(start, end, isString);
    this.#path.pop();
  }

  /** Whether a structure is the text of a string, which has quotes around it already. */
  #isText(at: number): boolean {
    let before = at - 1;
    while (isSpace(this.#bytes[before] ?? 0)) before--;
    return this.#bytes[before] === QUOTE;
  }

  #segment(keyStart: number, keyEnd: number): string {
    if (keyStart >= 0) return spellKey(this.#bytes, keyStart, keyEnd);
    const last = this.#counts.length - 1;
    const count = this.#counts[last] ?? 0;
    this.#counts[last] = count + 1;
    return String(count);
  }

  #compare(start: number, end: number, isText: boolean): void {
    this.#patterns.forEach((pattern, number) => {
      if (!matchesPath(pattern, this.#path)) return;
      const last = end >= 0 ? end : endOfStructure(this.#bytes, start, this.#to, this.#level);
      // The text of a string stands in quotes one level up.
      this.#onPath(number, start, last, isText, end < 0 && isText ? this.#level - 1 : this.#level);
    });
  }
}

/** Reports every value in the JSON of `bytes[from, to)` that one of the paths points to. */
export function findPaths(
  bytes: Uint8Array,
  from: number,
  to: number,
  patterns: readonly PathPattern[],
  onPath: OnPath,
): void {
  new MemberReader(bytes, to, new PathFinder(bytes, to, patterns, onPath)).read(from);
}
