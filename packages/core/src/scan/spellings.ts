import { BACKSLASH, CR, LF, QUOTE, spell, TAB } from '../ascii.js';
import { isPlain } from './elsewhere.js';
import { decodeView } from './view.js';

const ESCAPES: Readonly<Record<number, string>> = { [LF]: 'n', [CR]: 'r', [TAB]: 't', [QUOTE]: '"', [BACKSLASH]: '\\' };

const inJson = (text: string): string => {
  let escaped = '';
  for (const sign of text) {
    const escape = ESCAPES[sign.charCodeAt(0)];
    escaped += escape === undefined ? sign : `\\${escape}`;
  }
  return escaped;
};

const inPercents = (text: string, hex: (code: string) => string): string => {
  let escaped = '';
  for (const sign of text)
    escaped += isPlain(sign.charCodeAt(0)) ? sign : `%${hex(sign.charCodeAt(0).toString(16).padStart(2, '0'))}`;
  return escaped;
};

const ofText = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

/** How often JSON stands in a string of JSON, and how often what a field holds is decoded. */
const MOST_LEVELS = 4;
const MOST_DECODED = 2;

/** A value as it stands, and decoded: a backslash in it may be its own, or begin an escape. */
function readingsOf(bytes: Uint8Array): readonly Uint8Array[] {
  const readings = [bytes];
  for (let text = bytes; readings.length <= MOST_DECODED; ) {
    const view = decodeView(text, 0, text.length);
    if (view.length === text.length) break;
    text = view.bytes.slice(0, view.length);
    readings.push(text);
  }
  return readings;
}

/** The spellings of a value: as it stands, decoded, in JSON and JSON in JSON, percent-encoded, in a form. */
export function spellingsOf(bytes: Uint8Array): readonly Uint8Array[] {
  if (bytes.every(isPlain)) return [bytes];
  const spellings = new Set<string>();
  for (const reading of readingsOf(bytes)) {
    const text = spell(reading, 0, reading.length);
    let json = text;
    for (let i = 0; i <= MOST_LEVELS; i++) {
      spellings.add(json);
      json = inJson(json);
    }
    // What lies beyond ASCII is folded here, and cannot be encoded.
    if (reading.some((byte) => byte >= 0x80)) continue;
    for (const percent of [inPercents(text, (code) => code.toUpperCase()), inPercents(text, (code) => code)])
      spellings.add(percent).add(percent.replaceAll('%20', '+'));
  }
  return Array.from(spellings, ofText);
}
