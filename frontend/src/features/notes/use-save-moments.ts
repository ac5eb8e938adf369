import { useEffect } from 'react';
import { t } from '../../lib/i18n/text.tsx';
import { useStore } from '../../lib/store.ts';
import { type Exit, useUnsavedChanges } from '../../lib/unsaved-changes.ts';
import { toast } from '../../ui/toast.tsx';
import type { Autosave } from './autosave.ts';

/** Before these a closing editor could not save any more. */
const lastExits: readonly Exit[] = ['sign-out', 'unload'];

/**
 * Saves at once on Ctrl or ⌘ and S, when the page is hidden, when the connection is back, and when the editor closes. While
 * something is not saved, the user is asked before a sign-out or an unload.
 */
export function useSaveMoments(autosave: Autosave): void {
  const { state } = useStore(autosave.store);
  useUnsavedChanges(state.kind !== 'saved', lastExits);
  useEffect(() => {
    const events = new AbortController();
    const { signal } = events;
    const flush = () => void autosave.flush();
    addEventListener('online', flush, { signal });
    document.addEventListener('visibilitychange', flush, { signal });
    addEventListener(
      'keydown',
      (event) => {
        if (!(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== 's') return;
        event.preventDefault();
        flush();
      },
      { signal },
    );
    return () => {
      events.abort();
      void saveClosed(autosave);
    };
  }, [autosave]);
}

/** Saves what the editor held when it was closed. Where that fails, a toast keeps the text and offers the next step. */
async function saveClosed(autosave: Autosave): Promise<void> {
  await autosave.flush();
  if (autosave.isSaved) return;
  const { kind } = autosave.store.get().state;
  const isRefused = kind === 'stale' || kind === 'gone';
  const again = async () => {
    await (isRefused ? autosave.keepAsNew() : autosave.flush());
    await saveClosed(autosave);
  };
  toast(isRefused ? t('notes.closedChanged') : t('notes.closedUnsaved'), {
    tone: 'negative',
    action: { label: isRefused ? t('notes.keepMineAsNew') : t('notes.saveAgain'), run: () => void again() },
  });
}
