import { DOT, LEFT_BRACKET, SLASH } from '../ascii.js';
import type { NameRow } from '../fields/name-rows.js';
import { readTail, TAIL_NONE, TAIL_OTHER, TAIL_STATUS, type Tail } from '../fields/tail.js';
import { type Engine, type Hit } from '../scan/engine.js';
import { elementName } from '../scan/iso8583.js';
import { isInsideMarker, isMarker } from '../scan/extent.js';
import { fits, joinedUse } from '../scan/joined.js';
import { isWeakNaming } from '../scan/name-use.js';
import { findNamed, foundRule, isRedacted, namedContext, type OnMiss, tellMiss } from '../scan/named.js';
import { scanRange } from '../scan/scan.js';
import { isWeakCard } from '../scan/record-shape.js';
import { DIGITS, STRIDE, WORD } from '../scan/trigger-tables.js';
import type { Context, FoundRule, PathSegment } from '../types.js';
import { shapedLeaves } from './card-record.js';
import { judgeCommand } from './command.js';
import { fileHit } from './file.js';
import { areSeparators, isErrorText, joinedDigits } from './group.js';
import { messageLeaves } from './iso8583.js';
import { innerLeaves } from './inner-leaves.js';
import { isTraceId, isUnsafe } from './number.js';
import { isListedName, isOption, pairedValues } from './pair.js';
import { propagateOnTape } from './propagate.js';
import { type Candidate, settle } from './settle.js';
import { judgePaths } from './tape-paths.js';
import { NUMERIC, SPOKEN, type Tape, TEXT } from './tape.js';
import { emptyVerdict, type Verdict, wholeHit } from './verdict.js';

/** The sign before the last step of a path: `/card/cvv`, `card.cvv`, `card[cvv]`. */
const endsPathStep = (byte: number): boolean => byte === SLASH || byte === DOT || byte === LEFT_BRACKET;

/** Asks the confirm stage for every leaf of a tape, each with its place. */
export class Judge {
  readonly verdict: Verdict = emptyVerdict();
  readonly #engine: Engine;
  readonly #tape: Tape;
  readonly #prefix: readonly PathSegment[];
  readonly #onMiss: OnMiss | undefined;
  readonly #bytes: Uint8Array;
  readonly #tail: Tail = { kind: TAIL_NONE, end: 0 };
  readonly #candidates: Candidate[] = [];
  /** By container: the kin its name makes, the row that names the values inside. */
  readonly #kin = new Map<number, number>();
  readonly #naming = new Map<number, number>();
  /** The same of ambiguous names. */
  readonly #weakNaming = new Map<number, number>();
  readonly #ignored = new Map<number, NameRow>();
  /** Leaves of 14 digits, which are cards if their record has the shape of one. */
  readonly #weakCards: number[] = [];
  /** Leaves that hold the type of a message under its name. */
  readonly #types: number[] = [];
  #mayHoldCards = false;
  #endsPath = false;

  /** `prefix` is where the value itself stands, if its caller says so. */
  constructor(engine: Engine, tape: Tape, prefix: readonly PathSegment[], onMiss?: OnMiss) {
    this.#prefix = prefix;
    this.#engine = engine;
    this.#tape = tape;
    this.#bytes = tape.buffer.bytes;
    this.#onMiss = onMiss;
  }

