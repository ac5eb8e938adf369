import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { apiPage } from '../../../api/api.ts';
import type { Item } from '../../../api/types.ts';

/** The route that lists the organizations which the viewer's one looks after. */
export type DirectoryRoute = 'GET /clients' | 'GET /organizations';
export type ListedOrganization = Item<DirectoryRoute>;

const PAGE = 40;

const keys = {
  list: (route: DirectoryRoute, q: string) => ['organizations', route, 'list', q] as const,
  one: (route: DirectoryRoute, slug: string) => ['organizations', route, 'one', slug] as const,
};

/** By name, in pages. Shows the previous result while a new search loads. */
export function useDirectory(route: DirectoryRoute, q: string) {
  return useInfiniteQuery({
    queryKey: keys.list(route, q),
    queryFn: ({ pageParam, signal }) =>
      apiPage(route, { query: { limit: PAGE, cursor: pageParam ?? undefined, ...(q !== '' && { q }) } }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
}

/** One of them; null: there is none with this slug. @param known the one in the loaded list, shown until it is fetched */
export function useListedOrganization(route: DirectoryRoute, slug: string, known: ListedOrganization | undefined) {
  return useQuery({
    queryKey: keys.one(route, slug),
    queryFn: async ({ signal }) => (await apiPage(route, { query: { slug } }, { signal })).items[0] ?? null,
    ...(known && { placeholderData: known }),
  });
}
