import { neutralWords, statusWords } from '../data/field-names.js';
import { possibleLengths } from '../data/iin.js';
import { LONGEST_NAME, type NameRow } from '../fields/name-rows.js';
import { foldText } from '../fold.js';
import type { Detector, Sign } from '../types.js';
import { CODES, type Engine, JOINT_KINS, KIN_BITS } from './engine.js';
import { messageFields } from './iso8583.js';
import { unnamedContext } from './named.js';
import { dictionaryOf, type NamePlan, words } from './names.js';
import { createSecretTable } from './secret-table.js';
import { setBit } from '../fields/hash.js';
import { parseShape, shapeBits } from './shape.js';
import { TriggerPass } from './triggers.js';
import {
  KINS,
  prefixHash,
  type PrefixPattern,
  ROW_NOTE,
  ROW_PARENT,
  ROW_SOLE,
  ROW_STRONG,
  ROW_WEAK,
  SIGN_AT,
  SIGN_DASHES,
  SIGN_FILLERS,
  SIGN_PLUS,
  type ShapePattern,
  type TriggerTables,
  SHAPE_HEAD,
  SPACED_HEAD,
  type JoinedShape,
} from './trigger-tables.js';

/** What the options give to an engine, checked. */
export interface EnginePlan extends NamePlan {
  /** Known secrets, in every form they are to be found in. */
  readonly secrets: readonly string[];
  readonly needsLevels: boolean;
  readonly hasAllow: boolean;
  readonly regional: boolean;
  /** Whether codes without a name are told by the shape of their record. */
  readonly cardRecords: boolean;
  /** Whether base64 is decoded and read. */
  readonly base64: boolean;
}

const tailWords = { status: new Set(statusWords), neutral: new Set(neutralWords) };

/** Detectors that stand for options: nothing triggers them. */
const optionDetector = (id: string): Detector => ({
  id,
  category: 'credential',
  where: 'in-context',
  triggers: {},
  find: () => undefined,
});

/** Whether the trigger pass finds the last segment of a path as a word. */
const isWord = (segment: string): boolean =>
  /^[A-Z][A-Z_-]*\d{0,2}$/i.test(segment) && words(segment).replaceAll(' ', '').length <= LONGEST_NAME;

const FOURTH = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The first four bytes of a prefix; one of three stands for itself with any letter or digit. */
const startsOf = (text: string): Uint8Array[] =>
  (text.length >= 4 ? [text.slice(0, 4)] : Array.from(FOURTH, (sign) => text + sign)).map((start) =>
    Uint8Array.from(start, (sign) => sign.charCodeAt(0)),
  );

function prefixTables(detectors: readonly Detector[]): {
  prefixes: PrefixPattern[];
  dottedPrefixes: number[];
  prefixBits: Int32Array;
  minToken: number;
} {
  const prefixes: PrefixPattern[] = [];
  const dottedPrefixes: number[] = [];
  const prefixBits = new Int32Array((1 << 12) / 32);
  let minToken = 1 << 30;
  detectors.forEach(({ where, triggers }, detector) => {
    if (where === 'in-context') return;
    for (const text of triggers.prefixes ?? []) {
      const number = prefixes.push({ detector, text }) - 1;
      if (text.endsWith('.')) dottedPrefixes.push(number);
      else for (const start of startsOf(text)) setBit(prefixBits, prefixHash(start, 0));
      minToken = Math.min(minToken, triggers.tokenLength ?? text.length + 4);
    }
  });
  return { prefixes, dottedPrefixes, prefixBits, minToken };
}

function shapeTables(
  detectors: readonly Detector[],
): Pick<TriggerTables, 'shapes' | 'shapeHeads' | 'spaced' | 'joined'> {
  const shapes: ShapePattern[][] = Array.from({ length: 32 }, () => []);
  const shapeHeads = new Int32Array((32 << SHAPE_HEAD) / 32);
  const spaced: number[] = [];
  const joined: JoinedShape[] = [];
  detectors.forEach(({ where, triggers }, detector) => {
    if (where === 'in-context') return;
    for (const shape of triggers.shapes ?? []) {
      // No token has a blank: it is looked for before groups of digits.
      if (shape === SPACED_HEAD) {
        spaced.push(detector);
        continue;
      }
      // Nor has one a plus sign: it is looked at by itself.
      if (shape.includes('+')) {
        joined.push({ detector, head: shape.indexOf('+') });
        continue;
      }
      const pattern = parseShape(shape, detector);
      if (pattern === undefined) continue;
      shapes[shape.length]?.push(pattern);
      for (const bit of shapeBits(shape)) setBit(shapeHeads, bit);
    }
  });
  return { shapes, shapeHeads, spaced, joined };
}

const positionsOf = (detectors: readonly Detector[], has: (detector: Detector) => boolean): number[] =>
  detectors.flatMap((detector, position) => (has(detector) ? [position] : []));

