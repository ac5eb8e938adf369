import type { Translation } from '../../lib/i18n/languages.ts';
import type { messages as english } from './en.ts';

export const messages: Translation<typeof english> = {
  shell: {
    'ui.ofLimit': '{used} von {limit}',
    'ui.actions': 'Aktionen',
    'ui.close': 'Schließen',
    'ui.dismiss': 'Ausblenden',
    'ui.copied': 'Kopiert',
    'ui.copyRefused':
      'Dieser Browser hat das Kopieren nicht erlaubt. Markieren Sie den Text und kopieren Sie ihn von Hand.',
    'ui.failed': 'Das konnte nicht geladen werden',
    'ui.retry': 'Noch einmal versuchen',
    'ui.loading': 'Wird geladen',
    'ui.never': 'nie',
    'ui.undo': 'Rückgängig',
    'ui.undoTooLate': 'Das lässt sich nicht mehr rückgängig machen.',
    'ui.notification': 'Mitteilung',
    'ui.notifications': 'Mitteilungen ({key})',
    'ui.cancel': 'Abbrechen',
    'ui.showPassword': 'Passwort anzeigen',
    'ui.hidePassword': 'Passwort verbergen',
    'field.tooShort': 'Mindestens {count} Zeichen.',
    'field.tooLong': 'Höchstens {count} Zeichen.',
    'field.email': 'Das ist keine vollständige E-Mail-Adresse.',
    'markdown.copyCode': 'Code kopieren',
    'markdown.copy': 'Kopieren',
    'markdown.wrap': 'Umbrechen',
    'markdown.formula': 'Formel',
    'markdown.code': '{language}-Code',
    'markdown.text': 'Text',
    'markdown.table': 'Tabelle',
    'markdown.done': 'Erledigt:',
    'markdown.open': 'Offen:',
    'markdown.image': 'Bild',
    'markdown.more': 'Mehr zeigen ({shown, number} von {all, number} zu sehen)',
    'ui.stillSignedIn': 'Sie sind noch angemeldet. {reason}',
    'ui.language': 'Sprache',
    'ui.languageFailed': 'Die Texte dieser Sprache konnten nicht geladen werden. Versuchen Sie es gleich noch einmal.',
    'field.refused': 'Das stimmt noch nicht.',
    'server.is one of the first that are tried; take three or four unrelated words':
      'Es gehört zu den ersten, die probiert werden. Nehmen Sie drei oder vier Wörter ohne Zusammenhang.',
    'server.must not contain your e-mail or portal address':
      'Es darf weder Ihre E-Mail- noch die Portaladresse enthalten.',
  },
  page: {},
};
