import { isApiError, messageOf } from '../api/error.ts';
import { t } from '../lib/i18n/text.tsx';
import { toast } from './toast.tsx';

/** How long pages offer to undo a deletion. The API allows a little more. */
const UNDO_OFFERED_MS = 30_000;

/** Says that an object was deleted, and offers to undo that for 30 seconds: on every page, until a reload. */
export function toastDeleted(message: string, subjectId: string, undo: () => void): void {
  toast(message, { subjectId, offeredMs: UNDO_OFFERED_MS, action: { label: t('ui.undo'), run: undo } });
}

/** Says why a deletion was not undone. `not_found`: its time is over. */
export function toastUndoFailed(error: unknown): void {
  toast(isApiError(error, 'not_found') ? t('ui.undoTooLate') : messageOf(error), { tone: 'negative' });
}
