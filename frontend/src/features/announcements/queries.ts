import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { apiPage } from '../../api/api.ts';
import { queryClient } from '../../api/query.ts';
import { onSignOut } from '../../api/session.ts';
import type { Item } from '../../api/types.ts';

export type Announcement = Item<'GET /announcements'>;
export type Show = 'current' | 'undismissed' | 'expired';

const PAGE = 20;
/** Nothing pushes to an open page yet: what is new is asked for while it is looked at. */
const REFRESH_MS = 5 * 60_000;
/** The longest that the first page waits for its banner. */
const PATIENCE_MS = 1_000;

export const keys = {
  all: ['announcements'] as const,
  list: (show: Show) => ['announcements', show] as const,
};

const listOf = (show: Show) =>
  infiniteQueryOptions({
    queryKey: keys.list(show),
    queryFn: ({ pageParam, signal }) =>
      apiPage('GET /announcements', { query: { show, limit: PAGE, cursor: pageParam ?? undefined } }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    refetchInterval: REFRESH_MS,
  });

/** Newest first, page by page. */
export function useAnnouncements(show: Show) {
  return useInfiniteQuery(listOf(show));
}

let firstAnswer: Promise<unknown> | null = null;

onSignOut(() => {
  firstAnswer = null;
});

/** Settles when it is known what this person has not dismissed, or when that takes too long. Never rejects. */
export function firstAnswerOrLate(): Promise<unknown> {
  firstAnswer ??= Promise.race([
    queryClient.prefetchInfiniteQuery(listOf('undismissed')),
    new Promise((resolve) => setTimeout(resolve, PATIENCE_MS)),
  ]);
  return firstAnswer;
}
