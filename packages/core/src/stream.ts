import { toRedactor } from './default-redactor.js';
import { TEXT_PARTS } from './redactor.js';
import type { Redactor, RedactorOptions } from './types.js';

/** Redacts a text that comes in chunks. */
export interface TextStream {
  /** Takes the next chunk, cut anywhere, and returns what is redacted so far. */
  write(chunk: string): string;
  /** Returns the rest; the next chunk begins another text. */
  end(): string;
}

/**
 * A stream of one text: what it returns is, joined, what `redactText` makes of all chunks joined, wherever they are cut. It holds back up
 * to 256 KiB, as a finding may span lines, and a line without an end as a whole; nothing throws but an option.
 *
 * @throws SixfourOptionError for options that are not as documented
 */
export const createTextStream = (redactor?: Redactor | RedactorOptions): TextStream =>
  (toRedactor(redactor) as Redactor & { readonly [TEXT_PARTS]: () => TextStream })[TEXT_PARTS]();

/**
 * Redacts strings or UTF-8 bytes as they come, for `pipeline` of Node.js and any other async iterable.
 *
 * @throws SixfourOptionError for options that are not as documented
 */
export async function* redactStream(
  source: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
  redactor?: Redactor | RedactorOptions,
): AsyncGenerator<string> {
  const stream = createTextStream(redactor);
  const decoder = new TextDecoder();
  for await (const chunk of source) {
    const text = stream.write(
      typeof chunk === 'string' ? decoder.decode() + chunk : decoder.decode(chunk, { stream: true }),
    );
    if (text !== '') yield text;
  }
  const rest = stream.write(decoder.decode()) + stream.end();
  if (rest !== '') yield rest;
}
