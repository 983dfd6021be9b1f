import { inspect } from 'node:util';

/** What the rows plant, and what must stand in its place. */
export const CARD = '4111111111111111';
export const MASKED = '411111******1111';
export const SPACED = '4111 1111 1111 1111';

const everything = { depth: Infinity, maxArrayLength: null, maxStringLength: null } as const;

/** What a console prints of a value. */
export const inspected = (value: unknown): string => inspect(value, everything);

/** Everything that a console and a JSON logger print of a value. */
export const printed = (value: unknown): string => `${inspected(value)}\n${JSON.stringify(value)}`;

/** The planted values that stand in a text, in whatever grouping; quotes and commas between digits do not hide them. */
export function plantsIn(text: string): string[] {
  const digits = text.replace(/[\s'",-]/g, '');
  return [CARD, '378282246310005', 'hunter2hunter2'].filter((plant) => digits.includes(plant));
}
