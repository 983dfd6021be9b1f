import { foldName } from './fold-name.js';

/** Letters of the longest name: where its words begin is one bit each. */
export const LONGEST_NAME = 31;

/** What a name means for one detector. */
export interface NameUse {
  /** Position of the detector in the redactor's list. */
  readonly detector: number;
  readonly weak: boolean;
  /** It counts only as the whole name: `pin`, not `mapPin`. */
  readonly isSole?: boolean;
}

/** A detector that does not look at the value under a name. */
export interface IgnoreRule {
  readonly detector: number;
  /** Only where the value is 16 or 32 small hexadecimal digits, as a trace id is. */
  readonly onlyTraceId: boolean;
}

/** One name. Without uses and without `kin` it is a name that says nothing of its value. */
export interface NameRow {
  /** The dictionary's own spelling, words separated by one space. */
  readonly name: string;
  /** The bytes of all words, without separators, as the scanned buffer has them. */
  readonly letters: Uint8Array;
  /** Bit i is set where a further word begins at `letters[i]`. */
  readonly breaks: number;
  readonly uses: readonly NameUse[];
  /** Bits of the kinds of record that this name, as a parent, makes. */
  readonly kin: number;
  readonly ignores: readonly IgnoreRule[];
  /** Whether a path option ends in this name. */
  readonly endsPath: boolean;
  /** Whether bytes may be printed behind this word. */
  readonly isBytes: boolean;
  /** Whether it is a program that takes secrets as arguments. */
  readonly isProgram: boolean;
  /** Whether it names the type of a message whose fields have numbers for names. */
  readonly isMessage: boolean;
}

/** What is to be put into a dictionary. */
export interface NameSource {
  readonly name: string;
  readonly use?: NameUse;
  readonly kin?: number;
  readonly ignore?: IgnoreRule;
  readonly endsPath?: boolean;
  readonly isBytes?: boolean;
  readonly isProgram?: boolean;
  readonly isMessage?: boolean;
}

interface Draft {
  name: string;
  uses: NameUse[];
  kin: number;
  breaks: number;
  letters: Uint8Array;
  ignores: IgnoreRule[];
  endsPath: boolean;
  isBytes: boolean;
  isProgram: boolean;
  isMessage: boolean;
}

function plural(name: string): string | undefined {
  return /[a-rt-z]$/.test(name) ? `${name}s` : undefined;
}

function addSource(merged: Map<string, Draft>, name: string, source: NameSource): void {
  const { letters, breaks } = foldName(name);
  if (letters.length === 0 || letters.length > LONGEST_NAME) return;
  const joined = name.replaceAll(' ', '');
  const row = merged.get(joined) ?? {
    name,
    uses: [],
    kin: 0,
    breaks: 0,
    letters,
    ignores: [],
    endsPath: false,
    isBytes: false,
    isProgram: false,
    isMessage: false,
  };
  const { use, ignore } = source;
  row.breaks |= breaks;
  row.kin |= source.kin ?? 0;
  row.endsPath ||= source.endsPath === true;
  row.isBytes ||= source.isBytes === true;
  row.isProgram ||= source.isProgram === true;
  row.isMessage ||= source.isMessage === true;
  if (use && !row.uses.some((known) => known.detector === use.detector)) row.uses.push(use);
  if (ignore) row.ignores.push(ignore);
  merged.set(joined, row);
}

/** One row a name; the uses of equal names are joined, and every name stands in the plural too. */
export function mergeRows(sources: readonly NameSource[]): NameRow[] {
  const merged = new Map<string, Draft>();
  for (const source of sources) addSource(merged, source.name, source);
  const given = new Set(merged.keys());
  for (const source of sources) {
    const many = plural(source.name);
    if (many !== undefined && !given.has(many.replaceAll(' ', '')))
      addSource(merged, many, { ...source, endsPath: false });
  }
  return [...merged.values()];
}
