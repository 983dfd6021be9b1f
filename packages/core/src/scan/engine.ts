import type { TailWords } from '../fields/tail.js';
import type { Context, Detector, FoundRule, Kin } from '../types.js';
import type { OnlyList } from '../fields/only-list.js';
import type { PathPattern } from '../fields/path-pattern.js';
import type { SecretTable } from './secret-table.js';
import type { TriggerPass } from './triggers.js';
import type { TriggerTables } from './trigger-tables.js';

/** Everything a scan needs; finished when the redactor is made. */
export interface Engine {
  readonly detectors: readonly Detector[];
  readonly tables: TriggerTables;
  readonly triggers: TriggerPass;
  readonly tailWords: TailWords;
  /** Positions of the detectors of card numbers and of verification codes; -1 where the shape of a record is not looked at. */
  readonly panDetector: number;
  readonly codeDetector: number;
  /** Position of the detector that names secrets among the arguments of a program. */
  readonly passwordDetector: number;
  /** By number of a field of ISO 8583: the position of its detector. */
  readonly messageFields: ReadonlyMap<number, number>;
  /** Positions of the detectors that look at digits and at single signs. */
  readonly onDigits: readonly number[];
  /** By the data of a SIGN trigger. */
  readonly onSigns: readonly (readonly number[])[];
  /** Bits of the kin that make a weak name of this detector count, by position. */
  readonly kinBits: readonly number[];
  /** Whether what stands inside a value that goes as a whole is looked at too, as the value may be allowed. */
  readonly looksInside: boolean;
  /** The context of what no name leads to. */
  readonly anywhere: Context;
  /** Whether card networks of one region only count outside context. */
  readonly regional: boolean;
  /** Whether a censor may hold characters that JSON escapes. */
  readonly needsLevels: boolean;
  readonly paths: readonly PathPattern[];
  /** The same patterns, spelled as the buffer has their names. */
  readonly foldedPaths: readonly PathPattern[];
  /** Some path ends in a wildcard, or in a name that is no word: every record is read for paths. */
  readonly needsPaths: boolean;
  /** Positions of the detectors that stand for `paths`, by the number of the path. */
  readonly pathDetectors: readonly number[];
  /** The allow-list of query parameters. */
  readonly onlyQuery: OnlyList | undefined;
  readonly secrets: SecretTable | undefined;
  readonly secretDetector: number;
  /** Whether base64 is decoded and read. */
  readonly base64: boolean;
  /** Whether known secrets, base64 or query parameters are looked for, which no trigger leads to. */
  readonly readsAll: boolean;
}

/** Bits of the kinds of record. */
export const KIN_BITS: Readonly<Record<Kin, number>> = {
  card: 1,
  person: 2,
  document: 4,
  bank: 8,
  oauth: 16,
  name: 32,
  key: 64,
  code: 128,
  birth: 256,
  'one-time': 512,
  account: 1024,
};

/** Kinds that the first words of a name make, whose last word stands inside: `{"api":{"key":…}}`. */
export const JOINT_KINS: number =
  KIN_BITS.name | KIN_BITS.key | KIN_BITS.code | KIN_BITS.birth | KIN_BITS['one-time'] | KIN_BITS.account;

/** A code makes a weak name of a card or another code beside it count, but none of a person: `{ name: 'cvv', value: '739' }`. */
export const CODES = 2048;

/** The kin that a finding of a category makes of its record. */
export const KIN_OF_CATEGORY: Readonly<Record<string, number>> = {
  pan: KIN_BITS.card,
  sad: CODES,
  personal: KIN_BITS.person,
  identity: KIN_BITS.document,
  bank: KIN_BITS.bank,
};

/** Something found, before overlaps are settled. Offsets are those of the scanned buffer. */
export interface Hit {
  /** Position of the detector in the engine's list. */
  readonly detector: number;
  start: number;
  end: number;
  /** It covers the whole value of a field. */
  isWhole: boolean;
  /** The dictionary's own spelling of the name that led here. */
  field: string | undefined;
  /** The quote, as it is spelled there, that a literal of JSON needs around it to become text. */
  quote: string;
  /** Depth of the quotes of the JSON string it stands in, -1 for none. */
  level: number;
  /** It was widened to a whole literal: no digit of it is shown. */
  isExtended: boolean;
  /** Which of the `paths` led here, -1 for none. */
  path: number;
  /** Why it was found. */
  rule: FoundRule;
  /** What the text reads like after decoding, for a PAN that stands in escapes. */
  decoded: string | undefined;
}

/** Stands for a detector where a value is encoded too often to be read. */
export const LIMIT = -1;

/** A hit of which nothing but its place is known. */
export const plainHit = (detector: number, start: number, end: number): Hit => ({
  detector,
  start,
  end,
  isWhole: false,
  field: undefined,
  quote: '',
  level: -1,
  isExtended: false,
  path: -1,
  rule: 'found-by-shape',
  decoded: undefined,
});
