import type { MailText } from '../../../kernel/mail/mail-type.ts';
import type { InvitationFacts } from './invited.ts';

const roleNames = {
  owner: 'propietario',
  admin: 'administrador',
  agent: 'agente',
  member: 'miembro',
  client: 'cliente',
};

export const es: MailText<InvitationFacts> = ({ organization, inviter, role, email, link, expiresAt }, format) => ({
  subject: `${format.name(inviter)} le invita a ${format.name(organization)}`,
  heading: `Le damos la bienvenida a ${format.name(organization)}`,
  paragraphs: [
    `${format.name(inviter)} le invita al portal de ${format.name(organization)}. Iniciará sesión con ${email} y una contraseña que usted elija. Su rol: ${roleNames[role]}.`,
  ],
  action: { label: 'Aceptar la invitación', url: link },
  notes: [
    `El enlace sirve una sola vez, hasta el ${format.day(expiresAt)}. No lo comparta: deja entrar a quien lo tenga.`,
    '¿No esperaba este mensaje? Entonces no haga nada; no ocurrirá nada.',
  ],
});
