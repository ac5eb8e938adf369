import { z } from 'zod';
import type { RoleTx, Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { queueNames, type JobProgress, type QueueName } from './job-type.ts';

export interface NewJob {
  id: string;
  name: string;
  queue: QueueName;
  payload: Record<string, unknown>;
  attempts: number;
  orderKey: string | null;
  /** ISO 8601; null: now. */
  runAt: string | null;
}

/** Does nothing where a job of the same id exists. */
export async function insertJob(tx: Tx, job: NewJob): Promise<void> {
  await tx.query(sql.unsafe`
    insert into jobs (org_id, id, name, queue, payload, max_attempts, order_key, run_at)
    values (${tx.orgId}, ${job.id}, ${job.name}, ${job.queue}, ${sql.jsonb(job.payload as never)}, ${job.attempts},
      ${job.orderKey}, coalesce(${job.runAt}::timestamptz, now()))
    on conflict (org_id, id) do nothing`);
}

const payloadRow = z.object({ payload: z.record(z.string(), z.unknown()) });

/** Null: the job is done, cancelled or a dead letter. */
export function findJob(tx: Tx, id: string) {
  return tx.maybeOneFirst(sql.type(payloadRow)`
    select payload from jobs
    where org_id = ${tx.orgId} and id = ${id} and dead_at is null and cancelled_at is null`);
}

/**
 * Deletes the job in the transaction of its effect. Null: it has ended already; of two at once, the second waits here and gets
 * null.
 */
export function takeJob(tx: Tx, id: string) {
  return tx.maybeOneFirst(sql.type(payloadRow)`
    delete from jobs
    where org_id = ${tx.orgId} and id = ${id} and dead_at is null and cancelled_at is null
    returning payload`);
}

export async function deleteJob(tx: Tx, id: string): Promise<void> {
  await tx.query(sql.unsafe`delete from jobs where org_id = ${tx.orgId} and id = ${id}`);
}

export async function writeProgress(tx: Tx, id: string, progress: JobProgress): Promise<void> {
  await tx.query(sql.unsafe`
    update jobs set progress = ${sql.jsonb({ ...progress })} where org_id = ${tx.orgId} and id = ${id}`);
}

/** False: there is no such job, or it was cancelled before. */
export async function markCancelled(tx: Tx, id: string): Promise<boolean> {
  const { rowCount } = await tx.query(sql.unsafe`
    update jobs set cancelled_at = now() where org_id = ${tx.orgId} and id = ${id} and cancelled_at is null`);
  return rowCount === 1;
}

const statusRow = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(['waiting', 'queued', 'cancelled', 'dead']),
  progress: z.object({ done: z.number(), total: z.number(), note: z.string().optional() }).nullable(),
  error: z.string().nullable(),
  created_at: z.string(),
});
export type JobStatus = z.infer<typeof statusRow>;

/** Null: the job is done, or never existed. */
export function findStatus(tx: Tx, id: string): Promise<JobStatus | null> {
  return tx.maybeOne(sql.type(statusRow)`
    select id, name, progress, error, created_at,
      case when dead_at is not null then 'dead' when cancelled_at is not null then 'cancelled'
        when queued_at is not null then 'queued' else 'waiting' end as state
    from jobs where org_id = ${tx.orgId} and id = ${id}`);
}

const dueRow = z.object({
  orgId: z.string(),
  id: z.string(),
  name: z.string(),
  attempts: z.number(),
  handedOver: z.number(),
});
export type DueJob = z.infer<typeof dueRow>;

/**
 * Marks waiting jobs as handed over, so many that the queue has at most `slots`. Organizations take turns, and none has more
 * than `share` in the queue. One process at a time for each queue; rows that another process has handed over since the snapshot
 * are left out. As `atrium_relay`.
 */
