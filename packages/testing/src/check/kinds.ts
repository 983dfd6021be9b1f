import { type Category, createRedactor, type Redactor, SixfourOptionError } from '@sixfour/core';
import { strictRedactor } from './marks.js';

/** What `toHoldNo` can be asked about: a category, or the id of one detector. */
export type Kind = Category | (string & {});

const categories: readonly string[] = ['pan', 'sad', 'identity', 'personal', 'credential', 'bank'] satisfies Category[];

const made = new Map<string, Redactor>();

/** A redactor that looks for one kind only, so that nothing else claims the same text. */
export function redactorFor(kind: Kind, caller: string): Redactor {
  const known = made.get(kind);
  if (known !== undefined) return known;
  const on = createRedactor().describe().detectors;
  const all = strictRedactor().describe().detectors;
  const ids = categories.includes(kind)
    ? on.filter(({ category }) => category === kind).map(({ id }) => id)
    : all.filter(({ id }) => id === kind).map(({ id }) => id);
  if (ids.length === 0) {
    throw new SixfourOptionError(caller, 'kind', `a category (${categories.join(', ')}) or the id of a detector`, kind);
  }
  const redactor = createRedactor({ detectors: ids });
  made.set(kind, redactor);
  return redactor;
}
