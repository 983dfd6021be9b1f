import { failedLine, type Redactor } from '@sixfour/core';
import type { WriteLine } from './logger.js';

/** What each `streamWrite` of ours was made of. */
const made = new WeakMap<WriteLine, { readonly redactor: Redactor; readonly theirs: WriteLine | undefined }>();

export const partsOf = (write: WriteLine): { redactor: Redactor; theirs: WriteLine | undefined } | undefined =>
  made.get(write);

/** A `hooks.streamWrite`: the user's own first, then the redactor on what it returned. */
export function createWriteLine(redactor: Redactor, theirs: WriteLine | undefined): WriteLine {
  const write: WriteLine = (line) => {
    try {
      const output = theirs === undefined ? line : theirs(line);
      return typeof output === 'string' ? redactor.redactLine(output) : redactor.redact(output);
    } catch {
      // Their hook may have been about to take something away, so the line as it was is no way out.
      return failedLine(line);
    }
  };
  made.set(write, { redactor, theirs });
  return write;
}
