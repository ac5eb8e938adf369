import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { apiPage } from '../../api/api.ts';
import { queryClient } from '../../api/query.ts';
import { onSignOut } from '../../api/session.ts';
import type { Item } from '../../api/types.ts';

export type Announcement = Item<'GET /announcements'>;
export type AnnouncementFilter = 'current' | 'undismissed' | 'expired';

const PAGE = 20;
/** Polling interval while the page is visible, beside the look at every return to it; there is no push yet. */
const REFRESH_MS = 60_000;
/** The longest that the first page of the portal waits for its banner. */
const FIRST_PAGE_TIMEOUT_MS = 1_000;

export const keys = {
  all: ['announcements'] as const,
  list: (show: AnnouncementFilter) => ['announcements', show] as const,
};

const listOf = (show: AnnouncementFilter) =>
  infiniteQueryOptions({
    queryKey: keys.list(show),
    queryFn: ({ pageParam, signal }) =>
      apiPage('GET /announcements', { query: { show, limit: PAGE, cursor: pageParam ?? undefined } }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    refetchInterval: REFRESH_MS,
  });

/** Newest first, in pages. */
export function useAnnouncements(show: AnnouncementFilter) {
  return useInfiniteQuery(listOf(show));
}

/** Those that the user has neither opened nor dismissed. `more`: there are further ones that are not loaded. */
export function useUnread(): { announcements: readonly Announcement[]; more: boolean } {
  const pages = useAnnouncements('undismissed').data?.pages ?? [];
  return { announcements: pages.flatMap((page) => page.items), more: pages.at(-1)?.next_cursor != null };
}

let firstPage: Promise<unknown> | null = null;

onSignOut(() => {
  firstPage = null;
});

/** Resolves when the undismissed announcements are loaded, or after `FIRST_PAGE_TIMEOUT_MS`. Never rejects. */
export function firstPageLoadedOrTimedOut(): Promise<unknown> {
  firstPage ??= Promise.race([
    queryClient.prefetchInfiniteQuery(listOf('undismissed')),
    new Promise((resolve) => setTimeout(resolve, FIRST_PAGE_TIMEOUT_MS)),
  ]);
  return firstPage;
}
