import type { Engine } from '../scan/engine.js';
import { isMessageType } from '../scan/iso8583.js';
import { MAP, MAP_KEY, NUMERIC, type Tape, TEXT } from './tape.js';
import type { Verdict } from './verdict.js';

/** A leaf under the bare number of a field of ISO 8583. */
interface NumberedLeaf {
  readonly node: number;
  readonly detector: number;
  readonly number: number;
}

const isLeaf = (kind: unknown): boolean => kind === TEXT || kind === NUMERIC;

const isType = (tape: Tape, node: number): boolean =>
  isLeaf(tape.kinds[node]) && isMessageType(String(tape.values[node]).padStart(4, '0'));

/** The number that a key is: of up to three digits, or the index of an array; -1 for any other key. */
const numberOf = (key: unknown): number =>
  typeof key === 'number' ? key : typeof key === 'string' && /^\d{1,3}$/.test(key) ? Number(key) : -1;

/** The members of a container, each with its key. */
function* membersOf(tape: Tape, container: number): Generator<readonly [key: unknown, node: number]> {
  const end = tape.ends[container] as number;
  let key: unknown;
  for (let node = container + 1; node < end; node = tape.ends[node] as number) {
    if (((tape.flags[node] as number) & MAP_KEY) !== 0) key = String(tape.values[node]);
    else yield [tape.kinds[container] === MAP ? key : tape.keys[node], node];
  }
}

/** Numbers of the fields of a card and its tracks. */
const CARDS: ReadonlySet<number> = new Set([2, 35, 36, 45]);

/** Whether a container holds the type of a message under 0, and one of `cards` under its number. */
function isMessage(tape: Tape, container: number, cards: ReadonlySet<number>): boolean {
  let hasType = false;
  let hasCard = false;
  for (const [key, node] of membersOf(tape, container)) {
    hasType ||= numberOf(key) === 0 && isType(tape, node);
    hasCard ||= cards.has(node) && CARDS.has(numberOf(key));
  }
  return hasType && hasCard;
}

/**
 * The leaves of messages that go by the number of their field. `types` are those with the type of a message under its name.
 */
export function* messageLeaves(
  engine: Engine,
  tape: Tape,
  { texts, wholes }: Verdict,
  types: Iterable<number>,
): Generator<NumberedLeaf> {
  const containers = new Set<number>();
  const cards = new Set([...texts.keys(), ...wholes.keys()]);
  for (const node of types) {
    const parent = tape.parents[node] as number;
    if (parent < 0 || !isType(tape, node)) continue;
    containers.add(parent);
    for (const [, member] of membersOf(tape, parent)) if (!isLeaf(tape.kinds[member])) containers.add(member);
  }
  for (const node of cards) {
    const parent = tape.parents[node] as number;
    if (parent >= 0 && !containers.has(parent) && isMessage(tape, parent, cards)) containers.add(parent);
  }
  for (const container of containers) {
    for (const [key, node] of membersOf(tape, container)) {
      const number = numberOf(key);
      const detector = engine.messageFields.get(number);
      if (detector !== undefined && isLeaf(tape.kinds[node])) yield { node, detector, number };
    }
  }
}
