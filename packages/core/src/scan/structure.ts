import { isContents } from '../fields/match.js';
import type { NameRow, NameUse } from '../fields/name-rows.js';
import { type Engine, type Hit, plainHit } from './engine.js';
import { endOfStructure } from './extent.js';
import type { Frame } from './frame.js';
import { readJoined } from './joined.js';
import { isWeakNaming } from './name-use.js';
import type { Structure } from './records.js';

/** The use by which a name says what an object or array behind it holds; undefined if it only may, or is a statement about it. */
const strongUse = (row: NameRow, isStatus: boolean): NameUse | undefined =>
  isStatus ? undefined : row.uses.find((use) => !use.weak);

/**
 * What an object or array behind the name of `row` is as a whole: sensitive authentication data, or the digits of a card in a list;
 * undefined if its values are told one by one.
 */
export function structureHit(
  engine: Engine,
  row: NameRow,
  isStatus: boolean,
  bytes: Uint8Array,
  { start, depth, quote }: Frame,
  textEnd: number,
): Hit | undefined {
  const strong = strongUse(row, isStatus);
  const isSad = strong !== undefined && engine.detectors[strong.detector]?.category === 'sad';
  const list = isSad || isStatus ? undefined : readJoined(engine, row, bytes, start, textEnd);
  const detector = isSad ? strong.detector : list?.detector;
  if (detector === undefined) return undefined;
  const hit = plainHit(detector, start, list?.end ?? endOfStructure(bytes, start, textEnd, depth));
  hit.isWhole = true;
  hit.field = row.name;
  hit.quote = quote;
  hit.decoded = list?.digits;
  if (isSad) hit.rule = 'found-by-structure';
  return hit;
}

/** What an object or array behind the name of `row`, the dictionary's `number`, says of the values inside. */
export function structureOf(
  engine: Engine,
  number: number,
  row: NameRow,
  isStatus: boolean,
  isWholeName: boolean,
): Structure {
  const isStrong = strongUse(row, isStatus) !== undefined;
  const isWeak = !isStrong && !isStatus && isWeakNaming(engine, row, isWholeName);
  return { row: number, kin: row.kin, isNaming: isStrong || isWeak, isWeak, isContents: isContents(row.name) };
}
