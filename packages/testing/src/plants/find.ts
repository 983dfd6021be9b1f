import { encodedViews } from '../text/encoded.js';
import { readings } from '../text/escapes.js';
import { plainView, replaceView, type Span, type View } from '../text/view.js';
import type { Planted } from './registry.js';

/** Where a planted value came out, and in which form. */
export interface Sighting extends Span {
  readonly name: string;
  readonly form: Form;
}

/** How a planted value was spelled. */
export type Form = 'as it is' | 'escaped' | 'grouped' | 'encoded' | 'reversed' | 'in part' | 'in halves';

/** Values of fewer characters turn up by chance: they count only where no letter or digit touches them. */
const SHORT = 6;
const SEPARATED = /(?<=\d)(?:[-\s./_+,]|\\n){1,2}(?=\d)/g;

const reverse = (text: string): string => Array.from(text).reverse().join('');
const digitsOf = (text: string): string => text.replace(/[-\s./_+]/g, '');
const isNumber = (text: string): boolean => /^\d{9,}$/.test(text);

/** A place in a stack trace, a fraction, a port or a part of a longer word is no short value. */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  const after = text.slice(end, end + 2);
  return (
    !/[0-9a-z]$|\d[.:]$|\.[a-z]{1,4}:$|localhost:$/i.test(before) &&
    !/^[0-9a-z]|^[.:]\d/i.test(after) &&
    // Decoded from what is no text: three bytes by chance.
    !/[^\t\n\r\x20-\x7e\xa0-\uffff]/.test(before.slice(-3) + text.slice(end, end + 3))
  );
}

/** All places of `needle`, whatever its case. */
function placesOf(text: string, needle: string): Span[] {
  const spans: Span[] = [];
  const [folded, sought] = [text.toLowerCase(), needle.toLowerCase()];
  // Lower case of a few letters is longer; then offsets would be wrong, and only the exact case is looked for.
  const [within, what] =
    folded.length === text.length && sought.length === needle.length ? [folded, sought] : [text, needle];
  for (let start = within.indexOf(what); start >= 0; start = within.indexOf(what, start + 1)) {
    const end = start + what.length;
    if (needle.length >= SHORT || standsAlone(text, start, end)) spans.push({ start, end });
  }
  return spans;
}

/** Eight digits in a row, but not those that any padded number has. */
function partsOf(pan: string): string[] {
  const parts: string[] = [];
  for (let at = 0; at + 8 <= pan.length; at++) {
    const part = pan.slice(at, at + 8);
    if (new Set(part).size > 1 && part.replace(/0/g, '').length > 2) parts.push(part);
  }
  return parts;
}

interface Needle {
  readonly name: string;
  readonly text: string;
  readonly form: Form | undefined;
  /** Looked for in the text without the separators between its digits. */
  readonly isCompact: boolean;
}

function needlesOf({ name, value, isCard }: Planted): Needle[] {
  const compact = digitsOf(value);
  const needles: Needle[] = [{ name, text: value, form: undefined, isCompact: false }];
  // Two ends of a line break are one value to who reads the log.
  for (const line of value.includes('\n') ? value.split('\n') : [])
    needles.push({ name, text: line, form: 'in part', isCompact: false });
  if (compact !== value && compact.length >= SHORT)
    needles.push({ name, text: compact, form: 'grouped', isCompact: true });
  if (isNumber(compact)) needles.push({ name, text: compact, form: undefined, isCompact: true });
  if (value.length >= SHORT) needles.push({ name, text: reverse(value), form: 'reversed', isCompact: false });
  if (isNumber(compact)) needles.push({ name, text: reverse(compact), form: 'reversed', isCompact: true });
  if (isCard) for (const part of partsOf(compact)) needles.push({ name, text: part, form: 'in part', isCompact: true });
  return needles;
}

