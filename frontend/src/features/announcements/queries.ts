import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { apiPage } from '../../api/api.ts';
import { queryClient } from '../../api/query.ts';
import { onSignOut } from '../../api/session.ts';
import type { Item } from '../../api/types.ts';

export type Announcement = Item<'GET /announcements'>;
export type AnnouncementFilter = 'current' | 'undismissed' | 'expired';

const PAGE = 20;
/** Shortest interval between two requests because an announcement expires, and the longest delay of a browser's timers. */
const MIN_INTERVAL_MS = 15_000;
const MAX_INTERVAL_MS = 2 ** 31 - 1;
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
    refetchInterval: ({ state: { data } }) =>
      show !== 'expired' && untilExpiry(data?.pages.flatMap((page) => page.items) ?? []),
  });

/** Milliseconds until the first of them expires, of which the server sends no hint. False: none does. */
function untilExpiry(announcements: readonly Announcement[]): number | false {
  const times = announcements.flatMap(({ expires_at: at }) => (at === null ? [] : [new Date(at).getTime()]));
  if (times.length === 0) return false;
  return Math.min(Math.max(Math.min(...times) - Date.now(), MIN_INTERVAL_MS), MAX_INTERVAL_MS);
}

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
