import { z } from 'zod';
import {
  defineErrors,
  defineRate,
  displayName,
  email,
  endpoint,
  hour,
  id,
  idParams,
  listQuery,
  minute,
  role,
  text,
  timestamp,
} from '../../kernel/http/contract.ts';
import { errors as authErrors, locale, newPassword, signedIn } from '../auth/contract.ts';
import { errors as membersErrors } from '../members/contract.ts';

const tag = 'Invitations';

export const errors = defineErrors({
  invitation_unknown: [404, 'This link leads to no invitation. Perhaps it was not copied in full.'],
  invitation_expired: [409, 'This invitation has expired. Ask for a new one.'],
  invitation_replaced: [409, 'A newer invitation was sent to you: take the link in the newest mail.'],
  invitation_revoked: [409, 'This invitation was taken back. Ask who invited you.'],
  invitation_used: [409, 'This invitation was accepted already. Sign in instead.'],
  file_unreadable: [422, 'The file is no CSV in UTF-8. Save it as “CSV UTF-8”, then choose it again.'],
  file_too_long: [422, 'The file has more than 1,000 lines. Divide it.'],
});

/** Requests that invite; how many each invites is bounded by their size and the seats of the plan. */
const inviteRate = defineRate('invite', { user: { limit: 200, window: hour }, org: { limit: 1_000, window: hour } });
/** Looking at an invitation and accepting it, by who has its link. */
const acceptRate = defineRate('invitations', { ip: { limit: 60, window: minute } });
export const rates = [inviteRate, acceptRate];

/** The most of one request, and the most lines of one file. */
export const mostAtOnce = 100;
export const mostLines = 1_000;

export const invitationStatus = z.enum(['pending', 'accepted', 'expired', 'revoked']);

const invitation = z.object({
  id,
  email: z.string(),
  role,
  status: invitationStatus,
  locale: z.string(),
  invited_by: z.object({ user_id: id, name: z.string() }),
  /** Of the newest mail; null: it was forgotten, after 30 days. */
  mail: z
    .object({
      status: z.enum(['queued', 'sent', 'failed', 'suppressed']),
      /** Why it was not sent, e.g. `not_set_up`, `bounced`, `suppressed_address`, `daily_limit`, `smtp_550`. */
      error: z.string().nullable(),
    })
    .nullable(),
  created_at: timestamp,
  expires_at: timestamp,
  accepted_at: timestamp.nullable(),
  abilities: z.object({ resend: z.boolean(), revoke: z.boolean(), link: z.boolean() }),
});
export type Invitation = z.infer<typeof invitation>;

const outcome = z.enum([
  'invited',
  'already_member',
  'already_invited',
  'role_not_allowed',
  'plan_limit',
  'repeated',
  'invalid_address',
  'invalid_role',
]);
export type Outcome = z.infer<typeof outcome>;

const link = z.string();

/** What a link's holder shows. */
const token = text(1, 200);

