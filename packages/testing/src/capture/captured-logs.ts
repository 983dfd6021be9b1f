import { CAPTURED } from '../check/subject.js';

/** A line that was written: the object, if it is JSON, or else the text. */
export type LogRecord = Readonly<Record<string, unknown>> | string;

function recordOf(line: string): LogRecord {
  if (!line.startsWith('{')) return line;
  try {
    return JSON.parse(line) as LogRecord;
  } catch {
    return line;
  }
}

/** What was written while logs were captured. Also after the end of it. */
export class CapturedLogs implements Disposable, AsyncDisposable {
  readonly #finished: string[] = [];
  readonly #pending = new Map<object, string>();
  readonly #stop: () => void;
  #isOn = true;

  constructor(stop: () => void) {
    this.#stop = stop;
  }

  /** Marks captured logs for the matchers, also those of another copy of this package. */
  get [CAPTURED](): true {
    return true;
  }

  /** @internal What is written, piece by piece: lines of two outputs are not mixed. */
  add(text: string, target: object): void {
    const whole = (this.#pending.get(target) ?? '') + text;
    const end = whole.lastIndexOf('\n') + 1;
    if (end > 0) this.#finished.push(whole.slice(0, end));
    this.#pending.set(target, whole.slice(end));
  }

  /** All that was written, each output's lines in one piece. */
  get text(): string {
    return this.#finished.join('') + [...this.#pending.values()].filter((rest) => rest !== '').join('\n');
  }

  /** The lines, without their ends. */
  get lines(): readonly string[] {
    const lines = this.text.split(/\r?\n/);
    if (lines[lines.length - 1] === '') lines.pop();
    return lines;
  }

  /** The lines, each as the object that its JSON is, or as text. */
  get records(): readonly LogRecord[] {
    return this.lines.map(recordOf);
  }

  /** Forgets what was captured so far. */
  clear(): void {
    this.#finished.length = 0;
    this.#pending.clear();
  }

  /** Waits for what is on its way: streams, worker threads and child processes write a few turns of the event loop later. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
  }

  /** Ends the capture and sets everything back as it was. Twice is as good as once. */
  restore(): void {
    if (!this.#isOn) return;
    this.#isOn = false;
    this.#stop();
  }

  [Symbol.dispose](): void {
    this.restore();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.settle();
    this.restore();
  }

  /** Not the logs: a failed comparison prints what it compares. */
  toJSON(): string {
    return this.toString();
  }

  toString(): string {
    return `CapturedLogs (${this.lines.length} lines)`;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }
}
