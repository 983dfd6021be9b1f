import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isRunnerMessage } from './streams.js';
import { type Bag, isFunction, type Source, type Tap, textOf } from './tap.js';

const FILES: Readonly<Record<string, 'stdout' | 'stderr'>> = {
  '/dev/stdout': 'stdout',
  '/dev/stderr': 'stderr',
  '/dev/fd/1': 'stdout',
  '/dev/fd/2': 'stderr',
  '/proc/self/fd/1': 'stdout',
  '/proc/self/fd/2': 'stderr',
};

function sourceOf(file: unknown): 'stdout' | 'stderr' | undefined {
  if (file === 1) return 'stdout';
  if (file === 2) return 'stderr';
  return typeof file === 'string' ? FILES[file] : undefined;
}

/** What `fs.write(fd, buffer, offset, length)` is about to write of the buffer. */
function partOf(chunk: unknown, offset: unknown, length: unknown): unknown {
  if (!ArrayBuffer.isView(chunk)) return chunk;
  const bytes = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  const options = typeof offset === 'object' && offset !== null ? (offset as Bag) : { offset, length };
  const start = typeof options['offset'] === 'number' ? options['offset'] : 0;
  const size = typeof options['length'] === 'number' ? options['length'] : bytes.length - start;
  return bytes.subarray(start, start + size);
}

/**
 * Hears what is written to the file descriptors 1 and 2 by `node:fs`: pino and others write there, past `process.stdout`. A caller is told
 * that all of its bytes were written, whatever went on in their place.
 */
export function tapDescriptors(tap: Tap, sources: readonly Source[] = ['stdout', 'stderr']): void {
  const owner = fs as unknown as Bag;
  // Restored in reverse: named imports are set back last.
  tap.onRestore(syncBuiltinESMExports);
  for (const name of ['write', 'writeSync', 'writev', 'writevSync', 'appendFileSync', 'writeFileSync']) {
    tap.replace(owner, name, (original, self, args) => {
      const [file, chunk, offset, length] = args;
      const source = sourceOf(file);
      const given = Array.isArray(chunk) ? Buffer.concat(chunk as Uint8Array[]) : partOf(chunk, offset, length);
      if (source === undefined || !sources.includes(source) || isRunnerMessage(given))
        return original.apply(self, args);
      const text = textOf(given);
      const on = tap.outlet(text, source, process[source]);
      if (on === text) return tap.unheard(() => original.apply(self, args));
      if (on !== undefined)
        tap.unheard(() => {
          fs.writeFileSync(source === 'stdout' ? 1 : 2, on);
        });
      const size = typeof given === 'string' ? Buffer.byteLength(given) : (given as Uint8Array).byteLength;
      const done = args.find(isFunction);
      if (done !== undefined) process.nextTick(done, null, size, chunk);
      return name.startsWith('write') && !name.includes('File') ? size : undefined;
    });
  }
  syncBuiltinESMExports();
}
