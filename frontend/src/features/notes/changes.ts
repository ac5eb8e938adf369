import { useNavigate } from 'react-router';
import { api } from '../../api/api.ts';
import { isApiError, messageOf } from '../../api/error.ts';
import { queryClient, refetch } from '../../api/query.ts';
import { t } from '../../lib/i18n/text.tsx';
import { randomId } from '../../lib/random-id.ts';
import { toast } from '../../ui/toast.tsx';
import type { Autosave, NoteFields } from './autosave.ts';
import { showDeleted, showSaved } from './cache.ts';
import { keys } from './queries.ts';

/** Deletes the note that is open, with an undo in a toast: it stores what was there as a new note. */
export function useDeleteNote(): (autosave: Autosave) => Promise<void> {
  const navigate = useNavigate();

  const restore = async (fields: NoteFields, key: string) => {
    try {
      const restored = await api('POST /notes', { body: fields }, { headers: { 'idempotency-key': key } });
      showSaved(restored);
      await navigate(`/notes/${restored.id}`);
    } catch (error) {
      toast(messageOf(error), {
        tone: 'negative',
        action: { label: t('ui.retry'), run: () => void restore(fields, key) },
      });
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
    toast(t('notes.wasDeleted'), { action: { label: t('ui.undo'), run: () => void restore(fields, randomId()) } });
  };
}
