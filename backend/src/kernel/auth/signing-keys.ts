import { webcrypto } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { AuditLog } from '../audit/chain.ts';
import { defineEvent } from '../events/event-type.ts';
import { sql } from '../db/sql.ts';
import { z } from 'zod';
import type { KeyRing } from '../crypto/key-ring.ts';
import type { Database, Tx } from '../db/database.ts';
import { newId } from '../db/id.ts';
import type { Fanout } from '../events/fanout.ts';

type Key = webcrypto.CryptoKey;

interface KeySet {
  signing: { kid: string; key: Key } | null;
  /** By `kid`; `until` in epoch milliseconds. */
  verifying: Map<string, { key: Key; until: number }>;
  loadedAt: number;
}

/** The Ed25519 keys of each org's tokens (RFC 8037). */
export interface SigningKeys {
  /** Creates the org's key in the transaction that creates the org; nothing where it has one. */
  create(tx: Tx): Promise<void>;
  /**
   * Creates a new key, which signs from now on; the old one verifies until the tokens it signed have expired. Audited.
   * @returns the `kid` of the new one
   * @throws {Error} where `ENCRYPTION_KEY` is not the one that sealed the old key
   */
  rotate(orgId: string): Promise<string>;
  signing(orgId: string): Promise<{ kid: string; key: Key }>;
  /** Null: the org does not have this key, or no longer. */
  verifying(orgId: string, kid: string): Promise<Key | null>;
}

const purpose = 'signing-key';
const rotated = 'signing-keys.rotated';

export const signingKeyRotated = defineEvent('signing_key.rotated', {
  payload: z.strictObject({ signing_key_id: z.guid() }),
  subject: ({ signing_key_id }) => signing_key_id,
});
const ed25519 = { name: 'Ed25519' };

/** Milliseconds that keys are cached, and so that a process that missed a rotation signs with the old key. */
const keptMs = 60_000;
/** The shortest time between two reloads for an unknown `kid`, which may be invented. */
const lookAgainMs = 2_000;

const keyRow = z.object({
  id: z.string(),
  public_key: z.instanceof(Uint8Array),
  sealed_private_key: z.instanceof(Uint8Array).nullable(),
  retired_at: z.string().nullable(),
});

const currentRow = z.object({ id: z.string(), sealed_private_key: z.instanceof(Uint8Array) });

/** @param lifetimeMs lifetime of the tokens that the keys sign */
export async function createSigningKeys(
  db: Database,
  ring: KeyRing,
  fanout: Fanout,
  audit: AuditLog,
  lifetimeMs: number,
): Promise<SigningKeys> {
  const keySets = new LRUCache<string, KeySet>({ max: 5_000, ttl: keptMs });
  await fanout.subscribe(rotated, (orgId) => keySets.delete(String(orgId)));

  async function load(orgId: string): Promise<KeySet> {
    const rows = await db.tenant(
      orgId,
      (tx) =>
        tx.any(sql.type(keyRow)`
          select id, public_key, case when retired_at is null then sealed_private_key end as sealed_private_key, retired_at
          from signing_keys where org_id = ${tx.orgId} order by id`),
      { readOnly: true },
    );
    const set: KeySet = { signing: null, verifying: new Map(), loadedAt: Date.now() };
    for (const row of rows) {
      const key = await webcrypto.subtle.importKey('spki', bytes(row.public_key), ed25519, false, ['verify']);
      const until = row.retired_at ? Date.parse(row.retired_at) + keptMs + lifetimeMs : Infinity;
      set.verifying.set(row.id, { key, until });
      if (!row.sealed_private_key) continue;
      const pkcs8 = ring.open(purpose, orgId, row.sealed_private_key);
      set.signing = {
        kid: row.id,
        key: await webcrypto.subtle.importKey('pkcs8', bytes(pkcs8), ed25519, false, ['sign']),
      };
    }
    keySets.set(orgId, set);
    return set;
  }

  async function insert(tx: Tx): Promise<string> {
    const id = newId();
    const pair = await webcrypto.subtle.generateKey(ed25519, true, ['sign', 'verify']);
    if (!('privateKey' in pair)) throw new Error('Ed25519 makes key pairs');
    const pkcs8 = new Uint8Array(await webcrypto.subtle.exportKey('pkcs8', pair.privateKey));
    const spki = Buffer.from(await webcrypto.subtle.exportKey('spki', pair.publicKey));
    const sealed = Buffer.from(ring.seal(purpose, tx.orgId, pkcs8));
    await tx.query(sql.unsafe`
      insert into signing_keys (org_id, id, public_key, sealed_private_key)
      values (${tx.orgId}, ${id}, ${sql.binary(spki)}, ${sql.binary(sealed)})
      on conflict (org_id) where retired_at is null do nothing`);
    return id;
  }

  /**
   * Retires the current key and returns its id; null where there is none. Of two rotations at once, the second waits and
   * retires the key that the first made.
   */
  async function retire(tx: Tx): Promise<string | null> {
    await tx.query(sql.unsafe`select pg_advisory_xact_lock(hashtextextended(${`${purpose}/${tx.orgId}`}, 0))`);
    const current = await tx.maybeOne(sql.type(currentRow)`
      select id, sealed_private_key from signing_keys
      where org_id = ${tx.orgId} and retired_at is null`);
    if (!current) return null;
    try {
      ring.open(purpose, tx.orgId, current.sealed_private_key);
    } catch (error) {
      throw new Error('this ENCRYPTION_KEY is not the one that the signing keys were sealed with', { cause: error });
    }
    await tx.query(sql.unsafe`
      update signing_keys set retired_at = now() where org_id = ${tx.orgId} and id = ${current.id}`);
    return current.id;
  }

  return {
    async create(tx) {
      await insert(tx);
    },

    async rotate(orgId) {
      const kid = await db.tenant(orgId, async (tx) => {
        await tx.query(sql.unsafe`
          delete from signing_keys where org_id = ${tx.orgId} and retired_at < now() - interval '1 day'`);
        const retired = await retire(tx);
        const id = await insert(tx);
        await audit.record(tx, { actor: null, ip: null }, signingKeyRotated({ signing_key_id: id }), {
          after: { retired },
        });
        return id;
      });
      keySets.delete(orgId);
      await fanout.publish(rotated, orgId);
      return kid;
    },

    async signing(orgId) {
      const { signing } = keySets.get(orgId) ?? (await load(orgId));
      if (!signing) throw new Error(`organization ${orgId} has no signing key`);
      return signing;
    },

    async verifying(orgId, kid) {
      let set = keySets.get(orgId) ?? (await load(orgId));
      if (!set.verifying.has(kid) && Date.now() - set.loadedAt > lookAgainMs) set = await load(orgId);
      const found = set.verifying.get(kid);
      return found && found.until > Date.now() ? found.key : null;
    },
  };
}

/** A copy on a plain ArrayBuffer, which WebCrypto requires. */
function bytes(view: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(view);
}
