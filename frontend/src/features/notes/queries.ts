import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, apiPage } from '../../api/api.ts';
import type { Item, Sent } from '../../api/types.ts';

export type NoteSummary = Item<'GET /notes'>;
export type Note = Sent<'GET /notes/:id'>;

const PAGE = 40;

export const keys = {
  all: ['notes'] as const,
  lists: ['notes', 'list'] as const,
  list: (q: string) => ['notes', 'list', q] as const,
  one: (id: string) => ['notes', 'one', id] as const,
};

/** The user's notes, pinned ones first, in pages. Shows the previous result while a new search loads. */
export function useNotes(q: string) {
  return useInfiniteQuery({
    queryKey: keys.list(q),
    queryFn: ({ pageParam, signal }) =>
      apiPage(
        'GET /notes',
        { query: { limit: PAGE, cursor: pageParam ?? undefined, ...(q !== '' && { q }) } },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
}

/** Null: a note that is not stored yet. What another device changed is fetched when the note is opened. */
export function useNote(id: string | null) {
  return useQuery({
    queryKey: keys.one(id ?? ''),
    queryFn: ({ signal }) => api('GET /notes/:id', { params: { id: id ?? '' } }, { signal }),
    enabled: id !== null,
    staleTime: 0,
  });
}
