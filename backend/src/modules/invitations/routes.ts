import { z } from 'zod';
import { cursorOf, pageOf } from '../../kernel/db/cursor.ts';
import { requireUser } from '../../kernel/auth/policy.ts';
import { id } from '../../kernel/http/contract.ts';
import type { Handlers } from '../../kernel/http/route.ts';
import { localeOf } from '../members/index.ts';
import { accept } from './accept.ts';
import type { contract } from './contract.ts';
import { importPeople } from './import/import-people.ts';
import { hasSeat, invite } from './invite.ts';
import { handLink, readLink, resend, revoke } from './manage.ts';
import { requireManager } from './policy.ts';
import { presenterOf } from './present.ts';
import { findInvitation, listByIds, listInvitations } from './store/invitations.ts';
import { loginOf, requireToken, requireUsable } from './usable.ts';

const cursor = cursorOf(z.tuple([id]));

export const invitationHandlers: Handlers<typeof contract> = {
  async 'GET /invitations'({ tx, actor, kernel, query: { limit, cursor: from, ...filter } }) {
    requireManager(actor);
    const [after = null] = cursor.decode(from) ?? [];
    const rows = await listInvitations(tx, { ...filter, after, limit: limit + 1 });
    const present = await presenterOf(kernel, tx, actor, rows);
    return pageOf(rows, limit, (last) => cursor.encode([last.id]), present);
  },

  async 'POST /invitations'(context) {
    const { tx, actor, kernel, body } = context;
    requireManager(actor);
    const own = await localeOf(tx, requireUser(actor));
    const wanted = body.invitations.map(({ locale = own, ...invitee }) => ({ ...invitee, locale }));
    const invited = await invite(context, tx, wanted);
    const rows = await listByIds(
      tx,
      invited.flatMap((one) => one.id ?? []),
    );
    const present = await presenterOf(kernel, tx, actor, rows);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return {
      results: invited.map(({ email, outcome, id: invitationId }) => {
        const row = byId.get(invitationId ?? '');
        return { email, outcome, invitation: row ? present(row) : null, link: row ? handLink(context, row) : null };
      }),
    };
  },

  async 'POST /invitations/import'(context) {
    const locale = await localeOf(context.tx, requireUser(context.actor));
    return importPeople(context, { role: context.query.role, locale });
  },

  'POST /invitations/:id/resend': resend,
  'POST /invitations/:id/link': readLink,
  'DELETE /invitations/:id': revoke,

  async 'POST /invitations/lookup'({ tx, tenant, kernel, body }) {
    const token = requireToken(kernel.keys, tenant.id, body.token);
    const invitation = await requireUsable(kernel, tx, await findInvitation(tx, token.id), token);
    const login = await loginOf(tx, invitation, token);
    const { email, role, inviter_name, expires_at } = invitation;
    return {
      organization: { name: tenant.name },
      email,
      role,
      invited_by: inviter_name,
      expires_at,
      has_login: login.hasLogin,
      password: login.mustProve ? 'known' : 'new',
      has_seat: await hasSeat(tx),
    };
  },

  'POST /invitations/accept': (context) => accept(context, context.tenant, context.body),
};
