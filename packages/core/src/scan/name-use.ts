import type { NameRow, NameUse } from '../fields/name-rows.js';
import type { Detector } from '../types.js';
import { type Engine, KIN_BITS } from './engine.js';
import { BARE, type Frame, LOOSE } from './frame.js';

/** A detector is not asked about the value of a name, … */
export const NEVER = 0;
/** … at once, … */
export const NOW = 1;
/** … or at the end of the record, when the parents and siblings of an ambiguous name are known. */
export const LATER = 2;

/** When a detector is asked about a framed value. `tailEnd` is where the whole name ends, `isWholeName` that nothing of it stands before. */
export function whenUsed(
  { weak, isSole }: NameUse,
  row: NameRow,
  detector: Detector,
  { style, start, isBehindSigns, isBracketed }: Frame,
  isWholeName: boolean,
  tailEnd: number,
): number {
  if (isSole === true && !isWholeName) return NEVER;
  // A card number after the word `card` passes Luhn, which makes up for the word.
  const isCardRow = (row.kin & KIN_BITS.card) !== 0 || row.name === 'pan';
  const isCardWord = weak && detector.id === 'pan' && isCardRow && (style === LOOSE || style === BARE);
  if (weak && !isCardWord && (!isWholeName || style === LOOSE)) return NEVER;
  // Glued to its value (`cvv739`), or behind signs (`cvv (739)`), only a code or a card is told by a word.
  // An area code of a phone number stands in brackets.
  const isAreaCode = detector.id === 'phone' && isBracketed;
  const isOdd = style === LOOSE && (start === tailEnd || (isBehindSigns && !isAreaCode));
  if (isOdd && detector.category !== 'sad' && detector.category !== 'pan') return NEVER;
  return weak && !isCardWord ? LATER : NOW;
}

/** Whether an ambiguous name may say what the values of an object under it are: that of a postal address. */
export const isWeakNaming = ({ detectors }: Engine, { name, uses }: NameRow, isWholeName: boolean): boolean =>
  isWholeName && name.startsWith('addr') && uses.some((use) => use.weak && detectors[use.detector]?.id === 'address');