function searchView(view: View, needles: readonly Needle[], form: Form): Sighting[] {
  const compact = replaceView(view, SEPARATED, () => '');
  return needles.flatMap((needle) => {
    const within = needle.isCompact ? compact : view;
    return placesOf(within.text, needle.text).map(({ start, end }) => {
      const grouped = needle.isCompact && form === 'as it is' ? 'grouped' : form;
      return { name: needle.name, form: needle.form ?? grouped, ...within.origin(start, end) };
    });
  });
}

const WITHIN_LINE = /(?<=\d)[-. \t/_+,]{1,2}(?=\d)/g;

/** The two ends of a value that is broken in the middle. */
function halvesOf(value: string): [string, string][] {
  const compact = isNumber(digitsOf(value)) ? digitsOf(value) : value;
  if (compact.length < 2 * SHORT) return [];
  const middles = new Set([Math.floor(compact.length / 2), Math.ceil(compact.length / 2)]);
  return [...middles].map((at) => [compact.slice(0, at), compact.slice(at)]);
}

const isBroken = (above: string, below: string, [first, second]: [string, string]): boolean => {
  if (above.includes(first + second) || below.includes(first + second)) return false;
  return (above.includes(first) && below.includes(second)) || (above.includes(second) && below.includes(first));
};

/** Values broken in the middle, their halves on two lines that follow each other, in either order. */
function halvesIn(plain: View, planted: readonly Planted[]): Sighting[] {
  const view = replaceView(plain, WITHIN_LINE, () => '');
  const broken = planted.map(({ name, value }) => ({ name, halves: halvesOf(value) }));
  const sightings: Sighting[] = [];
  let start = 0;
  let above: string | undefined;
  for (const line of view.text.split('\n')) {
    for (const { name, halves } of broken) {
      if (above === undefined || !halves.some((pair) => isBroken(above ?? '', line, pair))) continue;
      sightings.push({ name, form: 'in halves', ...view.origin(start - above.length - 1, start + line.length) });
    }
    start += line.length + 1;
    above = line;
  }
  return sightings;
}

/** The same place is read in several ways: the plainest and longest one names it, and parts that overlap are one. */
function withoutRepeats(sightings: readonly Sighting[]): Sighting[] {
  const kept: Sighting[] = [];
  const lastOf = new Map<string, number>();
  const isPart = ({ form }: Sighting): boolean => form === 'in part';
  const inOrder = [...sightings].sort(
    (a, b) => a.start - b.start || Number(isPart(a)) - Number(isPart(b)) || b.end - a.end,
  );
  for (const each of inOrder) {
    const at = lastOf.get(each.name);
    const last = at === undefined ? undefined : kept[at];
    if (at === undefined || last === undefined || each.start >= last.end) {
      lastOf.set(each.name, kept.push(each) - 1);
    } else if (each.end > last.end) {
      const plainest = isPart(last) || last.form === 'in halves' ? each : last;
      kept[at] = { ...plainest, start: last.start, end: each.end };
    } else if (last.form === 'in halves' && !isPart(each)) kept[at] = { ...last, form: each.form };
  }
  return kept;
}

/**
 * Where planted values stand in a text: as they are, grouped, escaped (JSON, percent, entities), in base64 at any alignment, in hex or as
 * bytes, reversed, in halves on two lines, and of a card eight digits in a row.
 */
export function findPlanted(text: string, planted: readonly Planted[]): Sighting[] {
  if (planted.length === 0 || text === '') return [];
  const needles = planted.flatMap(needlesOf);
  const views = readings(plainView(text), 3);
  const sightings = views.flatMap((view, level) => searchView(view, needles, level === 0 ? 'as it is' : 'escaped'));
  for (const view of views) {
    for (const inner of encodedViews(view)) {
      for (const reading of readings(inner, 2)) sightings.push(...searchView(reading, needles, 'encoded'));
    }
    sightings.push(...halvesIn(view, planted));
  }
  return withoutRepeats(sightings);
}
