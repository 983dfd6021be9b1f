import { fieldNames, keptNames, parentNames } from '../data/field-names.js';
import { createDictionary, type Dictionary } from '../fields/dictionary.js';
import { LONGEST_NAME, type NameSource } from '../fields/name-rows.js';
import type { PathPattern } from '../fields/path-pattern.js';
import { splitWords } from '../fields/words.js';
import type { Detector, Kin } from '../types.js';
import { programNames } from './command.js';
import { FIELD_ID } from './iso8583.js';
import { KIN_BITS } from './engine.js';

/** What names are made of: detectors, and what the options say of names. */
export interface NamePlan {
  readonly detectors: readonly Detector[];
  /** Name -> detector id. */
  readonly addedNames: Readonly<Record<string, string>>;
  /** Detector id -> names. */
  readonly ignoredNames: Readonly<Record<string, readonly string[]>>;
  readonly paths: readonly PathPattern[];
}

const TRACE_IDS = ['trace id', 'span id', 'parent id', 'parent span id'];

/** The words of a name; of one that is too long for the tables, its last words. */
export function words(name: string): string {
  const list = splitWords(name);
  while (list.length > 1 && list.join('').length > LONGEST_NAME) list.shift();
  return list.join(' ');
}

function* namesOf(plan: NamePlan, position: ReadonlyMap<string, number>): Generator<NameSource> {
  // What the user adds comes first: a name keeps the first spelling and all its uses.
  for (const [name, id] of Object.entries(plan.addedNames))
    yield { name: words(name), use: { detector: position.get(id) as number, weak: false } };
  for (const [detector, { triggers }] of plan.detectors.entries()) {
    for (const name of triggers.words ?? []) yield { name: words(name), use: { detector, weak: false } };
    for (const name of triggers.soleWords ?? [])
      yield { name: words(name), use: { detector, weak: false, isSole: true } };
    for (const name of triggers.weakWords ?? []) yield { name: words(name), use: { detector, weak: true } };
  }
  // Names of detectors that are off still keep a shorter name at their end from counting.
  for (const { names = [], sole = [], weak = [] } of Object.values(fieldNames)) {
    for (const name of [...names, ...sole, ...weak]) yield { name };
  }
  for (const name of keptNames) yield { name };
  for (const kin of Object.keys(parentNames) as Kin[])
    for (const name of parentNames[kin]) yield { name, kin: KIN_BITS[kin] };
  const pan = position.get('pan');
  if (pan !== undefined) for (const name of TRACE_IDS) yield { name, ignore: { detector: pan, onlyTraceId: true } };
  for (const [id, names] of Object.entries(plan.ignoredNames)) {
    for (const name of names)
      yield { name: words(name), ignore: { detector: position.get(id) as number, onlyTraceId: false } };
  }
  yield { name: 'buffer', isBytes: true };
  if (position.has('password')) for (const name of programNames) yield { name, isProgram: true };
  for (const name of ['mti', 'message type indicator', FIELD_ID]) yield { name, isMessage: true };
  for (const { segments } of plan.paths) yield { name: words(segments.at(-1) as string), endsPath: true };
}

/** Lists of detectors that were asked for last, and their dictionaries: to build one takes longer than all else of a redactor. */
const known: { readonly detectors: readonly Detector[]; readonly dictionary: Dictionary }[] = [];
const MOST_KNOWN = 8;

const isSameList = (a: readonly Detector[], b: readonly Detector[]): boolean =>
  a.length === b.length && a.every((detector, i) => detector === b[i]);

const hasOwnNames = ({ addedNames, ignoredNames, paths }: NamePlan): boolean =>
  paths.length + Object.keys(addedNames).length + Object.keys(ignoredNames).length > 0;

/** All names that the detectors and the options bring. Redactors with the same detectors, and no names of their own, share it. */
export function dictionaryOf(plan: NamePlan, position: ReadonlyMap<string, number>): Dictionary {
  const isShared = !hasOwnNames(plan);
  const found = isShared ? known.find(({ detectors }) => isSameList(detectors, plan.detectors)) : undefined;
  if (found !== undefined) return found.dictionary;
  const dictionary = createDictionary([...namesOf(plan, position)]);
  if (isShared && known.unshift({ detectors: [...plan.detectors], dictionary }) > MOST_KNOWN) known.pop();
  return dictionary;
}
