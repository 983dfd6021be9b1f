import { type Category, type Finding, type Redactor, toRedactor } from '@sixfour/core';
import { findPlanted, type Form } from '../plants/find.js';
import { allPlanted, type Planted } from '../plants/registry.js';
import { referenceCards } from '../reference/cards.js';
import { lineStarts, placeOf } from '../text/place.js';
import type { Span } from '../text/view.js';
import type { Leaf } from './leaves.js';
import { excerptOf, type Mark, marksIn, safeText, strictRedactor, unite } from './marks.js';
import type { Subject } from './subject.js';

/** One thing that should not be there: what it is and where, never the value. */
export interface Discovery {
  /** The id of a detector of `@sixfour/core`, or the name of a planted value. */
  readonly detector: string;
  readonly category: Category | 'planted';
  /** Counted from 1, in the text of the member that `path` leads to. */
  readonly line: number;
  /** Counted from 1, in UTF-16 units. */
  readonly column: number;
  /** The redacted path of the member, `''` in a text. */
  readonly path: string;
  /** Who saw it: the engine, the reference detector alone, or the list of planted values. */
  readonly seenBy: 'engine' | 'reference' | 'planted';
  /** How a planted value was spelled. */
  readonly form: Form | undefined;
  /** What stands around it, made safe; it is put together only when it is asked for. */
  excerpt(): string | undefined;
}

type Found = Pick<Discovery, 'detector' | 'category' | 'seenBy'> & { readonly form?: Form };

const isAbove = (path: string, below: string): boolean => path === '' || below === path || below.startsWith(`${path}.`);

/** A finding without a length takes its member with all that is in it. */
const covers = (finding: Finding, { path }: Leaf, { start, end }: Span): boolean =>
  finding.start === finding.end
    ? isAbove(finding.path, path)
    : finding.path === path && finding.start < end && finding.end > start;

/** An id of W3C Trace Context that happens to have no letter. */
const isTraceId = ({ path, text }: Leaf, start: number, end: number): boolean =>
  end - start === text.length && /(?:trace|span|parent)[-_]?id$/i.test(path);

/** One leaf with what is worked out of it once. */
interface Page {
  readonly starts: readonly number[];
  marks: readonly Mark[] | undefined;
}

/** Makes discoveries of one subject. */
export class Discoverer {
  readonly #subject: Subject;
  #hidden: readonly Finding[] | undefined;
  readonly #pages = new Map<Leaf, Page>();

  constructor(subject: Subject) {
    this.#subject = subject;
  }

  #pageOf(leaf: Leaf): Page {
    const known = this.#pages.get(leaf);
    if (known !== undefined) return known;
    const page = { starts: lineStarts(leaf.text), marks: undefined };
    this.#pages.set(leaf, page);
    return page;
  }

  #marksOf(leaf: Leaf): readonly Mark[] {
    const page = this.#pageOf(leaf);
    return (page.marks ??= this.#readMarks(leaf));
  }

  #readMarks(leaf: Leaf): readonly Mark[] {
    this.#hidden ??= strictRedactor().scan(this.#subject.value);
    const whole = { start: 0, end: leaf.text.length };
    const here = this.#hidden
      .filter((finding) => covers(finding, leaf, whole))
      .map((finding) => (finding.start === finding.end ? { ...finding, ...whole } : finding));
    return unite([...marksIn(leaf.text, here), ...marksIn(leaf.text)]);
  }

  #describe(found: Found, path: string, span: Span, leaf: Leaf | undefined): Discovery {
    const { detector, category, seenBy, form } = found;
    const place = placeOf(leaf === undefined ? [0] : this.#pageOf(leaf).starts, span.start);
    const excerpt = (): string | undefined =>
      leaf === undefined ? undefined : excerptOf(leaf.text, span, this.#marksOf(leaf));
    return { detector, category, seenBy, form, ...place, path: safePath(path), excerpt };
  }

  /** What this redactor finds. */
  byEngine(redactor: Redactor, isMeant: (finding: Finding) => boolean): Discovery[] {
    return redactor
      .scan(this.#subject.value)
      .filter(isMeant)
      .map(({ detector, category, path, start, end }) => {
        const leaves = this.#subject.leaves.filter(
          (leaf) => leaf.path === path && leaf.text.length >= end && end > start,
        );
        const leaf = leaves.find(({ isKey }) => isKey === undefined) ?? leaves[0];
        return this.#describe({ detector, category, seenBy: 'engine' }, path, { start, end }, leaf);
      });
  }

  /** The card numbers that the reference detector sees: all that none of `agreed` has. */
  byReference(agreed: readonly Redactor[], isMeant: (text: string) => boolean = () => true): Discovery[] {
    const findings = agreed.flatMap((redactor) => redactor.scan(this.#subject.value));
    return this.#subject.leaves.flatMap((leaf) =>
      referenceCards(leaf.text)
        .filter((span) => !findings.some((finding) => covers(finding, leaf, span)))
        .filter(({ start, end }) => !isTraceId(leaf, start, end) && isMeant(leaf.text.slice(start, end)))
        .map((span) =>
          this.#describe({ detector: 'pan', category: 'pan', seenBy: 'reference' }, leaf.path, span, leaf),
        ),
    );
  }

  /** What fits a pattern that no detector has. */
  byPattern(detector: string, category: Category, pattern: RegExp): Discovery[] {
    return this.#subject.leaves.flatMap((leaf) =>
      [...leaf.text.matchAll(pattern)].map(({ index }): Discovery => {
        const place = placeOf(this.#pageOf(leaf).starts, index);
        const path = safePath(leaf.path);
        return { detector, category, seenBy: 'engine', form: undefined, ...place, path, excerpt: () => undefined };
      }),
    );
  }

  /** Where planted values came out, in whatever form. */
  byPlants(planted: readonly Planted[] = allPlanted()): Discovery[] {
    const { leaves } = this.#subject;
    const inLeaves = leaves.flatMap((leaf) =>
      findPlanted(leaf.text, planted).map(({ name, form, start, end }) =>
        this.#describe(
          { detector: name, category: 'planted', seenBy: 'planted', form },
          leaf.path,
          { start, end },
          leaf,
        ),
      ),
    );
    if (leaves.length < 2) return inLeaves;
    const together = { path: '', text: leaves.map(({ text }) => text).join('\n') };
    const halves = findPlanted(together.text, planted).filter(({ form }) => form === 'in halves');
    return [
      ...inLeaves,
      ...halves.map(({ name, form, start, end }) =>
        this.#describe({ detector: name, category: 'planted', seenBy: 'planted', form }, '', { start, end }, together),
      ),
    ];
  }
}

/** Names in a path come from the value, and may be what leaked. */
function safePath(path: string): string {
  // Name by name: a number behind a dot would pass for a fraction.
  const safe = path.split('.').map((name) => (name === '' ? '' : safeText(name, strictRedactor())));
  const whole = safe.join('.');
  return whole.length > 120 ? `${whole.slice(0, 120)}…` : whole;
}

/** What the default redactor of this process finds is no disagreement: an option of the user's left it out. */
export const agreedBy = (redactor: Redactor): Redactor[] => [redactor, toRedactor()];
