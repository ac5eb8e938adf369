import type { Translation } from '../i18n/languages.ts';
import type { messages as english } from './en.ts';

export const messages: Translation<typeof english> = {
  shell: {
    'role.owner': 'Inhaber',
    'role.admin': 'Admin',
    'role.agent': 'Agent',
    'role.member': 'Mitglied',
    'role.client': 'Kunde',
    'role.ownerMay': 'Darf alles, auch andere Inhaber ernennen und entfernen.',
    'role.adminMay': 'Verwaltet Mitglieder, Einstellungen und Modelle und liest das Protokoll.',
    'role.agentMay': 'Nutzt den Chat, sieht, wer hier arbeitet, und antwortet Kunden.',
    'role.memberMay': 'Nutzt den Chat und sieht, wer hier arbeitet.',
    'role.clientMay': 'Nutzt den Chat und sieht sonst niemanden.',
    'theme.light': 'Hell',
    'theme.dark': 'Dunkel',
    'theme.system': 'System',
    'device.on': '{browser} auf {system}',
    'device.unknown': 'Unbekanntes Gerät',
    'password.short': 'Mindestens 10 Zeichen. Vier Wörter ohne Zusammenhang merkt man sich leicht.',
    'password.own': 'Lassen Sie „{word}“ weg: Bei Ihnen ist das leicht zu erraten.',
    'password.common': 'Es beginnt wie sehr häufige Passwörter.',
    'password.repeats': 'Viele Zeichen wiederholen sich. Fügen Sie ein weiteres Wort hinzu.',
    'password.fair': 'Brauchbar. Ein längeres ist stärker.',
    'password.strong': 'Stark.',
    'demo.clientOf': 'Kunde von {partner}',
    'demo.partner': 'Partner',
    'demo.platform': 'Betreiber der Plattform',
  },
  page: {},
};
