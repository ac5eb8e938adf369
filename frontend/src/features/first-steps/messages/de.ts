import type { Translation } from '../../../lib/i18n/languages.ts';
import type { messages as english } from './en.ts';

export const messages: Translation<typeof english> = {
  shell: {
    'firstSteps.nav': 'Erste Schritte',
    'firstSteps.count': '{done} von {all}',
  },
  page: {
    'firstSteps.text': 'Ihr Portal funktioniert bereits. Mit diesen Schritten wird es Ihr eigenes.',
    'firstSteps.progress': '{done} von {all} erledigt',
    'firstSteps.allDone': 'Alles ist erledigt. Ihr Portal ist bereit.',
    'firstSteps.done': 'Erledigt',
    'firstSteps.dismiss': 'Liste ausblenden',
    'firstSteps.dismissed': 'Die ersten Schritte sind ausgeblendet.',
    'firstSteps.brand': 'Logo und Farbe hinzufügen',
    'firstSteps.brandText': 'Sie stehen auf jeder Seite und auf der Anmeldeseite, damit alle wissen, wo sie sind.',
    'firstSteps.brandAction': 'Einstellungen öffnen',
    'firstSteps.people': 'Jemanden hereinholen',
    'firstSteps.peopleText':
      'Verschicken Sie Einladungen per E-Mail, oder geben Sie einen Link weiter. Jede lässt eine Person herein.',
    'firstSteps.peopleAction': 'Personen einladen',
    'firstSteps.model': 'Ein KI-Modell anbinden',
    'firstSteps.modelText':
      'Bis der Betreiber dieser Installation den Schlüssel eines KI-Anbieters hinterlegt, antwortet ein eingebautes Demo-Modell.',
    'firstSteps.modelAction': 'Modelle ansehen',
    'firstSteps.chat': 'Die erste Frage stellen',
    'firstSteps.chatText': 'Dort warten vier Beispiele auf Sie. Niemand sonst sieht Ihre Chats.',
    'firstSteps.chatAction': 'Chat beginnen',
  },
  palette: {
    'firstSteps.keywords': 'anfangen, einrichten, Checkliste, Einführung, loslegen',
  },
};
