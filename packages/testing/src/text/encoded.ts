import { replaceView, type View, ViewBuilder } from './view.js';

const BASE64 = /[\w+/-]{4,}/g;
/** As mail and PEM break it into lines. */
const LINE_BREAK = /(?<=[\w+/-]{40})(?:\\{1,4}[rn]|[\r\n]){1,4} {0,8}(?=[\w+/-])/g;
const HEX = /(?:(?:0x)?[\da-f]{2}[\s:,]*){3,}[\da-f]?/gi;
const BYTES = /(?:\b\d{2,3}\b[\s,]*){3,}/g;

/** Bytes that are text from end to end, or have some text among them. */
const isWorthReading = (bytes: string): boolean =>
  bytes.length >= 3 && (/^[\t\n\r\x20-\x7e]+$/.test(bytes) || /[\x20-\x7e]{6}/.test(bytes));

/** One decoded character, and which of the characters it was decoded from come first and last. */
type Source = (index: number) => readonly [first: number, last: number];

function buildView(view: View, bytes: string, source: Source): View {
  const builder = new ViewBuilder(view);
  for (let i = 0; i < bytes.length; i++) builder.add(bytes.charAt(i), ...source(i));
  return builder.build();
}

/** Base64 and base64url (RFC 4648), read from each of the four places where a group of four may begin. */
function base64Views(view: View): View[] {
  const views: View[] = [];
  for (const { 0: letters, index } of view.text.matchAll(BASE64)) {
    for (const skip of [0, 1, 2, 3]) {
      const bytes = Buffer.from(letters.slice(skip), 'base64').toString('latin1');
      if (!isWorthReading(bytes)) continue;
      const placeAt = (bit: number): number => index + Math.min(skip + Math.floor(bit / 6), letters.length - 1);
      views.push(buildView(view, bytes, (i) => [placeAt(i * 8), placeAt(i * 8 + 7) + 1]));
    }
  }
  return views;
}

/** Bytes that are written as numbers. */
function numberViews(view: View, runs: RegExp, byte: RegExp, radix: number): View[] {
  return [...view.text.matchAll(runs)].flatMap((run) => {
    const found = [...run[0].matchAll(byte)];
    const bytes = found.map(([number]) => String.fromCharCode(Number.parseInt(number, radix) & 0xff)).join('');
    if (!isWorthReading(bytes)) return [];
    const placeOf: Source = (i) => {
      const at = run.index + (found[i]?.index ?? 0);
      return [at, at + (found[i]?.[0].length ?? 0)];
    };
    return [buildView(view, bytes, placeOf)];
  });
}

/** What stands in a text in base64, in hex, or as the numbers of its bytes. */
export function encodedViews(view: View): View[] {
  const unbroken = replaceView(view, LINE_BREAK, () => '');
  return [
    ...base64Views(view),
    ...(unbroken === view ? [] : base64Views(unbroken)),
    ...numberViews(view, HEX, /[\da-f]{2}/gi, 16),
    ...numberViews(view, HEX, /(?<=[\da-f])[\da-f]{2}/gi, 16),
    ...numberViews(view, BYTES, /\d{2,3}/g, 10),
  ];
}
