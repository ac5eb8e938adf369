import { createHash } from 'node:crypto';
import { repeatOwnerOf } from '../../auth/actor.ts';
import { canonical, type Json } from '../../audit/canonical.ts';
import type { RoleTx, Tx } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import { fail } from '../../errors.ts';
import { z } from 'zod';
import type { Kernel } from '../../kernel.ts';
import type { Parsed } from '../contract.ts';
import type { Context } from '../state.ts';
import type { Stripped } from '../response/strip-response.ts';
import type { Input } from './input.ts';

/** A request with an `Idempotency-Key`, which must not take effect twice. */
export interface Once {
  actor: string;
  key: string;
  route: string;
  /** SHA-256 of everything that decides what the request does. */
  hash: Buffer;
}

/** The parts of a request that decide what it does. */
type Sent = Pick<Input, keyof Parsed | 'bytes'>;

const keyShape = /^[\x21-\x7e]{1,255}$/;

/**
 * The `Idempotency-Key` of a request (draft-ietf-httpapi-idempotency-key-header). Null without one, and for callers
 * without an identity: two strangers may choose the same key.
 */
export function onceOf(ctx: Context, route: string, input: Sent): Once | null {
  const key = ctx.get('Idempotency-Key');
  const { actor } = ctx.state;
  if (!key || !actor) return null;
  if (!keyShape.test(key)) {
    throw fail('invalid_fields', { fields: { 'Idempotency-Key': 'must be 1 to 255 visible characters' } });
  }
  const hash = requestHash(route, input, ctx.get('If-Match'));
  return { actor: repeatOwnerOf(actor), key, route, hash };
}

/**
 * SHA-256 of the route key, its parameters, the query, the body and the precondition; tenant and actor are part of the key. Raw
 * bytes as sent, all else as parsed and in canonical JSON, so that neither the order of keys nor an explicit default matters.
 * `Accept` is left out: it decides how the response is sent, not what is done.
 */
function requestHash(route: string, { params, query, body, bytes }: Sent, ifMatch: string): Buffer {
  const raw = bytes ? createHash('sha256').update(bytes).digest('hex') : undefined;
  // Through JSON, so that an absent field stays absent and differs from null.
  const request = JSON.parse(JSON.stringify({ route, params, query, body, raw, ifMatch })) as Json;
  return createHash('sha256').update(canonical(request)).digest();
}

const firstResponse = z.object({
  request_hash: z.instanceof(Uint8Array),
  status: z.number(),
  response: z.object({ sealed: z.string() }).nullable(),
});

async function recall(tx: Tx, once: Once): Promise<z.infer<typeof firstResponse> | null> {
  const first = await tx.maybeOne(sql.type(firstResponse)`
    select request_hash, status, response from idempotency_keys
    where org_id = ${tx.orgId} and actor = ${once.actor} and key = ${once.key}
      and created_at > now() - interval '24 hours'`);
  if (first && !once.hash.equals(first.request_hash)) throw fail('idempotency_key_reused');
  return first;
}

/** Of the key that seals the stored responses: they hold content, and secrets that are shown once. */
const purpose = 'idempotency';

/**
 * The response to the same request before, or null when this is the first. Until the transaction ends, a repeat is refused.
 * @throws {AppError} `request_in_progress`, `idempotency_key_reused`
 */
export async function firstResponseTo(kernel: Kernel, tx: Tx, once: Once): Promise<Stripped | null> {
  // A statement of its own: one together with the look-up would have a snapshot from before the lock.
  const free = await tx.oneFirst(sql.type(z.object({ free: z.boolean() }))`
    select pg_try_advisory_xact_lock(hashtextextended(${`${tx.orgId}/${once.actor}/${once.key}`}, 0)) as free`);
  if (!free) throw fail('request_in_progress', { headers: { 'Retry-After': '1' } });
  const first = await recall(tx, once);
  if (!first?.response) return null;
  const opened = kernel.keys.open(purpose, tx.orgId, Buffer.from(first.response.sealed, 'base64'));
  const data = JSON.parse(Buffer.from(opened).toString('utf8')) as unknown;
  return { status: first.status, data, nextCursor: undefined };
}

/**
 * Stores the response in the transaction of the effect, so that neither exists without the other.
 * @throws {AppError} `idempotency_key_reused` where `claimKey` gave the key to another request meanwhile
 */
export async function rememberResponse(kernel: Kernel, tx: Tx, once: Once, { status, data }: Stripped): Promise<void> {
  const sealed = kernel.keys.seal(purpose, tx.orgId, Buffer.from(JSON.stringify(data)));
  await record(tx, once, status, { sealed: Buffer.from(sealed).toString('base64') });
}

/**
 * Writes the key's row, or renews that of the same request or an expired one. One statement, so that of any number at once the
 * first request gets the key.
 * @throws {AppError} `idempotency_key_reused` where the key is another request's
 */
async function record(tx: Tx, once: Once, status: number, response: { sealed: string } | null): Promise<void> {
  const { rowCount } = await tx.query(sql.unsafe`
    insert into idempotency_keys as kept (org_id, actor, key, route, request_hash, status, response)
    values (${tx.orgId}, ${once.actor}, ${once.key}, ${once.route}, ${sql.binary(once.hash)}, ${status},
      ${response ? sql.jsonb(response) : null})
    on conflict (org_id, actor, key) do update set route = excluded.route, request_hash = excluded.request_hash,
      status = excluded.status, response = excluded.response, created_at = now()
    where kept.request_hash = excluded.request_hash or kept.created_at <= now() - interval '24 hours'`);
  if (rowCount === 0) throw fail('idempotency_key_reused');
}

/** Removes up to `limit` keys that are older than a day, and returns how many. As `atrium_relay`. */
export async function pruneIdempotencyKeys(tx: RoleTx, limit: number): Promise<number> {
  const { rowCount } = await tx.query(sql.unsafe`
    delete from idempotency_keys where (org_id, actor, key) in (
      select org_id, actor, key from idempotency_keys
      where created_at < now() - interval '24 hours' order by created_at limit ${limit}
    )`);
  return rowCount;
}

/**
 * For routes with `idempotent: 'handler'`: only ensures that the key stands for one request. They run outside a transaction, so
 * the key is written before the effect.
 * @throws {AppError} `idempotency_key_reused`
 */
export async function claimKey(kernel: Kernel, orgId: string, once: Once): Promise<void> {
  await kernel.db.tenant(orgId, (tx) => record(tx, once, 202, null), { singleStatement: true });
}
