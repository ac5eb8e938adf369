import type { Actor } from '../../kernel/auth/actor.ts';
import { endSession, endSessionsOf, type SessionEnd } from '../../kernel/auth/session-ends.ts';
import { fail } from '../../kernel/errors.ts';
import type { HandlerContext, Handlers } from '../../kernel/http/route.ts';
import type { KeyedSemaphore } from '../../kernel/limits/keyed-semaphore.ts';
import type { contract } from './contract.ts';
import { clearRefreshCookie, requireSameOrigin } from './cookies.ts';
import { sessionEnded, userUpdated } from './events.ts';
import { join } from './join.ts';
import { changePassword } from './passwords.ts';
import { presentOrganization, presentPerson } from './present.ts';
import { refreshSession, sessionOfCookie } from './sessions.ts';
import { signIn } from './sign-in.ts';
import { findPerson, updateProfile } from './store/people.ts';
import { listSessions } from './store/sessions.ts';

/** @throws {AppError} `forbidden` for a key, which has no account */
function requirePerson(actor: Actor): Actor & { userId: string } {
  const { userId } = actor;
  if (userId === null) throw fail('forbidden');
  return { ...actor, userId };
}

/** Ends sessions, records that in the trail, and tells every process after the commit. */
async function endAndTell(
  { kernel, tenant, request }: Pick<HandlerContext, 'kernel' | 'tenant' | 'request'>,
  who: { userId: string | null; keyId: string | null } | null,
  reason: SessionEnd,
  end: (tx: HandlerContext['tx']) => Promise<string[]>,
): Promise<string[]> {
  const ended = await kernel.db.tenant(tenant.id, async (tx) => {
    const ids = await end(tx);
    for (const id of ids) {
      const event = sessionEnded({ session_id: id });
      await kernel.audit.record(tx, { actor: who, ip: request.ip }, event, { after: { reason } });
    }
    return ids;
  });
  await kernel.tokens.revoke(tenant.id, ended);
  return ended;
}

export const authHandlers = (tries: KeyedSemaphore): Handlers<typeof contract> => ({
  'POST /auth/register': (context) => join(context, context.tenant, context.body),

  'POST /auth/login': (context) => signIn(context, tries, context.tenant, context.body),

  async 'POST /auth/refresh'(context) {
    requireSameOrigin(context);
    return refreshSession(context, context.tenant);
  },

  async 'POST /auth/logout'(context) {
    requireSameOrigin(context);
    const { tenant, maybeActor } = context;
    const id = sessionOfCookie(context, tenant)?.sessionId ?? maybeActor?.sessionId;
    if (id) await endAndTell(context, maybeActor, 'signed_out', (tx) => endSession(tx, { id }, 'signed_out'));
    clearRefreshCookie(context, tenant.slug);
  },

  async 'POST /auth/logout-all'(context) {
    const actor = requirePerson(context.actor);
    const reason = 'signed_out_everywhere';
    await endAndTell(context, actor, reason, (tx) => endSessionsOf(tx, actor.userId, reason));
    clearRefreshCookie(context, context.tenant.slug);
  },

  async 'GET /auth/me'({ tx, actor, tenant, kernel: { declarations } }) {
    const user = presentPerson(declarations.permissions, await findPerson(tx, requirePerson(actor).userId));
    const { role, status, permissions } = user;
    return {
      user,
      organization: presentOrganization(tenant),
      role,
      status,
      permissions,
      abilities: declarations.abilitiesOf(actor),
    };
  },

  async 'PATCH /auth/me'({ tx, actor, body, kernel, request }) {
    const { userId } = requirePerson(actor);
    const before = presentPerson(kernel.declarations.permissions, await findPerson(tx, userId));
    await updateProfile(tx, userId, body);
    const after = presentPerson(kernel.declarations.permissions, await findPerson(tx, userId));
    const changed = Object.keys(body) as (keyof typeof body)[];
    await kernel.audit.record(tx, { actor, ip: request.ip }, userUpdated({ user_id: userId }), {
      before: Object.fromEntries(changed.map((field) => [field, before[field]])),
      after: Object.fromEntries(changed.map((field) => [field, after[field]])),
    });
    return after;
  },

  async 'POST /auth/password'(context) {
    await changePassword(context, context.tenant, requirePerson(context.actor), context.body);
  },

  async 'GET /auth/sessions'({ tx, actor }) {
    const sessions = await listSessions(tx, requirePerson(actor).userId);
    return sessions.map((session) => ({ ...session, current: session.id === actor.sessionId }));
  },

  async 'DELETE /auth/sessions/:id'(context) {
    const actor = requirePerson(context.actor);
    const { id } = context.params;
    const reason = 'ended_by_user';
    const ended = await endAndTell(context, actor, reason, (tx) =>
      endSession(tx, { id, userId: actor.userId }, reason),
    );
    if (ended.length === 0) throw fail('not_found');
  },
});
