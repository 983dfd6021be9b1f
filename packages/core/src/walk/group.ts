import { isNameSeparator } from '../fields/match.js';
import { joinDigits } from '../scan/joined.js';
import { ARRAY, ERROR, MEMBER, NUMERIC, type Tape, TEXT } from './tape.js';

/** The container whose members are siblings: an array shares the siblings of what it stands in. */
export function groupOf(tape: Tape, node: number): number {
  let group = tape.parents[node] as number;
  while (group >= 0 && tape.kinds[group] === ARRAY) group = tape.parents[group] as number;
  return group;
}

/** Kin of the name of a container; an element of an array takes that of the array. */
export function kinOf(tape: Tape, kinds: ReadonlyMap<number, number>, container: number): number {
  for (let node = container; node >= 0; node = tape.parents[node] as number) {
    const kin = kinds.get(node);
    if (kin !== undefined) return kin;
    if ((tape.keyEnds[node] as number) > (tape.keyStarts[node] as number)) return 0;
  }
  return 0;
}

/**
 * Whether a node is the name, message or stack of an Error, or of what its toJSON gave: the names that JavaScript gives them say nothing
 * of what they hold.
 */
export function isErrorText(tape: Tape, node: number): boolean {
  const parent = tape.parents[node] as number;
  const isAnswer = ((tape.flags[parent] ?? 0) & MEMBER) !== 0 && tape.kinds[tape.parents[parent] as number] === ERROR;
  if (tape.kinds[parent] !== ERROR && !isAnswer) return false;
  const key = tape.keys[node];
  return key === 'name' || key === 'message' || key === 'stack';
}

/** The digits of an array that holds nothing but digits or groups of them, if they may be one card; otherwise undefined. */
export const joinedDigits = (tape: Tape, node: number): string | undefined =>
  tape.kinds[node] === ARRAY ? joinDigits(itemsOf(tape, node)) : undefined;

function* itemsOf(tape: Tape, node: number): Generator<string> {
  for (let child = node + 1; child < (tape.ends[node] as number); child = tape.ends[child] as number) {
    const kind = tape.kinds[child];
    yield kind === TEXT || kind === NUMERIC ? String(tape.values[child]) : '';
  }
}

/** Whether nothing but signs between two words of one name stands in `bytes[from, to)`. */
export function areSeparators(bytes: Uint8Array, from: number, to: number): boolean {
  if (to < from || to - from > 3) return false;
  for (let i = from; i < to; i++) if (!isNameSeparator(bytes[i] as number)) return false;
  return true;
}
