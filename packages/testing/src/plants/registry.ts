/** A value that was planted and must come out nowhere. */
export interface Planted {
  /** What it is, never the value: `card (visa, 16 digits)`. */
  readonly name: string;
  readonly value: string;
  /** A card number may come out in parts: eight of its digits in a row are more than a log may show. */
  readonly isCard: boolean;
}

const KEY = Symbol.for('sixfour.testing.planted');

/** One list for the process, also if ES modules and CommonJS each load a copy of this package. */
function list(): Planted[] {
  const holder = globalThis as { [KEY]?: Planted[] };
  return (holder[KEY] ??= []);
}

export const allPlanted = (): readonly Planted[] => list();

export function remember(planted: Planted): void {
  if (!list().some(({ value, name }) => value === planted.value && name === planted.name)) list().push(planted);
}

export function forgetAll(): void {
  list().length = 0;
}
