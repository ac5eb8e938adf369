import type { Tx } from '../db/database.ts';
import { newId } from '../db/id.ts';
import { sql } from '../db/sql.ts';
import type { NewEvent } from './event-type.ts';
import type { Fanout } from './fanout.ts';
import { createWakeUp } from './wake-up.ts';

/** Who caused an event; null: the system. */
export type Causer = { userId: string | null; keyId: string | null } | null;

export interface EventBus {
  /** Inserts a row into `outbox` with the transaction: every subscriber gets the event if and only if it commits. */
  emit(tx: Tx, event: NewEvent, causer?: Causer): Promise<void>;
}

/** Fan-out topic that wakes the relays after a commit. It may be lost: they also poll. */
export const outboxTopic = 'outbox';

export function createEventBus(fanout: Pick<Fanout, 'publish'>): EventBus {
  const wake = createWakeUp(fanout, outboxTopic);
  return {
    async emit(tx, { type, version, payload, subject }, causer = null) {
      await tx.queryAtCommit(sql.unsafe`
        insert into outbox (org_id, id, type, version, payload, subject_type, subject_id, user_id, key_id)
        values (${tx.orgId}, ${newId()}, ${type}, ${version}, ${sql.jsonb(payload)}, ${subject.type}, ${subject.id},
          ${causer?.userId ?? null}, ${causer?.keyId ?? null})`);
      tx.afterCommit(wake);
    },
  };
}
