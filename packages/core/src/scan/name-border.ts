import { DASH, DOT, endsEscape, isAlphanumeric, LEFT_BRACE, LEFT_BRACKET, SPACE, UNDERSCORE } from '../ascii.js';
import { isKnownName, isNameSeparator } from '../fields/match.js';
import type { Span } from '../types.js';
import type { Engine } from './engine.js';

/** Whether more of a name stands right before `at`: `order_` before `number`, but no line break that is spelled out. */
export function hasNameBefore(bytes: Uint8Array, at: number, from: number): boolean {
  if (at === from) return false;
  const before = bytes[at - 1] as number;
  if (isAlphanumeric(before)) return !endsEscape(bytes, at);
  if (before === UNDERSCORE || before === DASH || before === DOT) return true;
  return before === LEFT_BRACKET && isAlphanumeric(bytes[at - 2] as number);
}

/** The most bytes that join a parent to the next word of its name. */
const WIDEST_JOINT = 3;

/** Whether a parent that ends before `parentEnd` stands in the same name as the word at `start`: `card[code]`, `billing.name`. */
export function areJoined(bytes: Uint8Array, parentEnd: number, start: number): boolean {
  if (parentEnd < 0 || start < parentEnd || start - parentEnd > WIDEST_JOINT) return false;
  for (let i = parentEnd; i < start; i++) {
    if (!isNameSeparator(bytes[i] as number) || bytes[i] === SPACE) return false;
  }
  return true;
}

/** How far behind a name the object may begin that it names: behind a tail, quotes and a sign. */
const TO_STRUCTURE = 48;

/** Whether an object or array may begin behind the name that ends before `at`. */
function mayNameStructure(bytes: Uint8Array, at: number): boolean {
  let i = at;
  while (i < at + TO_STRUCTURE && (isAlphanumeric(bytes[i] as number) || BETWEEN.has(bytes[i] as number))) i++;
  return bytes[i] === LEFT_BRACE || bytes[i] === LEFT_BRACKET || i === at + TO_STRUCTURE;
}

const BETWEEN: ReadonlySet<number> = new Set(Array.from(' \t_-."\\\'%:=>;&]', (sign) => sign.charCodeAt(0)));

/**
 * Whether more of a name stands before `[at, end)`, and no known name that ends at `knownEnd`, which may be a parent's. An object is read
 * under such a name as under a whole one.
 */
export const isRestOfName = (bytes: Uint8Array, at: number, end: number, knownEnd: number): boolean =>
  hasNameBefore(bytes, at, 0) && (knownEnd < 0 || at - knownEnd > WIDEST_JOINT) && !mayNameStructure(bytes, end);

/** Whether the string behind the name at `at` is the next name of a list, not a value: `['password', 'cvv']`. An option has a value. */
export const isListedName = ({ tables }: Engine, bytes: Uint8Array, at: number, { start, end }: Span): boolean =>
  bytes[at - 1] !== DASH && isKnownName(tables.dictionary, bytes, start, end);
