import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../db/database.ts';
import { fromDelivery } from '../events/delivery.ts';
import type { Subscriber } from '../events/subscriber.ts';
import { deleteJob, findJob, takeJob, writeProgress } from './job-store.ts';
import type { JobHandler, JobProgress } from './job-type.ts';
import type { Carried } from './transport.ts';

/** Runs a job. */
export type Run = (job: Carried, signal: AbortSignal) => Promise<void>;

/** The name of the jobs that deliver events to a subscriber. */
export const deliveryName = (subscriber: string) => `event:${subscriber}`;

const progressEveryMs = 1_000;

/** Runs a delivery: the subscriber's writes and the end of the job are one transaction, so that it takes effect once. */
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
 * Runs a job that opens its own transactions; its row is deleted when it has ended.
 * @throws what the handler throws; `TimeoutError` after the job's time
 */
export function runJob(db: Database, { job, run }: JobHandler): Run {
  return async ({ orgId, id }, cancelled) => {
    const payload = await db.tenant(orgId, (tx) => findJob(tx, id), { readOnly: true });
    if (!payload) return db.tenant(orgId, (tx) => deleteJob(tx, id));
    const progress = throttledProgress(db, orgId, id);
    await withTimeout((signal) => run(payload, { orgId, id, signal, progress }), cancelled, job.timeoutMs);
    await db.tenant(orgId, (tx) => deleteJob(tx, id));
  };
}

/**
 * Stops waiting for work that ignores its signal, so that it does not occupy the worker for ever.
 * @throws the reason of `signal`, or a `TimeoutError` after `timeoutMs`
 */
export async function withTimeout(
  work: (signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
  timeoutMs: number,
): Promise<void> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = () => reject(limited.reason as Error);
  limited.throwIfAborted();
  limited.addEventListener('abort', abort, { once: true });
  try {
    await Promise.race([work(limited), aborted]);
  } finally {
    limited.removeEventListener('abort', abort);
  }
}

/** Writes the latest progress, at most once a second; the last one always. */
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
      await db.tenant(orgId, (tx) => writeProgress(tx, id, progress), { singleStatement: true });
    }
    writing = null;
  };
  return async (progress: JobProgress): Promise<void> => {
    newest = progress;
    writing ??= write();
    if (progress.done >= progress.total) await writing;
  };
}
