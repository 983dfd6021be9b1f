import { type Redactor, type RedactorOptions, SixfourOptionError, toRedactor } from '@sixfour/core';
import { allPlanted } from '../plants/registry.js';
import { agreedBy, Discoverer, type Discovery } from './discover.js';
import { type Kind, redactorFor } from './kinds.js';
import { strictRedactor } from './marks.js';
import { reportOf } from './report.js';
import { type Subject, subjectOf } from './subject.js';

/** What a check says: whether it holds, and the message for when it does not, or when it was to be the other way round. */
export interface Verdict {
  readonly pass: boolean;
  readonly message: () => string;
}

export interface CheckOptions {
  /** What is looked for: a redactor, or the options of one. @default the defaults of `@sixfour/core` */
  readonly redactor?: Redactor | RedactorOptions;
}

/** @throws SixfourOptionError for options that are not as documented */
export function readCheckOptions(options: CheckOptions | undefined, caller: string): CheckOptions {
  if (options === undefined) return {};
  if (typeof options !== 'object' || options === null) {
    throw new SixfourOptionError(caller, 'options', 'an object', options);
  }
  for (const name of Object.keys(options)) {
    if (name !== 'redactor') {
      throw new SixfourOptionError(caller, name, 'a known option (redactor)', Reflect.get(options, name));
    }
  }
  return options;
}

const redactorOf = (options: CheckOptions | undefined, caller: string): Redactor =>
  toRedactor(readCheckOptions(options, caller).redactor);

function verdictOf(subject: Subject, what: string, discoveries: readonly Discovery[]): Verdict {
  const pass = discoveries.length === 0;
  const message = (): string =>
    pass
      ? `expected ${what} in ${subject.name}, found none`
      : reportOf(`expected no ${what} in ${subject.name}`, discoveries);
  return { pass, message };
}

/** Nothing that the redactor or the reference detector finds. */
export function holdsNoSensitiveData(
  value: unknown,
  options?: CheckOptions,
  caller = 'assertNoSensitiveData',
): Verdict {
  const redactor = redactorOf(options, caller);
  const subject = subjectOf(value);
  const discoverer = new Discoverer(subject);
  const found = [...discoverer.byEngine(redactor, () => true), ...discoverer.byReference(agreedBy(redactor))];
  return verdictOf(subject, 'sensitive data', found);
}

/** Nothing of one category, or of one detector. */
export function holdsNo(value: unknown, kind: Kind, caller = 'assertNo'): Verdict {
  const redactor = redactorFor(kind, caller);
  const subject = subjectOf(value);
  const discoverer = new Discoverer(subject);
  const found = discoverer.byEngine(redactor, ({ detector, category }) => detector === kind || category === kind);
  return verdictOf(subject, kind, kind === 'pan' ? [...found, ...discoverer.byReference([redactor])] : found);
}

/** No planted value, in whatever form. */
export function holdsNoPlanted(value: unknown, caller = 'assertNoPlanted'): Verdict {
  if (allPlanted().length === 0) {
    throw new SixfourOptionError(caller, 'plant()', 'called before, or the check could not fail', undefined);
  }
  const subject = subjectOf(value);
  return verdictOf(subject, 'planted value', new Discoverer(subject).byPlants());
}

const MARK = /\[REDACTED:[\w-]+\]|(?<![\d*])\d{0,6}\*{4,}\d{4}(?![\d*])/g;

const masksIn = (subject: Subject): string[] => subject.leaves.flatMap(({ text }) => text.match(MARK) ?? []);

/** Nothing sensitive, and a sign that something was there: a mask or a marker. */
export function isRedacted(value: unknown, options?: CheckOptions): Verdict {
  const clean = holdsNoSensitiveData(value, options, 'toBeRedacted');
  if (!clean.pass) return clean;
  const subject = subjectOf(value);
  const pass = masksIn(subject).length > 0;
  const message = (): string =>
    pass
      ? `expected no mask and no marker in ${subject.name}, found ${masksIn(subject).length}`
      : `expected a mask or a marker in ${subject.name}, found none: nothing was redacted`;
  return { pass, message };
}

/** One given mask or marker stands in the value. */
export function showsMask(value: unknown, mask: string, caller = 'assertMasked'): Verdict {
  const isMask =
    typeof mask === 'string' && mask.match(MARK)?.[0] === mask && !(strictRedactor().scan(mask).length > 0);
  if (!isMask) {
    throw new SixfourOptionError(
      caller,
      'mask',
      "a mask such as '411111******1111' or a marker such as '[REDACTED:cvv]'",
      mask,
    );
  }
  const subject = subjectOf(value);
  const found = masksIn(subject);
  const pass = found.includes(mask);
  const others = [...new Set(found)].slice(0, 5).join(', ');
  const message = (): string =>
    pass
      ? `expected no ${mask} in ${subject.name}, found ${found.filter((each) => each === mask).length}`
      : `expected ${mask} in ${subject.name}, found ${others === '' ? 'no mask and no marker' : others}`;
  return { pass, message };
}
