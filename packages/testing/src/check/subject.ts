import { type Leaf, leavesOf } from './leaves.js';

/** Marks captured logs, also those of another copy of this package: they are checked as the text that was written. */
export const CAPTURED = Symbol.for('sixfour.testing.captured');

/** What is checked: a value, its texts, and what to call it in a message. */
export interface Subject {
  readonly value: unknown;
  readonly leaves: readonly Leaf[];
  readonly name: string;
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

const linesOf = (text: string): number => (text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0));

function isCaptured(value: unknown): value is { readonly text: string } {
  return typeof value === 'object' && value !== null && CAPTURED in value;
}

export function subjectOf(value: unknown): Subject {
  if (isCaptured(value)) {
    const { text } = value;
    return { value: text, leaves: [{ path: '', text }], name: `the captured logs (${count(linesOf(text), 'line')})` };
  }
  const leaves = leavesOf(value);
  if (typeof value === 'string') return { value, leaves, name: `the text (${count(linesOf(value), 'line')})` };
  if (Array.isArray(value)) return { value, leaves, name: `the array (${count(value.length, 'element')})` };
  return {
    value,
    leaves,
    name: value instanceof Error ? 'the error' : `the ${value === null ? 'null' : typeof value}`,
  };
}
