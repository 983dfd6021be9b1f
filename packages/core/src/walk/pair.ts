import { DASH } from '../ascii.js';
import { namingKeys, plainKey, valueKeys } from '../data/pair-keys.js';
import { type Dictionary } from '../fields/dictionary.js';
import { isKnownName } from '../fields/match.js';
import { ARRAY, NUMERIC, OBJECT, SPOKEN, type Tape, TEXT } from './tape.js';

const isNaming = (key: unknown): boolean => typeof key === 'string' && namingKeys.has(plainKey(key));

/** The members of an object that hold a value which another one names: those of a list stand for it. */
function memberValues(tape: Tape, parent: number): readonly number[] {
  const values: number[] = [];
  const end = tape.ends[parent] as number;
  for (let node = parent + 1; node < end; node = tape.ends[node] as number) {
    if (!valueKeys.has(plainKey(String(tape.keys[node])))) continue;
    values.push(node);
    if (tape.kinds[node] !== ARRAY) continue;
    for (let item = node + 1; item < (tape.ends[node] as number); item = tape.ends[item] as number)
      if (isLeaf(tape.kinds[item])) values.push(item);
  }
  return values;
}

const NOTHING: readonly number[] = [];

/** Lists of headers, name and value in turn, as Node.js and undici give them. */
const isHeaderList = (key: unknown): boolean => typeof key === 'string' && /headers?$/i.test(key);

const isLeaf = (kind: unknown): boolean => kind === TEXT || kind === NUMERIC || kind === SPOKEN;

/** Whether a text is spelled like an option of a command line: `--cvv`. */
export const isOption = (tape: Tape, node: number): boolean =>
  tape.kinds[node] === TEXT && tape.buffer.bytes[tape.textStarts[node] as number] === DASH;

/** The values that the text `node` names by what stands around it in an object: `{ name, value }`, `{ path: ['card', 'cvv'], received }`. */
function besideMember(tape: Tape, node: number, parent: number): readonly number[] {
  if (tape.kinds[parent] === OBJECT) return isNaming(tape.keys[node]) ? memberValues(tape, parent) : NOTHING;
  const owner = tape.parents[parent] as number;
  const isLast = tape.kinds[parent] === ARRAY && tape.ends[node] === tape.ends[parent];
  return isLast && owner >= 0 && tape.kinds[owner] === OBJECT && isNaming(tape.keys[parent])
    ? memberValues(tape, owner)
    : NOTHING;
}

/**
 * The values that the text `node` names by standing beside them: in `{ name, value }`, in a `[name, value]` pair, in a list of headers, or
 * as an option of a command line.
 */
export function pairedValues(tape: Tape, node: number): readonly number[] {
  const parent = tape.parents[node] as number;
  if (parent < 0) return NOTHING;
  const members = besideMember(tape, node, parent);
  if (members.length > 0 || tape.kinds[parent] !== ARRAY) return members;
  const key = tape.keys[node];
  const next = tape.ends[node] as number;
  const end = tape.ends[parent] as number;
  if (next >= end || typeof key !== 'number' || typeof tape.keys[next] !== 'number') return NOTHING;
  const isPair = node === parent + 1 && tape.ends[next] === end && isLeaf(tape.kinds[next]);
  const { length } = tape.values[parent] as readonly unknown[];
  const isHeader = key % 2 === 0 && length % 2 === 0 && isHeaderList(tape.keys[parent]);
  const isArgument = isOption(tape, node) && isLeaf(tape.kinds[next]) && !isOption(tape, next);
  return isPair || isHeader || isArgument ? [next] : NOTHING;
}

/** Whether `value` is no value of the text `node` but the next name of a list: `['password', 'cvv']`. */
export function isListedName(dictionary: Dictionary, tape: Tape, node: number, value: number): boolean {
  if (tape.kinds[value] !== TEXT || tape.parents[value] !== tape.parents[node] || isOption(tape, node)) return false;
  const isInList = tape.kinds[tape.parents[node] as number] === ARRAY;
  const [start, end] = [tape.textStarts[value] as number, tape.textEnds[value] as number];
  return isInList && isKnownName(dictionary, tape.buffer.bytes, start, end);
}
