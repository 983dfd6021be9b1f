import { BACKSLASH, COMMA, CR, isDigit, isUpper, LESS, LF, NUL, QUOTE, SPACE, spell } from '../ascii.js';
import { passesIcao } from '../checks/icao9303.js';
import type { Context, Detector, Span } from '../types.js';
import { builtIn } from './define.js';
import { isNoValue } from './values.js';

const isZoneByte = (byte: number): boolean => isUpper(byte) || isDigit(byte) || byte === LESS;

/** What may stand between two lines: a line break, also escaped, a space, the quotes and comma of an array, the end of an element. */
const isGapByte = (bytes: Uint8Array, at: number): boolean => {
  const byte = bytes[at] as number;
  if (
    byte === LF ||
    byte === CR ||
    byte === SPACE ||
    byte === QUOTE ||
    byte === COMMA ||
    byte === BACKSLASH ||
    byte === NUL
  )
    return true;
  return (byte === 0x6e || byte === 0x72) && bytes[at - 1] === BACKSLASH;
};

const LONGEST_GAP = 12;
/** All lines of the longest zone printed without breaks. */
const LONGEST_RUN = 90;

function runAround(bytes: Uint8Array, at: number): Span {
  let start = at;
  let end = at;
  while (start > 0 && at - start <= LONGEST_RUN && isZoneByte(bytes[start - 1] as number)) start--;
  while (end - at <= LONGEST_RUN && isZoneByte(bytes[end] as number)) end++;
  return { start, end };
}

function runBehind(bytes: Uint8Array, { end }: Span): Span | undefined {
  let at = end;
  while (at - end < LONGEST_GAP && isGapByte(bytes, at)) at++;
  const run = runAround(bytes, at);
  return at > end && run.start === at ? run : undefined;
}

function runBefore(bytes: Uint8Array, { start }: Span): Span | undefined {
  let at = start;
  while (at > 0 && start - at < LONGEST_GAP && isGapByte(bytes, at - 1)) at--;
  return at < start && at > 0 && isZoneByte(bytes[at - 1] as number) ? runAround(bytes, at - 1) : undefined;
}

const spellSpan = (bytes: Uint8Array, { start, end }: Span): string => spell(bytes, start, end);

/** Document number (its check digit may be a filler where the number goes on), birth and expiry. */
const passesParts = (number: string, birth: string, expiry: string): boolean =>
  (number.endsWith('<') || passesIcao(number)) && passesIcao(birth) && passesIcao(expiry);

/** The second line of TD3 and TD2, and of visas MRV-A and MRV-B, which have no check digit over all. */
function isSecondLine(line: string, first: string): boolean {
  const [number, birth, expiry] = [line.slice(0, 10), line.slice(13, 20), line.slice(21, 28)];
  if (!passesParts(number, birth, expiry) || Array.from(line.slice(10, 13)).some((sign) => sign < '<')) return false;
  return first.startsWith('V') || passesIcao(number + birth + line.slice(21));
}

/** The three lines of TD1. */
function isCard([first = '', second = '']: readonly string[]): boolean {
  const [number, birth, expiry] = [first.slice(5, 15), second.slice(0, 7), second.slice(8, 15)];
  if (!passesParts(number, birth, expiry)) return false;
  return passesIcao(first.slice(5) + birth + expiry + second.slice(18));
}

/** The lines of one zone, where they stand. */
function zoneOf(lines: readonly Span[], texts: readonly string[]): readonly Span[] | undefined {
  const { length } = texts[0] as string;
  if (length === 30) {
    for (let i = 0; i + 3 <= lines.length; i++) if (isCard(texts.slice(i, i + 3))) return lines.slice(i, i + 3);
    return undefined;
  }
  for (let i = 0; i < lines.length; i++) {
    const before = texts[i - 1] ?? '';
    if (isSecondLine(texts[i] as string, before)) return lines.slice(before === '' ? i : i - 1, i + 1);
  }
  return undefined;
}

/** Lines of one length around `at`: at most two before and two behind, or those of a run without breaks. */
function linesAround(bytes: Uint8Array, at: number): Span[] {
  const run = runAround(bytes, at);
  const length = run.end - run.start;
  const width = length === 88 ? 44 : length === 72 ? 36 : length === 90 ? 30 : length;
  if (width !== 30 && width !== 36 && width !== 44) return [];
  const lines: Span[] = [];
  for (let start = run.start; start < run.end; start += width) lines.push({ start, end: start + width });
  if (length !== width) return lines;
  const isLine = (span: Span | undefined): span is Span => span !== undefined && span.end - span.start === width;
  for (let i = 0, next = runBefore(bytes, run); i < 2 && isLine(next); i++, next = runBefore(bytes, next))
    lines.unshift(next);
  for (let i = 0, next = runBehind(bytes, run); i < 2 && isLine(next); i++, next = runBehind(bytes, next))
    lines.push(next);
  return lines;
}

function find(bytes: Uint8Array, start: number, end: number, context: Context): Span | readonly Span[] | undefined {
  if (context.named) {
    if (context.status || isNoValue(bytes, start, end)) return undefined;
    const last = context.quoted ? end : Math.min(end, runAround(bytes, start).end);
    return last - start >= 20 ? { start, end: last } : undefined;
  }
  const lines = linesAround(bytes, start);
  if (lines.length === 0) return undefined;
  const zone = zoneOf(
    lines,
    lines.map((line) => spellSpan(bytes, line)),
  );
  const own = zone?.findIndex((line) => line.start <= start && start < line.end) ?? -1;
  if (zone === undefined || own < 0) return undefined;
  return joinLines(bytes, zone, own);
}

/** The lines as spans: one for what no quote divides. Values of their own, divided by zero bytes, are found one by one. */
function joinLines(bytes: Uint8Array, zone: readonly Span[], own: number): readonly Span[] {
  const spans: Span[] = [];
  for (const [i, { start, end }] of zone.entries()) {
    const last = spans.at(-1);
    const gap = last === undefined ? [NUL] : Array.from(bytes.subarray(last.end, start));
    if (gap.includes(NUL) && i > 0) {
      if (i > own) break;
      spans.length = 0;
    }
    if (last === undefined || gap.includes(QUOTE) || gap.includes(NUL)) spans.push({ start, end });
    else spans[spans.length - 1] = { start: last.start, end };
  }
  return spans;
}

/** Machine-readable zones of passports, visas and cards: ICAO Doc 9303, parts 4 to 7. They carry name and birth date, and go whole. */
export const mrz: Detector = builtIn('mrz', 'identity', find, {
  where: 'anywhere',
  triggers: { signs: ['<<'] },
  extent: 'words',
});
