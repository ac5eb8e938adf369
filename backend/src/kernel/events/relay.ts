import type { Kernel } from '../kernel.ts';
import { outboxTopic } from './outbox.ts';
import { forgetSubscribers, publishBatch, registerSubscribers } from './relay-store.ts';
import type { Subscriber } from './subscriber.ts';

const batch = 200;
/** Milliseconds between two polls, which find what a lost wake-up did not announce. */
const pollMs = 1_000;
/** Interval at which a process records again which subscribers it knows. */
const registerEveryMs = 60 * 60 * 1_000;

export interface Relay {
  close(): Promise<void>;
}

/**
 * Turns committed events into deliveries: a job for each subscriber that any process of the installation knows. It needs no
 * queue and no knowledge of subscribers, so an old process in a roll-out serves new ones as well.
 * @param onPublished wakes the feeder of the job queue
 */
export async function startRelay(
  { db, fanout, log }: Pick<Kernel, 'db' | 'fanout' | 'log'>,
  subscribers: readonly Subscriber[],
  onPublished: () => void,
): Promise<Relay> {
  let closed = false;
  let running: Promise<void> | null = null;
  let again = false;

  const drain = async (): Promise<void> => {
    do {
      again = false;
      try {
        let events;
        do {
          events = await db.as('atrium_relay', (tx) => publishBatch(tx, batch), { singleStatement: true });
          if (events > 0) onPublished();
        } while (!closed && events === batch);
      } catch (error) {
        log.warn({ err: error }, 'events could not be published; it will be tried again');
      }
    } while (again && !closed);
    running = null;
  };
  const wake = (): void => {
    if (closed) return;
    if (running) again = true;
    else running = drain();
  };

  const register = () =>
    db.as('atrium_relay', async (tx) => {
      await registerSubscribers(tx, subscribers);
      await forgetSubscribers(tx);
    });
  // Before anything is published, so that this process's own events find its subscribers.
  await register();
  const registering = setInterval(() => {
    register().catch((error: unknown) => log.warn({ err: error }, 'subscribers were not registered again'));
  }, registerEveryMs);
  const unsubscribe = await fanout.subscribe(outboxTopic, wake);
  const polling = setInterval(wake, pollMs);
  wake();
  return {
    async close() {
      closed = true;
      clearInterval(polling);
      clearInterval(registering);
      await unsubscribe();
      await running;
    },
  };
}
