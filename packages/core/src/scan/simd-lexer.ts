import { type Lexer, type LexerTables, PortableLexer } from './lexer.js';
import { MOST_TEXT, PADDING } from './places.js';
import { type Simd, simd } from './simd.js';

/** The tables in the memory that all engines share. */
let loaded: LexerTables | undefined;

/** The lexer in WebAssembly, 64 bytes at once. What does not fit into its memory goes to the portable one. */
export class SimdLexer implements Lexer {
  events: Int32Array;
  origin = 0;
  private readonly simd: Simd;
  private readonly tables: LexerTables;
  private readonly portable: PortableLexer;

  constructor(code: Simd, tables: LexerTables) {
    this.simd = code;
    this.tables = tables;
    this.events = code.events;
    this.portable = new PortableLexer(tables);
  }

  run(bytes: Uint8Array, n: number, from = 0): number {
    if (n > MOST_TEXT) return this.otherwise(bytes, n, from);
    const { simd: code, tables } = this;
    if (loaded !== tables) {
      code.bits.set(tables.bits);
      code.shapes.set(tables.shapeHeads);
      code.prefixes.set(tables.prefixBits);
      code.words.set(tables.words);
      loaded = tables;
    }
    const isResident = bytes.buffer === code.memory;
    const used = isResident
      ? code.lex(bytes.byteOffset + from, n - from, tables.minToken)
      : this.copied(bytes, n, from);
    if (used < 0) return this.otherwise(bytes, n, from);
    this.events = code.events;
    this.origin = from;
    return used;
  }

  /** Reads a copy, and leaves nothing of it. */
  private copied(bytes: Uint8Array, n: number, from: number): number {
    const { copy, lex } = this.simd;
    const length = n - from;
    copy.set(bytes.subarray(from, n));
    copy.fill(0, length, length + PADDING);
    const used = lex(copy.byteOffset, length, this.tables.minToken);
    copy.fill(0, 0, length);
    return used;
  }

  private otherwise(bytes: Uint8Array, n: number, from: number): number {
    const used = this.portable.run(bytes, n, from);
    this.origin = this.portable.origin;
    this.events = this.portable.events;
    return used;
  }
}

/** The faster lexer where the runtime allows it. */
export const createLexer = (tables: LexerTables): Lexer =>
  simd === undefined ? new PortableLexer(tables) : new SimdLexer(simd, tables);
