import { z } from 'zod';
import {
  defineErrors,
  defineSetting,
  endpoint,
  id,
  idParams,
  listQuery,
  role,
  text,
  timestamp,
} from '../../kernel/http/contract.ts';

const tag = 'Members';

export const selfRegistration = z.enum(['open', 'closed']);
/** `open`: anybody may ask to join, and waits until an admin admits them. `closed`: nobody may. */
export const joining = defineSetting('self_registration', selfRegistration, 'closed');

export const errors = defineErrors({
  already_member: [409, 'Somebody with this address is a member here already.'],
  email_taken: [409, 'An account with this e-mail is here already.'],
  last_owner: [409, 'An organization needs an owner. Make somebody else an owner first.'],
  waiting_list_full: [
    429,
    'Too many requests to join are waiting here. Try again when the admins have looked at them.',
  ],
});

const member = z.object({
  id,
  user_id: id,
  name: z.string(),
  email: z.string(),
  role,
  status: z.enum(['waiting', 'active', 'suspended']),
  /** When the present status began; for waiting members, when they asked. */
  status_since: timestamp,
  last_seen_at: timestamp.nullable(),
  created_at: timestamp,
  /** When an admin last admitted them; null if never. */
  admitted_at: timestamp.nullable(),
  /** Incremented by changes of role and status. For `If-Match`. */
  version: z.number().int(),
  abilities: z.object({
    admit: z.boolean(),
    change_role: z.boolean(),
    suspend: z.boolean(),
    restore: z.boolean(),
    remove: z.boolean(),
  }),
  /** The roles that the requesting user may give this member. */
  assignable_roles: z.array(role),
});
export type Member = z.infer<typeof member>;

const ifMatch = '`If-Match` with the `version` that was read refuses to overwrite a newer one.';

export const contract = {
  'GET /members': endpoint({
    summary: 'List members',
    description:
      'Everybody who belongs to the organization, the first first. `q` finds part of a name or an address. ' +
      '`status=waiting` lists those who have asked to join, for those who manage members.',
    tag,
    list: true,
    query: listQuery({
      q: text(1, 100).optional(),
      role: role.optional(),
      status: member.shape.status.optional(),
      sort: z.enum(['joined', '-joined', 'name', '-last_seen']).default('joined'),
    }),
    data: z.array(member),
  }),
  'GET /members/summary': endpoint({
    summary: 'How many wait to be admitted, and how many seats of the plan are taken',
    description: 'For those who manage members. A suspended member keeps the seat; who waits has none.',
    tag,
    data: z.object({
      waiting: z.number().int(),
      /** `limit` null: the plan has no limit. */
      seats: z.object({ used: z.number().int(), limit: z.number().int().nullable() }),
    }),
  }),
  'GET /members/:id': endpoint({
    summary: 'Read a member',
    description: 'One who waits is there only for those who manage members; one who was removed for nobody.',
    tag,
    params: idParams,
    data: member,
  }),
  'PATCH /members/:id': endpoint({
    summary: 'Give a member another role, suspend or restore them',
    description:
      'Nobody changes their own membership, gives more than they have, or touches who may more than themselves; ' +
      `owners are made and changed by owners only. Suspending ends all sessions of the member at once. ${ifMatch}`,
    tag,
    tx: 'none',
    params: idParams,
    body: z.strictObject({ role: role.optional(), status: z.enum(['active', 'suspended']).optional() }),
    data: member,
    errors: ['conflict', errors.last_owner, 'version_stale'],
  }),
  'DELETE /members/:id': endpoint({
    summary: 'Remove a member, or refuse who waits',
    description:
      'Ends all their sessions at once and frees the seat. What they wrote stays under their name. They may ask to join ' +
      `again. ${ifMatch}`,
    tag,
    tx: 'none',
    params: idParams,
    status: 204,
    errors: [errors.last_owner, 'version_stale'],
  }),
  'POST /members/:id/admit': endpoint({
    summary: 'Admit somebody who waits',
    description: `Takes a seat of the plan. Again is harmless. ${ifMatch}`,
    tag,
    tx: 'none',
    params: idParams,
    data: member,
    errors: ['conflict', errors.last_owner, 'plan_limit', 'version_stale'],
  }),
};

type Routes = typeof contract;
type Errors = typeof errors;
declare module '../../kernel/http/api.ts' {
  interface Api extends Routes {}
  interface ErrorCodes extends Errors {}
}
