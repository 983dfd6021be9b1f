import { foldByte } from '../fold.js';

/** Known secrets by the hash of eight of their bytes, so that one pass finds all of them. */
export interface SecretTable {
  readonly texts: readonly Uint8Array[];
  /** Offset of the eight hashed bytes in each text. */
  readonly anchors: Int32Array;
  readonly byHash: ReadonlyMap<number, readonly number[]>;
  readonly bits: Uint32Array;
}

const ANCHOR = 8;
const FACTOR = 0x01000193;
/** FACTOR to the power of 8: what a byte weighs when it leaves the window. */
const LEAVING = [1, 1, 1, 1, 1, 1, 1, 1].reduce((power) => Math.imul(power, FACTOR), 1);

function hashOf(bytes: Uint8Array, at: number): number {
  let hash = 0;
  for (let i = at; i < at + ANCHOR; i++) hash = (Math.imul(hash, FACTOR) + (bytes[i] as number)) | 0;
  return hash;
}

function foldText(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length }, (_, i) => foldByte(text.charCodeAt(i)));
}

/** The hash that fewest of the other secrets have: secrets often share their first or last characters. */
function chooseAnchor(text: Uint8Array, byHash: ReadonlyMap<number, readonly number[]>): number {
  const choices = [text.length - ANCHOR, 0, (text.length - ANCHOR) >> 1];
  const load = (at: number): number => byHash.get(hashOf(text, at))?.length ?? 0;
  return choices.reduce((best, at) => (load(at) < load(best) ? at : best));
}

/** Builds the table; each secret in all the forms it is to be found in. */
export function createSecretTable(forms: readonly string[]): SecretTable {
  const texts = forms.map(foldText);
  const anchors = new Int32Array(texts.length);
  const byHash = new Map<number, number[]>();
  const bits = new Uint32Array(1 << 13);
  texts.forEach((text, i) => {
    const at = chooseAnchor(text, byHash);
    const hash = hashOf(text, at);
    anchors[i] = at;
    const same = byHash.get(hash);
    if (same) same.push(i);
    else byHash.set(hash, [i]);
    bits[(hash >>> 5) & 0x1fff] = (bits[(hash >>> 5) & 0x1fff] as number) | (1 << (hash & 31));
  });
  return { texts, anchors, byHash, bits };
}

function standsThere(bytes: Uint8Array, at: number, to: number, text: Uint8Array): boolean {
  if (at < 0 || at + text.length > to) return false;
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text[i]) return false;
  return true;
}

/** Reports every known secret in `bytes[from, to)`, left to right. */
export function findSecrets(
  table: SecretTable,
  bytes: Uint8Array,
  from: number,
  to: number,
  report: (start: number, end: number) => void,
): void {
  let hash = 0;
  for (let i = from; i < to; i++) {
    hash = (Math.imul(hash, FACTOR) + (bytes[i] as number)) | 0;
    if (i - from >= ANCHOR) hash = (hash - Math.imul(bytes[i - ANCHOR] as number, LEAVING)) | 0;
    if (i - from < ANCHOR - 1 || (((table.bits[(hash >>> 5) & 0x1fff] as number) >>> (hash & 31)) & 1) === 0) continue;
    for (const number of table.byHash.get(hash) ?? []) {
      const text = table.texts[number] as Uint8Array;
      const start = i - ANCHOR + 1 - (table.anchors[number] as number);
      if (start >= from && standsThere(bytes, start, to, text)) report(start, start + text.length);
    }
  }
}
