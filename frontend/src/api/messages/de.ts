import type { Translation } from '../../lib/i18n/languages.ts';
import type { messages as english } from './en.ts';

export const messages: Translation<typeof english> = {
  shell: {
    'error.page': 'Auf dieser Seite ist etwas schiefgegangen. Laden Sie sie neu und versuchen Sie es noch einmal.',
    'error.offline': 'Keine Verbindung. Prüfen Sie Ihr Netz und versuchen Sie es noch einmal.',
    'error.unavailable': 'Das Portal antwortet nicht. Versuchen Sie es gleich noch einmal.',
  },
  page: {},
};
