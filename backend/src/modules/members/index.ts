import { defineHint } from '../../kernel/live/hint.ts';
import { defineModule } from '../../kernel/module.ts';
import { contract, errors, joining } from './contract.ts';
import * as events from './events.ts';
import { manageMembers, manageRoles, memberPolicy, readMembers } from './policy.ts';
import { memberHandlers } from './routes.ts';
import { searchMembers } from './search.ts';
import { seats } from './seats.ts';

export { addDemoPeople, demoMembers } from './demo/add-people.ts';
export { type DemoPerson, demoPeople } from './demo/people.ts';
export { memberAdmitted, memberRemoved, memberRequested, memberRoleChanged, memberSuspended } from './events.ts';
export { joinByInvitation, mustProve } from './join-by-invitation.ts';
export { memberPolicy, rolesToGive } from './policy.ts';
export { rolesGivenBy } from './roles-given-by.ts';
export { seats } from './seats.ts';
export { addMember, requestMembership } from './service.ts';
export { findFormerMember, listKnown } from './store/joining.ts';
export { countActiveMembers, localeOf, membersByEmail } from './store/members.ts';

export const members = defineModule({
  name: 'members',
  contract,
  errors,
  permissions: [readMembers, manageMembers, manageRoles],
  entitlements: [seats],
  abilities: { members: memberPolicy },
  events: Object.values(events),
  hints: [defineHint('members', { permission: readMembers, on: Object.values(events) })],
  search: { member: searchMembers },
  settings: [joining],
  boot: ({ settings }) => ({ joinable: joining.read(settings) === 'open' }),
  create: () => ({ handlers: memberHandlers }),
});
