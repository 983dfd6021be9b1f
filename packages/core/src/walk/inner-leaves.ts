import type { Dictionary } from '../fields/dictionary.js';
import type { NameRow } from '../fields/name-rows.js';
import { namesItself } from '../fields/match.js';
import { NUMERIC, SPOKEN, type Tape, TEXT } from './tape.js';

/**
 * Leaves inside an object or array with a name that says what they are, but for those whose own name does. `naming` has the rows of those
 * names by container.
 */
export function* innerLeaves(
  tape: Tape,
  dictionary: Dictionary,
  naming: ReadonlyMap<number, number>,
): Generator<{ readonly node: number; readonly row: NameRow }> {
  if (naming.size === 0) return;
  const { bytes } = tape.buffer;
  const inherited: number[] = [];
  for (let node = 0; node < tape.length; node++) {
    const parent = tape.parents[node] as number;
    const keyStart = tape.keyStarts[node] as number;
    const keyEnd = tape.keyEnds[node] as number;
    const isKnown = keyEnd > keyStart && namesItself(dictionary, bytes, keyStart, keyEnd);
    const number = naming.get(node) ?? (isKnown || parent < 0 ? -1 : (inherited[parent] ?? -1));
    inherited[node] = number;
    const kind = tape.kinds[node];
    if (number < 0 || naming.has(node) || (kind !== TEXT && kind !== NUMERIC && kind !== SPOKEN)) continue;
    yield { node, row: dictionary.rows[number] as NameRow };
  }
}
