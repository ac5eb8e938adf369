import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import { claimDue, listLongQueued, unclaim, type DueJob } from './job-store.ts';
import { queueNames, type QueueName } from './job-type.ts';
import { concurrency, type Transport } from './transport.ts';

/** Milliseconds between two polls, for delayed jobs and lost wake-ups. */
const pollMs = 1_000;
/** Milliseconds after which a job that was handed over is looked for in the queue, which may have lost it. */
const lostAfterMs = 20_000;
const searchEveryMs = 10_000;

/**
 * Jobs in BullMQ at a time, of all processes: enough that no worker waits, few enough that organizations take turns quickly.
 */
const slotsOf = (queue: QueueName) => 4 * concurrency[queue];
/** The most of those of one organization, so that others find a free worker. */
const shareOf = (queue: QueueName) => Math.max(1, Math.floor(0.75 * concurrency[queue]));

export interface Feeder {
  /** Checks at once for jobs to hand over. */
  wake(queue?: QueueName): void;
  close(): Promise<void>;
}

/**
 * Hands waiting rows of `jobs` to BullMQ, the organizations taking turns, so that ten thousand jobs of one tenant delay no
 * other. No transaction is open during calls of the queue; what it did not take is given back.
 * @param names the jobs that this release knows; others wait for a process that knows them
 */
export function startFeeder(
  { db, log }: { db: Database; log: Logger },
  transport: Transport,
  names: readonly string[],
): Feeder {
  let closed = false;
  const running = new Map<QueueName, Promise<void>>();
  const again = new Set<QueueName>();

  async function feed(queue: QueueName): Promise<void> {
    const limits = { slots: slotsOf(queue), share: shareOf(queue) };
    const due = await db.as('atrium_relay', (tx) => claimDue(tx, queue, names, limits), { singleStatement: true });
    if (due.length === 0) return;
    await handOver(queue, due);
  }

  async function handOver(queue: QueueName, due: readonly DueJob[]): Promise<void> {
    try {
      await transport.add(queue, due);
    } catch (error) {
      await db.as(
        'atrium_relay',
        (tx) =>
          unclaim(
            tx,
            due.map(({ id }) => id),
          ),
        { singleStatement: true },
      );
      throw error;
    }
  }

  async function drain(queue: QueueName): Promise<void> {
    do {
      again.delete(queue);
      try {
        await feed(queue);
      } catch (error) {
        log.warn({ err: error, queue }, 'jobs could not be handed to the queue; it will be tried again');
      }
    } while (again.has(queue) && !closed);
    running.delete(queue);
  }

  const wakeOne = (queue: QueueName): void => {
    if (closed) return;
    if (running.has(queue)) again.add(queue);
    else running.set(queue, drain(queue));
  };
  const wake = (queue?: QueueName): void => (queue ? wakeOne(queue) : queueNames.forEach(wakeOne));

  /** Hands jobs over again that the queue has lost (a Redis without its data). */
  async function findLost(): Promise<void> {
    const queued = await db.as('atrium_relay', (tx) => listLongQueued(tx, lostAfterMs, 100), { readOnly: true });
    const lost: string[] = [];
    for (const job of queued) if (!(await transport.has(job.queue, job))) lost.push(job.id);
    if (lost.length === 0) return;
    log.warn({ jobs: lost.length }, 'the queue has lost jobs; they are handed over again');
    await db.as('atrium_relay', (tx) => unclaim(tx, lost), { singleStatement: true });
  }

  const polling = setInterval(() => wake(), pollMs);
  const searching = setInterval(() => {
    findLost().catch((error: unknown) => log.warn({ err: error }, 'lost jobs were not looked for'));
  }, searchEveryMs);
  wake();
  return {
    wake,
    async close() {
      closed = true;
      clearInterval(polling);
      clearInterval(searching);
      await Promise.all(running.values());
    },
  };
}
