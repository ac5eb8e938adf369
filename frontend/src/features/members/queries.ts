import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, apiPage } from '../../api/api.ts';
import type { Input, Item, Sent } from '../../api/types.ts';
import type { MemberFilters } from './filters.ts';

export type Member = Item<'GET /members'>;
export type Seats = Sent<'GET /members/summary'>['seats'];

/** Polling interval while the page is visible; there is no push yet. */
const REFRESH_MS = 60_000;

export const keys = {
  all: ['members'] as const,
  lists: ['members', 'list'] as const,
  list: (filters: MemberFilters | 'waiting') => ['members', 'list', filters] as const,
  one: (id: string) => ['members', 'one', id] as const,
  summary: ['members', 'summary'] as const,
};

function useList(key: MemberFilters | 'waiting', query: NonNullable<Input<'GET /members'>['query']>, enabled = true) {
  return useInfiniteQuery({
    queryKey: keys.list(key),
    queryFn: ({ pageParam, signal }) =>
      apiPage('GET /members', { query: { ...query, limit: 30, cursor: pageParam ?? undefined } }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
    enabled,
  });
}

/** Members that match the filters, in pages. */
export function useMembers(filters: MemberFilters) {
  const { q, role, status, sort } = filters;
  return useList(filters, { q: q || undefined, role, status, sort });
}

/** @param known the member in the loaded list, which changes keep up to date; undefined: the member is fetched */
export function useMember(id: string, known: Member | undefined) {
  const { data, error, refetch } = useQuery({
    queryKey: keys.one(id),
    queryFn: ({ signal }) => api('GET /members/:id', { params: { id } }, { signal }),
    enabled: known === undefined,
  });
  return { member: known ?? data, error, refetch };
}

/** Requests to join, oldest first. `enabled`: the user has `members.manage`. */
export function useWaiting(enabled: boolean) {
  return useList('waiting', { status: 'waiting' }, enabled);
}

/** The number of requests to join, and of seats in use. `enabled`: the user has `members.manage`. */
export function useSummary(enabled: boolean) {
  return useQuery({
    queryKey: keys.summary,
    queryFn: ({ signal }) => api('GET /members/summary', {}, { signal }),
    refetchInterval: REFRESH_MS,
    enabled,
  });
}
