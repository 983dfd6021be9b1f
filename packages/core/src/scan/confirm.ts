import { LF } from '../ascii.js';
import type { NameRow, NameUse } from '../fields/name-rows.js';
import { readTail, TAIL_OTHER, TAIL_STATUS, type Tail } from '../fields/tail.js';
import type { Context } from '../types.js';
import { commandHits } from './command.js';
import { type ValueApart, valuesApart } from './apart.js';
import { Decoder } from './decoder.js';
import { type Engine, type Hit, LIMIT, plainHit } from './engine.js';
import { isEmptyStructure, isInsideMarker, isMarker } from './extent.js';
import { BARE, createFrame, type Frame, frameName, LOOSE, MARKUP, PAIR, STRUCTURE } from './frame.js';
import { areJoined, hasNameBefore, isListedName } from './name-border.js';
import { LATER, NEVER, whenUsed } from './name-use.js';
import { type Ignored, withoutIgnored } from './ignored.js';
import { findNamed, foundRule, isKeptWhole, isRedacted, namedContext, type OnMiss, tellMiss } from './named.js';
import { isMessage, messageHits } from './iso8583.js';
import { pathHits, type Rescan } from './inner.js';
import { kinOfElement, nameAround } from './outside.js';
import type { Structure } from './records.js';
import { shapeHits } from './record-shape.js';
import { structureHit, structureOf } from './structure.js';
import { type Candidate, relate } from './relate.js';
import { DIGITS, GROUPED, SHAPE, SIGN_ESCAPE, STRIDE, TOKEN, WORD } from './trigger-tables.js';
import { valueEnd, wholeEnd } from './value-extent.js';

/** How far behind its line an element or a part of a form is followed: its text may stand on the next lines. */
const NEXT_LINES = 512;

/** How far an object or array under a SAD name is followed. */
const LONGEST_STRUCTURE = 128 * 1024;

/** Where a record stands. */
export interface RecordPlace {
  readonly from: number;
  readonly to: number;
  /** Where its line ends. */
  readonly limit: number;
  /** Where the text begins: bytes may be printed on the lines above the word that tells them. */
  readonly textStart: number;
  /** Where the text ends: an object or array may be printed over many lines. */
  readonly textEnd: number;
  /** Its line begins as JSON: a raw quote there is always structure. */
  readonly isJson: boolean;
  /** How often the text was decoded. */
  readonly level: number;
}

/** One record, `bytes[from, to)`, with its triggers: from signs to hits. A record is confirmed once. */
export class RecordConfirm {
  readonly hits: Hit[] = [];
  readonly #engine: Engine;
  readonly #bytes: Uint8Array;
  readonly #from: number;
  readonly #to: number;
  /** Where the line ends: a value may reach beyond the record, its context may not. */
  readonly #limit: number;
  readonly #textEnd: number;
  readonly #place: RecordPlace;
  readonly #rescan: Rescan;
  readonly #onMiss: OnMiss | undefined;
  readonly #isJson: boolean;
  readonly #frame: Frame = createFrame();
  readonly #tail: Tail = { kind: 0, end: 0 };
  readonly #candidates: Candidate[] = [];
  /** Maps are made where they are needed: most records need none. */
  #structures: Map<number, Structure> | undefined;
  readonly #ignored: Ignored[] = [];
  /** By detector of lines: where the last line ends in which it found something. */
  #lines: Map<number, number> | undefined;
  #isNaming = false;
  #mayHoldCards = false;
  #hasType = false;
  /** Triggers in between stand inside a value that goes as a whole. */
  #coveredFrom = 0;
  #covered = 0;
  /** Groups of digits before this belong to a card that was found. */
  #digitsEnd = 0;
  #decoder: Decoder | undefined;
  #endsPath = false;
  #parentEnd = -1;
  #parentKin = 0;

  constructor(engine: Engine, bytes: Uint8Array, place: RecordPlace, rescan: Rescan, onMiss?: OnMiss) {
    const { from, to, limit, textEnd, isJson } = place;
    this.#engine = engine;
    this.#bytes = bytes;
    this.#from = from;
    this.#to = to;
    this.#place = place;
    this.#rescan = rescan;
    this.#onMiss = onMiss;
    this.#limit = limit;
    this.#textEnd = Math.min(textEnd, from + LONGEST_STRUCTURE);
    this.#isJson = isJson;
    this.#frame.reach = Math.min(textEnd, limit + NEXT_LINES);
  }

