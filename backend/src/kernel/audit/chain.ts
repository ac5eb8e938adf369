import { sql } from '../db/sql.ts';
import { z } from 'zod';
import type { Actor } from '../auth/actor.ts';
import type { KeyRing } from '../crypto/key-ring.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/id.ts';
import { defineEvent, type NewEvent } from '../events/event-type.ts';
import type { EventBus } from '../events/outbox.ts';
import { redact, type Json } from './canonical.ts';
import { binary, chainSeals, type Entry } from './seals.ts';
import { verifyChain, type Verdict } from './verify.ts';

/** The state before and after a change. Both are redacted before they are written (`redact`). */
export interface AuditedChange {
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

export interface AuditOrigin {
  /** Null: the system. */
  actor: Pick<Actor, 'userId' | 'keyId'> | null;
  ip: string | null;
}

export interface AuditLog {
  /**
   * Appends an entry for the event to the org's chain and emits the event, in the same transaction. The event's type is the
   * entry's action. Other writers of this org's chain wait until the transaction ends, so call it last.
   */
  record(tx: Tx, origin: AuditOrigin, event: NewEvent, change?: AuditedChange): Promise<void>;
  /** Walks the chain and reports each entry that was edited, removed or cut off. */
  verify(tx: Tx): Promise<Verdict>;
  /**
   * Acknowledges the faults of a chain by entries of the action `audit.repaired` that name them, which also correct the chain's
   * head. `verify` does not report acknowledged faults again. Returns those acknowledged now.
   */
  repair(tx: Tx): Promise<Verdict['faults']>;
}

export const auditRepaired = defineEvent('audit.repaired', {
  payload: z.strictObject({ organization_id: z.guid(), faults: z.int() }),
  subject: ({ organization_id }) => ({ type: 'organization', id: organization_id }),
});

const end = z.object({ seq: z.number(), mac: binary });

/** Faults in the `after` of one entry; `redact` cuts longer lists. */
const faultsPerEntry = 40;

/**
 * The audit trail: one chain per org. The MAC of each entry covers the entry and the MAC before it, so that none can be changed
 * or removed without the key. The head is locked while one appends, and numbers the entries without gaps; its seal shows
 * whether the end was cut off. Both are written by two SECURITY DEFINER functions (migration 0011) only.
 */
export function createAuditLog(keys: KeyRing, events: EventBus): AuditLog {
  const seals = chainSeals(keys);

  const log: AuditLog = {
    async record(tx, { actor, ip }, event, { before, after } = {}) {
      await events.emit(tx, event, actor);
      const last = await tx.one(sql.type(end)`select seq, mac from app.lock_audit_chain()`);
      const entry: Entry = {
        id: newId(),
        seq: last.seq + 1,
        user_id: actor?.userId ?? null,
        key_id: actor?.keyId ?? null,
        action: event.type,
        subject_type: event.subject.type,
        subject_id: event.subject.id,
        before: before ? redact(before) : null,
        after: after ? redact(after) : null,
        ip,
        at: new Date().toISOString(),
      };
      const mac = seals.ofEntry(tx.orgId, last.mac, entry);
      await tx.query(sql.unsafe`
        select app.append_audit_entry(${entry.id}, ${entry.seq}, ${entry.user_id}, ${entry.key_id}, ${entry.action},
          ${entry.subject_type}, ${entry.subject_id}, ${jsonb(entry.before)}, ${jsonb(entry.after)}, ${ip}, ${entry.at},
          ${sql.binary(mac)}, ${sql.binary(Buffer.from(last.mac))},
          ${sql.binary(seals.ofHead(tx.orgId, entry.seq, mac))})`);
    },

    verify: (tx) => verifyChain(tx, seals),

    async repair(tx) {
      const { faults } = await verifyChain(tx, seals);
      for (let at = 0; at < faults.length; at += faultsPerEntry) {
        const named = faults.slice(at, at + faultsPerEntry);
        const event = auditRepaired({ organization_id: tx.orgId, faults: named.length });
        await log.record(tx, { actor: null, ip: null }, event, { after: { faults: named } });
      }
      return faults;
    },
  };
  return log;
}

function jsonb(value: Json) {
  return value === null ? null : sql.jsonb(value);
}
