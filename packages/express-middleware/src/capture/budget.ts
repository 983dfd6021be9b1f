/** What all captured bodies of this process may hold together, in bytes. */
const MAX_HELD = 32 * 1024 * 1024;

/** Counts what captured bodies hold, so that many large ones at once cannot fill the memory. */
export class Budget {
  readonly #most: number;
  #held = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get held(): number {
    return this.#held;
  }

  /** Takes `bytes`, or nothing if there is no room. */
  take(bytes: number): boolean {
    if (this.#held + bytes > this.#most) return false;
    this.#held += bytes;
    return true;
  }

  giveBack(bytes: number): void {
    this.#held -= bytes;
  }
}

const KEY = Symbol.for('sixfour.http.captured');
const owner = globalThis as { [KEY]?: Budget };

/** One for the process, also where both the ESM and the CommonJS copy are loaded. */
export const processBudget: Budget = (owner[KEY] ??= new Budget(MAX_HELD));
