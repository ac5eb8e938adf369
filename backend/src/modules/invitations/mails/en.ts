import type { MailText } from '../../../kernel/mail/mail-type.ts';
import type { InvitationFacts } from './invited.ts';

const roleNames = { owner: 'an owner', admin: 'an admin', agent: 'an agent', member: 'a member', client: 'a client' };

export const en: MailText<InvitationFacts> = ({ organization, inviter, role, email, link, expiresAt }, format) => ({
  subject: `${format.name(inviter)} invites you to ${format.name(organization)}`,
  heading: `Join ${format.name(organization)}`,
  paragraphs: [
    `${format.name(inviter)} invites you to the portal of ${format.name(organization)}, as ${roleNames[role]}. You will sign in with ${email} and a password that you choose.`,
  ],
  action: { label: 'Accept the invitation', url: link },
  notes: [
    `The link works once, until ${format.day(expiresAt)}. Do not pass it on: it lets in whoever has it.`,
    'Did you not expect this? Then ignore the mail; nothing happens.',
  ],
});
