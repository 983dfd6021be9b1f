import { isDigit } from '../ascii.js';
import { isNameSeparator } from '../fields/match.js';
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

/** The fewest and the most digits of a card. */
const LEAST_DIGITS = 12;
const MOST_DIGITS = 19;

const isDigits = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (!isDigit(text.charCodeAt(i))) return false;
  return text !== '';
};

/** The digits of an array that holds nothing but digits or groups of them, if they may be one card; otherwise undefined. */
export function joinedDigits(tape: Tape, node: number): string | undefined {
  if (tape.kinds[node] !== ARRAY) return undefined;
  let digits = '';
  let count = 0;
  for (let child = node + 1; child < (tape.ends[node] as number); child = tape.ends[child] as number) {
    const kind = tape.kinds[child];
    const text = kind === TEXT || kind === NUMERIC ? String(tape.values[child]) : '';
    if (text.length >= LEAST_DIGITS || digits.length + text.length > MOST_DIGITS || !isDigits(text)) return undefined;
    digits += text;
    count++;
  }
  return count > 1 ? digits : undefined;
}

/** Whether nothing but signs between two words of one name stands in `bytes[from, to)`. */
export function areSeparators(bytes: Uint8Array, from: number, to: number): boolean {
  if (to < from || to - from > 3) return false;
  for (let i = from; i < to; i++) if (!isNameSeparator(bytes[i] as number)) return false;
  return true;
}
