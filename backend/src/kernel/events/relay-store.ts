import { z } from 'zod';
import type { RoleTx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Subscriber } from './subscriber.ts';

/** Records that a process of the installation knows these subscribers now. As `atrium_relay`. */
export async function registerSubscribers(tx: RoleTx, subscribers: readonly Subscriber[]): Promise<void> {
  for (const { name, types, queue, inOrder, attempts } of subscribers) {
    await tx.query(sql.unsafe`
      insert into event_subscribers (name, types, queue, in_order, attempts)
      values (${name}, ${sql.array([...types], 'text')}, ${queue}, ${inOrder}, ${attempts})
      on conflict (name) do update set types = excluded.types, queue = excluded.queue, in_order = excluded.in_order,
        attempts = excluded.attempts, seen_at = now()`);
  }
}

/** Removes subscribers that no process has known for a week; they get no more deliveries. */
export async function forgetSubscribers(tx: RoleTx): Promise<void> {
  await tx.query(sql.unsafe`delete from event_subscribers where seen_at < now() - interval '7 days'`);
}

const count = z.object({ events: z.number() });

/**
 * Turns the oldest unpublished events into deliveries: one job for each registered subscriber. One process at a time, so that
 * deliveries of one subject keep the order of their events. The rows are locked as well, since a process whose snapshot is
 * older than another's commit would publish them again.
 * @returns the number of events; 0 also while another process does it
 */
export async function publishBatch(tx: RoleTx, limit: number): Promise<number> {
  const { events } = await tx.one(sql.type(count)`
    with turn as materialized (
      select pg_try_advisory_xact_lock(hashtextextended('atrium event relay', 0)) as mine
    ), batch as materialized (
      select o.* from outbox o where (select mine from turn) and o.published_at is null order by o.seq limit ${limit}
      for update of o skip locked
    ), deliveries as (
      insert into jobs (org_id, id, name, queue, order_key, max_attempts, payload)
      select b.org_id, md5(b.id::text || ' ' || s.name)::uuid, 'event:' || s.name, s.queue,
        case when s.in_order then b.subject_type || ':' || b.subject_id end, s.attempts,
        jsonb_build_object('id', b.id, 'seq', b.seq, 'type', b.type, 'version', b.version, 'payload', b.payload,
          'subject_type', b.subject_type, 'subject_id', b.subject_id, 'user_id', b.user_id, 'key_id', b.key_id,
          'at', to_char(b.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
      from batch b join event_subscribers s on b.type = any(s.types) or s.types = '{*}'
      order by b.seq
      on conflict (org_id, id) do nothing
    ), published as (
      update outbox o set published_at = now() from batch b where o.org_id = b.org_id and o.id = b.id
    )
    select count(*) as events from batch`);
  return events;
}

/** Removes up to `limit` published events that are older than a week, and returns how many. */
export async function pruneOutbox(tx: RoleTx, limit: number): Promise<number> {
  const { rowCount } = await tx.query(sql.unsafe`
    delete from outbox where (org_id, id) in (
      select org_id, id from outbox where published_at < now() - interval '7 days' order by published_at limit ${limit}
    )`);
  return rowCount;
}
