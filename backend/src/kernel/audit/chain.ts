import { sql } from '../db/sql.ts';
import { z } from 'zod';
import type { Actor } from '../auth/actor.ts';
import type { KeyRing } from '../crypto/key-ring.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/id.ts';
import { canonical, redact } from './canonical.ts';

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

/** Which entry is not what was written: changed, missing between others, or missing at the end. */
export interface AuditFault {
  seq: number;
  kind: 'edited' | 'removed' | 'cut';
}

export interface AuditLog {
  /** Appends to the org's chain in the same transaction. Others that append to this org wait until it ends: call it last. */
  record(tx: Tx, origin: AuditOrigin, entry: AuditRecord): Promise<void>;
  /** Walks the chain; the first fault says which entry was edited, removed or cut. */
  verify(tx: Tx): Promise<{ entries: number; fault: null | AuditFault }>;
}

const binary = z.instanceof(Uint8Array);
const json = z.json().nullable();

const headRow = z.object({ seq: z.number(), mac: binary, seal: binary });
const entryRow = z.object({
  id: z.string(),
  seq: z.number(),
  user_id: z.string().nullable(),
  key_id: z.string().nullable(),
  action: z.string(),
  subject_type: z.string(),
  subject_id: z.string(),
  before: json,
  after: json,
  ip: z.string().nullable(),
  at: z.string(),
  mac: binary,
  previous_mac: binary,
});
type Entry = Omit<z.infer<typeof entryRow>, 'mac' | 'previous_mac'>;

const columns = sql.fragment`id, seq, user_id, key_id, action, subject_type, subject_id, before, after, ip, at, mac, previous_mac`;

/** The first entry has no entry before it. */
const beginning = Buffer.alloc(32);
const batch = 1_000;

/**
 * A chain per org: each entry's MAC covers the entry and the MAC before it, so none can be changed or taken out without
 * the key. The head, locked while one appends, numbers the entries without gaps; its seal shows whether the end was cut.
 */
export function createAuditLog(keys: KeyRing): AuditLog {
  const macOf = (orgId: string, previous: Uint8Array, entry: Entry) =>
    Buffer.from(
      keys.mac('audit', orgId, Buffer.concat([previous, Buffer.from(canonical({ ...entry, at: isoTime(entry.at) }))])),
    );
  const sealOf = (orgId: string, seq: number, mac: Uint8Array) =>
    Buffer.from(keys.mac('audit-head', orgId, Buffer.concat([Buffer.from(`${seq}:`), mac])));

  async function lockHead(tx: Tx): Promise<{ seq: number; mac: Uint8Array }> {
    const head = await tx.maybeOne(sql.type(headRow)`
      select seq, mac, seal from audit_heads where org_id = ${tx.orgId} for update`);
    if (head) return head;
    // The first entry of an org; of two that come at once the second waits here for the first.
    await tx.query(sql.unsafe`
      insert into audit_heads (org_id, seq, mac, seal)
      values (${tx.orgId}, 0, ${sql.binary(beginning)}, ${sql.binary(sealOf(tx.orgId, 0, beginning))})
      on conflict (org_id) do nothing`);
    return tx.one(sql.type(headRow)`
      select seq, mac, seal from audit_heads where org_id = ${tx.orgId} for update`);
  }

  return {
    async record(tx, { actor, ip }, { action, subject, before, after }) {
      const head = await lockHead(tx);
      const entry: Entry = {
        id: newId(),
        seq: head.seq + 1,
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
      const mac = macOf(tx.orgId, head.mac, entry);
      await tx.query(sql.unsafe`
        with moved as (
          update audit_heads set seq = ${entry.seq}, mac = ${sql.binary(mac)},
            seal = ${sql.binary(sealOf(tx.orgId, entry.seq, mac))}
          where org_id = ${tx.orgId}
        )
        insert into audit_entries (org_id, id, seq, user_id, key_id, action, subject_type, subject_id, before, after, ip,
          at, mac, previous_mac)
        values (${tx.orgId}, ${entry.id}, ${entry.seq}, ${entry.user_id}, ${entry.key_id}, ${action}, ${subject.type},
          ${subject.id}, ${jsonb(entry.before)}, ${jsonb(entry.after)}, ${ip}, ${entry.at}, ${sql.binary(mac)},
          ${sql.binary(Buffer.from(head.mac))})`);
    },

    async verify(tx) {
      // Before the entries: those that are appended meanwhile come after it, and are checked like all others.
      const head = await tx.maybeOne(sql.type(headRow)`
        select seq, mac, seal from audit_heads where org_id = ${tx.orgId}`);
      let last = { seq: 0, mac: beginning as Uint8Array };
      let reached = head !== null && head.seq === 0;
      let entries: readonly z.infer<typeof entryRow>[];
      do {
        entries = await tx.any(sql.type(entryRow)`
          select ${columns} from audit_entries
          where org_id = ${tx.orgId} and seq > ${last.seq} order by seq limit ${batch}`);
        for (const { mac, previous_mac: previous, ...entry } of entries) {
          const walked = last.seq;
          if (entry.seq !== walked + 1) return { entries: walked, fault: { seq: walked + 1, kind: 'removed' } };
          const whole = same(previous, last.mac) && same(mac, macOf(tx.orgId, last.mac, entry));
          if (!whole) return { entries: walked, fault: { seq: entry.seq, kind: 'edited' } };
          last = { seq: entry.seq, mac };
          reached ||= entry.seq === head?.seq && same(mac, head.mac);
        }
      } while (entries.length === batch);
      if (head && reached && same(head.seal, sealOf(tx.orgId, head.seq, head.mac))) {
        return { entries: last.seq, fault: null };
      }
      return { entries: last.seq, fault: { seq: last.seq + 1, kind: 'cut' } };
    },
  };
}

function jsonb(value: Entry['before']) {
  return value === null ? null : sql.jsonb(value);
}

/** One spelling of a point in time, whichever way the database writes it. */
function isoTime(at: string): string {
  return new Date(at).toISOString();
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
