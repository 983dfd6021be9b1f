import {
  AMPERSAND,
  BACKSLASH,
  COLON,
  COMMA,
  DASH,
  EQUALS,
  isBlank,
  isLetter,
  isQuoteSign,
  isSpace,
  NUL,
  SEMICOLON,
  spell,
} from '../ascii.js';
import { type Program, programs } from '../data/programs.js';
import { isPlaceholder } from '../detectors/values.js';
import type { Span } from '../types.js';
import { type Engine, type Hit, plainHit } from './engine.js';
import { isMarker } from './extent.js';

const byName: ReadonlyMap<string, Program> = new Map(
  programs.flatMap((program) => program.names.map((name) => [name, program] as const)),
);

/** Names of all programs. */
export const programNames: readonly string[] = [...byName.keys()];

/** How far behind a program its arguments are read. */
const LONGEST = 2048;
const PIPE = 0x7c;
const DOLLAR = 0x24;

/** The program of a name; the dictionary has plurals too, which are none. */
export const programOf = (name: string): Program | undefined => byName.get(name);

/** Reads the arguments of a program, one after the other. */
export class ArgumentReader {
  readonly #program: Program;
  #isAwaited = false;
  #isCommand: boolean;
  #isOver = false;

  constructor(program: Program) {
    this.#program = program;
    this.#isCommand = this.#program.command === undefined;
  }

  /** What of the argument `bytes[start, end)` is a secret. */
  read(bytes: Uint8Array, start: number, end: number): Span | undefined {
    const { glued, apart = [], command } = this.#program;
    const text = spell(bytes, start, Math.min(end, start + 16));
    if (!this.#isCommand) {
      this.#isCommand = text === command;
      return undefined;
    }
    if (this.#isOver) return undefined;
    if (this.#isAwaited && bytes[start] !== DASH) {
      this.#isAwaited = false;
      return this.#secret(bytes, start, end);
    }
    this.#isAwaited = apart.includes(text);
    if (bytes[start] !== DASH) this.#isOver = this.#program.isPrefix === true;
    if (bytes[start] !== DASH || this.#isAwaited) return undefined;
    if (glued !== undefined && text[1] === glued && end > start + 2 && !isLongOption(text))
      return this.#secret(bytes, start + 2, end);
    const equals = bytes.subarray(start, end).indexOf(EQUALS);
    const isLong = equals > 2 && text.startsWith('--') && apart.includes(text.slice(0, equals));
    return isLong ? this.#secret(bytes, start + equals + 1, end) : undefined;
  }

  #secret(bytes: Uint8Array, from: number, end: number): Span | undefined {
    let start = from;
    if (this.#program.isUserinfo === true) {
      const colon = bytes.subarray(from, end).indexOf(COLON);
      if (colon < 0) return undefined;
      start = from + colon + 1;
    }
    if (isPlaceholder(bytes, from, end) || isMarker(bytes, from, end)) return undefined;
    const isNone =
      start >= end || bytes[start] === DOLLAR || isPlaceholder(bytes, start, end) || isMarker(bytes, start, end);
    return isNone ? undefined : { start, end };
  }
}

/** Long options that are spelled with one dash: `-port`, `-protocol`. */
const isLongOption = (text: string): boolean =>
  /^-(?:port|protocol|plugin|path|prefix|user|user-agent)(?:$|=)/.test(text);

const endsCommand = (byte: number): boolean =>
  byte === NUL || byte === PIPE || byte === SEMICOLON || byte === 0x0a || byte === 0x5d;

/** Where a quote begins or ends at `at`, backslashes included: behind it, or `at` if there is none. */
function behindQuote(bytes: Uint8Array, at: number): number {
  let i = at;
  while (bytes[i] === BACKSLASH) i++;
  return isQuoteSign(bytes[i]) ? i + 1 : at;
}

/** Where an argument without quotes ends. */
function endOfArgument(bytes: Uint8Array, from: number, to: number): number {
  let i = from;
  while (i < to && !isSpace(bytes[i] as number) && !endsCommand(bytes[i] as number) && bytes[i] !== AMPERSAND) {
    if (behindQuote(bytes, i) > i || (bytes[i] === BACKSLASH && isLetter(bytes[i + 1] as number))) break;
    i++;
  }
  return i;
}

/** Where the argument ends that a quote opened before `from`. */
function endOfQuoted(bytes: Uint8Array, from: number, to: number): number {
  const quote = bytes[from - 1];
  let i = from;
  while (i < to && bytes[i] !== 0x0a && !(bytes[i] === quote)) i++;
  while (i > from && bytes[i - 1] === BACKSLASH) i--;
  return i;
}

/** Reads the arguments in a list of strings, `"mysql", "-pSECRET"`, from the quote that ends the program's name on. */
function readList(
  reader: ArgumentReader,
  bytes: Uint8Array,
  from: number,
  to: number,
  found: (span: Span) => void,
): void {
  for (let at = from; at < to; ) {
    at = behindQuote(bytes, at);
    if (bytes[at] !== COMMA) return;
    at++;
    while (isBlank(bytes[at] as number)) at++;
    const start = behindQuote(bytes, at);
    if (start === at) return;
    at = endOfQuoted(bytes, start, to);
    const span = reader.read(bytes, start, at);
    if (span !== undefined) found(span);
  }
}

/** Reads the arguments of a command line. */
function readLine(
  reader: ArgumentReader,
  bytes: Uint8Array,
  from: number,
  to: number,
  found: (span: Span) => void,
): void {
  for (let at = from; at < to && isBlank(bytes[at] as number); ) {
    while (isBlank(bytes[at] as number)) at++;
    if (at >= to || endsCommand(bytes[at] as number) || bytes[at] === AMPERSAND) return;
    const isOption = bytes[at] === DASH;
    let end = endOfArgument(bytes, at, to);
    // A shell takes the quotes off: `-p'SECRET'`, `-p "SECRET"`.
    const opened = behindQuote(bytes, end);
    let span: Span | undefined;
    if (opened > end && (end === at || (isOption && end === at + 2))) {
      const last = endOfQuoted(bytes, opened, to);
      span = end === at ? reader.read(bytes, opened, last) : quotedValue(reader, bytes, at, opened, last);
      end = behindQuote(bytes, last);
    } else span = reader.read(bytes, at, end);
    if (span !== undefined) found(span);
    at = end;
  }
}

/** The value in quotes behind an option of two signs. */
function quotedValue(
  reader: ArgumentReader,
  bytes: Uint8Array,
  option: number,
  start: number,
  end: number,
): Span | undefined {
  const argument = Uint8Array.of(bytes[option] as number, bytes[option + 1] as number, ...bytes.subarray(start, end));
  const span = reader.read(argument, 0, argument.length);
  return span && { start: start + span.start - 2, end: start + span.end - 2 };
}

/** The hit of a secret among the arguments of a program. */
export function argumentHit(engine: Engine, { start, end }: Span, name: string): Hit {
  const hit = plainHit(engine.passwordDetector, start, end);
  hit.field = name;
  hit.rule = 'found-by-word';
  return hit;
}

/** Secrets among the arguments of the program whose name ends before `at`. */
export function commandHits(engine: Engine, bytes: Uint8Array, name: string, at: number, limit: number): Hit[] {
  const hits: Hit[] = [];
  const program = programOf(name);
  if (program === undefined) return hits;
  const reader = new ArgumentReader(program);
  const to = Math.min(limit, at + LONGEST);
  const read = behindQuote(bytes, at) > at ? readList : readLine;
  read(reader, bytes, at, to, (span) => hits.push(argumentHit(engine, span, name)));
  return hits;
}
