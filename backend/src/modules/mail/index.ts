import { defineModule } from '../../kernel/module.ts';
import { contract } from './contract.ts';
import { receiveEvents } from './sendgrid-events.ts';
import { verifySendgrid } from './sendgrid-signature.ts';

/** What comes back of mails; `kernel/mail` sends them. */
export const mail = defineModule({
  name: 'mail',
  contract,
  create: ({ env }) => ({
    handlers: { 'POST /mail/events/sendgrid': receiveEvents },
    signatures: { 'POST /mail/events/sendgrid': verifySendgrid(env.mail.sendgridWebhookKey) },
  }),
});
