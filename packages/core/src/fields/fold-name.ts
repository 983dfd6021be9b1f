import { foldByte } from '../fold.js';

/** The bytes of a name's words as a scanned buffer has them, and where its words begin. */
export function foldName(name: string): { letters: Uint8Array; breaks: number } {
  const letters: number[] = [];
  let breaks = 0;
  for (let i = 0; i < name.length; i++) {
    if (name[i] === ' ') breaks |= 1 << letters.length;
    else letters.push(foldByte(name.charCodeAt(i)));
  }
  return { letters: Uint8Array.from(letters), breaks };
}
