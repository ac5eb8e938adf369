import type { Tx } from '../db/database.ts';
import { newId } from '../db/id.ts';
import { sql } from '../db/sql.ts';

/** Something that happened in an org. The payload carries ids, never content. */
export interface DomainEvent {
  id: string;
  /** Grows within the installation; gaps are possible. */
  seq: number;
  orgId: string;
  type: string;
  payload: Record<string, string | number | boolean | null>;
  at: string;
}

export interface EventBus {
  /** A row in `outbox`, in the same transaction: it is delivered if and only if the transaction commits. */
  emit(tx: Tx, type: string, payload: DomainEvent['payload']): Promise<void>;
}

export function createEventBus(): EventBus {
  return {
    async emit(tx, type, payload) {
      await tx.query(sql.unsafe`
        insert into outbox (org_id, id, type, payload)
        values (${tx.orgId}, ${newId()}, ${type}, ${sql.jsonb(payload)})`);
    },
  };
}
