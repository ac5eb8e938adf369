import type { Tx } from '../db/database.ts';
import { newId } from '../db/id.ts';
import { afterCommit } from '../db/scope.ts';
import { sql } from '../db/sql.ts';
import type { EventPayload, EventType } from './event-type.ts';
import type { Fanout } from './fanout.ts';

/** Who caused an event; null: the system. */
export type Causer = { userId: string | null; keyId: string | null } | null;

export interface EventBus {
  /** A row in `outbox`, in the same transaction: every subscriber gets it if and only if the transaction commits. */
  emit<P extends EventPayload>(tx: Tx, event: EventType<P>, payload: P, causer?: Causer): Promise<void>;
}

/** The topic by which those who carry events are woken, after the commit. A hint: they look by themselves, too. */
export const outboxTopic = 'outbox';

export function createEventBus(fanout: Pick<Fanout, 'publish'>): EventBus {
  const wake = () => void fanout.publish(outboxTopic, null);
  return {
    async emit(tx, { type, version, subject }, payload, causer = null) {
      const about = subject(payload);
      await tx.query(sql.unsafe`
        insert into outbox (org_id, id, type, version, payload, subject_type, subject_id, user_id, key_id)
        values (${tx.orgId}, ${newId()}, ${type}, ${version}, ${sql.jsonb(payload)}, ${about.type}, ${about.id},
          ${causer?.userId ?? null}, ${causer?.keyId ?? null})`);
      afterCommit(wake);
    },
  };
}
