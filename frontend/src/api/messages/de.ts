import type { Translation } from '../../lib/i18n/languages.ts';
import type { messages as english } from './en.ts';

export const messages: Translation<typeof english> = {
  shell: {
    'error.page': 'Auf dieser Seite ist etwas schiefgegangen. Laden Sie sie neu und versuchen Sie es noch einmal.',
    'error.offline': 'Keine Verbindung. Prüfen Sie Ihr Netz und versuchen Sie es noch einmal.',
    'error.unavailable': 'Das Portal antwortet nicht. Versuchen Sie es gleich noch einmal.',
    'error.malformed': 'Die Anfrage konnte nicht gelesen werden.',
    'error.tenant_conflict': 'Host, Header und Pfad nennen verschiedene Portale.',
    'error.unauthenticated': 'Melden Sie sich an, um fortzufahren.',
    'error.wrong_tenant': 'Dieses Token gehört zu einem anderen Portal.',
    'error.session_revoked': 'Diese Sitzung ist beendet. Melden Sie sich erneut an.',
    'error.forbidden': 'Ihre Rolle erlaubt das nicht.',
    'error.membership_waiting': 'Ihre Beitrittsanfrage liegt bei den Admins dieses Portals.',
    'error.permissions_changed': 'Ihre Rolle wurde währenddessen geändert. Fragen Sie noch einmal.',
    'error.tenant_suspended': 'Dieses Portal ist gesperrt. Der Inhaber kann sagen, warum.',
    'error.tenant_unknown': 'Unter dieser Adresse gibt es kein Portal.',
    'error.not_found': 'Hier ist nichts, oder es ist nicht für Sie bestimmt.',
    'error.method_not_allowed': 'Diese Adresse kennt diese Methode nicht.',
    'error.conflict': 'Das wurde inzwischen geändert.',
    'error.request_in_progress': 'Dieselbe Anfrage läuft noch.',
    'error.version_stale': 'Jemand anders hat das geändert. Laden Sie neu und versuchen Sie es noch einmal.',
    'error.body_too_large': 'Das ist zu groß, um es zu senden.',
    'error.range_not_satisfiable': 'Die Datei ist kürzer.',
    'error.unsupported_media_type': 'Dieses Format wird nicht angenommen.',
    'error.invalid_fields': 'Einige Felder stimmen noch nicht.',
    'error.idempotency_key_reused': 'Dieser Schlüssel wurde schon für eine andere Anfrage benutzt.',
    'error.rate_limited': 'Zu viele Anfragen. Warten Sie einen Moment.',
    'error.internal': 'Bei uns ist etwas schiefgegangen. Es wurde festgehalten.',
    'error.timeout': 'Das hat zu lange gedauert. Versuchen Sie es gleich noch einmal.',
  },
  page: {},
};
