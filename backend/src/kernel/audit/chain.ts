import { sql } from '../db/sql.ts';
import { z } from 'zod';
import type { Actor } from '../auth/actor.ts';
import type { KeyRing } from '../crypto/key-ring.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/id.ts';
import { redact, type Json } from './canonical.ts';
import { binary, chainSeals, type Entry } from './seals.ts';
import { verifyChain, type Verdict } from './verify.ts';

export interface AuditRecord {
  /** `conversation.deleted`, in the words of product.md. */
  action: string;
  subject: { type: string; id: string };
  /** Redacted before it is written: never content, passwords or tokens. */
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

export interface AuditOrigin {
  /** Null: the system itself. */
  actor: Pick<Actor, 'userId' | 'keyId'> | null;
  ip: string | null;
}

export interface AuditLog {
  /** Appends to the org's chain in the same transaction. Others that append to this org wait until it ends: call it last. */
  record(tx: Tx, origin: AuditOrigin, entry: AuditRecord): Promise<void>;
  /** Walks the chain and names each entry that was edited, removed or cut off. */
  verify(tx: Tx): Promise<Verdict>;
  /**
   * Acknowledges the faults of a chain by an entry of its own, `audit.repaired`, which names them; `verify` counts them as
   * known from then on. The chain's head is right again afterwards. Returns what was acknowledged now.
   */
  repair(tx: Tx): Promise<Verdict['faults']>;
}

const end = z.object({ seq: z.number(), mac: binary });

/** So many faults fit an entry's `after` (`redact` cuts longer lists). */
const faultsPerEntry = 40;

/**
 * A chain per org: each entry's MAC covers the entry and the MAC before it, so none can be changed or taken out without
 * the key. The head, locked while one appends, numbers the entries without gaps; its seal shows whether the end was cut.
 * Both are written by two SECURITY DEFINER functions (migration 0011) and by nothing else.
 */
export function createAuditLog(keys: KeyRing): AuditLog {
  const seals = chainSeals(keys);

  const log: AuditLog = {
    async record(tx, { actor, ip }, { action, subject, before, after }) {
      const last = await tx.one(sql.type(end)`select seq, mac from app.lock_audit_chain()`);
      const entry: Entry = {
        id: newId(),
        seq: last.seq + 1,
        user_id: actor?.userId ?? null,
        key_id: actor?.keyId ?? null,
        action,
        subject_type: subject.type,
        subject_id: subject.id,
        before: before ? redact(before) : null,
        after: after ? redact(after) : null,
        ip,
        at: new Date().toISOString(),
      };
      const mac = seals.ofEntry(tx.orgId, last.mac, entry);
      await tx.query(sql.unsafe`
        select app.append_audit_entry(${entry.id}, ${entry.seq}, ${entry.user_id}, ${entry.key_id}, ${action},
          ${subject.type}, ${subject.id}, ${jsonb(entry.before)}, ${jsonb(entry.after)}, ${ip}, ${entry.at},
          ${sql.binary(mac)}, ${sql.binary(Buffer.from(last.mac))},
          ${sql.binary(seals.ofHead(tx.orgId, entry.seq, mac))})`);
    },

    verify: (tx) => verifyChain(tx, seals),

    async repair(tx) {
      const { faults } = await verifyChain(tx, seals);
      for (let at = 0; at < faults.length; at += faultsPerEntry) {
        await log.record(
          tx,
          { actor: null, ip: null },
          {
            action: 'audit.repaired',
            subject: { type: 'organization', id: tx.orgId },
            after: { faults: faults.slice(at, at + faultsPerEntry) },
          },
        );
      }
      return faults;
    },
  };
  return log;
}

function jsonb(value: Json) {
  return value === null ? null : sql.jsonb(value);
}
