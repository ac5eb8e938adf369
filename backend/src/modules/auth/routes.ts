import type { Actor } from '../../kernel/auth/actor.ts';
import { endSession, endSessionsOf, type SessionEnd } from '../../kernel/auth/session-ends.ts';
import { fail } from '../../kernel/errors.ts';
import type { Call, Handlers } from '../../kernel/http/route.ts';
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

/** Accounts belong to people: a key has none. */
function requirePerson(actor: Actor): Actor & { userId: string } {
  const { userId } = actor;
  if (userId === null) throw fail('forbidden');
  return { ...actor, userId };
}

/** Ends sessions, writes it down, and tells every process after the commit. */
async function endAndTell(
  { kernel, tenant, request }: Pick<Call, 'kernel' | 'tenant' | 'request'>,
  who: { userId: string | null; keyId: string | null } | null,
  reason: SessionEnd,
  end: (tx: Call['tx']) => Promise<string[]>,
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
  'POST /auth/register': (call) => join(call, call.tenant, call.body),

  'POST /auth/login': (call) => signIn(call, tries, call.tenant, call.body),

  async 'POST /auth/refresh'(call) {
    requireSameOrigin(call);
    return refreshSession(call, call.tenant);
  },

  async 'POST /auth/logout'(call) {
    requireSameOrigin(call);
    const { tenant, maybeActor } = call;
    const id = sessionOfCookie(call, tenant)?.sessionId ?? maybeActor?.sessionId;
    if (id) await endAndTell(call, maybeActor, 'signed_out', (tx) => endSession(tx, { id }, 'signed_out'));
    clearRefreshCookie(call, tenant.slug);
  },

  async 'POST /auth/logout-all'(call) {
    const actor = requirePerson(call.actor);
    const reason = 'signed_out_everywhere';
    await endAndTell(call, actor, reason, (tx) => endSessionsOf(tx, actor.userId, reason));
    clearRefreshCookie(call, call.tenant.slug);
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

  async 'POST /auth/password'(call) {
    await changePassword(call, call.tenant, requirePerson(call.actor), call.body);
  },

  async 'GET /auth/sessions'({ tx, actor }) {
    const sessions = await listSessions(tx, requirePerson(actor).userId);
    return sessions.map((session) => ({ ...session, current: session.id === actor.sessionId }));
  },

  async 'DELETE /auth/sessions/:id'(call) {
    const actor = requirePerson(call.actor);
    const { id } = call.params;
    const reason = 'ended_by_user';
    const ended = await endAndTell(call, actor, reason, (tx) => endSession(tx, { id, userId: actor.userId }, reason));
    if (ended.length === 0) throw fail('not_found');
  },
});
