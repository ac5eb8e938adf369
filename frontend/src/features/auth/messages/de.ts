import type { Translation } from '../../../lib/i18n/languages.ts';
import type { messages as english } from './en.ts';

export const messages: Translation<typeof english> = {
  shell: {
    'auth.nav': 'Konto',
    'auth.waitingTitle': 'Ihre Anfrage liegt bei den Admins',
    'auth.waitingText':
      'Die Admins von {organization} sehen sich jede Beitrittsanfrage an. Sobald Sie aufgenommen sind, öffnet diese Seite das Portal. Sie können sie auch schließen und sich später anmelden.',
    'auth.checkAgain': 'Erneut prüfen',
    'auth.undecided': 'Noch hat niemand entschieden.',
    'error.invalid_credentials': 'Die E-Mail-Adresse oder das Passwort stimmt nicht.',
    'error.account_locked': 'Zu viele Fehlversuche. Warten Sie etwas, und versuchen Sie es dann noch einmal.',
  },
  page: {
    'auth.signIn': 'Anmelden',
    'auth.newHere': 'Neu hier? <link>Beitritt anfragen</link>',
    'auth.refused':
      'Sie sind nicht mehr angemeldet: Ihre Beitrittsanfrage wurde abgelehnt, oder Sie waren lange nicht da. Die Admins von {organization} können Ihnen mehr sagen.',
    'auth.ended': 'Ihre Sitzung ist beendet. Melden Sie sich an, um dort weiterzumachen, wo Sie waren.',
    'auth.locked':
      'Zu viele Fehlversuche. Versuchen Sie es in {minutes, plural, one {einer Minute} other {# Minuten}} noch einmal.',
    'auth.demo': 'Diese Demo ansehen als',
    'auth.demoText': 'Die E-Mail ist immer <code>role@{slug}.test</code>, das Passwort ist <code>{password}</code>.',
    'auth.join': 'Beitritt anfragen',
    'auth.joinText':
      'Sie bitten darum, Kunde von {organization} zu werden. Das Portal öffnet sich für Sie, sobald ein Admin Ihre Anfrage angenommen hat.',
    'auth.haveAccount': 'Haben Sie ein Konto? <link>Anmelden</link>',
    'auth.sendRequest': 'Anfrage senden',
    'auth.email': 'E-Mail',
    'auth.password': 'Passwort',
    'auth.yourName': 'Ihr Name',
    'auth.nameMissing': 'Geben Sie Ihren Namen ein.',
    'auth.passwordMissing': 'Geben Sie Ihr Passwort ein.',
    'auth.profile': 'Profil',
    'auth.profileText': 'So sehen andere Sie hier.',
    'auth.name': 'Name',
    'auth.languageHint': 'Ihre Mails sind darin geschrieben. Wenn Sie sie ändern, ändern sich auch diese Seiten.',
    'auth.timeZone': 'Zeitzone',
    'auth.saveProfile': 'Profil speichern',
    'auth.profileSaved': 'Profil gespeichert.',
    'auth.appearance': 'Darstellung',
    'auth.appearanceText': 'Das gilt nur für dieses Gerät.',
    'auth.passwordText': 'Wenn Sie es ändern, werden Ihre anderen Geräte abgemeldet.',
    'auth.currentPassword': 'Aktuelles Passwort',
    'auth.currentPasswordMissing': 'Geben Sie Ihr aktuelles Passwort ein.',
    'server.is not your password': 'Das ist nicht Ihr Passwort.',
    'auth.newPassword': 'Neues Passwort',
    'auth.changePassword': 'Passwort ändern',
    'auth.passwordChanged': 'Passwort geändert. Ihre anderen Geräte wurden abgemeldet.',
    'auth.devices': 'Geräte',
    'auth.devicesText':
      'Auf diesen Geräten sind Sie angemeldet. Melden Sie ab, was Sie nicht kennen, und ändern Sie dann Ihr Passwort.',
    'auth.thisDevice': 'Dieses Gerät',
    'auth.deviceSignedOut': '{device} wurde abgemeldet.',
    'auth.signOutEverywhere': 'Überall abmelden',
    'auth.wrongPortal': 'Sie suchen nicht {organization}? <link>Ihr Portal finden</link>',
  },
  palette: {
    'auth.keywords':
      'Profil, mein Name, Passwort, Kennwort, Sprache, Zeitzone, Darstellung, Geräte, Sitzungen, Sicherheit, überall abmelden, E-Mail',
  },
};
