import { defineModule } from '../../kernel/module.ts';
import { contract, errors, rates } from './contract.ts';
import { seedInvitations } from './demo/seed-invitations.ts';
import * as events from './events.ts';
import { invitedMail } from './mails/invited.ts';
import { revokeOfFormer } from './revoke-of-former.ts';
import { invitationHandlers } from './routes.ts';

export const invitations = defineModule({
  name: 'invitations',
  contract,
  errors,
  rates,
  events: Object.values(events),
  mails: [invitedMail],
  create: (kernel) => ({
    handlers: invitationHandlers,
    subscribers: [revokeOfFormer(kernel)],
    demo: seedInvitations,
  }),
});
