import { type InfiniteData, type QueryKey, useMutation } from '@tanstack/react-query';
import { api, type Page } from '../../api/api.ts';
import { isApiError, messageOf } from '../../api/error.ts';
import { queryClient } from '../../api/query.ts';
import { dropToast, toast } from '../../ui/toast.tsx';
import { keys, type ListFilter } from './queries.ts';
import { tellTabs } from './stream/tabs.ts';
import type { Conversation } from './types.ts';

type ConversationList = InfiniteData<Page<Conversation>, string | null>;
type Snapshot = readonly [QueryKey, unknown][];

/** Shows a change in every list and page before the server knows of it. Null: it is gone. Gives what `restore` needs. */
async function showChange(id: string, change: Partial<Conversation> | null): Promise<Snapshot> {
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

function restore(snapshot: Snapshot | undefined): void {
  for (const [key, value] of snapshot ?? []) queryClient.setQueryData(key, value);
}

function failed(error: Error, snapshot: Snapshot | undefined): void {
  restore(snapshot);
  // By another tab: the list that is asked for next will not hold it.
  const gone = isApiError(error, 'not_found');
  toast(gone ? 'This chat was deleted meanwhile.' : messageOf(error), { tone: 'negative' });
}

/** One after the other: two for the same chat must not overtake each other on their way. */
const inTurn = { mutationKey: keys.all, scope: { id: 'conversations' } };

async function settled(id: string): Promise<void> {
  tellTabs(id);
  // Another change follows, which the lists show already and the server does not know yet: that one asks.
  if (queryClient.isMutating({ mutationKey: keys.all }) > 1) return;
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: keys.lists }),
    // What was asked for before the change may have been answered over it.
    queryClient.invalidateQueries({ queryKey: keys.one(id) }),
  ]);
}

type Change = Partial<Pick<Conversation, 'title' | 'archived' | 'model'>>;

/** Rename, archive, choose a model: at once on the page, taken back where the server refuses. */
export function useChangeConversation() {
  return useMutation({
    ...inTurn,
    mutationFn: ({ id, ...body }: Change & { id: string }) => api('PATCH /conversations/:id', { params: { id }, body }),
    onMutate: ({ id, ...change }) => showChange(id, change),
    onError: (error, _change, snapshot) => failed(error, snapshot),
    onSettled: (_data, _error, { id }) => settled(id),
  });
}

/** Archives or brings back, with a way to undo it. */
export function useArchive() {
  const { mutate } = useChangeConversation();
  return ({ id, archived }: Conversation) => {
    mutate({ id, archived: !archived });
    toast(archived ? 'Back among your chats.' : 'Archived.', {
      about: id,
      action: { label: 'Undo', run: () => mutate({ id, archived }) },
    });
  };
}

export function useDeleteConversation() {
  return useMutation({
    ...inTurn,
    mutationFn: (id: string) => api('DELETE /conversations/:id', { params: { id } }),
    onMutate: (id) => {
      dropToast(id);
      return showChange(id, null);
    },
    onError: (error, _id, snapshot) => failed(error, snapshot),
    onSuccess: (_data, id) => {
      queryClient.removeQueries({ queryKey: keys.thread(id) });
      queryClient.removeQueries({ queryKey: keys.one(id) });
    },
    onSettled: (_data, _error, id) => settled(id),
  });
}
