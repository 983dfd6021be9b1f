import { COLON, DOT, hexValue, isDigit, isLetter, LEFT_BRACKET, RIGHT_BRACKET, SLASH, SPACE } from '../ascii.js';
import type { Detector } from '../types.js';
import { builtIn } from './define.js';
import { whole } from './values.js';

/** Where the word that begins at `start` ends. */
export function endOfWord(bytes: Uint8Array, start: number, end: number): number {
  const width = bytes.subarray(start, end).indexOf(SPACE);
  return width < 0 ? end : start + width;
}

/** Where the words end of which each has a digit: `SW1A 1AA`, `114 18`. */
function endOfCode(bytes: Uint8Array, start: number, end: number): number {
  let last = start;
  for (let at = start; at < end; ) {
    const next = endOfWord(bytes, at, end);
    if (at > start && !bytes.subarray(at, next).some(isDigit)) break;
    last = next;
    at = next + 1;
  }
  return last;
}

/** Whether a name is that of a postcode, behind which another value may stand without a sign between them. */
const isPostcode = (field: string): boolean => field.includes('post') || field.includes('zip');

/** Whether the value is the address of a machine: `127.0.0.1`, `[::1]:8080`, `fe80::1`, `/run/app.sock`. */
function isMachine(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start] === SLASH) return true;
  let dots = 0;
  let colons = 0;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte === DOT) dots++;
    else if (byte === COLON) colons++;
    else if (hexValue(byte) < 0 && byte !== LEFT_BRACKET && byte !== RIGHT_BRACKET && byte !== SLASH) return false;
  }
  return dots === 3 || colons >= 2;
}

/** Whether the value looks like a line of a postal address: words, of which the first or the last has a digit. */
export function isStreetLine(bytes: Uint8Array, start: number, end: number): boolean {
  const firstEnd = endOfWord(bytes, start, end);
  const lastStart = bytes.subarray(start, end).lastIndexOf(SPACE) + 1 + start;
  const hasDigit = (from: number, to: number): boolean => bytes.subarray(from, to).some(isDigit);
  if (firstEnd === end || (!hasDigit(start, firstEnd) && !hasDigit(lastStart, end))) return false;
  let letters = 0;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (isLetter(byte)) letters++;
    // Times, URLs and paths are no streets.
    if (byte === COLON || (byte === SLASH && bytes[i + 1] === SLASH)) return false;
  }
  return letters >= 3;
}

const isAddress = whole(256, ({ letters, digits }, context) => !context.loose && (letters > 0 || digits >= 3));

/** Street lines and postcodes. */
export const address: Detector = builtIn(
  'address',
  'personal',
  (bytes, start, end, context) => {
    const isCode = !context.quoted && isPostcode(context.field ?? '');
    const last = isCode ? endOfCode(bytes, start, end) : end;
    return isMachine(bytes, start, last) ? undefined : isAddress(bytes, start, last, context);
  },
  { extent: 'phrase' },
);
