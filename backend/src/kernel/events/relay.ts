import { z } from 'zod';
import type { Database, RoleTx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { JobQueue, JobRunner } from '../jobs/queue.ts';
import type { Kernel } from '../kernel.ts';
import type { Subscriber } from '../module.ts';
import type { DomainEvent } from './outbox.ts';

/** Sent by the trigger on `outbox` (migration 0005). */
const channel = 'atrium_outbox';
const batch = 100;
/** The notification is a hint: whatever it missed, the next look finds. */
const pollMs = 2_000;

export interface Relay {
  close(): Promise<void>;
}

/**
 * Carries committed events from the outbox to the job queue: one job per subscriber, whose id is made of the event and
 * the subscriber, so that an event which is carried twice (a crash between queue and commit) runs once. Several
 * processes may relay at once: rows are taken with SKIP LOCKED.
 */
export async function startRelay(
  kernel: Pick<Kernel, 'db' | 'jobs' | 'log'>,
  subscribers: readonly Subscriber[],
): Promise<Relay> {
  const { db, jobs, log } = kernel;
  let closed = false;
  let running: Promise<void> | null = null;
  let again = false;

  const drain = async (): Promise<void> => {
    do {
      again = false;
      try {
        while (!closed && (await carryBatch(db, jobs, subscribers)) === batch);
      } catch (error) {
        log.warn({ err: error }, 'the outbox could not be carried; it will be tried again');
      }
    } while (again && !closed);
    running = null;
  };
  const wake = (): void => {
    if (closed) return;
    if (running) again = true;
    else running = drain();
  };

  const unlisten = await db.listen(channel, wake);
  const timer = setInterval(wake, pollMs);
  wake();
  return {
    async close() {
      closed = true;
      clearInterval(timer);
      await unlisten();
      await running;
    },
  };
}

async function carryBatch(db: Database, jobs: JobQueue, subscribers: readonly Subscriber[]): Promise<number> {
  return db.as('atrium_relay', async (tx) => {
    const events = await takeUnpublished(tx);
    for (const event of events) {
      for (const subscriber of subscribers) {
        if (!subscriber.on.includes(event.type)) continue;
        await jobs.enqueue(jobName(subscriber), { event }, { id: `${event.id}.${subscriber.name}` });
      }
    }
    if (events.length > 0) await markPublished(tx, events);
    return events.length;
  });
}

const eventRow = z.object({
  id: z.string(),
  seq: z.number(),
  orgId: z.string(),
  type: z.string(),
  payload: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  at: z.string(),
});

async function takeUnpublished(tx: RoleTx): Promise<readonly DomainEvent[]> {
  return tx.any(sql.type(eventRow)`
    select id, seq, org_id as "orgId", type, payload, created_at as "at"
    from outbox
    where published_at is null
    order by seq
    limit ${batch}
    for update skip locked`);
}

async function markPublished(tx: RoleTx, events: readonly DomainEvent[]): Promise<void> {
  const seqs = events.map((event) => event.seq);
  await tx.query(sql.unsafe`
    update outbox set published_at = now() where seq = any(${sql.array(seqs, 'int8')})`);
}

function jobName(subscriber: Subscriber): string {
  return `event.${subscriber.name}`;
}

/** The jobs that hand events to subscribers, each in a fresh tenant transaction of the event's org. */
export function subscriberJobs(kernel: Kernel, subscribers: readonly Subscriber[]): Map<string, JobRunner> {
  return new Map(
    subscribers.map((subscriber) => [
      jobName(subscriber),
      {
        async run(data) {
          const event = data['event'] as DomainEvent;
          await kernel.db.tenant(event.orgId, (tx) => subscriber.handle(event, tx, kernel));
        },
      },
    ]),
  );
}

/** Carried events are kept a week for questions, answered Idempotency-Keys a day; then they go. */
export function eventPruning(db: Database): [name: string, runner: JobRunner] {
  return [
    'events.prune',
    {
      everyMs: 60 * 60 * 1_000,
      async run() {
        await db.as('atrium_relay', async (tx) => {
          await tx.query(sql.unsafe`delete from outbox where published_at < now() - interval '7 days'`);
          await tx.query(sql.unsafe`delete from idempotency_keys where created_at < now() - interval '24 hours'`);
        });
      },
    },
  ];
}
