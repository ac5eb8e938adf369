import { type InfiniteData, type QueryKey, useMutation } from '@tanstack/react-query';
import { api, type Page } from '../../api/api.ts';
import { isApiError, messageOf } from '../../api/error.ts';
import { queryClient } from '../../api/query.ts';
import { dismissToast, toast } from '../../ui/toast.tsx';
import { keys, type ListFilter } from './queries.ts';
import { notifyTabs } from './stream/tab-sync.ts';
import type { Conversation } from './types.ts';

type ConversationList = InfiniteData<Page<Conversation>, string | null>;
type Snapshot = readonly [QueryKey, unknown][];

/** Applies a change to every cached list and page before the server confirms it. Null: deleted. Returns the state for `rollBack`. */
async function applyOptimistically(id: string, change: Partial<Conversation> | null): Promise<Snapshot> {
  await queryClient.cancelQueries({ queryKey: keys.lists });
  await queryClient.cancelQueries({ queryKey: keys.one(id) });
  const before: Snapshot = [
    ...queryClient.getQueriesData({ queryKey: keys.lists }),
    ...queryClient.getQueriesData({ queryKey: keys.one(id) }),
  ];
  for (const [key, list] of queryClient.getQueriesData<ConversationList>({ queryKey: keys.lists })) {
    const filter = key[2] as ListFilter;
    queryClient.setQueryData(key, list && changeList(list, filter, id, change));
  }
  if (change !== null) {
    queryClient.setQueryData<Conversation>(keys.one(id), (now) => now && { ...now, ...change });
  }
  return before;
}

function changeList(list: ConversationList, filter: ListFilter, id: string, change: Partial<Conversation> | null) {
  const stays = change !== null && (change.archived ?? filter.archived) === filter.archived;
  const pages = list.pages.map((page) => ({
    ...page,
    items: page.items
      .filter((item) => stays || item.id !== id)
      .map((item) => (item.id === id ? { ...item, ...change } : item)),
  }));
  return { ...list, pages };
}

function rollBack(snapshot: Snapshot | undefined): void {
  for (const [key, value] of snapshot ?? []) queryClient.setQueryData(key, value);
}

function failed(error: Error, snapshot: Snapshot | undefined): void {
  rollBack(snapshot);
  // Deleted in another tab: the refetched list does not contain it.
  const gone = isApiError(error, 'not_found');
  toast(gone ? 'This chat was deleted meanwhile.' : messageOf(error), { tone: 'negative' });
}

/** Mutations of one scope run one after the other: two changes of the same chat must reach the server in order. */
const serialScope = { mutationKey: keys.all, scope: { id: 'conversations' } };

async function settled(id: string): Promise<void> {
  notifyTabs(id);
  // Another change is queued, which a refetch now would undo on the page: the last one refetches.
  if (queryClient.isMutating({ mutationKey: keys.all }) > 1) return;
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: keys.lists }),
    // A response to a request from before the change may have overwritten it.
    queryClient.invalidateQueries({ queryKey: keys.one(id) }),
  ]);
}

type Change = Partial<Pick<Conversation, 'title' | 'archived' | 'model'>>;

/** Renames, archives or chooses a model: optimistic, rolled back where the server refuses. */
export function useChangeConversation() {
  return useMutation({
    ...serialScope,
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
    toast(archived ? 'Back among your chats.' : 'Archived.', {
      subjectId: id,
      action: { label: 'Undo', run: () => mutate({ id, archived }) },
    });
  };
}

export function useDeleteConversation() {
  return useMutation({
    ...serialScope,
    mutationFn: (id: string) => api('DELETE /conversations/:id', { params: { id } }),
    onMutate: (id) => {
      dismissToast(id);
      return applyOptimistically(id, null);
    },
    onError: (error, _id, snapshot) => failed(error, snapshot),
    onSuccess: (_data, id) => {
      queryClient.removeQueries({ queryKey: keys.thread(id) });
      queryClient.removeQueries({ queryKey: keys.one(id) });
    },
    onSettled: (_data, _error, id) => settled(id),
  });
}
