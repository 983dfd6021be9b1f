import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { guarded } from '../log/logger.js';

/** Subscribes to channels, guarded: what a subscriber throws would end the process. Returns a function that ends it. */
export function subscribeAll(listeners: Readonly<Record<string, (message: never) => void>>): () => void {
  const entries = Object.entries(listeners).map(([name, listener]) => {
    const onMessage = (message: unknown): void => {
      guarded(() => {
        listener(message as never);
      });
    };
    subscribe(name, onMessage);
    return [name, onMessage] as const;
  });
  return () => {
    for (const [name, onMessage] of entries) unsubscribe(name, onMessage);
  };
}
