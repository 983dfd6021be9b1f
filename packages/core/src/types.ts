/** What kind of data a finding is. The order of sensitivity stands in `scan/overlap.ts`. */
export type Category = 'pan' | 'sad' | 'identity' | 'personal' | 'credential' | 'bank';

/**
 * Where a detector may find something: `anywhere` in text, `separated` (with its canonical separators, or in
 * context), or `in-context` (under a field, after a word, or at a place the caller names).
 */
export type Where = 'anywhere' | 'separated' | 'in-context';

export type PathSegment = string | number;

/** Where a value stands, given by a caller who knows. */
export interface Place {
  /** The name the value stands under, in any spelling: `cardNumber`, `card_number`, `card[number]`. */
  readonly field?: string;
  /** The members that lead to the value, outermost first. */
  readonly path?: readonly PathSegment[];
}

/** A half-open range of UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One thing that was found: where it stands and what it is, never the text itself. */
export interface Finding extends Span {
  readonly detector: string;
  readonly category: Category;
  /** The redacted path of the leaf, `''` for text. */
  readonly path: string;
}

/** What leaves the library about a finding: no offsets, no length, no text. */
export interface FindingSummary {
  readonly detector: string;
  readonly category: Category;
  /** The dictionary's own spelling of the field or word that led to it. */
  readonly field: string | undefined;
}

/** What a custom censor is told. `first6` and `last4` are set for a PAN of 14 digits or more only. */
export interface CensorInput extends FindingSummary {
  readonly first6?: string;
  readonly last4?: string;
}

/** What a detector is told about the place of the text it is shown. */
export interface Context {
  /** The text is the value of a field, or follows a word, that names this detector. */
  readonly named: boolean;
  /** The name is followed by a status word (`cvvResult`): only a value of the very shape counts. */
  readonly status: boolean;
  /** The name is ambiguous, and a parent or sibling of its kind made it count. */
  readonly weak: boolean;
  /** The name stands in running text, without `=`, `:` or quotes between it and the value. */
  readonly loose: boolean;
  /** The value stands in quotes, or is a string of its own. */
  readonly quoted: boolean;
  /** Whether card networks of one region only count outside context. */
  readonly regional: boolean;
  /** The dictionary's own spelling of the name, if there is one. */
  readonly field: string | undefined;
}

/** The cheap signs that make a detector look. */
export interface DetectorTriggers {
  /** Field names and words, as lower-case words: `'loyalty number'` is also found as `loyaltyNumber`. */
  readonly words?: readonly string[];
  /** Ambiguous names: they count only with a parent or sibling of the detector's kind. */
  readonly weakWords?: readonly string[];
  /** Names that count only alone, not at the end of a longer one. */
  readonly soleWords?: readonly string[];
  /** The first characters of a token, at least four. */
  readonly prefixes?: readonly string[];
  /** The shortest token that is looked at for a prefix. @default the length of the prefix and 4 */
  readonly tokenLength?: number;
  /** Token shapes: `#` a digit, `@` a letter, `?` either, `^` a letter beyond ASCII; any other character stands for itself. */
  readonly shapes?: readonly string[];
  /** A run of 12 or more digits, or grouped digits, that a payment card could be. */
  readonly digits?: boolean;
  /** Single signs. */
  readonly signs?: readonly Sign[];
}

/** `<<` fills machine-readable zones; `+` stands for itself before a digit, and for 00. */
export type Sign = '@' | '-----' | '<<' | '+';

/** Finds one kind of thing. Knows nothing of other detectors nor of syntax. */
export interface Detector {
  readonly id: string;
  readonly category: Category;
  readonly where: Where;
  readonly triggers: DetectorTriggers;
  /**
   * Looks at `bytes[start, end)`, one byte per UTF-16 unit (other digits, spaces and dashes in their ASCII form,
   * zero-width characters as 0x01, any other character as 0x80 and its low seven bits), and returns what it found.
   * For a trigger inside longer text `start` and `end` are the token, the digits or the value at the trigger;
   * the bytes around it may be read, and are zero outside the text.
   */
  readonly find: (
    bytes: Uint8Array,
    start: number,
    end: number,
    context: Context,
  ) => Span | readonly Span[] | undefined;
  /** Why `find` left what no name leads to, for `explain`; nothing if that is not worth a word. @default 'check-failed' */
  readonly miss?: (bytes: Uint8Array, start: number, end: number) => MissRule | undefined;
  /**
   * How far a value without quotes reaches: one token, grouped digits, the words of a name or an address, the next words of the line
   * (96 characters at most), or the rest of the line.
   * @default 'token'
   */
  readonly extent?: 'token' | 'groups' | 'phrase' | 'words' | 'line';
  /** Which parents or siblings make a weak name count. */
  readonly kin?: readonly Kin[];
}

