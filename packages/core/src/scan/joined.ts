import {
  APOSTROPHE,
  BACKSLASH,
  COMMA,
  CR,
  isBlank,
  isDigit,
  LEFT_BRACKET,
  LF,
  QUOTE,
  RIGHT_BRACKET,
} from '../ascii.js';
import type { NameRow, NameUse } from '../fields/name-rows.js';
import { lease, release } from './buffer.js';
import type { Engine } from './engine.js';
import { findNamed, namedContext, type OnMiss } from './named.js';
import type { Context } from '../types.js';

/** The fewest and the most digits of a card. */
const LEAST_DIGITS = 12;
const MOST_DIGITS = 19;

/** Whether a detector finds something in a text that stands nowhere, as the digits of a short number. */
export function fits(engine: Engine, detector: number, context: Context, text: string, onMiss?: OnMiss): boolean {
  const buffer = lease();
  try {
    buffer.append(text);
    buffer.close();
    return findNamed(engine, detector, context, buffer.bytes, 0, buffer.length, onMiss).length > 0;
  } finally {
    release(buffer, true);
  }
}

/** The digits of a list of nothing but digits, or groups of them, if they may be one card. */
export function joinDigits(items: Iterable<string>): string | undefined {
  let digits = '';
  let count = 0;
  for (const item of items) {
    if (item.length >= LEAST_DIGITS || digits.length + item.length > MOST_DIGITS || !/^\d+$/.test(item))
      return undefined;
    digits += item;
    count++;
  }
  return count > 1 && digits.length >= LEAST_DIGITS ? digits : undefined;
}

/** What a name makes of the digits of a list under it: a name that may mean something else asks for a card that is one anywhere. */
export const joinedUse = (engine: Engine, row: NameRow, digits: string): NameUse | undefined =>
  row.uses.find(({ detector, weak }) => {
    if (engine.detectors[detector]?.category !== 'pan') return false;
    return fits(engine, detector, weak ? engine.anywhere : namedContext(engine, row.name, { quoted: true }), digits);
  });

/** A list in a text: its items, and where it ends. */
interface DigitList {
  readonly items: readonly string[];
  readonly end: number;
}

const isFiller = (byte: number): boolean =>
  isBlank(byte) || byte === LF || byte === CR || byte === QUOTE || byte === APOSTROPHE || byte === BACKSLASH;

/** Reads the list of digits, in quotes or without, that begins with the bracket at `start`. */
function readDigitList(bytes: Uint8Array, start: number, to: number): DigitList | undefined {
  if (bytes[start] !== LEFT_BRACKET) return undefined;
  const items: string[] = [];
  let item = '';
  for (let i = start + 1; i < to && items.length < MOST_DIGITS; i++) {
    const byte = bytes[i] as number;
    if (isDigit(byte)) item += String.fromCharCode(byte);
    else if (byte === COMMA || byte === RIGHT_BRACKET) {
      items.push(item);
      item = '';
      if (byte === RIGHT_BRACKET) return { items, end: i + 1 };
    } else if (!isFiller(byte)) return undefined;
  }
  return undefined;
}

/** The card that the list of digits at `start` makes under a name: which detector finds it, where the list ends, and its digits. */
export function readJoined(
  engine: Engine,
  row: NameRow,
  bytes: Uint8Array,
  start: number,
  to: number,
): { detector: number; end: number; digits: string } | undefined {
  const list = readDigitList(bytes, start, to);
  const digits = list && joinDigits(list.items);
  const use = digits === undefined ? undefined : joinedUse(engine, row, digits);
  return list && digits !== undefined && use ? { detector: use.detector, end: list.end, digits } : undefined;
}
