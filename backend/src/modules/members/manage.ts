import { errors } from './contract.ts';
import type { Actor } from '../../kernel/auth/actor.ts';
import type { Permissions } from '../../kernel/auth/permissions.ts';
import { requireUser } from '../../kernel/auth/policy.ts';
import type { Tx } from '../../kernel/db/database.ts';
import { fail } from '../../kernel/errors.ts';
import { assertVersion } from '../../kernel/http/request/if-match.ts';
import type { HandlerContext } from '../../kernel/http/route.ts';
import type { memberAdmitted } from './events.ts';
import { memberPolicy, membershipPolicy, type Membership } from './policy.ts';
import { lockMembership, type MemberRow } from './store/members.ts';

export type ManageContext<Body = unknown> = HandlerContext<{ params: { id: string }; query: unknown; body: Body }>;

/** A member and the one who manages them, locked and as they are in the database. */
interface Managed extends Membership {
  tx: Tx;
  manager: Actor;
}

interface Managing<T> {
  result: T;
  /** The member's sessions that ended or changed. */
  sessions: readonly string[];
}

/**
 * Runs a change of one member, then tells every process which sessions it concerns. An owner can only be changed by another
 * active owner, who is read and locked in the same transaction: so one is always left, however many try at once.
 * @throws {AppError} `not_found`, `forbidden`, `last_owner`, `version_stale`; `session_revoked` when the manager is no longer
 * active
 */
export async function manage<T>(context: ManageContext, work: (managed: Managed) => Promise<Managing<T>>): Promise<T> {
  const { kernel, tenant, actor, params, request } = context;
  memberPolicy.authorize(actor, 'manage');
  const managerId = requireUser(actor);
  const { permissions } = kernel.declarations;
  const { result, sessions } = await kernel.db.tenant(tenant.id, async (tx) => {
    const locked = await lockMembership(tx, { id: params.id, managerId });
    const manager = asActor(
      permissions,
      actor,
      locked.find((row) => row.user_id === managerId),
    );
    const member = locked.find((row) => row.id === params.id);
    memberPolicy.authorize(manager, 'manage');
    if (!member || member.status === 'removed') throw fail('not_found');
    const managed = { tx, manager, member, permissions };
    requireAuthority(managed, locked.filter(isActiveOwner));
    assertVersion(request, member.version);
    return work(managed);
  });
  if (sessions.length > 0) await kernel.tokens.revoke(tenant.id, sessions);
  return result;
}

/** The manager as in the database, which may differ from the token. @throws {AppError} `session_revoked` */
function asActor(permissions: Permissions, actor: Actor, row: MemberRow | undefined): Actor {
  if (row?.status !== 'active') throw fail('session_revoked');
  const { role, status, added_permissions: added } = row;
  return { ...actor, role, status, permissions: permissions.ofMember(status, role, added) };
}

const isActiveOwner = (row: MemberRow) => row.role === 'owner' && row.status === 'active';

function requireAuthority({ manager, ...membership }: Managed, owners: readonly MemberRow[]): void {
  if (membershipPolicy.may(manager, 'manage', membership)) return;
  const { member } = membership;
  const isSelf = member.user_id === manager.userId;
  if (isSelf && isActiveOwner(member) && owners.length === 1) throw fail(errors.last_owner);
  const message = isSelf
    ? 'Nobody changes their own membership. Another owner or admin can.'
    : 'This member may do more than you. An owner can change them.';
  throw fail('forbidden', { message });
}

export type MemberEvent = typeof memberAdmitted;

/** Records the events of a member in the trail, and emits them. Last in its transaction. */
export async function recordChange(
  { kernel, request }: Pick<ManageContext, 'kernel' | 'request'>,
  { tx, manager, member }: Managed,
  happened: readonly MemberEvent[],
  after: Pick<MemberRow, 'role' | 'status'>,
): Promise<void> {
  const payload = { member_id: member.id, user_id: member.user_id };
  for (const event of happened) {
    await kernel.audit.record(tx, { actor: manager, ip: request.ip }, event(payload), {
      before: { role: member.role, status: member.status },
      after: { role: after.role, status: after.status },
    });
  }
}