/** Kinds of records that give an ambiguous name its meaning. */
export type Kin =
  | 'card'
  | 'person'
  | 'document'
  | 'bank'
  | 'oauth'
  | 'name'
  | 'key'
  | 'code'
  | 'birth'
  | 'one-time'
  | 'account';

/** A list of detectors that is switched on as one. */
export interface Preset {
  readonly preset: string;
  readonly detectors: readonly Detector[];
}

export type CensorOption = string | ((input: CensorInput) => string);

export interface PathOption {
  /** fast-redact's syntax, wildcards in any place, and `**` for any depth. */
  readonly path: string;
  readonly censor?: CensorOption;
  readonly remove?: boolean;
}

export interface FieldsOption {
  /** Name -> detector id. The name in any spelling. */
  readonly add?: Readonly<Record<string, string>>;
  /** Detector id -> names under which it does not look. Refused for SAD. */
  readonly ignore?: Readonly<Record<string, readonly string[]>>;
}

/** Names in any spelling: `x-request-id` is `X_Request_Id`. What is listed is still looked at as anything else is. */
export interface OnlyOption {
  /** Headers that may stay, in objects named `headers`, `requestHeaders` and the like. @default all */
  readonly headers?: readonly string[];
  /** Parameters that may stay: behind the `?` of a URL, and in objects named `query`, `searchParams` and the like. @default all */
  readonly query?: readonly string[];
}

export interface Limits {
  /** Nesting of objects and arrays. @default 100 */
  readonly maxDepth?: number;
  /** Members and elements of one value. @default 100_000 */
  readonly maxNodes?: number;
}

export interface RedactorOptions {
  /** Presets and detectors, as values or (from the main entry) by name. @default every preset that is on */
  readonly detectors?: readonly (Preset | Detector | string)[];
  /** Single detectors, by id, switched on or off. Switching off a PAN or SAD detector needs `unsafe`. */
  readonly enable?: Readonly<Record<string, boolean>>;
  /** Categories that may be switched off although a log must never hold them. @default [] */
  readonly unsafe?: readonly ('pan' | 'sad')[];
  readonly fields?: FieldsOption;
  /** @default [] */
  readonly paths?: readonly (string | PathOption)[];
  /** Whether `paths` ignore case. @default false */
  readonly pathsIgnoreCase?: boolean;
  /** What may stay: exact strings, or regular expressions that match the whole finding. @default [] */
  readonly allow?: readonly (string | RegExp)[];
  /** Known secrets, each of 8 characters or more, at most 10,000. @default [] */
  readonly secrets?: readonly string[];
  /** What replaces a finding. @default the mask for a PAN, `[REDACTED:<detector>]` for everything else */
  readonly censor?: CensorOption;
  /** Delete the member instead of replacing its value: all, or the listed detectors and categories. @default false */
  readonly remove?: boolean | readonly string[];
  /** Allow-lists of headers and query parameters: any other is censored, whatever it holds. @default none */
  readonly only?: OnlyOption;
  /** What a PAN shows. @default 'first6last4' */
  readonly pan?: 'first6last4' | 'last4' | 'hidden';
  /**
   * Findings that are shown in part: `a***@example.com`, the last four digits of a phone number or account, `DE***3000`, `A*** L***`.
   * A value of fewer than eight digits, or one that is encoded, is still replaced whole. @default []
   */
  readonly partial?: readonly ('email' | 'phone' | 'person-name' | 'iban' | 'bank-account')[];
  /** Keep the separators of a grouped PAN. @default false */
  readonly keepSeparators?: boolean;
  /** What a masked JSON number becomes. @default 'string' */
  readonly numbers?: 'string' | 'null';
  /** Issuer ranges used in one region only (tier 2). @default true */
  readonly regionalCards?: boolean;
  /**
   * Whether a verification code is also told by the shape of its record: the one value of three digits (four for American Express) near
   * a card number with an expiry, whatever its name. @default true
   */
  readonly cardRecords?: boolean;
  /**
   * Whether base64 and base64url (RFC 4648) of 16 characters or more is decoded, and read where it holds text in UTF-8. A token with a
   * finding goes as a whole. Costs a pass of its own over every text. @default false
   */
  readonly base64?: boolean;
  readonly limits?: Limits;
  /** `report` changes nothing and counts what it would have changed. @default 'redact' */
  readonly mode?: 'redact' | 'report';
  /** Called after a finding, guarded: what it throws is counted, a log call inside it does not recurse. */
  readonly onFinding?: (finding: FindingSummary) => unknown;
}

