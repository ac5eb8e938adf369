import { z } from 'zod';
import type { RoleTx, Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';

export const mailStatuses = ['queued', 'sent', 'failed', 'suppressed'] as const;
export type MailStatus = (typeof mailStatuses)[number];

export interface NewMail {
  id: string;
  kind: string;
  to: string;
  locale: string;
  key: string;
  payload: Readonly<Record<string, string | number>>;
  messageId: string;
}

/** The id of the mail; null where there is one of this kind and key. */
export function insertMail(tx: Tx, mail: NewMail): Promise<string | null> {
  return tx.maybeOneFirst(sql.type(z.object({ id: z.string() }))`
    insert into mail_messages (org_id, id, kind, to_address, locale, key, payload, message_id)
    values (${tx.orgId}, ${mail.id}, ${mail.kind}, ${mail.to}, ${mail.locale}, ${mail.key},
      ${sql.jsonb({ ...mail.payload })}, ${mail.messageId})
    on conflict (org_id, kind, key) do nothing
    returning id`);
}

export async function mailIdOf(tx: Tx, kind: string, key: string): Promise<string> {
  return tx.oneFirst(sql.type(z.object({ id: z.string() }))`
    select id from mail_messages where org_id = ${tx.orgId} and kind = ${kind} and key = ${key}`);
}

const claimedRow = z.object({
  id: z.string(),
  kind: z.string(),
  to_address: z.string(),
  locale: z.string(),
  payload: z.record(z.string(), z.unknown()),
  message_id: z.string(),
  /** This one included. */
  attempts: z.number(),
  is_suppressed: z.boolean(),
});
export type ClaimedMail = z.infer<typeof claimedRow>;

/** Counts an attempt. Null: the mail has been sent or given up. */
export function claimMail(tx: Tx, id: string): Promise<ClaimedMail | null> {
  return tx.maybeOne(sql.type(claimedRow)`
    update mail_messages m set attempts = m.attempts + 1
    where m.org_id = ${tx.orgId} and m.id = ${id} and m.status = 'queued'
    returning m.id, m.kind, m.to_address, m.locale, m.payload, m.message_id, m.attempts, exists (
      select from mail_suppressions s where s.org_id = ${tx.orgId} and s.address = m.to_address
    ) as is_suppressed`);
}

export async function markSent(tx: Tx, id: string, providerId: string | null): Promise<void> {
  await tx.query(sql.unsafe`
    update mail_messages set status = 'sent', sent_at = now(), error = null, provider_id = ${providerId}
    where org_id = ${tx.orgId} and id = ${id} and status = 'queued'`);
}

/** `queued`: it will be tried again. */
export async function markRefused(
  tx: Tx,
  id: string,
  status: Exclude<MailStatus, 'sent'>,
  error: string,
): Promise<void> {
  await tx.query(sql.unsafe`
    update mail_messages set status = ${status}, error = ${error}
    where org_id = ${tx.orgId} and id = ${id} and status = 'queued'`);
}

export type SuppressionReason = 'bounce' | 'complaint' | 'manual';

/** A complaint outweighs a bounce. */
export async function suppress(tx: Tx, address: string, reason: SuppressionReason): Promise<void> {
  await tx.query(sql.unsafe`
    insert into mail_suppressions as known (org_id, address, reason) values (${tx.orgId}, ${address}, ${reason})
    on conflict (org_id, address) do update set reason = excluded.reason where known.reason = 'bounce'`);
}

export async function forgetBounce(tx: Tx, address: string): Promise<void> {
  await tx.query(sql.unsafe`
    delete from mail_suppressions where org_id = ${tx.orgId} and address = ${address} and reason = 'bounce'`);
}

/** What came back of a mail after it was sent. Null: there is no such mail to this address. */
export function markReturned(tx: Tx, id: string, address: string, error: string): Promise<string | null> {
  return tx.maybeOneFirst(sql.type(z.object({ to_address: z.string() }))`
    update mail_messages set status = 'failed', error = ${error}
    where org_id = ${tx.orgId} and id = ${id} and to_address = ${address}
    returning to_address`);
}

const statusRow = z.object({ id: z.string(), status: z.enum(mailStatuses), error: z.string().nullable() });
export type MailState = z.infer<typeof statusRow>;

export function listStatus(tx: Tx, ids: readonly string[]): Promise<readonly MailState[]> {
  return tx.any(sql.type(statusRow)`
    select id, status, error from mail_messages where org_id = ${tx.orgId} and id = any(${sql.array([...ids], 'uuid')})`);
}

const attemptRow = z.object({ status: z.enum(mailStatuses), error: z.string().nullable(), at: z.string() });
export type LastAttempt = z.infer<typeof attemptRow>;

/** Of the newest mail of the installation that was tried. As `atrium_relay`. */
export function findLastAttempt(tx: RoleTx): Promise<LastAttempt | null> {
  return tx.maybeOne(sql.type(attemptRow)`
    select status, error, updated_at as at from mail_messages
    where attempts > 0 and status <> 'suppressed' order by created_at desc limit 1`);
}

/** Removes up to `limit` mails older than 30 days, and returns how many. As `atrium_relay`. */
export async function pruneMails(tx: RoleTx, limit: number): Promise<number> {
  const { rowCount } = await tx.query(sql.unsafe`
    delete from mail_messages where (org_id, id) in (
      select org_id, id from mail_messages
      where created_at < now() - interval '30 days' order by created_at limit ${limit}
    )`);
  return rowCount;
}
