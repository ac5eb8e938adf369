import type { Sent } from '../../api/types.ts';
import { type PlainMessageId, t } from '../../lib/i18n/text.tsx';

export type Outcome = Sent<'POST /invitations'>['results'][number]['outcome'];

const texts: Readonly<Record<Outcome, PlainMessageId>> = {
  invited: 'invitations.invited',
  already_member: 'invitations.alreadyMember',
  already_invited: 'invitations.alreadyInvited',
  role_not_allowed: 'invitations.roleNotAllowed',
  plan_limit: 'invitations.planLimit',
  repeated: 'invitations.repeated',
  invalid_address: 'invitations.invalidAddress',
  invalid_role: 'invitations.invalidRole',
};

/** What became of somebody who was to be invited. */
export const outcomeText = (outcome: Outcome): string => t(texts[outcome]);