  run(triggers: Int32Array, count: number): Verdict {
    const tape = this.#tape;
    let next = 0;
    for (let node = 0; node < tape.length; node++) {
      const keyEnd = tape.keyEnds[node] as number;
      const textEnd = tape.textEnds[node] as number;
      const keyStart = tape.keyStarts[node] as number;
      while (next < count && startOf(triggers, next) < keyStart) next++;
      let last = next;
      while (
        last < count &&
        startOf(triggers, last) <= keyEnd &&
        startOf(triggers, last) < (tape.textStarts[node] as number)
      )
        last++;
      if (last > next || this.#engine.readsAll) this.#key(node, triggers, next, last);
      next = last;
      while (last < count && startOf(triggers, last) < textEnd) last++;
      if (last > next || this.#engine.readsAll) this.#text(node, triggers, next, last);
      next = last;
    }
    this.#nameInner();
    if (this.#endsPath || this.#engine.needsPaths || this.#prefix.length > 0)
      judgePaths(this.#engine, tape, this.#prefix, this.verdict);
    if (this.#candidates.length > 0 || this.#weakNaming.size > 0) this.#settle();
    if (this.#types.length > 0 || this.#mayHoldCards) this.#byNumber();
    if (this.#engine.codeDetector >= 0 && this.#mayHoldCards) this.#byShape();
    propagateOnTape(this.#engine, tape, this.verdict);
    return this.verdict;
  }

  #key(node: number, triggers: Int32Array, first: number, last: number): void {
    const tape = this.#tape;
    const from = tape.keyStarts[node] as number;
    const to = tape.keyEnds[node] as number;
    let parentEnd = -1;
    let parentKin = 0;
    for (let k = first; k < last; k++) {
      const head = triggers[k * STRIDE] as number;
      if ((head & 15) !== WORD) continue;
      const start = startOf(triggers, k);
      const end = triggers[k * STRIDE + 2] as number;
      const row = this.#engine.tables.dictionary.rows[head >>> 4] as NameRow;
      const kin = parentEnd >= 0 && areSeparators(this.#bytes, parentEnd, start) ? parentKin : 0;
      this.#endsPath ||= row.endsPath;
      if (row.kin !== 0) {
        parentEnd = end;
        parentKin = row.kin;
      }
      readTail(this.#bytes, end, to, this.#engine.tailWords, this.#tail);
      if (this.#tail.kind === TAIL_OTHER) tellMiss(this.#onMiss, row, 'other-name');
      else this.#name(node, head >>> 4, row, kin, start === from || kin !== 0);
    }
    const range = { bytes: this.#bytes, from, to, triggers, first, last };
    const hits = scanRange(this.#engine, range, 0, this.#onMiss);
    if (hits.length > 0) this.verdict.keys.set(node, hits);
  }

  #name(node: number, number: number, row: NameRow, kin: number, isWholeName: boolean): void {
    const tape = this.#tape;
    const kind = tape.kinds[node] as number;
    const status = this.#tail.kind === TAIL_STATUS;
    if (row.ignores.length > 0) this.#ignored.set(node, row);
    if (kind !== TEXT && kind !== NUMERIC && kind !== SPOKEN) {
      this.#kin.set(node, (this.#kin.get(node) ?? 0) | row.kin);
      if (!status && this.#joined(node, row)) return;
      const strong = status ? undefined : row.uses.find((use) => !use.weak);
      if ((tape.ends[node] as number) === node + 1) return;
      if (strong === undefined) {
        if (!status && isWeakNaming(this.#engine, row, isWholeName)) this.#weakNaming.set(node, number);
        return;
      }
      if (this.#engine.detectors[strong.detector]?.category === 'sad')
        this.#whole(node, strong.detector, row.name, 'found-by-structure');
      else this.#naming.set(node, number);
      return;
    }
    if (row.isMessage) this.#types.push(node);
    const isNoName = !isWholeName || isErrorText(tape, node);
    for (const use of row.uses) {
      if ((use.weak || use.isSole === true) && isNoName) continue;
      const context = namedContext(this.#engine, row.name, { status, weak: use.weak, quoted: true });
      if (use.weak) this.#candidates.push({ node, use, context, kin });
      else this.#named(node, use.detector, context);
    }
  }

  #whole(node: number, detector: number, field: string | undefined, rule: FoundRule): void {
    const isExtended = isUnsafe(this.#tape.values[node]);
    this.verdict.wholes.set(node, { ...wholeHit(detector, field), isExtended, rule });
  }

  /** An array of digits, or of groups of them, that are one card; it goes as a whole. */
  #joined(node: number, row: NameRow): boolean {
    const digits = joinedDigits(this.#tape, node);
    const use = digits === undefined ? undefined : joinedUse(this.#engine, row, digits);
    if (digits === undefined || use === undefined) return false;
    this.verdict.wholes.set(node, { ...wholeHit(use.detector, row.name), decoded: digits });
    return true;
  }

  /** Asks a detector about the whole text of a leaf. */
  #named(node: number, detector: number, context: Context): void {
    const tape = this.#tape;
    const start = tape.textStarts[node] as number;
    const end = tape.textEnds[node] as number;
    if (tape.kinds[node] === NUMERIC) {
      this.#namedNumber(node, detector, context);
      return;
    }
    if (isRedacted(this.#engine, detector, this.#bytes, start, end)) {
      this.#onMiss?.(detector, context.field, 'already-redacted');
      return;
    }
    const rule = foundRule(context);
    for (const span of findNamed(this.#engine, detector, context, this.#bytes, start, end, this.#onMiss)) {
      if (isMarker(this.#bytes, span.start, span.end)) continue;
      const isWhole = span.start === start && span.end >= end;
      this.#add(node, { ...wholeHit(detector, context.field), start: span.start, end: span.end, isWhole, rule });
    }
  }

  #namedNumber(node: number, detector: number, context: Context): void {
    // Detectors are asked in their order: the first that takes a number names it.
    if (this.verdict.wholes.has(node)) return;
    const value = this.#tape.values[node];
    const isRoundedCard = isUnsafe(value) && this.#engine.detectors[detector]?.category === 'pan' && !context.status;
    if (fits(this.#engine, detector, context, String(value), this.#onMiss) || isRoundedCard)
      this.#whole(node, detector, context.field, foundRule(context));
  }

  #add(node: number, hit: Hit): void {
    const hits = this.verdict.texts.get(node);
    if (hits) hits.push(hit);
    else this.verdict.texts.set(node, [hit]);
  }

  #text(node: number, triggers: Int32Array, first: number, last: number): void {
    const tape = this.#tape;
    const from = tape.textStarts[node] as number;
    const to = tape.textEnds[node] as number;
    const range = { bytes: this.#bytes, from, to, triggers, first, last };
    const hits = scanRange(this.#engine, range, 0, this.#onMiss);
    const isExtended = isUnsafe(tape.values[node]);
    const file = fileHit(this.#engine, tape.kinds[node] as number, hits);
    if (file !== undefined) this.#whole(node, file.detector, undefined, 'found-by-shape');
    if (file !== undefined) return;
    for (const hit of hits) if (!this.#isIgnored(node, hit)) this.#add(node, isExtended ? { ...hit, isExtended } : hit);
    for (let k = first; k < last; k++) {
      this.#pair(node, triggers, k);
      if (((triggers[k * STRIDE] as number) & 15) === DIGITS) this.#noteCard(node);
    }
  }

  #noteCard(node: number): void {
    const start = this.#tape.textStarts[node] as number;
    const end = this.#tape.textEnds[node] as number;
    this.#mayHoldCards = true;
    if (isWeakCard(this.#bytes, start, end) && !this.verdict.texts.has(node)) this.#weakCards.push(node);
  }

  /** Fields of messages that go by their number. */
  #byNumber(): void {
    for (const { node, detector, number } of messageLeaves(this.#engine, this.#tape, this.verdict, this.#types))
      this.#named(node, detector, namedContext(this.#engine, elementName(number), { quoted: true }));
  }

  /** Codes that no name tells. */
  #byShape(): void {
    const tape = this.#tape;
    for (const { node, detector } of shapedLeaves(this.#engine, tape, this.verdict, this.#weakCards)) {
      const [start, end] = [tape.textStarts[node] as number, tape.textEnds[node] as number];
      if (tape.kinds[node] === NUMERIC) this.#whole(node, detector, undefined, 'found-by-record');
      else this.#add(node, { ...wholeHit(detector, undefined), start, end, rule: 'found-by-record' });
    }
  }

  /** A text that is nothing but a name may name the value beside it: `{ name: 'cvv', value: '123' }`, `['cvv', '123']`. */
  #pair(node: number, triggers: Int32Array, trigger: number): void {
    const tape = this.#tape;
    const head = triggers[trigger * STRIDE] as number;
    if ((head & 15) !== WORD || tape.kinds[node] !== TEXT || isInsideMarker(this.#bytes, startOf(triggers, trigger)))
      return;
    judgeCommand(this.#engine, tape, node, head >>> 4, triggers[trigger * STRIDE + 2] as number, this.verdict);
    const end = tape.textEnds[node] as number;
    readTail(this.#bytes, triggers[trigger * STRIDE + 2] as number, end, this.#engine.tailWords, this.#tail);
    if (this.#tail.kind === TAIL_OTHER || this.#tail.end !== end) return;
    const start = startOf(triggers, trigger);
    const isWholeName =
      start === tape.textStarts[node] || isOption(tape, node) || endsPathStep(this.#bytes[start - 1] as number);
    const { dictionary } = this.#engine.tables;
    const row = dictionary.rows[head >>> 4] as NameRow;
    for (const value of pairedValues(tape, node))
      if (!isListedName(dictionary, tape, node, value)) this.#name(value, head >>> 4, row, 0, isWholeName);
  }

  #isIgnored(node: number, hit: Hit): boolean {
    const rules = this.#ignored.get(node)?.ignores ?? [];
    return rules.some(
      (rule) => rule.detector === hit.detector && (!rule.onlyTraceId || isTraceId(String(this.#tape.values[node]))),
    );
  }

  /** Values inside an object or array with a sensitive name, but for those whose own name says what they are. */
  #nameInner(): void {
    for (const { node, row } of innerLeaves(this.#tape, this.#engine.tables.dictionary, this.#naming)) {
      const context = namedContext(this.#engine, row.name, { quoted: true });
      for (const use of row.uses) if (!use.weak) this.#named(node, use.detector, context);
    }
  }

  /** Settles the ambiguous names by their parents and siblings. */
  #settle(): void {
    const noted = { candidates: this.#candidates, naming: this.#weakNaming, kinds: this.#kin };
    for (const { node, detector, context } of settle(this.#engine, this.#tape, this.verdict, noted, this.#onMiss))
      this.#named(node, detector, context);
  }
}

const startOf = (triggers: Int32Array, trigger: number): number => triggers[trigger * STRIDE + 1] as number;
