import { befores } from '../fields/match.js';
import { MOST_TEXT, PADDING } from './places.js';
import { simdCode } from './simd-code.js';

// Where things stand in the memory of `simd/lexer.ts`. Zero bytes stand before and behind each text.
const BITS = 0;
const SHAPES = 4096;
const WORDS = 8192;
const BEFORES = 24_576;
const PREFIXES = 24_832;
const PREFIXES_END = 25_344;
const EVENTS = 34_816;
const EVENTS_END = 83_968;
/** Texts that are read where they are, and one more for those that are copied. */
const PLACES = 4;
const placeAt = (place: number): number => EVENTS_END + PADDING + place * (MOST_TEXT + 2 * PADDING);
const PAGE = 65_536;

/** What a runtime may lack. */
interface Runtime {
  readonly atob: (data: string) => string;
  readonly WebAssembly: {
    readonly Memory: new (descriptor: { initial: number }) => { readonly buffer: ArrayBuffer };
    readonly Module: new (bytes: Uint8Array) => object;
    readonly Instance: new (
      module: object,
      imports: Record<string, Record<string, unknown>>,
    ) => { readonly exports: Record<string, unknown> };
  };
}

type Lex = (text: number, length: number, minToken: number) => number;

/** The WebAssembly of the lexer, and views of its memory, which never grows. */
export interface Simd {
  readonly lex: Lex;
  readonly bits: Int32Array;
  readonly shapes: Int32Array;
  readonly prefixes: Int32Array;
  readonly words: Int32Array;
  readonly events: Int32Array;
  readonly memory: ArrayBufferLike;
  /** Memory for texts that are read where they are, with their padding. */
  readonly residents: readonly Uint8Array[];
  /** Where any other text is copied to. */
  readonly copy: Uint8Array;
}

/** What the runtime compiles; undefined where it compiles nothing, or has no SIMD. */
function load(): Simd | undefined {
  try {
    const { atob, WebAssembly } = globalThis as unknown as Runtime;
    const code = Uint8Array.from(atob(simdCode), (sign) => sign.charCodeAt(0));
    const memory = new WebAssembly.Memory({ initial: Math.ceil(placeAt(PLACES) / PAGE) });
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), { env: { memory } });
    const { buffer } = memory;
    new Uint8Array(buffer, BEFORES, befores.length).set(befores);
    const [copy, ...residents] = Array.from(
      { length: PLACES },
      (_, place) => new Uint8Array(buffer, placeAt(place), MOST_TEXT + PADDING),
    );
    return {
      lex: exports['lex'] as Lex,
      bits: new Int32Array(buffer, BITS, (SHAPES - BITS) / 4),
      shapes: new Int32Array(buffer, SHAPES, (WORDS - SHAPES) / 4),
      words: new Int32Array(buffer, WORDS, (BEFORES - WORDS) / 4),
      prefixes: new Int32Array(buffer, PREFIXES, (PREFIXES_END - PREFIXES) / 4),
      events: new Int32Array(buffer, EVENTS, (EVENTS_END - EVENTS) / 4),
      memory: buffer,
      residents,
      copy: copy as Uint8Array,
    };
  } catch {
    return undefined;
  }
}

export const simd: Simd | undefined = load();
