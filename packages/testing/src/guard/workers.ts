import { randomUUID } from 'node:crypto';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import workerThreads, {
  BroadcastChannel,
  receiveMessageOnPort,
  setEnvironmentData,
  type Worker,
} from 'node:worker_threads';
import { type Bag, isObject, type Source, type Tap, textOf } from '../capture/tap.js';

/** Under this name a worker is told the channel on which it reports. */
export const CHANNEL = 'sixfour.testing.channel';
/** Under this name a worker is told what was planted before it began. */
export const PLANTED = 'sixfour.testing.planted';

/** What a worker reports: what it wrote by ways that do not lead through its parent. */
export interface WorkerReport {
  readonly text: string;
  readonly source: Source;
}

type WorkerClass = typeof Worker;
type Construct = (options: object) => Worker;

const preload = (): string => createRequire(import.meta.url).resolve('@sixfour/testing/worker');

function withPreload(options: Bag, construct: Construct): Worker {
  const inherited = Array.isArray(options['execArgv']) ? (options['execArgv'] as string[]) : process.execArgv;
  const ours = ['--require', preload()];
  try {
    return construct({ ...options, execArgv: [...inherited, ...ours] });
  } catch (error) {
    // Flags for the whole process are refused for a worker; it has them from the process.
    if (!isObject(error) || error['code'] !== 'ERR_WORKER_INVALID_EXEC_ARGV' || Array.isArray(options['execArgv']))
      throw error;
    return construct({ ...options, execArgv: ours });
  }
}

/** Has every new worker thread load the part of this package that hears its file descriptors and its child processes. */
export function tapWorkers(tap: Tap, onStart: () => void): void {
  const owner = workerThreads as unknown as { Worker: WorkerClass };
  const original = owner.Worker;
  owner.Worker = new Proxy(original, {
    construct(target, [file, options = {}]: [string | URL, Bag | undefined], newTarget) {
      const construct: Construct = (given) => Reflect.construct(target, [file, given], newTarget) as Worker;
      if (!tap.isListening) return construct(options);
      onStart();
      const worker = withPreload(options, construct);
      // Otherwise they lead to the outputs of this thread, and are heard there.
      for (const name of ['stdout', 'stderr'] as const) if (options[name] === true) tapOutput(tap, worker[name]);
      return worker;
    },
  });
  const replacement = owner.Worker;
  tap.onRestore(() => {
    if (owner.Worker === replacement) owner.Worker = original;
    syncBuiltinESMExports();
  });
  syncBuiltinESMExports();
}

function tapOutput(tap: Tap, stream: unknown): void {
  tap.replace(stream as Bag, 'push', (push, self, args) => {
    tap.outlet(textOf(args[0]), 'worker thread', stream as Bag);
    return push.apply(self, args);
  });
}

/** The reports of all workers that begin while it listens. */
export class WorkerReports {
  readonly #name = `sixfour.testing ${randomUUID()}`;
  #channel: BroadcastChannel | undefined;
  readonly #reports: WorkerReport[] = [];

  /** Must be called before a worker begins. */
  open(planted: unknown): void {
    this.#channel ??= this.#listen();
    setEnvironmentData(CHANNEL, this.#name);
    setEnvironmentData(PLANTED, planted as never);
  }

  #listen(): BroadcastChannel {
    const channel = new BroadcastChannel(this.#name);
    channel.onmessage = (event) => {
      this.#reports.push((event as { readonly data: WorkerReport }).data);
    };
    channel.unref();
    return channel;
  }

  /** What came in since the last call, with what waits for the next turn of the event loop. */
  take(): WorkerReport[] {
    while (this.#channel !== undefined) {
      const received = receiveMessageOnPort(this.#channel as never) as { readonly message: WorkerReport } | undefined;
      if (received === undefined) break;
      this.#reports.push(received.message);
    }
    return this.#reports.splice(0);
  }

  close(): void {
    this.#channel?.close();
    this.#channel = undefined;
  }
}