  /** Confirms the triggers `first` up to `last` of `triggers`, in their order. */
  run(triggers: Int32Array, first: number, last: number): Hit[] {
    for (let k = first; k < last; k++) {
      const start = triggers[k * STRIDE + 1] as number;
      if (start >= this.#coveredFrom && start < this.#covered) continue;
      this.#confirm(triggers[k * STRIDE] as number, start, triggers[k * STRIDE + 2] as number);
    }
    if (this.#candidates.length > 0 || this.#isNaming) this.#relate();
    if (this.#hasType || this.#mayHoldCards) this.#byRecord(triggers, first, last);
    if (this.#endsPath || this.#engine.needsPaths)
      for (const hit of pathHits(this.#engine, this.#bytes, this.#from, this.#to)) this.hits.push(hit);
    return withoutIgnored(this.hits, this.#ignored, this.#bytes, this.#onMiss);
  }

  #confirm(head: number, start: number, end: number): void {
    const { onDigits, onSigns, tables } = this.#engine;
    const data = head >>> 4;
    switch (head & 15) {
      case WORD:
        this.#name(data, start, end);
        return;
      case DIGITS:
        this.#mayHoldCards = true;
        // Groups may begin another card inside one that was found: then neither is shown.
        if (data === GROUPED || start >= this.#digitsEnd)
          for (const detector of onDigits) this.#anywhere(detector, start, end);
        return;
      case TOKEN:
        this.#anywhere(tables.prefixes[data]?.detector ?? 0, start, end);
        return;
      case SHAPE:
        this.#anywhere(data, start, end);
        return;
      default:
        if (data === SIGN_ESCAPE) this.#view(start);
        // Keys and machine-readable zones stand on several lines.
        else for (const detector of onSigns[data] as number[]) this.#anywhere(detector, start, end, 0, this.#textEnd);
    }
  }

  #anywhere(detector: number, start: number, end: number, least = this.#from, most = this.#limit): void {
    const context = this.#engine.anywhere;
    for (const span of findNamed(this.#engine, detector, context, this.#bytes, start, end, this.#onMiss, least, most)) {
      this.#hit(detector, span.start, span.end, false, undefined);
      this.#digitsEnd = Math.max(this.#digitsEnd, span.end);
    }
  }

  #hit(detector: number, start: number, end: number, isWhole: boolean, field: string | undefined, quote = ''): Hit {
    const hit = plainHit(detector, start, end);
    hit.isWhole = isWhole;
    hit.field = field;
    hit.quote = quote;
    this.hits.push(hit);
    if (isWhole) this.#cover(start, end);
    return hit;
  }

  #cover(start: number, end: number): void {
    if (this.#engine.looksInside || (start >= this.#coveredFrom && end <= this.#covered)) return;
    this.#coveredFrom = start;
    this.#covered = end;
  }

  /** A known name ends before `end`: reads the rest of the name, frames its value, and asks the name's detectors. */
  #name(number: number, start: number, end: number): void {
    if (isInsideMarker(this.#bytes, start)) return;
    const row = this.#engine.tables.dictionary.rows[number] as NameRow;
    const kin = areJoined(this.#bytes, this.#parentEnd, start) ? this.#parentKin : 0;
    this.#endsPath ||= row.endsPath;
    if (row.isBytes) this.#byteArray(end);
    if (row.isProgram) this.hits.push(...commandHits(this.#engine, this.#bytes, row.name, end, this.#limit));
    if (row.kin !== 0) {
      this.#parentEnd = end;
      this.#parentKin = row.kin;
    }
    readTail(this.#bytes, end, this.#limit, this.#engine.tailWords, this.#tail);
    if (this.#tail.kind === TAIL_OTHER || isKeptWhole(this.#engine, this.#bytes, start, end, this.#tail.end)) {
      tellMiss(this.#onMiss, row, 'other-name');
      return;
    }
    const frame = this.#frame;
    const isStatus = this.#tail.kind === TAIL_STATUS;
    if (!isStatus)
      for (const value of valuesApart(this.#bytes, start, this.#tail.end, this.#place)) this.#apart(row, value);
    if (!frameName(this.#bytes, start, this.#tail.end, this.#limit, this.#isJson, frame)) return;
    if (row.isMessage) this.#hasType ||= isMessage(this.#engine, this.#bytes, row.name, frame, this.#limit, this.hits);
    for (const rule of row.ignores) this.#ignored.push({ ...rule, start: frame.start, end: frame.end });
    const isWholeName = kin !== 0 || !hasNameBefore(this.#bytes, start, this.#from);
    if (frame.style === PAIR && isListedName(this.#engine, this.#bytes, start, frame)) return;
    if (frame.style === STRUCTURE) {
      this.#structure(number, row, isStatus, isWholeName);
      return;
    }
    for (const use of row.uses) this.#use(use, row, isStatus, isWholeName, kin);
  }

  #apart(row: NameRow, { start, end, quote, isLoose = false, isSegment = false, isPlain = false }: ValueApart): void {
    const context = namedContext(this.#engine, row.name, { quoted: !isLoose && !isPlain, loose: isLoose });
    for (const { detector, weak } of row.uses) {
      const isTold = !weak && (!isSegment || this.#engine.detectors[detector]?.category === 'sad');
      if (isTold) this.#named(detector, context, start, end, quote);
    }
  }

  #structure(number: number, row: NameRow, isStatus: boolean, isWholeName: boolean): void {
    const { start } = this.#frame;
    if (isEmptyStructure(this.#bytes, start)) return;
    const hit = structureHit(this.#engine, row, isStatus, this.#bytes, this.#frame, this.#textEnd);
    if (hit !== undefined) {
      this.hits.push(hit);
      this.#cover(start, hit.end);
      return;
    }
    const structure = structureOf(this.#engine, number, row, isStatus, isWholeName);
    (this.#structures ??= new Map<number, Structure>()).set(start, structure);
    this.#isNaming ||= structure.isNaming;
  }

  #use(use: NameUse, row: NameRow, status: boolean, isWholeName: boolean, kin: number): void {
    const { style, start, quote } = this.#frame;
    const detector = this.#engine.detectors[use.detector];
    if (detector === undefined) return;
    const when = whenUsed(use, row, detector, this.#frame, isWholeName, this.#tail.end);
    if (when === NEVER) return;
    const isLoose = style === LOOSE;
    const quoted = style !== BARE && !isLoose;
    // Two strings of a list may be two names: `['cavv', 'eci']`.
    const weak = use.weak || (style === PAIR && detector.category === 'sad');
    const context = namedContext(this.#engine, row.name, { status, weak, loose: isLoose, quoted });
    const end = valueEnd(this.#bytes, this.#frame, detector.extent, this.#limit);
    if (when === LATER) {
      const around = style === MARKUP ? kinOfElement(this.#engine, this.#bytes, start) : 0;
      this.#candidates.push({ start, end, use, context, quote, group: -1, kin: kin | around });
      return;
    }
    // The line was read to its end before: the same detector finds nothing new in the rest of it.
    if (detector.extent === 'line' && start < (this.#lines?.get(use.detector) ?? 0)) return;
    const { length } = this.hits;
    this.#named(use.detector, context, start, end, quote, wholeEnd(this.#frame, detector.extent, end));
    if (detector.extent === 'line' && this.hits.length > length)
      (this.#lines ??= new Map<number, number>()).set(use.detector, end);
  }

  /** `whole` is where a value without quotes ends at the earliest: a span up to there covers it. */
  #named(detector: number, context: Context, start: number, end: number, quote: string, whole = end): void {
    if (isRedacted(this.#engine, detector, this.#bytes, start, end)) {
      this.#onMiss?.(detector, context.field, 'already-redacted');
      return;
    }
    for (const span of findNamed(this.#engine, detector, context, this.#bytes, start, end, this.#onMiss)) {
      if (isMarker(this.#bytes, span.start, span.end)) continue;
      const isWhole = !context.loose && span.start === start && span.end >= Math.min(whole, end);
      this.#hit(detector, span.start, span.end, isWhole, context.field, isWhole ? quote : '').rule = foundRule(context);
    }
  }

  /** What no name tells: fields of a message that go by their number, and codes. */
  #byRecord(triggers: Int32Array, first: number, last: number): void {
    const place = { bytes: this.#bytes, from: this.#from, to: this.#to, isJson: this.#isJson, hasType: this.#hasType };
    for (const hit of messageHits(this.#engine, place, this.hits)) this.hits.push(hit);
    if (this.#engine.codeDetector < 0 || !this.#mayHoldCards) return;
    const range = { bytes: place.bytes, from: place.from, to: place.to, triggers, first, last };
    for (const hit of shapeHits(this.#engine, range, this.hits)) this.hits.push(hit);
  }

  /** Settles what depends on the objects around it: ambiguous names, and values inside named structures. */
  #relate(): void {
    const bytes = this.#bytes;
    // The line may be one of an object that is printed over many.
    const isInside = !this.#isJson && this.#candidates.length > 0 && bytes[this.#from - 1] === LF;
    const around = isInside ? nameAround(this.#engine, bytes, this.#from) : undefined;
    const range = { bytes, from: this.#from, to: this.#to, around };
    const named = relate(this.#engine, range, this.hits, this.#candidates, this.#structures, this.#onMiss);
    for (const { detector, context, start, end, quote } of named) this.#named(detector, context, start, end, quote);
  }

  #decode(): Decoder {
    const { textStart, level } = this.#place;
    const start = Math.max(textStart, this.#from - LONGEST_STRUCTURE);
    const place = { from: this.#from, to: this.#to, textStart: start, textEnd: this.#textEnd, level };
    return (this.#decoder ??= new Decoder(this.#engine, this.#bytes, place, this.#rescan));
  }

  /** An escape hides something. */
  #view(at: number): void {
    for (const hit of this.#decode().atEscape(at)) {
      this.hits.push(hit);
      if (hit.detector === LIMIT) this.#cover(hit.start, hit.end);
    }
  }

  #byteArray(at: number): void {
    const hit = this.#decode().besideWord(at);
    if (hit === undefined) return;
    this.hits.push(hit);
    this.#cover(hit.start, hit.end);
  }
}
