import {
  BACKSLASH,
  BAR,
  COLON,
  COMMA,
  DOT,
  EQUALS,
  hexPair,
  isAlphanumeric,
  isDigit,
  isLower,
  isUpper,
  LEFT_BRACKET,
  LEFT_PAREN,
  LESS,
  SEMICOLON,
  SPACE,
  spell,
  standsAt,
  UNDERSCORE,
} from '../ascii.js';
import { weightedSum } from '../checks/weighted.js';
import { documentShapes } from '../data/identity-documents.js';
import type { Context, Detector, Span } from '../types.js';
import { endOfWord } from './address.js';
import { builtIn } from './define.js';
import { fitsPattern } from './document-checks.js';
import { readSigns } from './number-text.js';
import { isQuantity } from './prose.js';
import { isNoValue, isPlaceholder, type Makeup, trim, whole } from './values.js';

const isNumberLike = ({ digits, others }: Makeup, least: number): boolean => digits >= least && others === 0;

const isDocumentNumber = whole(
  34,
  (makeup, context) => isNumberLike(makeup, context.loose || context.weak ? 6 : 4) && makeup.spaces <= 4,
);

/** The shapes of the documents that a name speaks of: all of them if it only says that there is a document. */
function shapesOf(field: string): readonly string[] {
  if (field.includes('passport')) return documentShapes.passport;
  if (field.includes('licen') || field.startsWith('dl')) return documentShapes.licence;
  return [...documentShapes.passport, ...documentShapes.licence, ...documentShapes.card];
}

/** Whether a value of few digits has the shape of a document: `C0CCCCCC1` of a German passport. Prose behind a word is none. */
function hasDocumentShape(bytes: Uint8Array, start: number, end: number, context: Context): boolean {
  if (!context.named || context.status || context.weak || isNoValue(bytes, start, end)) return false;
  const { text, ends } = readSigns(bytes, start, end);
  if (ends.at(-1) !== end) return false;
  let digits = 0;
  for (let i = start; i < end; i++) {
    if (context.loose && isLower(bytes[i] as number)) return false;
    if (isDigit(bytes[i] as number)) digits++;
  }
  return digits >= 2 && shapesOf(context.field ?? '').some((shape) => fitsPattern(text, shape));
}

/** Whether few digits stand with full stops between them, as in versions and chapters: `1.0.16`. */
function isNumbering(bytes: Uint8Array, start: number, end: number): boolean {
  let digits = 0;
  let stops = 0;
  for (let i = start; i < end; i++) {
    if (isDigit(bytes[i] as number)) digits++;
    else if (bytes[i] === DOT) stops++;
  }
  return stops > 0 && digits < 7;
}

/**
 * Names of documents that stand for something else more often: the standards of the Internet, and the retrieval reference number of
 * ISO 8583, which has twelve digits.
 */
const STRICT_NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  ['rfc', ['@@@######', '@@@@######', '@@@######???', '@@@@######???']],
  ['rrn', ['#############']],
]);

function isOther(bytes: Uint8Array, start: number, end: number, context: Context): boolean {
  const patterns = STRICT_NAMES.get(context.field ?? '');
  if (patterns === undefined) return isNumbering(bytes, start, end);
  const { text } = readSigns(bytes, start, end);
  return !patterns.some((pattern) => fitsPattern(text, pattern));
}

/** Numbers of identity documents under a field: passports, licences, national and tax ids. */
export const identityDocument: Detector = builtIn(
  'identity-document',
  'identity',
  (bytes, start, end, context) =>
    (isOther(bytes, start, end, context) ? undefined : isDocumentNumber(bytes, start, end, context)) ??
    (!STRICT_NAMES.has(context.field ?? '') && hasDocumentShape(bytes, start, end, context)
      ? { start, end }
      : undefined),
  { extent: 'groups' },
);

/** A letter outside ASCII. */
const LETTER = 0x80;

/** The text with letters for what JSON escapes so: `M\u00fcller`. */
function withoutEscapes(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const plain: number[] = [];
  for (let i = start; i < end; i++) {
    const isEscape = bytes[i] === BACKSLASH && bytes[i + 1] === 0x75 && hexPair(bytes, i + 4) >= 0;
    plain.push(isEscape ? LETTER : (bytes[i] as number));
    if (isEscape) i += 5;
  }
  return Uint8Array.from(plain);
}

// Signs that stand in no name keep identifiers such as `org/repository` out.
const isPlainName = whole(
  120,
  ({ letters, digits, slashes, others }, context) =>
    letters > 0 && digits === 0 && slashes === 0 && others <= 2 && !context.loose,
);

/** Whether a value without quotes is a file or source code: `report.csv`, `os.path`, `file_name`. */
function isCode(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte === UNDERSCORE || byte === LEFT_PAREN || byte === LEFT_BRACKET) return true;
    if (byte === DOT && isLower(bytes[i - 1] ?? 0) && isLower(bytes[i + 1] ?? 0)) return true;
  }
  return false;
}

