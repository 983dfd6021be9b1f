import { DASH } from '../ascii.js';
import { ARRAY, NUMERIC, OBJECT, SPOKEN, type Tape, TEXT } from './tape.js';

const NAME_KEYS = new Set([
  'name',
  'key',
  'field',
  'header',
  'id',
  'label',
  'param',
  'parameter',
  'k',
  'n',
  'attribute',
  'property',
]);
const VALUE_KEYS = new Set(['value', 'val', 'v', 'content', 'data', 'text']);

/** The member of an object that holds the value its name stands beside. */
function memberValue(tape: Tape, parent: number): number {
  const end = tape.ends[parent] as number;
  for (let node = parent + 1; node < end; node = tape.ends[node] as number)
    if (VALUE_KEYS.has(String(tape.keys[node]).toLowerCase())) return node;
  return -1;
}

/** Lists of headers, name and value in turn, as Node.js and undici give them. */
const isHeaderList = (key: unknown): boolean => typeof key === 'string' && /headers?$/i.test(key);

const isLeaf = (kind: unknown): boolean => kind === TEXT || kind === NUMERIC || kind === SPOKEN;

/** Whether a text is spelled like an option of a command line: `--cvv`. */
export const isOption = (tape: Tape, node: number): boolean =>
  tape.kinds[node] === TEXT && tape.buffer.bytes[tape.textStarts[node] as number] === DASH;

/**
 * The value that the text `node` names by standing beside it: in `{ name, value }`, in a `[name, value]` pair, in a list of headers, or
 * as an option of a command line. -1 if there is none.
 */
export function pairedValue(tape: Tape, node: number): number {
  const parent = tape.parents[node] as number;
  if (parent < 0) return -1;
  const key = tape.keys[node];
  if (tape.kinds[parent] === OBJECT)
    return typeof key === 'string' && NAME_KEYS.has(key.toLowerCase()) ? memberValue(tape, parent) : -1;
  const next = tape.ends[node] as number;
  const end = tape.ends[parent] as number;
  if (tape.kinds[parent] !== ARRAY || next >= end || typeof key !== 'number') return -1;
  if (typeof tape.keys[next] !== 'number') return -1;
  const isPair = node === parent + 1 && tape.ends[next] === end && isLeaf(tape.kinds[next]);
  const { length } = tape.values[parent] as readonly unknown[];
  const isHeader = key % 2 === 0 && length % 2 === 0 && isHeaderList(tape.keys[parent]);
  const isArgument = isOption(tape, node) && isLeaf(tape.kinds[next]) && !isOption(tape, next);
  return isPair || isHeader || isArgument ? next : -1;
}
