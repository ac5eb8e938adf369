import type { Logger } from 'pino';
import type { KeyRing } from '../crypto/key-ring.ts';
import type { Database } from '../db/database.ts';
import type { RateLimiter } from '../limits/rate-limiter.ts';
import type { PortalAddresses } from '../tenancy/portal-addresses.ts';
import type { TenantDirectory } from '../tenancy/directory.ts';
import { MailRefused, type MailDriver } from './driver.ts';
import { languageOf } from './languages.ts';
import { mayStillSend } from './mail-limits.ts';
import type { MailContent, MailDeclaration, MailSource } from './mail-type.ts';
import { claimMail, markRefused, markSent, suppress, type ClaimedMail } from './store.ts';

/**
 * Attempts of one mail, with pauses that double from a second: about two hours, in which a mail server comes back. The job has
 * one more, so that the row always says how it ended.
 */
export const mailAttempts = 14;

export interface DeliveryParts {
  readonly db: Database;
  readonly log: Logger;
  readonly keys: KeyRing;
  readonly limiter: RateLimiter;
  readonly tenants: TenantDirectory;
  readonly portals: PortalAddresses;
  readonly mails: ReadonlyMap<string, MailDeclaration>;
  readonly rateLimitScale: number;
}

/** Why a mail is not sent although nothing has failed. */
type NotSent = 'suppressed_address' | 'daily_limit' | 'not_wanted';

/**
 * Sends one mail. No transaction is open meanwhile; a second run after a crash sends the same mail, by its Message-ID.
 * @param from the sender's address
 * @throws {MailRefused} where a later attempt can succeed
 */
export async function deliver(
  parts: DeliveryParts,
  driver: MailDriver,
  from: string,
  { orgId, id, signal }: { orgId: string; id: string; signal: AbortSignal },
): Promise<void> {
  const { db, log } = parts;
  const claimed = await db.tenant(orgId, (tx) => claimMail(tx, id));
  if (!claimed) return;
  const composed = await compose(parts, orgId, claimed);
  if ('not' in composed) return db.tenant(orgId, (tx) => markRefused(tx, id, 'suppressed', composed.not));
  const { content, tenant, portal } = composed;
  const language = languageOf(claimed.locale);
  const { renderMail } = await import('./render/render.ts');
  const { senderName: name, ...rendered } = renderMail(content, tenant, language, portal);
  try {
    const { message_id: messageId, to_address: to } = claimed;
    const mail = { orgId, id, messageId, from: { name, address: from }, to, language, ...rendered };
    const providerId = await driver.send(mail, signal);
    await db.tenant(orgId, (tx) => markSent(tx, id, providerId));
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    const given = !error.retryable || claimed.attempts >= mailAttempts;
    await db.tenant(orgId, async (tx) => {
      await markRefused(tx, id, given ? 'failed' : 'queued', error.code);
      if (error.rejectsRecipient) await suppress(tx, claimed.to_address, 'bounce');
    });
    if (!given) throw error;
    log.warn({ org: tenant.slug, mail_id: id, kind: claimed.kind, code: error.code }, 'a mail was given up');
  }
}

async function compose(
  { db, keys, limiter, tenants, portals, mails, rateLimitScale }: DeliveryParts,
  orgId: string,
  { kind, payload, locale, attempts, is_suppressed }: ClaimedMail,
): Promise<{ not: NotSent } | (Omit<MailSource, 'keys'> & { content: MailContent })> {
  if (is_suppressed) return { not: 'suppressed_address' };
  const tenant = await tenants.byId(orgId);
  if (tenant?.status !== 'active') return { not: 'not_wanted' };
  const mail = mails.get(kind);
  // A newer release has it: one of its processes sends the mail at a later attempt.
  if (!mail) throw new MailRefused('unknown_kind', { retryable: true });
  const source: MailSource = { tenant, portal: portals.of(tenant), keys };
  const read = (tx: Parameters<MailDeclaration['compose']>[0]) =>
    mail.compose(tx, payload, source, locale, languageOf(locale));
  const content = await db.tenant(orgId, read, { readOnly: true });
  if (!content) return { not: 'not_wanted' };
  // A mail counts once, however often it is tried.
  if (attempts === 1 && !(await mayStillSend(limiter, tenant, rateLimitScale))) return { not: 'daily_limit' };
  return { ...source, content };
}
