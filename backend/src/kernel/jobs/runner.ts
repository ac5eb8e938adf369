import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../db/database.ts';
import { fromDelivery } from '../events/delivery.ts';
import type { Subscriber } from '../events/subscriber.ts';
import { deleteJob, findJob, takeJob, writeProgress } from './job-store.ts';
import type { JobHandler, JobProgress } from './job-type.ts';
import type { Carried } from './transport.ts';

/** What does a job by its name. */
export type Run = (job: Carried, signal: AbortSignal) => Promise<void>;

/** Deliveries of events have jobs of this name before the subscriber's own. */
export const deliveryName = (subscriber: string) => `event:${subscriber}`;

const progressEveryMs = 1_000;

/** A delivery: the subscriber's writes and the end of the job are one transaction, so that it has its effect once. */
export function runDelivery(db: Database, subscriber: Subscriber): Run {
  return ({ orgId, id }, signal) =>
    db.tenant(
      orgId,
      async (tx) => {
        const payload = await takeJob(tx, id);
        if (payload) await subscriber.handle(fromDelivery(orgId, payload), tx);
      },
      { signal },
    );
}

/**
 * A job that opens its own transactions: its row goes when it has come to its end.
 *
 * @throws what the handler throws; `TimeoutError` after the job's time
 */
export function runJob(db: Database, { job, run }: JobHandler): Run {
  return async ({ orgId, id }, cancelled) => {
    const payload = await db.tenant(orgId, (tx) => findJob(tx, id), { readOnly: true });
    if (!payload) return db.tenant(orgId, (tx) => deleteJob(tx, id));
    const signal = AbortSignal.any([cancelled, AbortSignal.timeout(job.timeoutMs)]);
    const work = run(payload, { orgId, id, signal, progress: throttledProgress(db, orgId, id) });
    await Promise.race([work, rejectionOf(signal)]);
    await db.tenant(orgId, (tx) => deleteJob(tx, id));
  };
}

/** A handler that does not look at its signal must not hold its place for ever. */
export function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

/** Writes the newest, at most once a second; the last one always. */
function throttledProgress(db: Database, orgId: string, id: string) {
  let newest: JobProgress | null = null;
  let writing: Promise<void> | null = null;
  let writtenAt = -Infinity;
  const write = async (): Promise<void> => {
    while (newest) {
      const wait = writtenAt + progressEveryMs - performance.now();
      if (wait > 0 && newest.done < newest.total) await sleep(wait);
      const progress: JobProgress = newest;
      newest = null;
      writtenAt = performance.now();
      await db.tenant(orgId, (tx) => writeProgress(tx, id, progress), { once: true });
    }
    writing = null;
  };
  return async (progress: JobProgress): Promise<void> => {
    newest = progress;
    writing ??= write();
    if (progress.done >= progress.total) await writing;
  };
}
