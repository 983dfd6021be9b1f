import { COMMA, DOT, EQUALS, COLON, isDigit, isLetter, isUpper, SPACE, spell } from '../ascii.js';
import { endOfBare } from './extent.js';

/** Words inside the names of people and streets that are written small. */
const PARTICLES: ReadonlySet<string> = new Set(
  'al bin calle da das de del della den der des di do dos du e el ibn la le rua rue ten ter the ul van via von y zu'.split(
    ' ',
  ),
);

/** Words behind the first one, and characters. */
const MOST_WORDS = 6;
const LONGEST = 96;

const beginsPhrase = (byte: number): boolean => isUpper(byte) || isDigit(byte) || byte >= 0x80;

/** Whether `[start, end)` is the name of the next value: `city=Bern`, `Status: ok`. */
function holdsOperator(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] === EQUALS || bytes[i] === COLON) return true;
  return false;
}

const isYear = (bytes: Uint8Array, at: number): boolean =>
  [0, 1, 2, 3].every((i) => isDigit(bytes[at + i] as number)) && !isDigit(bytes[at + 4] as number);

/** Whether a value of several words may go on with `[start, end)`. */
const goesOn = (bytes: Uint8Array, start: number, end: number): boolean =>
  end > start && beginsPhrase(bytes[start] as number) && !holdsOperator(bytes, start, end);

/**
 * Where a name, a line of an address or a date ends that stands without quotes and whose first word ends at `from`: behind the words that
 * begin with a capital or a digit, and small ones such as `de la` between them. Any other word is the text that follows.
 */
export function endOfPhrase(bytes: Uint8Array, start: number, from: number, to: number): number {
  let end = from;
  let at = from;
  const last = Math.min(to, start + LONGEST);
  for (let count = 0; count < MOST_WORDS; count++) {
    // `January 5, 1980`
    if (bytes[at] === COMMA && isDigit(bytes[at - 1] as number) && isYear(bytes, at + 2)) at++;
    if (bytes[at] !== SPACE) break;
    const next = endOfBare(bytes, at + 1, last);
    if (goesOn(bytes, at + 1, next)) end = next;
    else if (next === at + 1 || !PARTICLES.has(spell(bytes, at + 1, Math.min(next, at + 9)))) break;
    at = next;
  }
  // The full stop of a sentence, not of an initial or `St.`.
  const isSentence = bytes[end - 1] === DOT && isLetter(bytes[end - 4] ?? 0) && isLetter(bytes[end - 3] ?? 0);
  return end > from && isSentence ? end - 1 : end;
}
