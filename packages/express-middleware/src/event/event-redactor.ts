import type { Redactor } from '@sixfour/core';
import type { Bag } from '../http.js';
import type { RawEvent, Texts } from './event.js';

/** What a text says otherwise than its value does: escapes, and lists that begin with a digit, in which those of a number may stand alone. */
const NEEDS_VALUE = /\\|\[\s*"?\d/;

/** The fields but those that have a text. */
function withoutTexts(fields: Bag, { body, responseBody }: Texts): Bag {
  const rest: Bag = {};
  for (const name in fields) {
    if (name === 'body' ? body === undefined : name !== 'responseBody' || responseBody === undefined)
      rest[name] = fields[name];
  }
  return rest;
}

/** Redacts events. */
export class EventRedactor {
  readonly #redactor: Redactor;
  /** Finds the same and tells nobody: what it finds is found once more, with all of its event around it. */
  #quiet: Redactor | undefined;
  readonly #readsTexts: boolean;

  constructor(redactor: Redactor) {
    this.#redactor = redactor;
    const { mode, paths } = redactor.describe();
    // A report is about every event; a path begins at the event.
    this.#readsTexts = mode === 'redact' && paths === 0;
  }

  /** The event, redacted; the same object if there is nothing in it. */
  redact({ fields, texts }: RawEvent): unknown {
    const hasTexts = texts.body !== undefined || texts.responseBody !== undefined;
    if (hasTexts && this.#readsTexts && this.#isClean(fields, texts)) return fields;
    return this.#redactor.redact(fields);
  }

  /** A body that came as JSON is read as the text that it was: to walk through what it says takes several times as long. */
  #isClean(fields: Bag, texts: Texts): boolean {
    const quiet = (this.#quiet ??= this.#redactor.with({ onFinding: () => undefined }));
    const isCleanText = (text: string | undefined): boolean =>
      text === undefined || (!NEEDS_VALUE.test(text) && quiet.redactLine(text) === text);
    // The texts first: they take the least, and are the likeliest to hold something.
    if (!isCleanText(texts.responseBody) || !isCleanText(texts.body)) return false;
    const rest = withoutTexts(fields, texts);
    return quiet.redact<unknown>(rest) === rest;
  }
}
