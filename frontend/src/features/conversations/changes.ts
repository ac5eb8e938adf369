import { useMutation } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { isApiError, messageOf } from '../../api/error.ts';
import {
  cachedItems,
  inOrder,
  type Lists,
  putIntoLists,
  refetchAfterLast,
  rollBack,
  type Snapshot,
  snapshotOf,
} from '../../api/optimistic.ts';
import { queryClient } from '../../api/query.ts';
import { t } from '../../lib/i18n/text.tsx';
import { toastDeleted, toastUndoFailed } from '../../ui/deletion-toast.ts';
import { dismissToast, toast } from '../../ui/toast.tsx';
import { activityOf } from './history/groups.ts';
import { keys, type ListFilter } from './queries.ts';
import { notifyTabs } from './stream/tab-sync.ts';
import type { Conversation } from './types.ts';

/** ISO times sort as text. */
const byActivity = (one: Conversation, other: Conversation) => activityOf(other).localeCompare(activityOf(one));

const lists: Lists<Conversation, ListFilter> = {
  queryKey: keys.lists,
  belongs: ({ archived }, filter) => archived === filter.archived,
  // Only the server knows what a search finds.
  orderOf: ({ q }) => (q === '' ? byActivity : null),
};

/** Applies a change to every cached list and page before the server confirms it. Null: deleted. */
async function applyOptimistically(id: string, change: Partial<Conversation> | null): Promise<Snapshot> {
  const before = await snapshotOf(keys.lists, keys.one(id));
  const now = cachedConversation(id);
  if (now === undefined) return before;
  const next = change && { ...now, ...change };
  putIntoLists(lists, id, next);
  if (next !== null) queryClient.setQueryData<Conversation>(keys.one(id), (one) => one && next);
  return before;
}

function cachedConversation(id: string): Conversation | undefined {
  const one = queryClient.getQueryData<Conversation>(keys.one(id));
  return one ?? cachedItems<Conversation>(keys.lists).find((conversation) => conversation.id === id);
}

function failed(error: Error, snapshot: Snapshot | undefined): void {
  rollBack(snapshot);
  // Deleted in another tab: the refetched list does not contain it.
  const gone = isApiError(error, 'not_found');
  toast(gone ? t('conversations.deletedMeanwhile') : messageOf(error), { tone: 'negative' });
}

function settled(id: string): void {
  notifyTabs(id);
  refetchAfterLast(keys.all, keys.lists, keys.one(id));
}

type Change = Partial<Pick<Conversation, 'title' | 'archived' | 'model'>>;

/** Renames, archives or chooses a model: optimistic, rolled back where the server refuses. */
export function useChangeConversation() {
  return useMutation({
    ...inOrder(keys.all),
    mutationFn: ({ id, ...body }: Change & { id: string }) => api('PATCH /conversations/:id', { params: { id }, body }),
    onMutate: ({ id, ...change }) => applyOptimistically(id, change),
    onError: (error, _change, snapshot) => failed(error, snapshot),
    onSettled: (_data, _error, { id }) => settled(id),
  });
}

/** Archives or restores, with an undo in a toast. */
export function useArchive() {
  const { mutate } = useChangeConversation();
  return ({ id, archived }: Conversation) => {
    mutate({ id, archived: !archived });
    toast(archived ? t('conversations.wasRestored') : t('conversations.wasArchived'), {
      subjectId: id,
      action: { label: t('ui.undo'), run: () => mutate({ id, archived }) },
    });
  };
}

interface Undo {
  id: string;
  /** Among the variables: callbacks of `mutate` are not called once the menu that deleted the chat is gone. */
  onUndone: (() => void) | undefined;
}

/** Deletes a chat, with an undo in a toast. `onUndone` is called when it is there again. */
export function useDeleteConversation() {
  const { mutate: restore } = useMutation({
    ...inOrder(keys.all),
    mutationFn: ({ id }: Undo) => api('POST /conversations/:id/restore', { params: { id } }),
    onError: toastUndoFailed,
    onSuccess: (restored, { onUndone }) => {
      queryClient.setQueryData(keys.one(restored.id), restored);
      putIntoLists(lists, restored.id, restored);
      onUndone?.();
    },
    onSettled: (_data, _error, { id }) => settled(id),
  });
  const { mutate: remove } = useMutation({
    ...inOrder(keys.all),
    mutationFn: ({ id }: Conversation) => api('DELETE /conversations/:id', { params: { id } }),
    onMutate: ({ id }) => applyOptimistically(id, null),
    onError: (error, { id }, snapshot) => {
      dismissToast(id);
      failed(error, snapshot);
    },
    onSuccess: (_data, { id }) => {
      queryClient.removeQueries({ queryKey: keys.thread(id) });
      queryClient.removeQueries({ queryKey: keys.one(id) });
    },
    onSettled: (_data, _error, { id }) => settled(id),
  });
  return (conversation: Conversation, onUndone?: () => void) => {
    remove(conversation);
    toastDeleted(t('conversations.wasDeleted'), conversation.id, () => {
      restore({ id: conversation.id, onUndone });
    });
  };
}
