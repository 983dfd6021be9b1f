import type { Detector } from '../types.js';
import { endOfGroups, endOfWords } from './extent.js';
import { BARE, type Frame, lineEndOf, LOOSE } from './frame.js';
import { endOfPhrase } from './phrase.js';

/** How far a value of some words is read on its line. */
const WORDS = 96;

/** How far the framed value reaches for a detector that looks at a token, at groups of digits, at some words, or at the line, which ends before `limit`. */
export function valueEnd(bytes: Uint8Array, frame: Frame, extent: Detector['extent'], limit: number): number {
  const { style, start, end } = frame;
  if (style !== BARE && style !== LOOSE) return end;
  // A value may stand on the line below its name.
  const last = start < limit ? limit : frame.reach;
  switch (extent) {
    case 'line':
      return lineEndOf(bytes, last, frame);
    case 'words':
      return endOfWords(bytes, start, Math.min(last, start + WORDS));
    case 'groups':
      return endOfGroups(bytes, end, last, frame.reach);
    case 'phrase':
      return style === BARE ? endOfPhrase(bytes, start, end, last) : end;
    default:
      return end;
  }
}

/** A span up to here covers the whole value: the words of one without quotes may go on behind it. */
export const wholeEnd = (frame: Frame, extent: Detector['extent'], end: number): number =>
  extent === 'words' || extent === 'phrase' ? frame.end : end;
