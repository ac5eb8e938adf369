import type { MailText } from '../../../kernel/mail/mail-type.ts';
import type { InvitationFacts } from './invited.ts';

const roleNames = { owner: 'Inhaber', admin: 'Admin', agent: 'Agent', member: 'Mitglied', client: 'Kunde' };

export const de: MailText<InvitationFacts> = ({ organization, inviter, role, email, link, expiresAt }, format) => ({
  subject: `${format.name(inviter)} lädt Sie zu ${format.name(organization)} ein`,
  heading: `Willkommen bei ${format.name(organization)}`,
  paragraphs: [
    `${format.name(inviter)} lädt Sie in das Portal von ${format.name(organization)} ein. Sie melden sich dort mit ${email} und einem Passwort an, das Sie selbst wählen. Ihre Rolle: ${roleNames[role]}.`,
  ],
  action: { label: 'Einladung annehmen', url: link },
  notes: [
    `Der Link gilt einmal, bis ${format.day(expiresAt)}. Geben Sie ihn nicht weiter: Wer ihn hat, kommt hinein.`,
    'Sie haben das nicht erwartet? Dann beachten Sie diese E-Mail nicht weiter; es geschieht nichts.',
  ],
});
