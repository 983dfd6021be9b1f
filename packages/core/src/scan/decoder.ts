import { type Engine, type Hit, LIMIT, plainHit } from './engine.js';
import { byteArrayHit, nameHits, type Rescan, viewHits } from './inner.js';
import { hidesName, MAX_LEVELS, viewExtent } from './view.js';

/** The record whose parts are decoded. */
export interface DecodedPlace {
  readonly from: number;
  readonly to: number;
  /** How far printed bytes are followed to either side. */
  readonly textStart: number;
  readonly textEnd: number;
  readonly level: number;
}

const NO_HITS: readonly Hit[] = [];

/** Finds what escapes and printed bytes hide in one record; each part of it is decoded once. */
export class Decoder {
  readonly #engine: Engine;
  readonly #bytes: Uint8Array;
  readonly #place: DecodedPlace;
  readonly #rescan: Rescan;
  #viewed = 0;
  #hasNames = false;

  constructor(engine: Engine, bytes: Uint8Array, place: DecodedPlace, rescan: Rescan) {
    this.#engine = engine;
    this.#bytes = bytes;
    this.#place = place;
    this.#rescan = rescan;
  }

  /** The escape at `at` hides something: decodes the text around it by one level, and the names of the record if it is part of one. */
  atEscape(at: number): readonly Hit[] {
    const names = hidesName(this.#bytes, at) ? this.#inNames() : NO_HITS;
    if (at < this.#viewed) return names;
    const { from, to, level } = this.#place;
    const span = viewExtent(this.#bytes, at, from, to);
    this.#viewed = span.end;
    if (level < MAX_LEVELS) return [...names, ...viewHits(this.#engine, this.#bytes, span, this.#rescan, level)];
    return [{ ...plainHit(LIMIT, span.start, span.end), isWhole: true }];
  }

  #inNames(): readonly Hit[] {
    const { from, to, level } = this.#place;
    if (this.#hasNames || level >= MAX_LEVELS) return NO_HITS;
    this.#hasNames = true;
    return nameHits(this.#engine, this.#bytes, { start: from, end: to }, this.#rescan, level);
  }

  /** Bytes printed as numbers beside the word that ends before `at` hold text as a view does; a dirty list goes as a whole. */
  besideWord(at: number): Hit | undefined {
    const { textStart, textEnd, level } = this.#place;
    return byteArrayHit(this.#bytes, at, { from: textStart, to: textEnd }, this.#rescan, level);
  }
}
