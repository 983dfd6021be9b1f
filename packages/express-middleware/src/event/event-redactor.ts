import type { Redactor } from '@sixfour/core';
import type { Bag } from '../http.js';
import type { RawEvent } from './event.js';

/** What a text says otherwise than its value does: escapes, and lists that begin with a digit, in which those of a number may stand alone. */
const NEEDS_VALUE = /\\|\[\s*"?\d/;

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
    if (texts.size > 0 && this.#readsTexts && this.#isClean(fields, texts)) return fields;
    return this.#redactor.redact(fields);
  }

  /** A body that came as JSON is read as the text that it was: to walk through what it says takes several times as long. */
  #isClean(fields: Bag, texts: ReadonlyMap<string, string>): boolean {
    const quiet = (this.#quiet ??= this.#redactor.with({ onFinding: () => undefined }));
    const rest = { ...fields };
    for (const name of texts.keys()) Reflect.deleteProperty(rest, name);
    if (quiet.redact<unknown>(rest) !== rest) return false;
    for (const text of texts.values()) if (NEEDS_VALUE.test(text) || quiet.redactLine(text) !== text) return false;
    return true;
  }
}
