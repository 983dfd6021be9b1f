import type { Dictionary } from '../fields/dictionary.js';

/** Kinds of triggers, as the low four bits of the first of a trigger's three numbers; its data stands above them. */
export const WORD = 0;
export const DIGITS = 1;
export const TOKEN = 2;
export const SHAPE = 3;
export const SIGN = 4;
/** Data of a DIGITS trigger: the digits are printed in groups. */
export const GROUPED = 1;
/** Data of a SIGN trigger. */
export const SIGN_AT = 0;
export const SIGN_DASHES = 1;
/** An escape (`%34`, `\u0034`, `&#52;`) that hides a digit, a separator between digits, or an `@`. */
export const SIGN_ESCAPE = 2;
/** Two or more `<`, as they fill a machine-readable zone. */
export const SIGN_FILLERS = 3;
/** `+`, or 00, before the digits of a phone number. */
export const SIGN_PLUS = 4;
/** Numbers a trigger takes in the output: `kind | data << 4`, start, end. */
export const STRIDE = 3;

/** One shape of a token, as bit masks over its characters, the last one lowest. */
export interface ShapePattern {
  readonly detector: number;
  readonly digits: number;
  readonly letters: number;
  /** Characters that must stand as they are: offset and byte. */
  readonly literals: readonly (readonly [number, number])[];
}

export interface PrefixPattern {
  readonly detector: number;
  readonly text: string;
}

/** A shape of digits with a plus sign between them: how many stand before it. */
export interface JoinedShape {
  readonly detector: number;
  readonly head: number;
}

/** Everything the trigger pass looks up; built once for a set of detectors. */
export interface TriggerTables {
  readonly dictionary: Dictionary;
  /** By row number: whether the row alone makes a record worth confirming, or only with another (`ROW_…` bits). */
  readonly rowSignals: Int32Array;
  /** One bit for each `prefixHash` of the prefixes. */
  readonly prefixBits: Int32Array;
  readonly prefixes: readonly PrefixPattern[];
  /** Positions of the prefixes that end in a full stop: the token begins behind it. */
  readonly dottedPrefixes: readonly number[];
  /** Shortest token that is looked at for a prefix. */
  readonly minToken: number;
  /** Shapes by token length, 0 to 40. */
  readonly shapes: readonly (readonly ShapePattern[])[];
  /** Detectors with the shape `SPACED_HEAD`. */
  readonly spaced: readonly number[];
  /** Shapes with a plus sign. */
  readonly joined: readonly JoinedShape[];
  /** One bit for each of `shapeBits`. */
  readonly shapeHeads: Int32Array;
  /** Bit n - 8 = n digits, by the first four digits; undefined without a detector of digits. */
  readonly possibleLengths: Uint16Array | undefined;
  readonly hasAt: boolean;
  readonly hasDashes: boolean;
  readonly hasFillers: boolean;
  readonly hasPlus: boolean;
}

/** Signals of a row: it leads to a detector by itself. */
export const ROW_STRONG = 1;
/** From this bit on, the kin that a weak row needs. */
export const ROW_WEAK = 1;
/** From this bit on, the kin that a row, as a parent, makes. */
export const ROW_PARENT = 12;
/** The row is told of, and makes no text worth confirming. */
export const ROW_NOTE = 1 << 23;
/** The row counts as a whole name only, or behind the name of a parent. */
export const ROW_SOLE = 1 << 24;
/** The shape of a head whose two capitals and digits stand apart: a number in groups goes on behind it. */
export const SPACED_HEAD = '@@ ##';
/** All kinds of record that a name makes. */
export const KINS = 2047;

/** Whether the signals of all rows in a text together make it worth confirming. */
export const isWorthConfirming = (signals: number): boolean =>
  (signals & ROW_STRONG) !== 0 || ((signals >>> ROW_WEAK) & (signals >>> ROW_PARENT) & KINS) !== 0;

/** The signals of the triggers in the first `used` numbers of `triggers`. */
export function signalsOf({ rowSignals }: TriggerTables, triggers: Int32Array, used: number): number {
  let signals = 0;
  for (let k = 0; k < used; k += STRIDE) {
    const head = triggers[k] as number;
    signals |= (head & 15) === WORD ? (rowSignals[head >>> 4] as number) : ROW_STRONG;
  }
  return signals;
}

export const MAX_SHAPE = 31;
/** Of the first characters of a token, so many tell with its length whether some shape may fit. */
export const SHAPE_HEAD = 10;
/** Stands for the length of a token that begins beyond ASCII, whatever it is. */
export const BEYOND_HEAD = 0x400;

/** A hash of 12 bits of the first four bytes. */
export const prefixHash = (bytes: Uint8Array, at: number): number =>
  Math.imul(
    (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24),
    0x9e3779b1,
  ) >>> 20;
