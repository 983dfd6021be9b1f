import { type Bag, isFunction, type Source, type Tap, textOf } from './tap.js';

const callbackOf = (args: readonly unknown[]): (() => unknown) | undefined =>
  args.find((arg): arg is () => unknown => isFunction(arg));

/** The messages of a test process to its runner, which are no output of a test: v8's serialization begins with 0xFF 0x0F. */
export const isRunnerMessage = (chunk: unknown): boolean =>
  chunk instanceof Uint8Array &&
  chunk[0] === 0xff &&
  chunk[1] === 0x0f &&
  process.env['NODE_TEST_CONTEXT'] !== undefined;

/** Hears `write` and `end` of a stream. What goes on is what the outlet says; bytes stay bytes if nothing is changed. */
export function tapStream(tap: Tap, stream: Bag, source: Source): void {
  tap.replace(stream, 'write', (write, self, args) => {
    const [chunk, ...rest] = args;
    if (isRunnerMessage(chunk)) return write.apply(self, args);
    const text = textOf(chunk, rest[0]);
    const on = tap.outlet(text, source, stream);
    if (on === text) return tap.unheard(() => write.apply(self, args));
    if (on !== undefined) return tap.unheard(() => write.call(self, on, ...withoutEncoding(rest)));
    const done = callbackOf(rest);
    if (done !== undefined) process.nextTick(done);
    return true;
  });
  tap.replace(stream, 'end', (end, self, args) => {
    const [chunk, ...rest] = args;
    if (chunk === undefined || chunk === null || isFunction(chunk) || isRunnerMessage(chunk))
      return end.apply(self, args);
    const text = textOf(chunk, rest[0]);
    const on = tap.outlet(text, source, stream);
    if (on === text) return tap.unheard(() => end.apply(self, args));
    return tap.unheard(() =>
      end.apply(self, on === undefined ? rest.filter(isFunction) : [on, ...withoutEncoding(rest)]),
    );
  });
}

/** The text that goes on is no longer in the encoding of the chunk it stands for. */
const withoutEncoding = (args: readonly unknown[]): unknown[] => args.filter((arg) => typeof arg !== 'string');
