import { DASH, isAlphanumeric, isDigit, isLetter, PLUS, SPACE } from '../ascii.js';
import { passesMod97 } from '../checks/mod97.js';
import { ibanStructures } from '../data/iban-structures.js';
import type { Context, Detector, Span } from '../types.js';
import { builtIn } from './define.js';
import { fitsPattern } from './document-checks.js';
import { isPart, REACH, readSigns } from './number-text.js';

const SIGNS: Readonly<Record<string, string>> = { n: '#', a: '@', c: '?' };

/** By country: the pattern of the whole IBAN. */
function readPatterns(): Map<string, string> {
  const patterns = new Map<string, string>();
  for (const entry of ibanStructures.split(/,\n?/)) {
    let pattern = `${entry.slice(0, 2)}##`;
    for (const [part] of entry.slice(3).matchAll(/[nac]\d+/g))
      pattern += (SIGNS[part[0] as string] as string).repeat(Number(part.slice(1)));
    patterns.set(entry.slice(0, 2), pattern);
  }
  return patterns;
}

const patterns = readPatterns();

/** Lengths up to the longest shape that the trigger pass knows. */
const lengths = [...new Set([...patterns.values()].map(({ length }) => length))].filter((length) => length <= 31);
const compact = lengths.map((length) => `@@##${'?'.repeat(length - 4)}`);
/** In groups with dashes the whole IBAN is one token; with spaces its first group is one. */
const dashed = compact
  .map((shape) => (shape.match(/.{1,4}/g) as string[]).join('-'))
  .filter(({ length }) => length <= 31);

/** The IBAN that begins at `start`: as many signs as its country has, in any grouping. */
function readIban(bytes: Uint8Array, start: number, end: number): Span | undefined {
  const { text, ends } = readSigns(bytes, start, end);
  const pattern = patterns.get(text.slice(0, 2));
  const last = ends[(pattern?.length ?? 0) - 1];
  if (pattern === undefined || last === undefined) return undefined;
  const iban = text.slice(0, pattern.length);
  return fitsPattern(iban, pattern) && passesMod97(iban) ? { start, end: last } : undefined;
}

/** Under its name also one with a wrong digit, or of a country that is not in the registry. */
function readNamed(bytes: Uint8Array, start: number, end: number, context: Context): Span | undefined {
  if (context.status) return undefined;
  const iban = readIban(bytes, start, end);
  if (iban !== undefined) return context.quoted ? { start, end } : iban;
  if (!isLetter(bytes[start] as number) || !isDigit(bytes[start + 2] as number)) return undefined;
  let last = start;
  let count = 0;
  for (let i = start; i < end && count < 34; i++) {
    const byte = bytes[i] as number;
    if (isAlphanumeric(byte)) {
      count++;
      last = i + 1;
    } else if ((byte !== SPACE && byte !== DASH && byte !== PLUS) || last !== i) break;
  }
  return count >= 15 ? { start, end: context.quoted ? end : last } : undefined;
}

function find(bytes: Uint8Array, start: number, end: number, context: Context): Span | undefined {
  if (context.named) return readNamed(bytes, start, end, context);
  const iban = readIban(bytes, start, start + REACH);
  return iban !== undefined && iban.end >= end && !isPart(bytes, start, iban.end) ? iban : undefined;
}

/** International bank account numbers (ISO 13616), by country, length and MOD 97-10; in any spacing. */
export const iban: Detector = builtIn('iban', 'bank', find, {
  where: 'anywhere',
  triggers: { shapes: ['@@##', '@@ ##', ...compact, ...dashed] },
  extent: 'line',
});
