import { type Redactor, toRedactor } from '@sixfour/core';
import { tapProcess } from '../capture/process.js';
import { type Source, Tap } from '../capture/tap.js';
import { agreedBy, Discoverer, type Discovery } from '../check/discover.js';
import { safeText } from '../check/marks.js';
import { reportOf } from '../check/report.js';
import type { CheckOptions } from '../check/verdicts.js';
import { allPlanted } from '../plants/registry.js';
import { tapChildren } from './children.js';
import { tapWorkers, WorkerReports } from './workers.js';

/** Characters of one output that are kept before they are looked at; longer output is looked at as it grows. */
const KEPT = 1 << 20;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Watches all output of this thread, of its worker threads and of its child processes. */
export class LeakGuard {
  readonly #redactor: Redactor;
  readonly #tap: Tap;
  readonly #workers = new WorkerReports();
  readonly #written = new Map<Source, string>();
  readonly #found = new Map<Source, Discovery[]>();
  /** Digits that were written at the very end: the next piece may make a card number of them. */
  readonly #tails = new Map<'stdout' | 'stderr', string>();

  constructor(options: CheckOptions = {}) {
    this.#redactor = toRedactor(options.redactor);
    this.#tap = new Tap((text, source) => {
      return this.#tap.unheard(() => {
        this.#hear(text, source);
        return this.#passOn(text, source);
      });
    });
    tapProcess(this.#tap);
    tapChildren(this.#tap);
    tapWorkers(this.#tap, () => {
      this.#workers.open([...allPlanted()]);
    });
  }

  #hear(text: string, source: Source): void {
    const whole = (this.#written.get(source) ?? '') + text;
    this.#written.set(source, whole);
    if (whole.length > KEPT) this.#inspect(source, whole.lastIndexOf('\n') + 1 || whole.length);
  }

  /** What goes on to the output: redacted, and without the digits at its end until it is known what follows them. */
  #passOn(text: string, source: Source): string {
    if (source !== 'stdout' && source !== 'stderr') return safeText(text, this.#redactor);
    const whole = (this.#tails.get(source) ?? '') + text;
    const tail = /\d[\d -]{0,40}$/.exec(whole.slice(-41))?.[0] ?? '';
    this.#tails.set(source, tail);
    const shown = whole.slice(0, whole.length - tail.length);
    return safeText(shown, this.#redactor);
  }

  #flush(): void {
    for (const [source, tail] of this.#tails) {
      if (tail !== '') process[source].write(safeText(tail, this.#redactor));
    }
    this.#tails.clear();
  }

  /** Looks at the first `end` characters of what one output has, and drops them. */
  #inspect(source: Source, end: number): void {
    const whole = this.#written.get(source) ?? '';
    const text = whole.slice(0, end);
    this.#written.set(source, whole.slice(end));
    const discoverer = new Discoverer({ value: text, leaves: [{ path: '', text }], name: source });
    const found = [
      ...discoverer.byEngine(this.#redactor, () => true),
      ...discoverer.byReference(agreedBy(this.#redactor)),
      ...discoverer.byPlants(),
    ];
    if (found.length > 0) this.#found.set(source, [...(this.#found.get(source) ?? []), ...found]);
  }

  /** What leaked since the last call, as the message of a failure; `undefined` if nothing did. */
  async take(when: string): Promise<string | undefined> {
    // Streams, workers and pipes hand on what they have a few turns of the event loop later.
    for (let turns = 0; turns < 5; turns++) await turn();
    return this.#tap.unheard(() => {
      this.#flush();
      for (const { text, source } of this.#workers.take()) this.#hear(text, source);
      for (const [source, text] of this.#written) this.#inspect(source, text.length);
      const reports = [...this.#found].map(([source, found]) =>
        reportOf(`expected no sensitive data in the output ${when} (${source})`, found),
      );
      this.#found.clear();
      this.#written.clear();
      return reports.length === 0 ? undefined : reports.join('\n');
    });
  }

  stop(): void {
    this.#tap.restore();
    this.#workers.close();
  }
}
