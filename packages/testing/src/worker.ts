import { BroadcastChannel, getEnvironmentData, isMainThread } from 'node:worker_threads';
import { tapDescriptors } from './capture/descriptors.js';
import { Tap } from './capture/tap.js';
import { safeText } from './check/marks.js';
import { tapChildren } from './guard/children.js';
import { CHANNEL, PLANTED, tapWorkers, type WorkerReport } from './guard/workers.js';
import { type Planted, remember } from './plants/registry.js';

/** Loaded by `failOnLeak` before the code of a worker thread: reports what leaves it by ways that do not lead through its parent. */
function watchWorker(name: string): void {
  for (const planted of (getEnvironmentData(PLANTED) ?? []) as unknown as readonly Planted[]) remember(planted);
  const channel = new BroadcastChannel(name);
  channel.unref();
  const tap: Tap = new Tap((text, source) => {
    channel.postMessage({ text, source: source === 'child process' ? source : 'worker thread' } satisfies WorkerReport);
    return tap.unheard(() => safeText(text));
  });
  tapDescriptors(tap);
  tapChildren(tap);
  tapWorkers(tap, () => undefined);
}

const name: unknown = isMainThread ? undefined : getEnvironmentData(CHANNEL);
if (typeof name === 'string') watchWorker(name);
