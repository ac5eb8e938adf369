import type { Fanout } from './fanout.ts';

/** Whoever is woken polls as well; so long a hint may wait for others to go with it. */
const gatherMs = 5;

/** A hint on a topic of the fan-out, sent once for all that ask for it within five milliseconds. Costs the caller nothing. */
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
