import {
  BACKSLASH,
  BACKTICK,
  DOT,
  isAlphanumeric,
  isQuoteSign,
  LEFT_BRACKET,
  RIGHT_BRACKET,
  SLASH,
  SPACE,
  spell,
  UNDERSCORE,
} from '../ascii.js';
import type { ValueApart } from './apart.js';

/** How far from its name the value is looked for, and how long the path of a name is at most, in bytes. */
const REACH = 128;
const LONGEST_PATH = 64;

/** A value between quotes at any depth of JSON, and one without. */
const QUOTED = String.raw`(?<quote>\\*["'\x60])(?<value>(?:(?!\k<quote>).)+)\k<quote>`;
const BARE = String.raw`(?<value>[^\s"'\x60()[\]{},;\\]+)`;
const BAD = '(?:an? |the )?(?:invalid |rejected |wrong |illegal |unexpected |bad )?';
const FIELD = 'path|field|parameter|param|key|property|column|attribute|argument|header|input|option|member|element';
const GOT = String.raw`^.{0,96}?\W(?:got|received|given|provided|but was|found|actual)(?: value)?:? `;

interface Phrase {
  readonly pattern: RegExp;
  /** The words may speak of something else: the value is read as one in running text. */
  readonly isLoose: boolean;
}

const phrase = (source: string, isLoose = false): Phrase => ({ pattern: new RegExp(source, 'dis'), isLoose });

/** What stands behind the name: `"cvv" with value "737" fails`, ``Path `cvv` (`737`) is too long``, `cvv must have 4 digits, got 737`. */
const BEHIND: readonly Phrase[] = [
  phrase(String.raw`^[^\w\s]{0,8} (?:with|has|had) ${BAD}(?:value|input)[:=]? ?\[?${QUOTED}`),
  phrase(String.raw`^[^\w\s]{0,8} (?:with|has|had) ${BAD}(?:value|input)[:=]? ?\[?${BARE}`, true),
  phrase(String.raw`^\\*["'\x60] ?\(${QUOTED}\)`),
  phrase(`${GOT}${QUOTED}`, true),
  phrase(`${GOT}${BARE}`, true),
];

/** What stands before it: `failed for value "737" (type string) at path "cvv"`, `invalid value 737 for parameter cvv`. */
const AT_FIELD = String.raw`(?: \([^()]{0,32}\))?(?: (?:is|was) [^"'\x60]{1,40}?)? (?:for|at|in|of|to|on)(?: the)?`;
const BEFORE: readonly Phrase[] = [
  phrase(String.raw`\b(?:value|entry|input|string|number|text|got)[:=]? ${QUOTED}${AT_FIELD}(?: (?:${FIELD}))?:? $`),
  phrase(String.raw`\b(?:value|entry|input)[:=]? ${BARE}${AT_FIELD} (?:${FIELD}):? $`, true),
];

/** Cheap signs of either kind. */
const MAY_FOLLOW = /with|has |had |got|received|given|provided|but was|found|actual|^\\*["'`] ?\(/i;
const MAY_LEAD = new RegExp(`(?:^|\\W)(?:for|at|in|of|to|on|the|${FIELD}):? $`, 'i');
/** The longest word before a name, and the signs beside it. */
const WORD_BEFORE = 12;

function valueIn(phrases: readonly Phrase[], text: string, from: number): ValueApart | undefined {
  for (const { pattern, isLoose } of phrases) {
    const span = pattern.exec(text)?.indices?.groups?.value;
    if (span !== undefined) return { start: from + span[0], end: from + span[1], quote: '', isLoose };
  }
  return undefined;
}

const isPathByte = (byte: number): boolean =>
  isAlphanumeric(byte) ||
  byte === UNDERSCORE ||
  byte === DOT ||
  byte === SLASH ||
  byte === LEFT_BRACKET ||
  byte === RIGHT_BRACKET ||
  byte === BACKSLASH ||
  byte === BACKTICK ||
  isQuoteSign(byte);

/** Where the path begins that ends with the name at `at`, quotes and all: `"card.` before `cvv`. */
function pathStart(bytes: Uint8Array, at: number, from: number): number {
  let i = at;
  while (i > from && at - i < LONGEST_PATH && isPathByte(bytes[i - 1] as number)) i--;
  return i;
}

/** The value that an error message of a validator or database gives beside the name `[start, end)`; undefined if it gives none. */
export function valueInPhrase(
  bytes: Uint8Array,
  start: number,
  end: number,
  from: number,
  to: number,
): ValueApart | undefined {
  const text = spell(bytes, end, Math.min(to, end + REACH));
  const behind = MAY_FOLLOW.test(text) ? valueIn(BEHIND, text, end) : undefined;
  if (behind !== undefined) return behind;
  const path = pathStart(bytes, start, from);
  if (bytes[path - 1] !== SPACE || !MAY_LEAD.test(spell(bytes, Math.max(from, path - WORD_BEFORE), path)))
    return undefined;
  const least = Math.max(from, path - REACH);
  return valueIn(BEFORE, spell(bytes, least, path), least);
}
