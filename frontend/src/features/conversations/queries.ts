import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, apiPage } from '../../api/api.ts';
import { queryClient } from '../../api/query.ts';
import { type ThreadData, mergeNewestPage, prependOlderPage } from './thread/thread-data.ts';
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

/** The user's conversations, newest first, in pages. Shows the previous result while a new search loads. */
export function useConversations(filter: ListFilter) {
  return useInfiniteQuery({
    queryKey: keys.list(filter),
    queryFn: ({ pageParam }) => {
      const archived = filter.archived ? ('true' as const) : ('false' as const);
      const query = { limit: LIST_PAGE, archived, q: filter.q || undefined, cursor: pageParam ?? undefined };
      return apiPage('GET /conversations', { query });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
}

const oneOf = (id: string) =>
  queryOptions({ queryKey: keys.one(id), queryFn: () => api('GET /conversations/:id', { params: { id } }) });

export function useConversation(id: string | null) {
  return useQuery({ ...oneOf(id ?? ''), enabled: id !== null });
}

function threadPage(id: string, cursor: string | null, limit = THREAD_PAGE) {
  const query = { limit, ...(cursor !== null && { cursor }) };
  return apiPage('GET /conversations/:id/messages', { params: { id }, query });
}

/** Number of local changes by conversation id: a response to a request from before a change is discarded and requested again. */
const revisions = new Map<string, number>();
const revisionOf = (id: string) => revisions.get(id) ?? 0;

async function freshThread(id: string): Promise<ThreadData> {
  const revision = revisionOf(id);
  const page = await threadPage(id, null);
  if (revision !== revisionOf(id)) return freshThread(id);
  return mergeNewestPage(queryClient.getQueryData<ThreadData>(keys.thread(id)), page);
}

const threadOf = (id: string) => queryOptions({ queryKey: keys.thread(id), queryFn: () => freshThread(id) });

export function useThreadData(id: string | null) {
  return useQuery({ ...threadOf(id ?? ''), enabled: id !== null });
}

/** Loads the page of messages before the loaded ones. @param limit messages of the page */
export async function loadOlder(id: string, limit = THREAD_PAGE): Promise<void> {
  const cursor = queryClient.getQueryData<ThreadData>(keys.thread(id))?.olderCursor;
  if (cursor === undefined || cursor === null) return;
  const page = await threadPage(id, cursor, limit);
  queryClient.setQueryData<ThreadData>(keys.thread(id), (now) =>
    now?.olderCursor === cursor ? prependOlderPage(now, page) : now,
  );
}

/** Changes a loaded thread in the cache. */
export function updateThread(id: string, change: (before: ThreadData) => ThreadData): void {
  revisions.set(id, revisionOf(id) + 1);
  queryClient.setQueryData<ThreadData>(keys.thread(id), (before) => before && change(before));
}

/** Puts a conversation that was created on this page into the cache, so that it need not be fetched. */
export function showNewConversation(conversation: Conversation): void {
  queryClient.setQueryData(keys.one(conversation.id), conversation);
  queryClient.setQueryData<ThreadData>(keys.thread(conversation.id), { messages: [], olderCursor: null });
}

const modelsQuery = queryOptions({
  queryKey: keys.models,
  queryFn: ({ signal }) => api('GET /models', undefined, { signal }),
  staleTime: 5 * 60_000,
});

export function useModels() {
  return useQuery(modelsQuery);
}

/** @param id as in the address: absent for a new chat */
export async function prefetchChat(id: string | undefined): Promise<void> {
  if (id === 'history') return;
  const ofChat =
    id === undefined ? [] : [queryClient.prefetchQuery(oneOf(id)), queryClient.prefetchQuery(threadOf(id))];
  await Promise.all([queryClient.prefetchQuery(modelsQuery), ...ofChat]);
}
