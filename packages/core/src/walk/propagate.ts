import { foldByte } from '../fold.js';
import type { Engine, Hit } from '../scan/engine.js';
import { isPrinted } from '../scan/scan.js';
import { coverOf, propagate, toldHit, toldHits, withinStrings } from '../scan/propagate.js';
import { isTold, type Told, ToldValues } from '../scan/told.js';
import { NUMERIC, SPOKEN, type Tape, TEXT } from './tape.js';
import { type Verdict, wholeHit } from './verdict.js';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (sign) => foldByte(sign.charCodeAt(0)));

/** Whether a node goes with what holds it. */
function isInsideWhole(tape: Tape, { wholes }: Verdict, node: number): boolean {
  for (let at = tape.parents[node] as number; at >= 0; at = tape.parents[at] as number) if (wholes.has(at)) return true;
  return false;
}

/** The values that fields told, in texts and in numbers. */
function toldValues(engine: Engine, tape: Tape, verdict: Verdict): ToldValues {
  const values = new ToldValues(engine);
  const { bytes } = tape.buffer;
  for (const [node, hits] of verdict.texts) {
    const told = toldHits(engine, hits);
    if (told.length === 0 || isInsideWhole(tape, verdict, node)) continue;
    for (const hit of told) values.add(bytes.slice(hit.start, hit.end), hit);
  }
  for (const [node, hit] of verdict.wholes) {
    if (tape.kinds[node] === NUMERIC && isTold(engine, hit) && !isInsideWhole(tape, verdict, node))
      values.add(bytesOf(String(tape.values[node])), hit);
  }
  return values;
}

/** Numbers below the length of a card have no text on the tape. */
function propagateToNumbers(tape: Tape, { wholes, texts }: Verdict, numbers: ReadonlyMap<string, Hit>): void {
  for (let node = 0; numbers.size > 0 && node < tape.length; node++) {
    if (tape.kinds[node] !== NUMERIC || wholes.has(node) || texts.has(node)) continue;
    const hit = numbers.get(String(tape.values[node]));
    if (hit !== undefined)
      wholes.set(node, { ...wholeHit(hit.detector, hit.field), isWhole: false, rule: 'found-by-value' });
  }
}

/** Adds to the texts and keys of a tape what stands in them of values that fields told. */
class TapePropagation {
  readonly #engine: Engine;
  readonly #tape: Tape;
  readonly #verdict: Verdict;
  #node = 0;
  /** The text or key that was last added to, where it begins and ends, and what covers it. */
  #from = -1;
  #to = -1;
  #isCovered: (start: number, end: number) => boolean = () => false;
  #hits: Map<number, Hit[]>;
  #holder = 0;
  #found: Hit[] = [];
  #structural: Hit[] = [];

  constructor(engine: Engine, tape: Tape, verdict: Verdict) {
    this.#engine = engine;
    this.#tape = tape;
    this.#verdict = verdict;
    this.#hits = verdict.texts;
  }

  run(values: ToldValues): void {
    const { bytes, length } = this.#tape.buffer;
    values.find(bytes, 0, length, (start, end, told) => {
      this.#add(start, end, told);
    });
    this.#leave();
    propagateToNumbers(this.#tape, this.#verdict, values.numbers);
  }

  #add(start: number, end: number, told: Told): void {
    const tape = this.#tape;
    // Texts stand on the tape in the order of their nodes, each behind its key.
    while (this.#node + 1 < tape.length && (tape.keyStarts[this.#node + 1] as number) <= start) this.#node++;
    const node = this.#node;
    const isKey = start < (tape.keyEnds[node] as number);
    const from = (isKey ? tape.keyStarts : tape.textStarts)[node] as number;
    const to = (isKey ? tape.keyEnds : tape.textEnds)[node] as number;
    if (start < from || end > to || (isKey ? told.isWord : !this.#isText(node))) return;
    if (from !== this.#from) this.#enter(isKey, from, to);
    if (this.#isCovered(start, end)) return;
    const hit = toldHit(tape.buffer.bytes, start, end, from, to, told);
    (told.hasStructure && !isKey ? this.#structural : this.#found).push(hit);
  }

  #enter(isKey: boolean, from: number, to: number): void {
    this.#leave();
    this.#hits = isKey ? this.#verdict.keys : this.#verdict.texts;
    this.#holder = this.#node;
    this.#isCovered = coverOf(this.#engine, this.#hits.get(this.#node) ?? []);
    this.#from = from;
    this.#to = to;
  }

  /** JSON in a text must stay JSON. */
  #leave(): void {
    const { bytes } = this.#tape.buffer;
    const found = [...this.#found, ...withinStrings(bytes, this.#from, this.#to, this.#structural)];
    if (found.length > 0) this.#hits.set(this.#holder, [...(this.#hits.get(this.#holder) ?? []), ...found]);
    this.#found = [];
    this.#structural = [];
  }

  #isText(node: number): boolean {
    const kind = this.#tape.kinds[node];
    return !this.#verdict.wholes.has(node) && (kind === TEXT || kind === SPOKEN || kind === NUMERIC);
  }
}

/** A text by itself has the records of a text. */
function propagateInText(engine: Engine, tape: Tape, { texts }: Verdict): void {
  const [from, to] = [tape.textStarts[0] as number, tape.textEnds[0] as number];
  const hits = texts.get(0) ?? [];
  const { bytes } = tape.buffer;
  const found = propagate(engine, bytes, from, to, hits, isPrinted(bytes, from, to));
  if (found.length > 0) texts.set(0, [...hits, ...found]);
}

/**
 * Finds credentials and sensitive authentication data that one field of a value told in its other texts, numbers and keys. Costs nothing
 * where no field told any; what it looked for is dropped with the tape.
 */
export function propagateOnTape(engine: Engine, tape: Tape, verdict: Verdict): void {
  if (verdict.texts.size === 0 && verdict.wholes.size === 0) return;
  if (tape.length === 1 && tape.kinds[0] === TEXT) {
    propagateInText(engine, tape, verdict);
    return;
  }
  const values = toldValues(engine, tape, verdict);
  if (!values.isEmpty) new TapePropagation(engine, tape, verdict).run(values);
}
