import { ARRAY, OBJECT, type Tape, TEXT } from './tape.js';

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

function children(tape: Tape, container: number): number[] {
  const nodes: number[] = [];
  for (let node = container + 1; node < (tape.ends[container] as number); node = tape.ends[node] as number)
    nodes.push(node);
  return nodes;
}

/** Lists of headers, name and value in turn, as Node.js and undici give them. */
const isHeaderList = (key: unknown): boolean => typeof key === 'string' && /headers?$/i.test(key);

/**
 * The value that the text `node` names by standing beside it: in `{ name, value }`, in a `[name, value]` pair, or in a list of
 * headers. -1 if there is none.
 */
export function pairedValue(tape: Tape, node: number): number {
  const parent = tape.parents[node] as number;
  if (parent < 0) return -1;
  const siblings = children(tape, parent);
  if (tape.kinds[parent] === OBJECT) {
    const key = tape.keys[node];
    if (typeof key !== 'string' || !NAME_KEYS.has(key.toLowerCase())) return -1;
    return siblings.find((sibling) => VALUE_KEYS.has(String(tape.keys[sibling]).toLowerCase())) ?? -1;
  }
  if (tape.kinds[parent] !== ARRAY) return -1;
  const at = siblings.indexOf(node);
  const isPair = siblings.length === 2 && at === 0 && tape.kinds[siblings[1] as number] === TEXT;
  const isHeader = at % 2 === 0 && siblings.length % 2 === 0 && isHeaderList(tape.keys[parent]);
  return isPair || isHeader ? (siblings[at + 1] as number) : -1;
}
