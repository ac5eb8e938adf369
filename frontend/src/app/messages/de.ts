import type { Translation } from '../../lib/i18n/languages.ts';
import type { messages as english } from './en.ts';

export const messages: Translation<typeof english> = {
  shell: {
    'shell.sections': 'Bereiche',
    'shell.portal': 'Portal',
    'shell.search': 'Suchen',
    'shell.more': 'Mehr',
    'shell.skip': 'Zum Inhalt springen',
    'shell.appearance': 'Darstellung',
    'shell.appearanceAs': 'Darstellung: {theme}',
    'shell.languageAs': 'Sprache: {language}',
    'shell.signOut': 'Abmelden',
    'shell.shortcuts': 'Tastenkürzel',
    'shell.thisHelp': 'Diese Hilfe',
    'shell.then': 'dann',
    'shell.goToPage': 'Zu {page}',
    'shell.offline': 'Sie sind offline. Was auf der Seite steht, bleibt; Änderungen warten auf die Verbindung.',
    'shell.notAnswering': 'Das Portal antwortet nicht',
    'shell.loadingPage': 'Die Seite wird geladen',
    'palette.title': 'Suche und Befehle',
    'palette.placeholder': 'Suchen oder springen zu …',
    'palette.nothing': 'Hier heißt nichts „{typed}“. Versuchen Sie es mit weniger Buchstaben oder einem anderen Wort.',
    'palette.goTo': 'Gehe zu',
    'palette.actions': 'Aktionen',
    'palette.untitled': 'Ohne Titel',
    'status.suspended': 'Dieses Portal ist gesperrt',
    'status.suspendedText':
      'Zurzeit kann sich niemand anmelden, und nichts wurde gelöscht. Der Inhaber der Organisation kann sagen, warum.',
    'status.unknown': 'Unter dieser Adresse gibt es kein Portal',
    'status.unknownText':
      'Prüfen Sie die Schreibweise in der Adresszeile, oder sehen Sie in der Mail nach, die Sie eingeladen hat.',
    'status.findPortal': 'Ihr Portal finden',
    'status.notFound': 'Unter dieser Adresse ist nichts',
    'status.notFoundText': 'Die Seite wurde verschoben oder gelöscht, oder Sie dürfen sie nicht sehen.',
    'status.forbidden': 'Nicht für Ihre Rolle',
    'status.forbiddenText': 'Fragen Sie einen Admin Ihrer Organisation, wenn Sie Zugang brauchen.',
    'status.home': 'Zur Startseite',
    'status.pageFailed': 'Diese Seite wurde nicht geladen',
    'status.pageFailedText': 'Das Portal wurde vielleicht aktualisiert, oder die Verbindung ging verloren.',
    'status.failed': 'Das hat nicht geklappt',
    'shell.leave': 'Verlassen, ohne zu speichern?',
    'shell.leaveText':
      'Ihre Änderungen auf dieser Seite sind nicht gespeichert. Wenn Sie jetzt gehen, sind sie verloren.',
    'shell.leaveAction': 'Verlassen',
  },
  page: {},
};
