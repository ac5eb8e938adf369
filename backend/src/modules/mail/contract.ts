import { endpoint } from '../../kernel/http/contract.ts';

export const contract = {
  'POST /mail/events/sendgrid': endpoint({
    summary: 'Receive what became of mails, from SendGrid',
    description:
      'The Signed Event Webhook of SendGrid, at the address of the platform’s portal. An address whose mail bounced, or whose ' +
      'reader called it spam, gets no more mail of that organization. Other events change nothing.',
    tag: 'Mail',
    auth: 'signature',
    signatureHeader: 'X-Twilio-Email-Event-Webhook-Signature',
    accepts: 'raw',
    tx: 'none',
    status: 204,
    maxBody: 4 * 1024 * 1024,
  }),
};

type Routes = typeof contract;
declare module '../../kernel/http/api.ts' {
  interface Api extends Routes {}
}
