import { replaceView, type View } from './view.js';

/** Percent (RFC 3986), backslash (RFC 8259, ECMAScript) and numeric character references (HTML). */
const ESCAPE =
  /%([\da-f]{2})|\\{1,32}u\{?([\da-f]{2,6})\}?|\\{1,32}x([\da-f]{2})|&#x([\da-f]{1,6});|&#(\d{1,7});|\\{1,32}([/"nrt])/gi;

const NAMED = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

const characterOf = (code: number): string | undefined =>
  Number.isInteger(code) && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;

function readEscape([, percent, unicode, hex, entityHex, entity, named]: RegExpExecArray): string | undefined {
  if (named !== undefined) return NAMED.get(named.toLowerCase()) ?? named;
  if (entity !== undefined) return characterOf(Number(entity));
  // `\u0034` has exactly four digits; what follows them is text.
  if (unicode !== undefined && unicode.length > 4) {
    const character = characterOf(Number.parseInt(unicode.slice(0, 4), 16));
    return character === undefined ? undefined : character + unicode.slice(4);
  }
  return characterOf(Number.parseInt(percent ?? unicode ?? hex ?? entityHex ?? '', 16));
}

/** Digits of any script, and full-width characters, as ASCII; what has no width is left out. */
const FOREIGN = /[\u00ad\u200b-\u200d\u2060\ufeff\uff01-\uff5e\u2010-\u2015\u2212]|(?!\d)\p{Nd}|(?! )\p{Zs}/gu;

function readForeign([sign]: RegExpExecArray): string | undefined {
  const code = sign.codePointAt(0) ?? 0;
  if (/[\u00ad\u200b-\u200d\u2060\ufeff]/.test(sign)) return '';
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (/\p{Zs}/u.test(sign)) return ' ';
  if (/\p{Pd}|\u2212/u.test(sign)) return '-';
  // The digits of a script stand in one row of ten that begins at a multiple of ten above some base.
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}

/** The text with one level of escapes taken off: the same view if it has none. */
export const unescapeView = (view: View): View => replaceView(view, ESCAPE, readEscape);

/** The text with its digits, spaces and dashes in ASCII. */
export const asciiView = (view: View): View => replaceView(view, FOREIGN, readForeign);

/** Every reading of a text: as it is, and with up to `levels` levels of escapes taken off. */
export function readings(view: View, levels: number): View[] {
  const views = [asciiView(view)];
  for (let level = 0; level < levels; level++) {
    const last = views[views.length - 1] ?? view;
    const next = unescapeView(last);
    if (next === last) break;
    views.push(asciiView(next));
  }
  return views;
}
