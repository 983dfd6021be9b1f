import luhn from 'luhn';
import { readings } from '../text/escapes.js';
import { plainView, type Span } from '../text/view.js';
import { isIssued, networkOf } from './issuers.js';

const SEPARATOR = String.raw`(?:[-./_+]| {1,2})`;
/** Digits in groups with one kind of separator each, and the sign before and after them. */
const GROUPS = new RegExp(String.raw`\d+(?:${SEPARATOR}\d+)*`, 'g');
const GROUP = /\d+/g;

/** How cards are printed and typed, in digits of each group. */
const LAYOUTS = [
  [4, 4, 4, 4],
  [4, 4, 4, 4, 1],
  [4, 4, 4, 4, 2],
  [4, 4, 4, 4, 3],
  [4, 6, 5],
  [4, 6, 4],
  [6, 13],
];

/** Ids that are 16 or 32 hexadecimal digits and happen to have no letter (W3C Trace Context). */
const TRACE_NAME = /(?:trace|span|parent)[-_]?id\W{0,6}$/i;

const isDiners14 = (digits: string, groups: number): boolean =>
  digits.length === 14 && groups === 3 && networkOf(digits) === 'diners';

const isCard = (digits: string, groups: number): boolean =>
  (isIssued(digits) || isDiners14(digits, groups)) && luhn.validate(digits);

/** Two bytes after two bytes, as `xxd` prints them, behind an offset or without one. */
const DUMP = /(?<![0-9a-z])([0-9a-f]{4,16}: *)?[0-9a-f]{4}(?: {1,2}[0-9a-f]{4})+(?![0-9a-z])/gi;

/** Where bytes are printed in hexadecimal: with letters in two of their groups or more, or behind an offset. */
function dumpsIn(text: string): Span[] {
  const isDump = ([line, offset = '']: RegExpMatchArray): boolean => {
    const groups = line.slice(offset.length).split(/ +/);
    const mixed = groups.filter((group) => /\d/.test(group) && /\D/.test(group));
    return mixed.length >= 2 || (offset !== '' && groups.length >= 6);
  };
  return Array.from(text.matchAll(DUMP))
    .filter(isDump)
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** A part of a longer word, a hexadecimal number, a fraction, a version or a UUID is no card. */
function touchesMore(text: string, { start, end }: Span, digits: number): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  const after = text.slice(end, end + 40);
  return (
    /(?:^|[^0-9a-z])\d*[a-f][0-9a-f]*$/i.test(before) ||
    /\d\.$|-$|(?:^|[^0-9a-z])0x$/i.test(before) ||
    /^[0-9a-z]*[a-z]/i.test(after.slice(0, 1)) ||
    /^(?:\.\d|-[0-9a-f])/i.test(after) ||
    // Ids of blocks and messages have as many digits, and a name or a sign in front.
    (digits > 16 && /[\w-]$/.test(before)) ||
    TRACE_NAME.test(before)
  );
}

/** The windows of groups that are laid out as a card is, and every group by itself. */
function windowsOf(groups: readonly { readonly start: number; readonly end: number }[], text: string): Span[] {
  const windows: Span[] = groups.map(({ start, end }) => ({ start, end }));
  for (const layout of LAYOUTS) {
    for (let first = 0; first + layout.length <= groups.length; first++) {
      const window = groups.slice(first, first + layout.length);
      if (!window.every(({ start, end }, i) => end - start === layout[i])) continue;
      const separators = window.slice(1).map(({ start }, i) => text.slice(window[i]?.end, start));
      if (new Set(separators).size === 1)
        windows.push({ start: window[0]!.start, end: window[window.length - 1]!.end });
    }
  }
  return windows;
}

function cardsInReading(text: string): Span[] {
  const spans: Span[] = [];
  const dumps = dumpsIn(text);
  const isDumped = ({ start, end }: Span): boolean => dumps.some((dump) => dump.start <= start && end <= dump.end);
  for (const run of text.matchAll(GROUPS)) {
    const groups = [...run[0].matchAll(GROUP)].map((group) => {
      const start = run.index + group.index;
      return { start, end: start + group[0].length };
    });
    for (const window of windowsOf(groups, text)) {
      const digits = text.slice(window.start, window.end).replace(/\D/g, '');
      const parts = text.slice(window.start, window.end).match(GROUP)?.length ?? 0;
      if (isCard(digits, parts) && !touchesMore(text, window, digits.length) && !isDumped(window)) spans.push(window);
    }
  }
  return spans;
}

/**
 * The second opinion: card numbers by issuer, length, layout and Luhn, found slowly and simply, by code that shares nothing with
 * `@sixfour/core`. Escapes are taken off up to three times. Offsets count UTF-16 units of the text.
 */
export function referenceCards(text: string): Span[] {
  const found = new Map<string, Span>();
  for (const view of readings(plainView(text), 3)) {
    for (const { start, end } of cardsInReading(view.text)) {
      const span = view.origin(start, end);
      found.set(`${span.start}-${span.end}`, span);
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start || b.end - a.end);
}
