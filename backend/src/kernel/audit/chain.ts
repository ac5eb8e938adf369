import type { Actor } from '../auth/actor.ts';
import type { Tx } from '../db/database.ts';

export interface AuditRecord {
  /** `conversation.deleted`, in the words of product.md. */
  action: string;
  subject: { type: string; id: string };
  /** Redacted before it is written: never content, passwords or tokens. */
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

export interface AuditOrigin {
  actor: Actor | null;
  ip: string | null;
}

export interface AuditLog {
  /** Appends to the org's chain in the same transaction. */
  record(tx: Tx, origin: AuditOrigin, entry: AuditRecord): Promise<void>;
  /** Walks the chain; the first fault says which entry was edited, removed or cut. */
  verify(tx: Tx): Promise<{ entries: number; fault: null | { seq: number; kind: 'edited' | 'removed' | 'cut' } }>;
}