export async function claimDue(
  tx: RoleTx,
  queue: QueueName,
  names: readonly string[],
  { slots, share }: { slots: number; share: number },
): Promise<readonly DueJob[]> {
  return tx.any(sql.type(dueRow)`
    with recursive turn as materialized (
      select pg_try_advisory_xact_lock(hashtextextended(${`atrium job feeder ${queue}`}, 0)) as mine
    ), held as materialized (
      select org_id, count(*)::int as n from jobs
      where (select mine from turn) and queue = ${queue} and queued_at is not null and dead_at is null group by org_id
    ), orgs as (
      (select org_id from jobs
       where (select mine from turn) and queue = ${queue} and queued_at is null and dead_at is null
       order by org_id limit 1)
      union all
      select (select j.org_id from jobs j
        where j.queue = ${queue} and j.queued_at is null and j.dead_at is null and j.org_id > o.org_id
        order by j.org_id limit 1)
      from orgs o where o.org_id is not null
    ), due as (
      select j.org_id, j.id, coalesce(h.n, 0) + row_number() over (partition by j.org_id order by j.seq) as place, j.seq
      from orgs o
      left join held h on h.org_id = o.org_id
      cross join lateral (
        select w.org_id, w.id, w.seq from jobs w
        where w.queue = ${queue} and w.org_id = o.org_id and w.queued_at is null and w.dead_at is null
          and w.cancelled_at is null and w.run_at <= now() and w.name = any(${sql.array([...names], 'text')})
          and (w.order_key is null or not exists (
            select from jobs e where e.org_id = w.org_id and e.name = w.name and e.order_key = w.order_key
              and e.seq < w.seq and e.dead_at is null))
        order by w.seq limit ${share}
      ) j
      where o.org_id is not null
    ), chosen as (
      select org_id, id from due where place <= ${share} order by place, seq
      limit greatest(0, ${slots} - (select coalesce(sum(n), 0) from held))
    )
    update jobs j set queued_at = now(), handed_over = j.handed_over + 1
    from chosen c where j.org_id = c.org_id and j.id = c.id and j.queued_at is null
    returning j.org_id as "orgId", j.id, j.name, j.max_attempts as attempts, j.handed_over as "handedOver"`);
}

/** Makes jobs wait again that the queue did not take or cannot run now, for at least `waitMs`. As `atrium_relay`. */
export async function unclaim(tx: RoleTx, ids: readonly string[], waitMs = 0): Promise<void> {
  await tx.query(sql.unsafe`
    update jobs set queued_at = null, run_at = greatest(run_at, now() + ${waitMs} * interval '1 ms')
    where id = any(${sql.array([...ids], 'uuid')}) and queued_at is not null`);
}

const queuedRow = z.object({ orgId: z.string(), id: z.string(), queue: z.enum(queueNames), handedOver: z.number() });

/** Jobs that were handed to BullMQ longer than `olderThanMs` ago, and may be lost. As `atrium_relay`. */
export function listLongQueued(tx: RoleTx, olderThanMs: number, limit: number) {
  return tx.any(sql.type(queuedRow)`
    select org_id as "orgId", id, queue, handed_over as "handedOver" from jobs
    where queued_at < now() - ${olderThanMs} * interval '1 ms' and dead_at is null
    order by queued_at limit ${limit}`);
}

/** Makes a job a dead letter, its attempts being used up. As `atrium_relay`. */
export async function markDead(tx: RoleTx, orgId: string, id: string, error: string): Promise<void> {
  await tx.query(sql.unsafe`
    update jobs set dead_at = now(), error = ${error} where org_id = ${orgId} and id = ${id} and dead_at is null`);
}

const deadRow = z.object({
  orgId: z.string(),
  id: z.string(),
  name: z.string(),
  error: z.string().nullable(),
  deadAt: z.string(),
});
export type DeadJob = z.infer<typeof deadRow>;

/** Dead letters, newest first. As `atrium_relay`. */
export function listDead(tx: RoleTx, limit: number): Promise<readonly DeadJob[]> {
  return tx.any(sql.type(deadRow)`
    select org_id as "orgId", id, name, error, dead_at as "deadAt" from jobs
    where dead_at is not null order by dead_at desc limit ${limit}`);
}

/** Makes a dead letter wait again. False: there is none with that id. As `atrium_relay`. */
export async function revive(tx: RoleTx, id: string): Promise<boolean> {
  const { rowCount } = await tx.query(sql.unsafe`
    update jobs set dead_at = null, error = null, queued_at = null, run_at = now()
    where id = ${id} and dead_at is not null`);
  return rowCount === 1;
}

/** Removes up to `limit` cancelled jobs and dead letters older than 30 days, and returns how many. As `atrium_relay`. */
export async function pruneJobs(tx: RoleTx, limit: number): Promise<number> {
  const { rowCount } = await tx.query(sql.unsafe`
    delete from jobs where (org_id, id) in (
      select org_id, id from jobs
      where dead_at < now() - interval '30 days' or (cancelled_at < now() - interval '1 hour')
      limit ${limit}
    )`);
  return rowCount;
}
