import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Database, Tx } from '../db/database.ts';
import { newId } from '../db/id.ts';
import type { Fanout } from '../events/fanout.ts';
import { createWakeUp } from '../events/wake-up.ts';
import type { Subscriber } from '../events/subscriber.ts';
import { startFeeder, type Feeder } from './feeder.ts';
import {
  findStatus,
  insertJob,
  listDead,
  markCancelled,
  markDead,
  revive,
  unclaim,
  type DeadJob,
  type JobStatus,
} from './job-store.ts';
import type { JobHandler, JobType, QueueName, Schedule } from './job-type.ts';
import { deliveryName, withTimeout, runDelivery, runJob, type Run } from './runner.ts';
import { reconcileSchedules } from './schedules.ts';
import { createTransport, type Carried, type TransportPlace } from './transport.ts';

export interface EnqueueOptions {
  /** While a job with this key exists, no second one is enqueued. */
  key?: string;
  /** ISO 8601: the earliest time of the run. */
  runAt?: string;
  /** Jobs of the same name and order key run one after another. */
  orderKey?: string;
}

/** What this process can run: the work of all modules. */
export interface Work {
  subscribers: readonly Subscriber[];
  handlers: readonly JobHandler[];
  schedules: readonly Schedule[];
  /** The newest migration of this release; see `reconcileSchedules`. */
  release: string;
  /** Wraps each attempt of a job, for measurements. */
  around: (name: string, run: () => Promise<void>) => Promise<void>;
}

export interface JobQueue {
  /** Enqueues a job if and only if the transaction commits. Returns its id. */
  enqueue<P extends Record<string, unknown>>(
    tx: Tx,
    job: JobType<P>,
    payload: P,
    options?: EnqueueOptions,
  ): Promise<string>;
  /** Null: the job is done. */
  status(tx: Tx, id: string): Promise<JobStatus | null>;
  /** Cancels a job: a waiting one never runs, a running one is aborted. False: there is none to cancel. */
  cancel(tx: Tx, id: string): Promise<boolean>;
  /** Starts taking jobs (role `worker` or `all`). */
  work(work: Work): Promise<void>;
  /** Checks at once for jobs to hand to the workers. */
  wake(): void;
  /** Dead letters (jobs whose attempts are used up), newest first. */
  dead(limit: number): Promise<readonly DeadJob[]>;
  /** Makes a dead letter wait again. False: there is none with that id. */
  retry(id: string): Promise<boolean>;
  /** @throws when the queue's server cannot be reached */
  ping(): Promise<void>;
  /** Takes no more jobs, and waits up to `deadlineMs` for running ones; a job cut off runs again elsewhere. */
  close(deadlineMs: number): Promise<void>;
}

const wakeTopic = 'jobs.wake';
const cancelTopic = 'jobs.cancel';
/**
 * Milliseconds until a job that only a newer release knows is handed over again. Short, since any process may take it, an old
 * one many times in a row.
 */
const unknownWaitMs = 50;

/** A durable queue: rows in the table `jobs`, run by BullMQ's workers. */
export function createJobQueue(
  { db, fanout, log }: { db: Database; fanout: Fanout; log: Logger },
  place: TransportPlace,
): JobQueue {
  const transport = createTransport(place, log);
  let feeder: Feeder | null = null;
  const wakeAll = createWakeUp(fanout, wakeTopic);
  const ending: (() => Promise<void>)[] = [];
  const closing = new AbortController();

  return {
    async enqueue(tx, { name, queue, attempts, payload: schema }, payload, { key, runAt, orderKey } = {}) {
      const id = key === undefined ? newId() : idOfKey(`${name} ${key}`);
      const checked = schema.parse(payload);
      await insertJob(tx, {
        id,
        name,
        queue,
        payload: checked,
        attempts,
        orderKey: orderKey ?? null,
        runAt: runAt ?? null,
      });
      tx.afterCommit(wakeAll);
      return id;
    },
    status: findStatus,
    async cancel(tx, id) {
      const marked = await markCancelled(tx, id);
      if (marked) tx.afterCommit(() => void fanout.publish(cancelTopic, id));
      return marked;
    },
    async work({ subscribers, handlers, schedules, release, around }) {
      const runs = new Map<string, Run>([
        ...subscribers.map((one): [string, Run] => [deliveryName(one.name), runDelivery(db, one)]),
        ...handlers.map((one): [string, Run] => [one.job.name, runJob(db, one)]),
      ]);
      const scheduled = new Map(schedules.map((one) => [one.name, one]));
      const bury = (job: Carried, error: Error) =>
        db.as('atrium_relay', (tx) => markDead(tx, job.orgId, job.id, error.message.slice(0, 2_000)), {
          singleStatement: true,
        });
      await transport.work({
        knows: (name) => runs.has(name) || scheduled.has(name),
        giveBack: async ({ id }) => {
          await db.as('atrium_relay', (tx) => unclaim(tx, [id], unknownWaitMs), { singleStatement: true });
          const waited = sleep(unknownWaitMs, undefined, { ref: false, signal: closing.signal });
          void waited.then(wakeAll, () => undefined);
        },
        run: ({ name, data, signal }) =>
          around(name, async () => {
            if (data) return runs.get(name)?.(data, signal);
            const due = scheduled.get(name);
            if (due) await withTimeout(due.run, signal, due.timeoutMs);
          }),
        onFailed: (job, name, error) =>
          void bury(job, error).catch((failure: unknown) =>
            log.error({ err: failure, job: name, job_id: job.id }, 'a dead letter was not marked'),
          ),
        onSettled: (queue: QueueName) => feeder?.wake(queue),
      });
      await reconcileSchedules(transport, schedules, release, log);
      const started = startFeeder({ db, log }, transport, [...runs.keys()]);
      feeder = started;
      ending.push(
        () => started.close(),
        await fanout.subscribe(wakeTopic, () => started.wake()),
        await fanout.subscribe(cancelTopic, (id) => transport.cancel(String(id))),
      );
    },
    wake: () => feeder?.wake(),
    dead: (limit) => db.as('atrium_relay', (tx) => listDead(tx, limit), { readOnly: true }),
    async retry(id) {
      const revived = await db.as('atrium_relay', (tx) => revive(tx, id), { singleStatement: true });
      if (revived) wakeAll();
      return revived;
    },
    ping: () => transport.ping(),
    async close(deadlineMs) {
      closing.abort();
      await Promise.all(ending.splice(0).map((end) => end()));
      await transport.close(deadlineMs);
    },
  };
}

/** A UUID (RFC 9562 § 5.8, version 8) derived from a key. */
function idOfKey(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
