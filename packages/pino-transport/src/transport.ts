import { Transform, Writable } from 'node:stream';
import { createRedactor, type RedactorOptions } from '@sixfour/core';
import { type Destination, type InnerTarget, openDestination } from './destination.js';
import { LineRedactor } from './lines.js';

/** Options of the worker transport. They cross into a worker thread, so they hold no functions. */
export interface TransportOptions {
  /** Options of the redactor that can be cloned; detectors and presets by name. @default the defaults of `@sixfour/core` */
  readonly redactor?: Omit<RedactorOptions, 'detectors' | 'censor' | 'onFinding'> & {
    readonly detectors?: readonly string[];
    readonly censor?: string;
  };
  /** Where redacted lines go: a file descriptor, the path of a file, or another transport inside the same worker. @default 1 */
  readonly to?: number | string | InnerTarget;
  /** Hand the lines to the next stage of a `pipeline` instead of writing them. @default false */
  readonly enablePipelining?: boolean;
}

/** An error that says where, and with which system code, but carries no text of a record. */
function cleanError(error: unknown): Error {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  const isCode = typeof code === 'string' && /^E[A-Z]{2,20}$/.test(code);
  const clean = new Error(`transport: the destination failed${isCode ? ` with ${code}` : ''}`);
  return isCode ? Object.assign(clean, { code }) : clean;
}

function createStage(lines: LineRedactor): Transform {
  return new Transform({
    decodeStrings: false,
    transform(chunk: string | Uint8Array, _encoding, done) {
      done(null, lines.add(chunk));
    },
    flush(done) {
      done(null, lines.end());
    },
  });
}

/** Writes and waits while the destination is full. */
function send(destination: Destination, text: string, done: (error?: Error) => void): void {
  if (text === '') {
    done();
    return;
  }
  try {
    if (destination.write(text) === false)
      destination.once('drain', () => {
        done();
      });
    else done();
  } catch (error) {
    done(cleanError(error));
  }
}

function createSink(lines: LineRedactor, destination: Destination): Writable {
  let isClosed = false;
  const sink = new Writable({
    decodeStrings: false,
    write(chunk: string | Uint8Array, _encoding, done) {
      send(destination, lines.add(chunk), done);
    },
    final(done) {
      send(destination, lines.end(), (error) => {
        if (error !== undefined || isClosed) {
          done(error);
          return;
        }
        destination.once('close', () => {
          done();
        });
        destination.end();
      });
    },
  });
  destination.once('close', () => {
    isClosed = true;
  });
  destination.on('error', (error) => {
    sink.destroy(cleanError(error));
  });
  return sink;
}

/**
 * A transport for `transport: { target: '@sixfour/pino-transport', options }`: redacts each line in the worker thread.
 *
 * Lines reach the worker raw: `withRedaction` on the main thread is the guarantee, this is the second line of defence.
 *
 * @throws SixfourOptionError for redactor options that are not as documented
 */
export async function transport(options: TransportOptions = {}): Promise<Writable> {
  const lines = new LineRedactor(createRedactor(options.redactor ?? {}));
  if (options.enablePipelining === true) return createStage(lines);
  return createSink(lines, await openDestination(options.to ?? 1));
}
