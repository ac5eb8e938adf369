import { mintFollowers, mintRefreshToken, readRefreshToken } from '../../kernel/auth/refresh-token.ts';
import { endFamily } from '../../kernel/auth/session-ends.ts';
import type { Tx } from '../../kernel/db/database.ts';
import { newId } from '../../kernel/db/id.ts';
import { fail } from '../../kernel/errors.ts';
import type { Tenant } from '../../kernel/tenancy/directory.ts';
import { readRefreshCookie, setRefreshCookie, type SignInContext } from './cookies.ts';
import { sessionReuseDetected, sessionStarted } from './events.ts';
import { presentOrganization, presentPerson } from './present.ts';
import { findPerson, type PersonRow } from './store/people.ts';
import { findReused, idleDays, insertSession, rotateSession } from './store/sessions.ts';

interface OpenSession {
  id: string;
  refreshToken: string;
  person: PersonRow;
}

const idleSeconds = idleDays * 24 * 3600;

/** The part of the User-Agent header that is stored. */
const userAgentOf = ({ request }: SignInContext) => request.userAgent.slice(0, 400).toWellFormed();

/** Opens a session, in the transaction that authenticated or registered the user. */
export async function startSession(context: SignInContext, tx: Tx, userId: string): Promise<OpenSession> {
  const { kernel, request } = context;
  const id = newId();
  const { token, hash } = mintRefreshToken(kernel.keys, tx.orgId, id);
  const userAgent = userAgentOf(context);
  await insertSession(tx, { id, userId, family: id, refreshHash: hash, userAgent, ip: request.ip });
  const person = await findPerson(tx, userId);
  await kernel.audit.record(tx, { actor: { userId, keyId: null }, ip: request.ip }, sessionStarted({ session_id: id }));
  return { id, refreshToken: token, person };
}

/** Sets the cookie, and returns the response of registration, sign-in and refresh. Call it after the commit. */
export async function respondSignedIn(
  context: SignInContext,
  tenant: Tenant,
  { id, refreshToken, person }: OpenSession,
) {
  const claims = { userId: person.id, sessionId: id, role: person.role };
  const { token, expiresIn } = await context.kernel.tokens.issue(tenant, claims);
  setRefreshCookie(context, tenant.slug, refreshToken, idleSeconds);
  return {
    access_token: token,
    token_type: 'Bearer' as const,
    expires_in: expiresIn,
    user: presentPerson(context.kernel.declarations.permissions, person),
    organization: presentOrganization(tenant),
  };
}

/** The session that the refresh cookie names; null without a cookie that was issued here. */
export function sessionOfCookie(context: SignInContext, tenant: Tenant): { sessionId: string; hash: Buffer } | null {
  const cookie = readRefreshCookie(context, tenant.slug);
  return cookie === undefined ? null : readRefreshToken(context.kernel.keys, tenant.id, cookie);
}

/** @throws {AppError} `unauthenticated` without a cookie that was issued here, `session_revoked` when it is no longer valid */
export async function refreshSession(context: SignInContext, tenant: Tenant) {
  const { kernel, request } = context;
  const presented = sessionOfCookie(context, tenant);
  if (!presented) throw fail('unauthenticated');
  const { sessionId: id, hash } = presented;
  const retryKey = request.header('Idempotency-Key')?.slice(0, 255);
  const followers = retryKey ? mintFollowers(kernel.keys, tenant.id, id, hash, retryKey) : [];
  const next = followers[0] ?? mintRefreshToken(kernel.keys, tenant.id, id);
  const outcome = await kernel.db.tenant(tenant.id, async (tx) => {
    const good = [hash, ...followers.map((follower) => follower.hash)];
    const seen = { id, good, next: next.hash, userAgent: userAgentOf(context), ip: request.ip };
    const rotated = await rotateSession(tx, seen);
    if (rotated) return { person: await findPerson(tx, rotated.user_id), ended: [] };
    return { person: null, ended: await endReused(context, tx, id, hash) };
  });
  if (outcome.person) return respondSignedIn(context, tenant, { id, refreshToken: next.token, person: outcome.person });
  if (outcome.ended.length > 0) await kernel.tokens.revoke(tenant.id, outcome.ended);
  throw fail('session_revoked');
}

/**
 * A rotated token is presented again: by a thief, or by the owner after a thief; which of them is not known (RFC 9700 §
 * 4.14.2). The session ends with all its tokens.
 */
async function endReused({ kernel, request }: SignInContext, tx: Tx, id: string, hash: Buffer): Promise<string[]> {
  const reused = await findReused(tx, id, hash);
  if (!reused) return [];
  const ended = await endFamily(tx, reused.family, 'refresh_reused');
  kernel.log.warn(
    { org_id: tx.orgId, user_id: reused.user_id, session_id: id, ip: request.ip },
    'refresh token reused',
  );
  await kernel.audit.record(tx, { actor: null, ip: request.ip }, sessionReuseDetected({ session_id: id }), {
    after: { sessions: ended.length },
  });
  return ended;
}
