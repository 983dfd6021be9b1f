import { StringDecoder } from 'node:string_decoder';
import { failedLine, type Redactor } from '@sixfour/core';

/** Cuts chunks into lines and redacts each; order and terminators stay. */
export class LineRedactor {
  readonly #redactor: Redactor;
  readonly #decoder = new StringDecoder('utf8');
  /** Pieces of a line whose end has not come yet. */
  #rest: string[] = [];

  constructor(redactor: Redactor) {
    this.#redactor = redactor;
  }

  /** The redacted lines that this chunk completes. */
  add(chunk: string | Uint8Array): string {
    const text = typeof chunk === 'string' ? chunk : this.#decoder.write(chunk);
    const last = text.lastIndexOf('\n');
    if (last < 0) {
      if (text !== '') this.#rest.push(text);
      return '';
    }
    const whole = this.#rest.join('') + text.slice(0, last + 1);
    this.#rest = last + 1 < text.length ? [text.slice(last + 1)] : [];
    let output = '';
    for (let start = 0, end = 0; start < whole.length; start = end) {
      end = whole.indexOf('\n', start) + 1;
      output += this.#redact(whole.slice(start, end));
    }
    return output;
  }

  /** What is left when the input ends without a terminator, redacted. */
  end(): string {
    const text = this.#rest.join('') + this.#decoder.end();
    this.#rest = [];
    return text === '' ? '' : this.#redact(text);
  }

  #redact(line: string): string {
    try {
      return this.#redactor.redactLine(line);
    } catch {
      return failedLine(line);
    }
  }
}
