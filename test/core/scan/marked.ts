import { ByteBuffer } from '../../../packages/core/src/scan/buffer.js';

/** A text as the scanner sees it: one byte per UTF-16 unit, zeros behind. */
export function bytesOf(text: string): Uint8Array {
  const buffer = new ByteBuffer();
  buffer.append(text);
  buffer.close();
  return buffer.bytes;
}

export interface Marked {
  readonly text: string;
  readonly bytes: Uint8Array;
  /** Where « and » stood. */
  readonly start: number;
  readonly end: number;
}

/** A text in which « and » mark a place. */
export function marked(source: string): Marked {
  const start = source.indexOf('«');
  const end = source.indexOf('»') - 1;
  if (start < 0 || end < start) throw new Error(`no marks: ${source}`);
  const text = source.replace('«', '').replace('»', '');
  return { text, bytes: bytesOf(text), start, end };
}

/** What a text reads like inside a string of JSON whose quotes stand at `depth`. */
export function escapeTo(depth: number, text: string): string {
  let escaped = text;
  for (let i = 0; i <= depth; i++) escaped = JSON.stringify(escaped).slice(1, -1);
  return escaped;
}