/** A value after redaction: numbers may have become strings. */
export type Redacted<T> = T extends string
  ? string
  : T extends number
    ? T | string
    : T extends bigint
      ? T | string
      : T extends (...args: never[]) => unknown
        ? T | string
        : T extends readonly unknown[]
          ? { [K in keyof T]: Redacted<T[K]> }
          : T extends object
            ? { [K in keyof T]: Redacted<T[K]> }
            : T;

/** Counts since the redactor was made. Numbers and detector ids only. */
export interface RedactorStats {
  readonly texts: number;
  readonly lines: number;
  readonly values: number;
  readonly findings: Readonly<Record<string, number>>;
  readonly errors: number;
  readonly limits: number;
  readonly onFindingErrors: number;
}

/** What a redactor does, fit to be logged: no secrets, no allowed strings. */
export interface RedactorDescription {
  readonly detectors: readonly { readonly id: string; readonly category: Category; readonly where: Where }[];
  readonly off: readonly string[];
  readonly unsafe: readonly string[];
  readonly pan: string;
  /** Detectors whose findings are shown in part. */
  readonly partial: readonly string[];
  readonly numbers: string;
  readonly mode: string;
  /** What reads text first: `WebAssembly` where the runtime has it, with SIMD; else `portable`. */
  readonly lexer: 'WebAssembly' | 'portable';
  readonly paths: number;
  readonly secrets: number;
  readonly allow: number;
}

/** Why something was found, or was looked at and left. */
export interface Explanation {
  readonly detector: string;
  readonly category: Category;
  readonly field: string | undefined;
  readonly rule: Rule;
}

/** Why something was found: see docs/explain.md. */
export type FoundRule =
  | 'found-by-name'
  | 'found-by-word'
  | 'found-by-weak-name'
  | 'found-by-shape'
  | 'found-by-structure'
  | 'found-by-column'
  | 'found-by-record'
  | 'found-by-path'
  | 'found-by-secret'
  | 'found-by-value';

/** Why something was looked at and left: see docs/explain.md. */
export type MissRule =
  | 'value-does-not-fit'
  | 'status-name'
  | 'other-name'
  | 'no-kin'
  | 'already-redacted'
  | 'check-failed'
  | 'inside-token'
  | 'not-issued'
  | 'needs-context'
  | 'ignored'
  | 'allowed';

/** The closed list of rules of `explain`. */
export type Rule = FoundRule | MissRule;

export interface Redactor {
  /** A redacted value; a clean one comes back as the same reference. Never throws, never changes its argument. */
  redact<T>(value: T, at?: Place): Redacted<T>;
  /** Redacted text, any length. Never throws. */
  redactText(text: string, at?: Place): string;
  /** One redacted log line with its terminator. Never throws; JSON stays JSON. */
  redactLine(line: string): string;
  /** What is sensitive, and where: offsets count UTF-16 units of the leaf that `path` names. */
  scan(value: unknown, at?: Place): readonly Finding[];
  /** Findings and near misses, without offsets or text. */
  explain(value: unknown, at?: Place): readonly Explanation[];
  stats(): RedactorStats;
  describe(): RedactorDescription;
  /** A redactor with further options, sharing this one's tables. */
  with(options: RedactorOptions): Redactor;
}
