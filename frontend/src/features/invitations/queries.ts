import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { apiPage } from '../../api/api.ts';
import type { Item } from '../../api/types.ts';
import type { InvitationFilters } from './filters.ts';

export type Invitation = Item<'GET /invitations'>;

/** Polling interval while the page is visible: mails leave, and people accept. */
const REFRESH_MS = 30_000;
/** While a mail is on its way. */
const QUEUED_REFRESH_MS = 2_000;

export const keys = {
  all: ['invitations'] as const,
  list: (filters: InvitationFilters) => ['invitations', 'list', filters] as const,
};

/** Invitations that match the filters, the newest first, in pages. */
export function useInvitations(filters: InvitationFilters) {
  const { q, status } = filters;
  return useInfiniteQuery({
    queryKey: keys.list(filters),
    queryFn: ({ pageParam, signal }) =>
      apiPage(
        'GET /invitations',
        { query: { limit: 30, cursor: pageParam ?? undefined, status, ...(q !== '' && { q }) } },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ items }) => items.some(({ mail }) => mail?.status === 'queued'))
        ? QUEUED_REFRESH_MS
        : REFRESH_MS,
  });
}