function isName(bytes: Uint8Array, start: number, end: number, context: Context): Span | undefined {
  if (!context.quoted && isCode(bytes, start, end)) return undefined;
  if (!context.named || !bytes.subarray(start, end).includes(BACKSLASH)) return isPlainName(bytes, start, end, context);
  const plain = withoutEscapes(bytes, start, end);
  return isPlainName(plain, 0, plain.length, context) && { start, end };
}

const ERRORS = ['Error', 'Exception', 'Warning'];

/** `TypeError`: what an error is called, beside a message in which a card may stand. */
function isErrorName(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isAlphanumeric(bytes[i] as number)) return false;
  return ERRORS.some((word) => {
    const at = end - word.length;
    return at >= start && isUpper(bytes[at] as number) && standsAt(bytes, at, word.toLowerCase());
  });
}

const isAnswer = whole(Infinity, ({ length }, context) => length > 0 && !context.loose);

/** Names of people. */
export const personName: Detector = builtIn(
  'person-name',
  'personal',
  (bytes, start, end, context) =>
    context.weak && isErrorName(bytes, start, end) ? undefined : isName(bytes, start, end, context),
  { kin: ['person', 'card', 'name'], extent: 'phrase' },
);

const isBirthDate = whole(40, ({ digits }) => digits >= 4);

/** Dates and years of birth. A date in one piece ends there; `12 Jan 1980` does not. */
export const birthDate: Detector = builtIn(
  'birth-date',
  'personal',
  (bytes, start, end, context) =>
    (context.quoted ? undefined : isBirthDate(bytes, start, endOfWord(bytes, start, end), context)) ??
    isBirthDate(bytes, start, end, context),
  { kin: ['birth'], extent: 'phrase' },
);

/** An answer without quotes ends at a sign between values, or at the next name. */
function endOfAnswer(bytes: Uint8Array, start: number, end: number): number {
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte === COMMA || byte === SEMICOLON || byte === BAR || byte === BACKSLASH || byte === LESS) return i;
    if (byte !== EQUALS && byte !== COLON) continue;
    const name = bytes.subarray(start, i).lastIndexOf(SPACE);
    return name < 0 ? end : start + name;
  }
  return end;
}

/** Answers to security questions. */
export const securityAnswer: Detector = builtIn(
  'security-answer',
  'personal',
  (bytes, start, end, context) => {
    const last = context.quoted ? end : endOfAnswer(bytes, start, end);
    const span = trim(bytes, start, last);
    return isAnswer(bytes, span.start, span.end, context);
  },
  { extent: 'words' },
);
export const biometric: Detector = builtIn(
  'biometric',
  'personal',
  whole(Infinity, ({ length }, context) => length >= 16 && context.quoted),
);
const isDigits = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (!isDigit(text.charCodeAt(i))) return false;
  return true;
};

// The American Bankers Association's weights for routing numbers.
const ABA = [3, 7, 1, 3, 7, 1, 3, 7, 1];
// Argentina's CBU is printed digit by digit.
const isAccount = whole(64, (makeup, context) => isNumberLike(makeup, context.loose || context.weak ? 6 : 4));

/** Names that say much else but for a number that passes. */
const ABA_NAMES: ReadonlySet<string> = new Set(['routing', 'rtn', 'aba']);

/** Short names of long numbers: France's RIB (23 signs), Portugal's NIB (21), Peru's CCI and Spain's CCC (20). */
const LONG_ACCOUNTS: ReadonlySet<string> = new Set(['rib', 'nib', 'cci', 'ccc']);
const LEAST_LONG = 20;

/** Account and routing numbers. The words `routing`, `rtn` and `aba` alone need a routing number of the ABA behind it. */
export const bankAccount: Detector = builtIn(
  'bank-account',
  'bank',
  (bytes, start, end, context) => {
    if (LONG_ACCOUNTS.has(context.field ?? ''))
      return readSigns(bytes, start, end).text.length >= LEAST_LONG ? isAccount(bytes, start, end, context) : undefined;
    if (!ABA_NAMES.has(context.field ?? '')) return isAccount(bytes, start, end, context);
    const digits = spell(bytes, start, Math.min(end, start + 10));
    return digits.length === 9 && isDigits(digits) && weightedSum(digits, ABA, 10) === 0 ? { start, end } : undefined;
  },
  { kin: ['bank', 'account'], extent: 'groups' },
);

const anyValue = whole(Infinity, ({ length }, context) => length > 0 && !context.loose);

/** Off by default. */
export const personalExtended: Detector = builtIn('personal-extended', 'personal', anyValue);
export const ipAddress: Detector = builtIn('ip-address', 'personal', anyValue);
export const macAddress: Detector = builtIn('mac-address', 'personal', anyValue);
export const geolocation: Detector = builtIn('geolocation', 'personal', anyValue);
export const deviceId: Detector = builtIn('device-id', 'personal', anyValue);
export const merchantId: Detector = builtIn('merchant-id', 'credential', anyValue);
export const login: Detector = builtIn('login', 'credential', (bytes, start, end, context) =>
  isPlaceholder(bytes, start, end) || isQuantity(bytes, start, end) ? undefined : anyValue(bytes, start, end, context),
);
export const expiry: Detector = builtIn(
  'expiry',
  'pan',
  whole(24, ({ digits }, context) => digits >= 1 && !context.loose),
);
