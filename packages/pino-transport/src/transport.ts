import { Transform, Writable } from 'node:stream';
import { LineRedactor } from './lines.js';
import { type Outlet, type Outlets, openOutlets } from './outlets.js';
import { createWorkerRedactor, type WorkerRedactorOptions } from './worker-redactor.js';

/** Options of the worker transport. They cross into a worker thread, so they hold no functions. */
export interface TransportOptions {
  /** Options of the redactor that can be cloned. @default the defaults of `@sixfour/core` */
  readonly redactor?: WorkerRedactorOptions;
  /**
   * Where redacted lines go: a file descriptor, the path of a file, another transport inside the same worker, or a list of them. @default 1
   */
  readonly to?: Outlet | readonly Outlet[];
  /** The numbers of custom levels, by name; pino gives those of its logger. @default {} */
  readonly levels?: Readonly<Record<string, number>>;
  /** Hand the lines to the next stage of a `pipeline` instead of writing them. @default false */
  readonly enablePipelining?: boolean;
  /** You know that raw lines cross threads, and accept it: no warning. @default false */
  readonly workerOnly?: boolean;
  /** The lines are redacted before they get here; `withRedaction` says so. @default false */
  readonly behindRedaction?: boolean;
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

async function createSink(lines: LineRedactor, options: TransportOptions): Promise<Writable> {
  const open: { outlets?: Outlets } = {};
  const sink = new Writable({
    decodeStrings: false,
    write(chunk: string | Uint8Array, _encoding, done) {
      open.outlets?.write(lines.add(chunk), done);
    },
    final(done) {
      open.outlets?.write(lines.end(), (error) => {
        if (error === undefined) open.outlets?.end(done);
        else done(error);
      });
    },
  });
  // Before the sink is handed out, and nobody writes to it.
  open.outlets = await openOutlets(options.to ?? 1, options.levels ?? {}, (error) => sink.destroy(error));
  return sink;
}

let hasWarned = false;

function warnWorkerOnly({ workerOnly, behindRedaction }: TransportOptions): void {
  if (hasWarned || workerOnly === true || behindRedaction === true) return;
  hasWarned = true;
  process.emitWarning(
    'raw lines cross into the worker: redact them on the main thread with withRedaction(), or accept it with workerOnly: true',
    { type: 'SixfourWarning', code: 'SIXFOUR_WORKER_ONLY' },
  );
}

/**
 * A transport for `transport: { target: '@sixfour/pino-transport', options }`: redacts each line in the worker thread.
 *
 * Lines reach the worker raw: `withRedaction` on the main thread is the guarantee, this is the second line of defence. Without it the
 * process warns once with the code `SIXFOUR_WORKER_ONLY`, unless `workerOnly` is true. A destination that fails is told of without
 * text of a record; of several, the others go on (`SIXFOUR_TARGET_FAILED`).
 *
 * @throws SixfourOptionError for options that are not as documented
 */
export async function transport(options: TransportOptions = {}): Promise<Writable> {
  const lines = new LineRedactor(await createWorkerRedactor(options.redactor ?? {}));
  warnWorkerOnly(options);
  return options.enablePipelining === true ? createStage(lines) : createSink(lines, options);
}
