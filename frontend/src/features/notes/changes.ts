import { useNavigate } from 'react-router';
import { api } from '../../api/api.ts';
import { isApiError, messageOf } from '../../api/error.ts';
import { queryClient, refetch } from '../../api/query.ts';
import { t } from '../../lib/i18n/text.tsx';
import { toastDeleted, toastUndoFailed } from '../../ui/deletion-toast.ts';
import { toast } from '../../ui/toast.tsx';
import type { Autosave, NoteFields } from './autosave.ts';
import { showDeleted, showSaved } from './cache.ts';
import { keys } from './queries.ts';

/** Deletes the note that is open, with an undo in a toast. */
export function useDeleteNote(): (autosave: Autosave) => Promise<void> {
  const navigate = useNavigate();

  /** @param fields what was in the editor: its last words may not have been saved */
  const restore = async (id: string, fields: NoteFields) => {
    try {
      const stored = await api('POST /notes/:id/restore', { params: { id } });
      const isWhole = stored.title === fields.title && stored.body === fields.body;
      showSaved(isWhole ? stored : await api('PATCH /notes/:id', { params: { id }, body: fields }));
      await navigate(`/notes/${id}`);
    } catch (error) {
      toastUndoFailed(error);
    }
  };

  return async (autosave) => {
    const { fields, id: shown } = autosave.store.get();
    const discarded = autosave.discard();
    if (shown !== null) showDeleted(shown);
    await navigate('/notes', { replace: true });
    const id = await discarded;
    if (id === null) return;
    showDeleted(id);
    try {
      await api('DELETE /notes/:id', { params: { id } });
    } catch (error) {
      if (!isApiError(error, 'not_found')) {
        toast(messageOf(error), { tone: 'negative' });
        return refetch(keys.lists);
      }
    }
    queryClient.removeQueries({ queryKey: keys.one(id) });
    toastDeleted(t('notes.wasDeleted'), id, () => void restore(id, fields));
  };
}
