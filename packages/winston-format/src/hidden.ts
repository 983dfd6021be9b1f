import { readMember } from './copy.js';
import { ERROR_MARKER } from './triple-beam.js';

/** A value that was taken out of the fields, and what stands there instead. */
export interface Hidden {
  readonly value: string;
  /** `null` for a number, by the option `numbers`. */
  readonly shown: string | null;
}

/** Something before and after its redaction. */
export type Change = readonly [before: unknown, after: unknown];

const NOTHING_HIDDEN: readonly Hidden[] = [];

/** How many values are looked for, and how many members are compared to find them. */
const MOST_VALUES = 200;
const MOST_MEMBERS = 10_000;

type Bag = Record<PropertyKey, unknown>;

const isObject = (value: unknown): value is Bag => typeof value === 'object' && value !== null;

/** Compares the fields before and after. */
class Comparison {
  readonly hidden = new Map<string, string | null>();
  readonly #seen = new Set<object>();
  #members = 0;

  compare(before: unknown, after: unknown): void {
    if (before === after || this.#members++ > MOST_MEMBERS || this.hidden.size >= MOST_VALUES) return;
    if (isObject(before)) {
      this.#inside(before, after);
      return;
    }
    if (typeof before !== 'string' && typeof before !== 'number' && typeof before !== 'bigint') return;
    const value = String(before);
    if (value.length < 2) return;
    this.hidden.set(value, typeof after === 'string' || after === null ? after : ERROR_MARKER);
  }

  /** A key that was masked stands among those that are new; what stands for a whole object stands for each of its leaves. */
  #inside(before: Bag, after: unknown): void {
    if (this.#seen.has(before)) return;
    this.#seen.add(before);
    const keys = Reflect.ownKeys(before);
    if (!isObject(after)) {
      for (const key of keys) this.compare(readMember(before, key), after);
      return;
    }
    const left: PropertyKey[] = [];
    for (const key of keys) {
      if (Object.hasOwn(after, key)) this.compare(readMember(before, key), after[key]);
      else left.push(key);
    }
    const added = Reflect.ownKeys(after).filter((key) => !Object.hasOwn(before, key));
    const isAligned = left.length === added.length;
    left.forEach((key, i) => {
      this.compare(readMember(before, key), isAligned ? after[added[i] as PropertyKey] : undefined);
    });
  }
}

/** The values that redaction took out: a format before it may have printed them without their names. */
export function hiddenBetween(changes: readonly Change[]): readonly Hidden[] {
  if (changes.every(([before, after]) => before === after)) return NOTHING_HIDDEN;
  const comparison = new Comparison();
  for (const [before, after] of changes) comparison.compare(before, after);
  return [...comparison.hidden].map(([value, shown]) => ({ value, shown }));
}
