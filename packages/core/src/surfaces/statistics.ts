import type { FindingSummary, RedactorStats } from '../types.js';

/** Counts what a redactor does, and tells `onFinding`, guarded. */
export class Statistics {
  texts = 0;
  lines = 0;
  values = 0;
  errors = 0;
  limits = 0;
  onFindingErrors = 0;
  readonly #findings = new Map<string, number>();
  readonly #onFinding: ((finding: FindingSummary) => unknown) | undefined;
  #isTelling = false;

  constructor(onFinding: ((finding: FindingSummary) => unknown) | undefined) {
    this.#onFinding = onFinding;
  }

  found(finding: FindingSummary): void {
    this.#findings.set(finding.detector, (this.#findings.get(finding.detector) ?? 0) + 1);
    if (this.#onFinding === undefined || this.#isTelling) return;
    this.#isTelling = true;
    try {
      const answer = this.#onFinding(finding);
      if (answer instanceof Promise)
        answer.catch(() => {
          this.onFindingErrors++;
        });
    } catch {
      this.onFindingErrors++;
    } finally {
      this.#isTelling = false;
    }
  }

  snapshot(): RedactorStats {
    const { texts, lines, values, errors, limits, onFindingErrors } = this;
    return { texts, lines, values, errors, limits, onFindingErrors, findings: Object.fromEntries(this.#findings) };
  }
}
