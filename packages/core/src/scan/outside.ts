import {
  COLON,
  DASH,
  EQUALS,
  GREATER,
  isBlank,
  isSpace,
  LEFT_BRACE,
  LEFT_BRACKET,
  LESS,
  LF,
  NUL,
  RIGHT_BRACE,
  RIGHT_BRACKET,
  SLASH,
} from '../ascii.js';
import { findName } from '../fields/match.js';
import type { NameRow } from '../fields/name-rows.js';
import { isTagByte } from './attributes.js';
import type { Engine } from './engine.js';

/** How far before a value its parent may begin, and how long a name is. */
const FARTHEST = 4096;
const LONGEST = 64;
/** Elements of lists belong to the name of the list. */
const MOST_LISTS = 2;

/** The row of the name that ends before `end`. */
function rowOf({ tables: { dictionary } }: Engine, bytes: Uint8Array, end: number): NameRow | undefined {
  const row = findName(dictionary, bytes, Math.max(0, end - LONGEST), end);
  return row < 0 ? undefined : dictionary.rows[row];
}

/** Where the tag begins whose `>` stands at `at`, or -1. */
function tagStart(bytes: Uint8Array, at: number, farthest: number): number {
  for (let i = at - 1; i >= farthest && bytes[i] !== GREATER && bytes[i] !== NUL; i--) if (bytes[i] === LESS) return i;
  return -1;
}

/** The kinds that the element around the element makes whose text begins at `at`. */
export function kinOfElement(engine: Engine, bytes: Uint8Array, at: number): number {
  const farthest = Math.max(0, at - FARTHEST);
  // The first opening tag is that of the element itself.
  let open = -1;
  for (let i = at - 1; i >= farthest && bytes[i] !== NUL; i--) {
    if (bytes[i] !== GREATER) continue;
    const isEmpty = bytes[i - 1] === SLASH;
    i = tagStart(bytes, i, farthest);
    if (i < 0) return 0;
    if (bytes[i + 1] === SLASH) open--;
    else if (!isEmpty && isTagByte(bytes[i + 1] as number) && ++open === 1) {
      let end = i + 1;
      while (isTagByte(bytes[end] as number)) end++;
      return rowOf(engine, bytes, end)?.kin ?? 0;
    }
  }
  return 0;
}

/** The name of the object which the value at `at` stands in, also of one that began on a line before. */
function nameOfObject(engine: Engine, bytes: Uint8Array, at: number): NameRow | undefined {
  const farthest = Math.max(0, at - FARTHEST);
  let open = 0;
  let lists = 0;
  for (let i = at - 1; i >= farthest && bytes[i] !== NUL; i--) {
    const byte = bytes[i];
    if (byte === RIGHT_BRACE || byte === RIGHT_BRACKET) open--;
    if ((byte !== LEFT_BRACE && byte !== LEFT_BRACKET) || ++open < 1) continue;
    let end = i;
    while (end > farthest && isSpace(bytes[end - 1] as number)) end--;
    if (bytes[end - 1] === COLON || bytes[end - 1] === EQUALS) return rowOf(engine, bytes, end - 1);
    if (++lists > MOST_LISTS) return undefined;
    open = 0;
  }
  return undefined;
}

/** The name that a block of YAML stands below whose line begins at `from`: that of the nearest line that is indented less. */
function nameOfBlock(engine: Engine, bytes: Uint8Array, from: number): NameRow | undefined {
  const farthest = Math.max(0, from - FARTHEST);
  const indent = indentOf(bytes, from);
  let end = from - 1;
  while (indent > 0 && end > farthest) {
    let start = end;
    while (start > farthest && bytes[start - 1] !== LF) start--;
    while (end > start && isSpace(bytes[end - 1] as number)) end--;
    if (end > start && indentOf(bytes, start) < indent)
      return bytes[end - 1] === COLON ? rowOf(engine, bytes, end - 1) : undefined;
    end = start - 1;
  }
  return undefined;
}

/** Blanks at the beginning of a line, the dash of a list with them. */
function indentOf(bytes: Uint8Array, from: number): number {
  let i = from;
  while (isBlank(bytes[i] as number) || (bytes[i] === DASH && isBlank(bytes[i + 1] as number))) i++;
  return i - from;
}

/** The name of the object or block which began on a line before the one at `from`. */
export const nameAround = (engine: Engine, bytes: Uint8Array, from: number): NameRow | undefined =>
  nameOfObject(engine, bytes, from) ?? nameOfBlock(engine, bytes, from);
