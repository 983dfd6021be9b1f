import type { Redactor } from '@sixfour/core';
import { LEVEL, MESSAGE } from './triple-beam.js';

/** A finished text that is redacted already, and its level: all that a transport needs which reads nothing else. */
export class FinishedLine {
  readonly level: string;
  readonly [LEVEL]: string;
  readonly [MESSAGE]: string;
  readonly #redactors: readonly Redactor[];

  constructor(level: string, text: string, redactors: readonly Redactor[]) {
    this.level = level;
    this[LEVEL] = level;
    let redacted = text;
    for (const redactor of redactors) redacted = redactor.redactLine(redacted);
    this[MESSAGE] = redacted;
    this.#redactors = redactors;
  }

  /** The same by the rules of those too that have not read it yet. */
  by(redactors: readonly Redactor[]): FinishedLine {
    if (redactors === this.#redactors) return this;
    const more = redactors.filter((redactor) => !this.#redactors.includes(redactor));
    return more.length === 0 ? this : new FinishedLine(this[LEVEL], this[MESSAGE], more);
  }
}