export const contract = {
  'GET /invitations': endpoint({
    summary: 'List invitations',
    description: 'The newest first, for those who manage members. `q` finds a part of an address.',
    tag,
    list: true,
    query: listQuery({ status: invitationStatus.optional(), q: text(1, 100).optional() }),
    data: z.array(invitation),
  }),
  'POST /invitations': endpoint({
    summary: 'Invite people',
    description:
      'By mail, with a link that is good for seven days; it is also in the response, to be passed on by hand. A seat is taken when ' +
      'somebody accepts; no more are invited than are left. Each is told apart in `results`, in the order of the request. Nobody ' +
      'gives a role that may do more than their own; an invitation counts only while who sent it may still give its role.',
    tag,
    status: 201,
    idempotent: true,
    rate: inviteRate,
    body: z.strictObject({
      invitations: z
        .array(z.strictObject({ email, role, locale: locale.optional() }))
        .min(1)
        .max(mostAtOnce),
    }),
    data: z.object({
      results: z.array(
        z.object({
          email: z.string(),
          outcome,
          invitation: invitation.nullable(),
          /** Lets in whoever has it. Null where nobody was invited. */
          link: link.nullable(),
        }),
      ),
    }),
  }),
  'POST /invitations/import': endpoint({
    summary: 'Invite the people of a CSV file',
    description:
      'The body is the file: UTF-8, with commas, semicolons or tabs, at most 1 MB and 1,000 lines. The columns are the address, the ' +
      'role and the language; a first line that names them (`email`, `role`, `language`) may order them. Where a line has no role, ' +
      '`role` counts. Cells are text; formulas are not carried out. The report has every line.',
    tag,
    accepts: 'raw',
    maxBody: 1_000_000,
    idempotent: true,
    rate: inviteRate,
    query: z.strictObject({ role: role.default('client') }),
    data: z.object({
      invited: z.number().int(),
      lines: z.array(
        z.object({
          /** Of the file, the first is 1. */
          line: z.number().int(),
          /** As it stands there, at most 254 characters. */
          email: z.string(),
          outcome,
        }),
      ),
    }),
    errors: [errors.file_unreadable, errors.file_too_long],
  }),
  'POST /invitations/:id/resend': endpoint({
    summary: 'Invite again',
    description:
      'Sends a new mail with a new link, good for seven days, in the name of who sends it. Earlier links end. An invitation that was ' +
      'revoked is open again. To an address whose mail came back once more is tried.',
    tag,
    params: idParams,
    rate: inviteRate,
    data: invitation.extend({ link }),
    errors: ['conflict', 'plan_limit', errors.invitation_used, membersErrors.already_member],
  }),
  'POST /invitations/:id/link': endpoint({
    summary: 'Read the link of an invitation',
    description: 'For those who may give its role. It lets in whoever has it, once.',
    tag,
    params: idParams,
    data: z.object({ link }),
    errors: [errors.invitation_expired, errors.invitation_revoked, errors.invitation_used],
  }),
  'DELETE /invitations/:id': endpoint({
    summary: 'Revoke an invitation',
    description: 'Its links end at once. Again is harmless; one that was accepted stays.',
    tag,
    params: idParams,
    status: 204,
    errors: [errors.invitation_used],
  }),
  'POST /invitations/lookup': endpoint({
    summary: 'Look at an invitation',
    description: 'By the token of its link, which is what stands behind `#token=`.',
    tag,
    auth: 'none',
    tx: 'read',
    rate: acceptRate,
    body: z.strictObject({ token }),
    data: z.object({
      organization: z.object({ name: z.string() }),
      email: z.string(),
      role,
      /** The name of who sent it. */
      invited_by: z.string(),
      expires_at: timestamp,
      /** There is a login for the address: of somebody who was a member, or has asked to become one. */
      has_login: z.boolean(),
      /** `new`: a password is chosen. `known`: the former one is demanded. */
      password: z.enum(['new', 'known']),
      /** Whether the plan has a seat left. */
      has_seat: z.boolean(),
    }),
    errors: [
      errors.invitation_unknown,
      errors.invitation_expired,
      errors.invitation_replaced,
      errors.invitation_revoked,
      errors.invitation_used,
      membersErrors.already_member,
    ],
  }),
  'POST /invitations/accept': endpoint({
    summary: 'Accept an invitation',
    description:
      'Makes the account, takes a seat of the plan and signs in. Once. Who was a member before gets their account back: by the link of ' +
      'a mail, which shows that the address is theirs, with a new password; by a link that was passed on, with the former one.',
    tag,
    auth: 'none',
    tx: 'none',
    status: 201,
    rate: acceptRate,
    body: z.strictObject({
      token,
      /** Required for a new password. */
      name: displayName.optional(),
      password: newPassword,
      locale: locale.optional(),
    }),
    data: signedIn,
    errors: [
      'conflict',
      'plan_limit',
      authErrors.invalid_credentials,
      authErrors.account_locked,
      errors.invitation_unknown,
      errors.invitation_expired,
      errors.invitation_replaced,
      errors.invitation_revoked,
      errors.invitation_used,
      membersErrors.already_member,
    ],
  }),
};

type Routes = typeof contract;
type Errors = typeof errors;
declare module '../../kernel/http/api.ts' {
  interface Api extends Routes {}
  interface ErrorCodes extends Errors {}
}
