import type { Fanout } from './fanout.ts';

/** Milliseconds for which hints are collected; receivers poll as well. */
const gatherMs = 5;

/**
 * Returns a function that publishes a hint on a topic of the fan-out: once for all calls within five milliseconds, without
 * waiting.
 */
export function createWakeUp(fanout: Pick<Fanout, 'publish'>, topic: string): () => void {
  let pending = false;
  return () => {
    if (pending) return;
    pending = true;
    setTimeout(() => {
      pending = false;
      void fanout.publish(topic, null);
    }, gatherMs).unref();
  };
}
