import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, apiPage } from '../../api/api.ts';
import { queryClient } from '../../api/query.ts';
import { type ThreadData, withNewest, withOlder } from './thread/thread-data.ts';
import type { Conversation } from './types.ts';

const LIST_PAGE = 40;
const THREAD_PAGE = 40;

export interface ListFilter {
  q: string;
  archived: boolean;
}

export const keys = {
  all: ['conversations'] as const,
  lists: ['conversations', 'list'] as const,
  list: (filter: ListFilter) => ['conversations', 'list', filter] as const,
  one: (id: string) => ['conversations', 'one', id] as const,
  thread: (id: string) => ['conversations', 'thread', id] as const,
  models: ['models'] as const,
};

/** My conversations, newest first, page by page. A search keeps the last result on the page until the next is there. */
export function useConversations(filter: ListFilter) {
  return useInfiniteQuery({
    queryKey: keys.list(filter),
    queryFn: ({ pageParam }) =>
      apiPage('GET /conversations', {
        query: {
          limit: LIST_PAGE,
          archived: filter.archived ? 'true' : 'false',
          ...(filter.q !== '' && { q: filter.q }),
          ...(pageParam !== null && { cursor: pageParam }),
        },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
}

export function useConversation(id: string | null) {
  return useQuery({
    queryKey: keys.one(id ?? ''),
    queryFn: () => api('GET /conversations/:id', { params: { id: id ?? '' } }),
    enabled: id !== null,
  });
}

function threadPage(id: string, cursor: string | null) {
  const query = { limit: THREAD_PAGE, ...(cursor !== null && { cursor }) };
  return apiPage('GET /conversations/:id/messages', { params: { id }, query });
}

/** Counts the changes made on this page, so that an answer which was asked for before one is asked for again. */
const revisions = new Map<string, number>();
const revisionOf = (id: string) => revisions.get(id) ?? 0;

async function freshThread(id: string): Promise<ThreadData> {
  const revision = revisionOf(id);
  const page = await threadPage(id, null);
  if (revision !== revisionOf(id)) return freshThread(id);
  return withNewest(queryClient.getQueryData<ThreadData>(keys.thread(id)), page);
}

export function useThreadData(id: string | null) {
  return useQuery({
    queryKey: keys.thread(id ?? ''),
    queryFn: () => freshThread(id ?? ''),
    enabled: id !== null,
  });
}

/** Loads the next messages above those that are there. */
export async function loadOlder(id: string): Promise<void> {
  const cursor = queryClient.getQueryData<ThreadData>(keys.thread(id))?.olderCursor;
  if (cursor === undefined || cursor === null) return;
  const page = await threadPage(id, cursor);
  queryClient.setQueryData<ThreadData>(keys.thread(id), (now) =>
    now?.olderCursor === cursor ? withOlder(now, page) : now,
  );
}

/** Changes what is shown of a thread that is loaded. */
export function changeThread(id: string, change: (before: ThreadData) => ThreadData): void {
  revisions.set(id, revisionOf(id) + 1);
  queryClient.setQueryData<ThreadData>(keys.thread(id), (before) => before && change(before));
}

/** A conversation that was just begun on this page: nobody needs to ask for it. */
export function showNewConversation(conversation: Conversation): void {
  queryClient.setQueryData(keys.one(conversation.id), conversation);
  queryClient.setQueryData<ThreadData>(keys.thread(conversation.id), { messages: [], olderCursor: null });
}

export function useModels() {
  return useQuery({
    queryKey: keys.models,
    queryFn: ({ signal }) => api('GET /models', undefined, { signal }),
    staleTime: 5 * 60_000,
  });
}
