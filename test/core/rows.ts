import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { lengthsAnywhere } from '../../packages/core/src/data/iin.js';
import { createRedactor } from '../../packages/core/src/index.js';

/** What stands in a log, and what must stand there after redaction. */
export type Shown = readonly [name: string, text: string, expected: string];
/** What must stay as it is. */
export type Kept = readonly [name: string, text: string];

export const redactor = createRedactor();
export const { redactText } = redactor;

export function itShows(rows: readonly Shown[]): void {
  it.each(rows)('%s: %j becomes %j', (_name, text, expected) => {
    expect(redactText(text)).toBe(expected);
  });
}

export function itKeeps(rows: readonly Kept[]): void {
  it.each(rows)('%s: %j stays', (_name, text) => {
    expect(redactText(text)).toBe(text);
  });
}

export interface TestCard {
  readonly network: string;
  readonly number: string;
  readonly length: number;
  readonly luhn: boolean;
}

/** Published test cards, with the pages that publish them. */
export const testCards: readonly TestCard[] = JSON.parse(
  readFileSync(new URL('../fixtures/test-cards.json', import.meta.url), 'utf8'),
);

/** Those that are found bare in any text. */
export const bareCards: readonly string[] = testCards
  .filter(({ number, luhn }) => luhn && (lengthsAnywhere(Number(number.slice(0, 6)), true) >>> number.length) & 1)
  .map(({ number }) => number);

/** The mask for 14 digits and more. */
export const masked = (number: string): string =>
  number.slice(0, 6) + '*'.repeat(number.length - 10) + number.slice(-4);
