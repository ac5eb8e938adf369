import { limit } from '../../kernel/entitlements/entitlements.ts';
import { exceeded } from '../../kernel/entitlements/entitlements.ts';
import type { Tx } from '../../kernel/db/database.ts';
import { requireUser } from '../../kernel/auth/policy.ts';
import { fail } from '../../kernel/errors.ts';
import type { HandlerContext } from '../../kernel/http/route.ts';
import { errors as membersErrors } from '../members/contract.ts';
import { listKnown, seats } from '../members/index.ts';
import { errors } from './contract.ts';
import { invitationResent, invitationRevoked } from './events.ts';
import { seatsLeft, sendInvitation } from './invite.ts';
import { requireAuthority, requireManager } from './policy.ts';
import { presenterOf } from './present.ts';
import {
  findInvitation,
  lockInvitation,
  lockInviting,
  markRevoked,
  reopenInvitation,
  setMails,
  type InvitationRow,
} from './store/invitations.ts';
import { linkOf, mintInvitationToken } from './token.ts';

type ManageContext = HandlerContext<{ params: { id: string }; query: unknown; body: unknown }>;

/** The invitation that is managed, locked. @throws {AppError} `not_found`, `forbidden`, `invitation_used` */
async function requireInvitation({ tx, actor, kernel, params }: ManageContext): Promise<InvitationRow> {
  requireManager(actor);
  const invitation = await lockInvitation(tx, params.id);
  if (!invitation) throw fail('not_found');
  requireAuthority(actor, kernel.declarations.permissions, invitation.role);
  if (invitation.status === 'accepted') throw fail(errors.invitation_used);
  return invitation;
}

/** The link that is passed on by hand. */
export function handLink(
  { kernel, tenant }: Pick<ManageContext, 'kernel' | 'tenant'>,
  of: { id: string; generation: number },
) {
  const token = mintInvitationToken(kernel.keys, tenant.id, { ...of, way: 'hand' });
  return linkOf(kernel.portals.of(tenant), token);
}

/** Sends a new mail with a new link, and takes the invitation over. */
export async function resend(context: ManageContext) {
  const { tx, actor, kernel, request } = context;
  const by = requireUser(actor);
  await lockInviting(tx);
  const { id, email, role, status, locale } = await requireInvitation(context);
  const [known] = await listKnown(tx, [email]);
  if (known?.status === 'active' || known?.status === 'suspended') throw fail(membersErrors.already_member);
  // A pending one has its place among those that are promised.
  if (status !== 'pending') await requireSeat(tx);
  if (!(await reopenInvitation(tx, id, by)))
    throw fail('conflict', { message: 'There is a newer invitation for this address.' });
  const opened = await findInvitation(tx, id);
  if (!opened) throw fail('not_found');
  const { generation } = opened;
  await kernel.mail.forgetBounce(tx, email);
  const mailId = await sendInvitation(kernel, tx, { id, email, locale, generation });
  await setMails(tx, [{ id, mailId }]);
  const shown = { ...opened, mail_id: mailId };
  const present = await presenterOf(kernel, tx, actor, [shown]);
  await kernel.audit.record(tx, { actor, ip: request.ip }, invitationResent({ invitation_id: id }), {
    after: { email, role },
  });
  return { ...present(shown), link: handLink(context, { id, generation }) };
}

async function requireSeat(tx: Tx): Promise<void> {
  if ((await seatsLeft(tx)) < 1) throw exceeded(seats, await limit(tx, seats));
}

/** The link of a pending invitation. */
export async function readLink(context: ManageContext): Promise<{ link: string }> {
  const { status, id, generation } = await requireInvitation(context);
  if (status === 'expired') throw fail(errors.invitation_expired);
  if (status === 'revoked') throw fail(errors.invitation_revoked);
  return { link: handLink(context, { id, generation }) };
}

/** Ends an invitation. Emits no event for what is revoked already. */
export async function revoke(context: ManageContext): Promise<void> {
  const { tx, actor, kernel, request } = context;
  const { id, email, role, status } = await requireInvitation(context);
  if (status === 'revoked') return;
  await markRevoked(tx, id);
  await kernel.audit.record(tx, { actor, ip: request.ip }, invitationRevoked({ invitation_id: id }), {
    before: { email, role },
  });
}
