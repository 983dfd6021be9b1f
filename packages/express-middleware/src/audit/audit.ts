import { channel } from 'node:diagnostics_channel';
import type { FindingSummary, Redactor } from '@sixfour/core';
import { guarded, type Log } from '../log/logger.js';
import { FindingCounts, type RouteFindings } from './finding-counts.js';

/** What `sixfour:finding` publishes: no text, no offset. */
export interface FindingMessage extends FindingSummary {
  readonly method: string | undefined;
  /** The matched pattern, or `(unmatched)`. */
  readonly route: string;
  readonly requestId: string;
}

/** The name of the `node:diagnostics_channel` that is told every finding in an exchange. */
export const FINDING_CHANNEL = 'sixfour:finding';

const findings = channel(FINDING_CHANNEL);

/** Whose finding it is. */
export type FindingOwner = Pick<FindingMessage, 'method' | 'route' | 'requestId'>;

/** Counts the exchanges of a request log in which something was found, tells the channel, and writes what came since the last time as an event. */
export class Audit {
  readonly #log: Log;
  readonly #redactor: Redactor;
  readonly #intervalMs: number;
  readonly #all = new FindingCounts();
  readonly #recent = new FindingCounts();
  #timer: NodeJS.Timeout | undefined;

  constructor(log: Log, redactor: Redactor, intervalMs: number) {
    this.#log = log;
    this.#redactor = redactor;
    this.#intervalMs = intervalMs;
  }

  /** Counts what is in a value that redaction has changed: each detector once for each exchange, which notes it. */
  count(value: unknown, owner: FindingOwner, exchange: { found?: Set<string> }): void {
    for (const { detector, category, field, rule } of this.#redactor.explain(value)) {
      if (!rule.startsWith('found-') || exchange.found?.has(detector) === true) continue;
      exchange.found = (exchange.found ?? new Set()).add(detector);
      this.#all.add(owner.route, detector);
      this.#recent.add(owner.route, detector);
      if (findings.hasSubscribers) findings.publish({ detector, category, field, ...owner } satisfies FindingMessage);
    }
    if (!this.#recent.isEmpty) this.#schedule();
  }

  /** A timer only while there is something to write; it keeps no process alive. */
  #schedule(): void {
    this.#timer ??= setTimeout(() => {
      this.flush();
    }, this.#intervalMs).unref();
  }

  /** Writes the counts since the last time, if there are any. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#recent.isEmpty) return;
    const routes = this.#recent.snapshot();
    this.#recent.clear();
    guarded(() => {
      this.#log.write('info', 'sensitive data in requests', { audit: { routes } });
    });
  }

  snapshot(): RouteFindings {
    return this.#all.snapshot();
  }
}
