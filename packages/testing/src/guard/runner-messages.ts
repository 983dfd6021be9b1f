import type { Writable } from 'node:stream';
import { isRunnerMessage } from '../capture/streams.js';

/** Up to this byte behind a message, Node looks for the length of another one. */
const LENGTH_BEGINS = 2;

const isAscii = (byte: number | undefined): boolean => byte === undefined || byte < 0x80;

/**
 * Keeps what a test prints apart from the messages of its process to `node --test`. Up to Node 22, the runner takes bytes 3 to 6 behind a
 * message for the length of another one, whatever they are; with the sign bit set (`┌`, `é`) it gives the whole file up. Line feeds before
 * such an output keep it readable.
 */
export function guardRunnerMessages(stdout: Writable): void {
  const write = stdout.write.bind(stdout) as (...args: unknown[]) => boolean;
  // Bytes since the last message; no message yet is as good as many bytes.
  let behind = LENGTH_BEGINS + 1;
  stdout.write = (chunk: unknown, ...rest: unknown[]) => {
    if (isRunnerMessage(chunk)) behind = 0;
    else if (behind <= LENGTH_BEGINS) {
      const bytes = Buffer.from(chunk as string, typeof rest[0] === 'string' ? (rest[0] as BufferEncoding) : undefined);
      if (!isAscii(bytes[LENGTH_BEGINS - behind])) write('\n'.repeat(LENGTH_BEGINS + 1 - behind));
      behind += bytes.length;
    }
    return write(chunk, ...rest);
  };
}
