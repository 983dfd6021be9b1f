import { tapConsole } from './console.js';
import { tapDescriptors } from './descriptors.js';
import { tapStream } from './streams.js';
import type { Bag, Tap } from './tap.js';

/** Hears all that this thread puts out: `console`, `process.stdout` and `stderr`, and their file descriptors. */
export function tapProcess(tap: Tap): void {
  tapDescriptors(tap);
  tapStream(tap, process.stdout as unknown as Bag, 'stdout');
  tapStream(tap, process.stderr as unknown as Bag, 'stderr');
  tapConsole(tap, console as unknown as Bag);
}
