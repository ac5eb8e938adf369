import type { Translation } from '../../../lib/i18n/languages.ts';
import type { messages as english } from './en.ts';

export const messages: Translation<typeof english> = {
  shell: {
    'conversations.nav': 'Chat',
    'conversations.chats': 'Chats',
    'conversations.all': 'Alle Chats',
    'conversations.new': 'Neuer Chat',
    'conversations.search': 'Chats durchsuchen',
    'conversations.stop': 'Eine Antwort anhalten',
    'conversations.loadingList': 'Die Chats werden geladen',
    'conversations.today': 'Heute',
    'conversations.yesterday': 'Gestern',
    'conversations.last7Days': 'Letzte 7 Tage',
    'conversations.last30Days': 'Letzte 30 Tage',
    'conversations.title': 'Titel',
    'conversations.actionsFor': 'Aktionen für {title}',
    'conversations.rename': 'Umbenennen',
    'conversations.archive': 'Archivieren',
    'conversations.restore': 'Zurückholen',
    'conversations.delete': 'Löschen',
    'conversations.wasDeleted': 'Chat gelöscht.',
    'conversations.wasArchived': 'Archiviert.',
    'conversations.wasRestored': 'Wieder unter Ihren Chats.',
    'conversations.deletedMeanwhile': 'Dieser Chat wurde inzwischen gelöscht.',
    'error.message_streaming': 'Eine Antwort wird noch geschrieben. Halten Sie sie zuerst an, oder warten Sie.',
    'error.answer_interrupted':
      'Der Server wurde mitten in der Antwort beendet. Was da war, bleibt erhalten; lassen Sie noch einmal antworten, um alles zu bekommen.',
    'error.provider_unavailable':
      'Der KI-Anbieter antwortet nicht. Versuchen Sie es noch einmal, oder wählen Sie ein anderes Modell.',
    'error.provider_timeout':
      'Der KI-Anbieter hat zu lange gebraucht. Versuchen Sie es noch einmal, oder wählen Sie ein anderes Modell.',
    'error.provider_busy':
      'Der KI-Anbieter ist überlastet. Warten Sie einen Moment, und versuchen Sie es dann noch einmal.',
    'error.provider_misconfigured':
      'Der KI-Anbieter weist dieses Portal ab. Ein Admin muss den Schlüssel und den Modellnamen prüfen.',
    'error.answer_cut':
      'Der KI-Anbieter hat mitten in der Antwort abgebrochen. Fragen Sie noch einmal, um alles zu bekommen.',
    'error.answer_empty':
      'Der KI-Anbieter hat eine leere Antwort geschickt. Versuchen Sie es noch einmal, oder wählen Sie ein anderes Modell.',
    'error.content_filtered': 'Der Inhaltsfilter des KI-Anbieters hat das abgelehnt. Formulieren Sie es anders.',
    'error.context_too_long':
      'Der Chat ist zu lang für dieses Modell. Beginnen Sie einen neuen, oder wählen Sie ein größeres Modell.',
    'error.guard_blocked':
      'Die Nachricht enthält etwas, das nicht nach außen darf. Entfernen Sie es, und senden Sie noch einmal.',
    'error.quota_exceeded': 'Das Kontingent ist aufgebraucht.',
  },
  page: {
    'conversations.openChat': 'Der geöffnete Chat',
    'conversations.noneOpen': 'Kein Chat ist geöffnet',
    'conversations.noneOpenText': 'Wählen Sie einen aus der Liste, um ihn hier zu lesen und fortzusetzen.',
    'conversations.searchPlaceholder': 'Titel und Nachrichten durchsuchen',
    'conversations.which': 'Welche Chats',
    'conversations.activeTab': 'Aktiv',
    'conversations.archivedTab': 'Archiviert',
    'conversations.showOlder': 'Ältere Chats zeigen',
    'conversations.nothingFound': 'Nichts gefunden',
    'conversations.nothingFoundText': 'Kein Chat enthält „{q}“, weder im Titel noch in den Nachrichten.',
    'conversations.nothingFoundInArchive':
      'Kein archivierter Chat enthält „{q}“, weder im Titel noch in den Nachrichten.',
    'conversations.nothingArchived': 'Nichts archiviert',
    'conversations.nothingArchivedText':
      'Archivieren Sie einen Chat, um ihn aus Ihren Listen zu nehmen, ohne ihn zu verlieren. Hier bleibt er auffindbar.',
    'conversations.allArchived': 'Alle Ihre Chats sind archiviert',
    'conversations.allArchivedText':
      'Sie sind aus dem Weg und vollständig. Beginnen Sie einen neuen, oder holen Sie einen zurück.',
    'conversations.showArchive': 'Archiv zeigen',
    'conversations.none': 'Noch keine Chats',
    'conversations.noneText':
      'Stellen Sie Ihre erste Frage: Der Chat wird hier aufbewahrt, unter einem Titel, den er sich selbst gibt.',
    'conversations.archivedBadge': 'Archiviert',
    'conversations.loading': 'Der Chat wird geladen',
    'conversations.failed': 'Der Chat konnte nicht geladen werden',
    'conversations.missing': 'Diesen Chat gibt es hier nicht',
    'conversations.missingText':
      'Er wurde gelöscht oder gehört jemand anderem. Chats sind privat, bis sie geteilt werden.',
    'conversations.beginNew': 'Einen neuen beginnen',
    'conversations.sharedWithYou': 'Dieser Chat wurde mit Ihnen geteilt: Nur wer ihn begonnen hat, schreibt darin.',
    'conversations.noModelAllowed':
      'Ihre Rolle darf kein Modell verwenden. Ein Admin Ihrer Organisation kann das ändern.',
    'conversations.goodMorning': 'Guten Morgen, {name}',
    'conversations.goodAfternoon': 'Guten Tag, {name}',
    'conversations.goodEvening': 'Guten Abend, {name}',
    'conversations.emptyText':
      'Stellen Sie eine Frage, fügen Sie einen Text zum Bearbeiten ein, oder beginnen Sie mit einem dieser Beispiele. Nur Sie sehen Ihre Chats.',
    'conversations.startReminder': 'Eine Erinnerung schreiben',
    'conversations.startReminderQuestion':
      'Schreibe eine freundliche Erinnerung an eine Rechnung, die seit zwei Wochen überfällig ist. Höchstens 120 Wörter.',
    'conversations.startTable': 'In einer Tabelle vergleichen',
    'conversations.startTableQuestion':
      'Vergleiche Festpreis- und Stundenverträge für eine kleine Agentur in einer Tabelle: Risiko, Liquidität, Verwaltungsaufwand.',
    'conversations.startMeeting': 'Ein erstes Treffen planen',
    'conversations.startMeetingQuestion':
      'Erstelle eine Agenda für ein 45-minütiges erstes Treffen mit einem neuen Kunden, mit einem Ziel für jeden Teil.',
    'conversations.startCode': 'Code erklären',
    'conversations.startCodeQuestion':
      'Schreibe eine TypeScript-Funktion, die eine Liste von Rechnungen nach Monaten gruppiert, und erkläre sie Zeile für Zeile.',
    'conversations.message': 'Nachricht',
    'conversations.messagePlaceholder': 'Fragen Sie, was Sie möchten',
    'conversations.send': 'Senden',
    'conversations.stopNow': 'Anhalten',
    'conversations.length': '{used, number} von {max, number} Zeichen',
    'conversations.tooLong':
      'Zu lang: {used, number} von {max, number} Zeichen. Kürzen Sie die Nachricht, oder senden Sie sie in Teilen.',
    'conversations.model': 'Modell: {name}',
    'conversations.modelNone': 'Modell: keines',
    'conversations.chooseModel': 'Modell wählen',
    'conversations.modelsFailed': 'Die Modelle konnten nicht geladen werden. Noch einmal versuchen',
    'conversations.waiting': 'Keine Verbindung. Ihre Nachricht wird gesendet, sobald es eine gibt.',
    'conversations.notSent': '<strong>Nicht gesendet.</strong> {reason}',
    'conversations.modelGone': 'Dieses Modell wird nicht mehr angeboten. Wählen Sie ein anderes.',
    'conversations.quotaOfPlan':
      'Die KI-Token des Tarifs sind für diesen Monat aufgebraucht. Ein Inhaber kann einen größeren Tarif wählen.',
    'conversations.quotaOfUnconfirmed':
      'Diese Organisation ist noch nicht bestätigt. Bis dahin darf sie {limit, number} KI-Token am Tag verwenden, und für heute sind zu wenige übrig. Bitten Sie den Betreiber dieser Installation, sie zu bestätigen, oder machen Sie morgen weiter (UTC).',
    'conversations.quotaOfNetwork':
      'Diese Organisation ist noch nicht bestätigt. Alle, die aus demselben Netz registriert wurden, teilen sich {limit, number} KI-Token am Tag, und für heute sind zu wenige übrig. Bitten Sie den Betreiber dieser Installation, sie zu bestätigen, oder machen Sie morgen weiter (UTC).',
    'conversations.quotaOfInstallation':
      'Diese Organisation ist noch nicht bestätigt. Alle nicht bestätigten dieser Installation teilen sich {limit, number} KI-Token am Tag, und für heute sind zu wenige übrig. Bitten Sie den Betreiber dieser Installation, sie zu bestätigen, oder machen Sie morgen weiter (UTC).',
    'conversations.quotaUsed': '{used, number} von {limit, number} verbraucht.',
    'conversations.quotaUsedUntil':
      '{used, number} von {limit, number} verbraucht. Das Kontingent beginnt {when} von vorn.',
    'conversations.guardFound':
      'Die Nachricht enthält {findings}, unten markiert. Solche Daten verlassen Ihre Organisation nicht.',
    'conversations.usePlaceholders': '{count, plural, one {Einen Platzhalter einsetzen} other {Platzhalter einsetzen}}',
    'conversations.showFinding': 'Stelle zeigen',
    'conversations.findingCard': '{count, plural, one {eine Kartennummer} other {# Kartennummern}}',
    'conversations.findingSsn':
      '{count, plural, one {eine Sozialversicherungsnummer} other {# Sozialversicherungsnummern}}',
    'conversations.findingIban': '{count, plural, one {eine IBAN} other {# IBANs}}',
    'conversations.findingPassword': '{count, plural, one {ein Passwort} other {# Passwörter}}',
    'conversations.findingApiKey': '{count, plural, one {einen API-Schlüssel} other {# API-Schlüssel}}',
    'conversations.findingSecret': '{count, plural, one {einen geheimen Wert} other {# geheime Werte}}',
    'conversations.findingOther': '{count, plural, one {eine vertrauliche Stelle} other {# vertrauliche Stellen}}',
    'conversations.placeholderCard': '[Kartennummer]',
    'conversations.placeholderSsn': '[Sozialversicherungsnummer]',
    'conversations.placeholderIban': '[IBAN]',
    'conversations.placeholderPassword': '[Passwort]',
    'conversations.placeholderApiKey': '[API-Schlüssel]',
    'conversations.placeholderSecret': '[geheimer Wert]',
    'conversations.placeholderOther': '[vertrauliche Stelle]',
    'conversations.you': 'Sie',
    'conversations.answer': 'Antwort',
    'conversations.copyMessage': 'Nachricht kopieren',
    'conversations.copyAnswer': 'Antwort kopieren',
    'conversations.edit': 'Nachricht bearbeiten',
    'conversations.answerAgain': 'Noch einmal antworten',
    'conversations.showLess': 'Weniger zeigen',
    'conversations.showAll': 'Ganz zeigen',
    'conversations.earlierVersion': 'Frühere Version',
    'conversations.laterVersion': 'Spätere Version',
    'conversations.version': '<hidden>Version </hidden>{index, number}/{count, number}',
    'conversations.tokens': '{prompt, number} Token gesendet, {completion, number} empfangen',
    'conversations.tokensAndPrice': '{prompt, number} Token gesendet, {completion, number} empfangen, {price}',
    'conversations.toNewest': 'Zur neuesten Nachricht',
    'conversations.thinking': 'Denkt nach',
    'conversations.answerBegan': 'Die Antwort wird geschrieben.',
    'conversations.answerEnded': 'Die Antwort ist vollständig.',
    'conversations.answerWasStopped': 'Die Antwort wurde angehalten. Was geschrieben war, bleibt.',
    'conversations.answerEndedWith': 'Die Antwort endete mit einem Problem. {reason}',
    'conversations.reconnecting': 'Die Verbindung ging verloren. Neuer Versuch …',
    'conversations.unreachable': 'Das Portal ist nicht erreichbar. Die Antwort ist dort aufbewahrt.',
    'conversations.reconnect': 'Neu verbinden',
    'conversations.answerFailed': 'Die Antwort ist fehlgeschlagen.',
    'conversations.restarted': 'Das Portal wurde neu gestartet, während die Antwort geschrieben wurde.',
    'server.The AI provider does not take the request. Try again, or choose another model.':
      'Der KI-Anbieter nimmt die Anfrage nicht an. Versuchen Sie es noch einmal, oder wählen Sie ein anderes Modell.',
    'server.The AI provider took too long to begin. Try again, or choose another model.':
      'Der KI-Anbieter hat zu lange gebraucht, um zu beginnen. Versuchen Sie es noch einmal, oder wählen Sie ein anderes Modell.',
    'server.The AI provider fell silent in the middle of the answer. Ask again to get all of it.':
      'Der KI-Anbieter ist mitten in der Antwort verstummt. Fragen Sie noch einmal, um sie ganz zu bekommen.',
    'server.The answer took longer than it may. Ask for something shorter, or choose another model.':
      'Die Antwort hat länger gedauert, als sie darf. Bitten Sie um etwas Kürzeres, oder wählen Sie ein anderes Modell.',
    'conversations.textKept': '{reason} Was geschrieben war, bleibt erhalten.',
    'conversations.stopped': 'Angehalten.',
    'conversations.stoppedAtOnce': 'Vor dem ersten Wort angehalten.',
    'conversations.emptyAnswer': 'Das Modell hat eine leere Antwort gegeben.',
    'conversations.lengthLimit': 'Die Antwort hat die Längengrenze des Modells erreicht.',
    'conversations.continue': 'Fortfahren',
    'conversations.continueQuestion': 'Mach da weiter, wo du aufgehört hast.',
  },
  palette: {
    'conversations.keywords': 'KI, fragen, Assistent, Gespräch, Unterhaltung, Frage, Modell',
    'conversations.allKeywords': 'Verlauf, Archiv, archiviert, alte Chats, Chats durchsuchen',
    'conversations.newKeywords': 'fragen, beginnen, anlegen, Frage, KI',
    'conversations.ask': 'KI fragen: {typed}',
    'conversations.find': 'Alle Chats nach „{typed}“ durchsuchen',
  },
};
