import { useInfiniteQuery } from '@tanstack/react-query';
import { apiPage } from '../../api/api.ts';
import type { Item } from '../../api/types.ts';

export type Announcement = Item<'GET /announcements'>;
export type Show = 'current' | 'undismissed' | 'expired';

const PAGE = 20;
/** Nothing pushes to an open page yet: what is new is asked for while it is looked at. */
const REFRESH_MS = 5 * 60_000;

export const keys = {
  all: ['announcements'] as const,
  list: (show: Show) => ['announcements', show] as const,
};

/** Newest first, page by page. */
export function useAnnouncements(show: Show) {
  return useInfiniteQuery({
    queryKey: keys.list(show),
    queryFn: ({ pageParam, signal }) =>
      apiPage('GET /announcements', { query: { show, limit: PAGE, cursor: pageParam ?? undefined } }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    refetchInterval: REFRESH_MS,
  });
}
