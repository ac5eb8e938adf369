import type { Tx } from '../db/database.ts';

/** Something that happened in an org. The payload carries ids, never content. */
export interface DomainEvent {
  id: string;
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
