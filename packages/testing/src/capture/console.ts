import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { tapStream } from './streams.js';
import { type Bag, isFunction, isObject, type Method, type Tap } from './tap.js';

const TO_STDERR = new Set(['error', 'warn', 'trace', 'assert']);

/**
 * Hears every method of a console that prints, by a second console that formats the same arguments: the consoles of vitest and jest print by
 * ways of their own, which no stream sees.
 */
export function tapConsole(tap: Tap, target: Bag): void {
  let printed = '';
  const sink = new Writable({
    decodeStrings: false,
    write(text: string, _encoding, done) {
      printed += text;
      done();
    },
  });
  const second = new Console({ stdout: sink, stderr: sink, colorMode: false }) as unknown as Bag;
  for (const name of Object.keys(second)) {
    const method = second[name];
    if (!isFunction(method) || !isFunction(target[name])) continue;
    const plain = target[TO_STDERR.has(name) ? 'error' : 'log'] as Method;
    tap.replace(target, name, (original, self, args) => {
      printed = '';
      tap.unheard(() => method.apply(second, args));
      const text = printed;
      printed = '';
      if (text === '') return tap.unheard(() => original.apply(self, args));
      const on = tap.outlet(text, 'console', target);
      if (on === text) return tap.unheard(() => original.apply(self, args));
      if (on !== undefined) tap.unheard(() => plain.call(self, '%s', on.replace(/\n$/, '')));
      return undefined;
    });
  }
  // winston writes to the streams of the console, which are not always those of the process.
  for (const name of ['_stdout', '_stderr']) {
    const stream = target[name];
    if (isObject(stream) && stream !== (process.stdout as unknown) && stream !== (process.stderr as unknown)) {
      tapStream(tap, stream, 'console');
    }
  }
}
