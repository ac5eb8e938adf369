import type { MailText } from '../../../kernel/mail/mail-type.ts';
import type { InvitationFacts } from './invited.ts';

const roleNames = { owner: 'المالك', admin: 'مدير', agent: 'موظف دعم', member: 'عضو', client: 'عميل' };

export const ar: MailText<InvitationFacts> = ({ organization, inviter, role, email, link, expiresAt }, format) => ({
  subject: `دعوة من ${format.name(inviter)} للانضمام إلى ${format.name(organization)}`,
  heading: `مرحبًا بك في ${format.name(organization)}`,
  paragraphs: [
    `يدعوك ${format.name(inviter)} إلى بوابة ${format.name(organization)}. ستسجّل الدخول بالعنوان ${format.name(email)} وبكلمة مرور تختارها بنفسك. دورك: ${roleNames[role]}.`,
  ],
  action: { label: 'قبول الدعوة', url: link },
  notes: [
    `يعمل الرابط مرة واحدة فقط، حتى ${format.day(expiresAt)}. لا تشاركه مع أحد، فكل من يملكه يستطيع الدخول به.`,
    'لم تكن تتوقع هذه الرسالة؟ تجاهلها إذن، ولن يحدث شيء.',
  ],
});