/** The detectors whose findings the shape of a record makes. */
function recordDetectors(
  { cardRecords }: EnginePlan,
  position: ReadonlyMap<string, number>,
): Pick<Engine, 'panDetector' | 'codeDetector' | 'messageFields'> {
  const panDetector = position.get('pan') ?? -1;
  const codeDetector = cardRecords && panDetector >= 0 ? (position.get('cvv') ?? -1) : -1;
  const fields = messageFields.filter(([, id]) => position.has(id));
  return {
    panDetector,
    codeDetector,
    messageFields: new Map(fields.map(([number, id]) => [number, position.get(id) as number])),
  };
}

function kinBitsOf({ category, kin = [] }: Detector): number {
  const bits = kin.reduce((sum, name) => sum | KIN_BITS[name], 0);
  return category === 'pan' || category === 'sad' ? bits | CODES : bits;
}

const SIGNS: readonly (readonly [data: number, sign: Sign])[] = [
  [SIGN_AT, '@'],
  [SIGN_DASHES, '-----'],
  [SIGN_FILLERS, '<<'],
  [SIGN_PLUS, '+'],
];

/** By row number: whether the row alone makes a record worth confirming, or only with another. */
const rowSignalsOf = (rows: readonly NameRow[], kinBits: readonly number[]): Int32Array =>
  Int32Array.from(rows, ({ uses, kin, ignores, endsPath, isBytes, isProgram, isMessage }) => {
    const isStrong = endsPath || isBytes || isProgram || isMessage;
    const isSole = !isStrong && kin === 0 && ignores.length === 0 && uses.every((use) => use.isSole === true);
    let signals = (kin << ROW_PARENT) | (ignores.length > 0 ? ROW_NOTE : 0) | (isStrong ? ROW_STRONG : 0);
    // `name` is the first word of `name.first` and a name itself: one of them does not make the other count.
    const others = KINS & ~(kin & JOINT_KINS);
    for (const use of uses) signals |= use.weak ? ((kinBits[use.detector] as number) & others) << ROW_WEAK : ROW_STRONG;
    return uses.length > 0 && isSole ? signals | ROW_SOLE : signals;
  });

/** Builds the tables of an engine. Everything that costs is done here, once. */
export function compile(plan: EnginePlan): Engine {
  const detectors = [...plan.detectors];
  const detectorOf = new Map<string, number>();
  const pathDetectors = plan.paths.map(({ only }) => {
    const id = only === undefined ? 'path' : only.listed === 'headers' ? 'header' : 'query-parameter';
    const known = detectorOf.get(id) ?? detectors.push(optionDetector(id)) - 1;
    detectorOf.set(id, known);
    return known;
  });
  const onlyQuery = plan.paths.find(({ only }) => only?.listed === 'query')?.only;
  const secretDetector = plan.secrets.length > 0 ? detectors.push(optionDetector('known-secret')) - 1 : -1;
  const position = new Map(detectors.map(({ id }, i) => [id, i]));
  const kinBits = detectors.map(kinBitsOf);
  const dictionary = dictionaryOf(plan, position);
  const onDigits = positionsOf(detectors, ({ triggers }) => triggers.digits === true);
  const onSigns: number[][] = [[], [], [], [], []];
  for (const [data, sign] of SIGNS)
    onSigns[data] = positionsOf(detectors, ({ triggers }) => triggers.signs?.includes(sign) === true);
  const tables: TriggerTables = {
    dictionary,
    rowSignals: rowSignalsOf(dictionary.rows, kinBits),
    ...prefixTables(detectors),
    ...shapeTables(detectors),
    possibleLengths: onDigits.length > 0 ? possibleLengths : undefined,
    hasAt: onSigns[SIGN_AT]!.length > 0,
    hasDashes: onSigns[SIGN_DASHES]!.length > 0,
    hasFillers: onSigns[SIGN_FILLERS]!.length > 0,
    hasPlus: onSigns[SIGN_PLUS]!.length > 0,
  };
  return {
    detectors,
    tables,
    triggers: new TriggerPass(tables),
    tailWords,
    ...recordDetectors(plan, position),
    onDigits,
    onSigns,
    kinBits,
    passwordDetector: position.get('password') ?? -1,
    needsLevels: plan.needsLevels,
    anywhere: unnamedContext(plan.regional),
    regional: plan.regional,
    looksInside: plan.hasAllow,
    paths: plan.paths,
    foldedPaths: plan.paths.map((pattern) => ({ ...pattern, segments: pattern.segments.map(foldText) })),
    needsPaths: plan.paths.some(({ segments }) => !isWord(segments.at(-1) as string)),
    pathDetectors,
    onlyQuery,
    secrets: plan.secrets.length > 0 ? createSecretTable(plan.secrets) : undefined,
    secretDetector,
    base64: plan.base64,
    readsAll: plan.base64 || plan.secrets.length > 0 || onlyQuery !== undefined,
  };
}
