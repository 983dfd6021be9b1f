import { type CardField, readCardRecord } from '../scan/card-record.js';
import type { Engine } from '../scan/engine.js';
import { NUMERIC, OBJECT, type Tape, TEXT } from './tape.js';
import type { Verdict } from './verdict.js';

/** Members of one object that are read around a card. */
const MOST_FIELDS = 64;
const LONGEST_VALUE = 7;

/** A leaf that the shape of its record makes a finding. */
export interface ShapedLeaf {
  readonly node: number;
  readonly detector: number;
}

interface NodeField extends CardField {
  readonly node: number;
}

const isLeaf = (kind: unknown): boolean => kind === TEXT || kind === NUMERIC;

function* leavesOf(tape: Tape, object: number, isNested: boolean): Generator<NodeField> {
  const end = tape.ends[object] as number;
  for (let node = object + 1; node < end; node = tape.ends[node] as number) {
    const value = isLeaf(tape.kinds[node]) ? String(tape.values[node]) : '';
    if (isLeaf(tape.kinds[node]))
      yield { node, name: String(tape.keys[node]), value: value.length <= LONGEST_VALUE ? value : '', isNested };
    else if (!isNested && tape.kinds[node] === OBJECT) yield* leavesOf(tape, node, true);
  }
}

function fieldsOf(tape: Tape, object: number): NodeField[] {
  const fields: NodeField[] = [];
  for (const field of leavesOf(tape, object, false)) {
    if (fields.push(field) === MOST_FIELDS) break;
  }
  return fields;
}

/** Whether the detector found the node, as a whole or as the whole of its text. */
function isFound(tape: Tape, { texts, wholes }: Verdict, node: number, detector: number): boolean {
  if (wholes.get(node)?.detector === detector) return true;
  const start = tape.textStarts[node] as number;
  return texts.get(node)?.some((hit) => hit.detector === detector && hit.start === start) === true;
}

/**
 * Verification codes that no name tells, by the shape of their object: a card, its expiry, and one lone value of three or four digits.
 * `weakCards` are leaves of 14 digits that are cards if they have both beside them.
 */
export function* shapedLeaves(
  engine: Engine,
  tape: Tape,
  verdict: Verdict,
  weakCards: readonly number[],
): Generator<ShapedLeaf> {
  const { panDetector, codeDetector } = engine;
  const sure = [...verdict.texts.keys(), ...verdict.wholes.keys()].filter((node) =>
    isFound(tape, verdict, node, panDetector),
  );
  for (const card of [...sure, ...weakCards]) {
    const object = tape.parents[card] as number;
    if (!isLeaf(tape.kinds[card]) || object < 0 || tape.kinds[object] !== OBJECT) continue;
    const fields = fieldsOf(tape, object);
    const isNamed = fields.some(({ node }) => isFound(tape, verdict, node, codeDetector));
    const isSure = isFound(tape, verdict, card, panDetector);
    if (isNamed && isSure) continue;
    const position = fields.findIndex(({ node }) => node === card);
    const { hasExpiry, code } = readCardRecord(fields, position, String(tape.values[card]).replace(/\D/g, ''));
    if (!isSure && hasExpiry && (isNamed || code >= 0)) yield { node: card, detector: panDetector };
    if (code >= 0 && !isNamed) yield { node: (fields[code] as NodeField).node, detector: codeDetector };
  }
}
