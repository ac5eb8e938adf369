import type { InfiniteData, QueryKey } from '@tanstack/react-query';
import type { Page } from './api.ts';
import { queryClient, refetch } from './query.ts';

type CachedList<T> = InfiniteData<Page<T>, string | null>;

/** Cached data by query key, from before an optimistic change. */
export type Snapshot = readonly [QueryKey, unknown][];

/** Cancels requests whose responses would overwrite an optimistic change, and returns the state to roll back to. */
export async function snapshotOf(...queryKeys: QueryKey[]): Promise<Snapshot> {
  await Promise.all(queryKeys.map((queryKey) => queryClient.cancelQueries({ queryKey })));
  return queryKeys.flatMap((queryKey) => queryClient.getQueriesData({ queryKey }));
}

/** The items of all cached lists whose query key begins with `queryKey`; one that is in several lists comes several times. */
export function cachedItems<T>(queryKey: QueryKey): T[] {
  const lists = queryClient.getQueriesData<CachedList<T>>({ queryKey });
  return lists.flatMap(([, list]) => list?.pages.flatMap(({ items }) => items) ?? []);
}

export function rollBack(snapshot: Snapshot = []): void {
  for (const [key, data] of snapshot) queryClient.setQueryData(key, data);
}

/** The cached lists of a feature, which have the filter as the last part of their query key. */
export interface Lists<T, Filter> {
  /** The part of the query key that all of them begin with. */
  queryKey: QueryKey;
  belongs: (item: T, filter: Filter) => boolean;
  /** The order of a list; null: only the server knows it, an item keeps its place, and one that was not there is not added. */
  orderOf: (filter: Filter) => ((one: T, other: T) => number) | null;
}

/** Puts an item into every cached list that it belongs to, at its place, and takes it out of the others. Null: it was deleted. */
export function putIntoLists<T extends { id: string }, Filter>(
  { queryKey, belongs, orderOf }: Lists<T, Filter>,
  id: string,
  next: T | null,
): void {
  for (const [key, list] of queryClient.getQueriesData<CachedList<T>>({ queryKey })) {
    if (list === undefined) continue;
    const filter = key.at(-1) as Filter;
    const shown = next !== null && belongs(next, filter) ? next : null;
    const known = list.pages.some(({ items }) => items.some((item) => item.id === id));
    const order = orderOf(filter);
    const others = known ? withReplaced(list, id, null) : list;
    if (shown && order) queryClient.setQueryData(key, withInserted(others, shown, order));
    else if (known) queryClient.setQueryData(key, shown ? withReplaced(list, id, shown) : others);
  }
}

function withReplaced<T extends { id: string }>(list: CachedList<T>, id: string, next: T | null): CachedList<T> {
  const replaced = (item: T) => (item.id !== id ? [item] : next ? [next] : []);
  return { ...list, pages: list.pages.map((page) => ({ ...page, items: page.items.flatMap(replaced) })) };
}

/** An item beyond the last loaded page is left out: the next page brings it. */
function withInserted<T>(list: CachedList<T>, next: T, order: (one: T, other: T) => number): CachedList<T> {
  const before = (item: T) => order(next, item) < 0;
  const behindAll = list.pages.at(-1)?.next_cursor == null ? list.pages.length - 1 : -1;
  const page = list.pages.findIndex(({ items }) => items.some(before));
  const target = page === -1 ? behindAll : page;
  const insert = (items: T[]) => {
    const at = items.findIndex(before);
    return items.toSpliced(at === -1 ? items.length : at, 0, next);
  };
  const pages = list.pages.map((one, index) => (index === target ? { ...one, items: insert(one.items) } : one));
  return { ...list, pages };
}

/** Options of mutations that run one after the other: an undo must not reach the server before its change. */
export function inOrder(mutationKey: QueryKey) {
  return { mutationKey, scope: { id: mutationKey.join('/') } };
}

/** For `onSettled` of mutations `inOrder`. The last of several changes refetches: an earlier response would undo the others on the page. */
export function refetchAfterLast(mutationKey: QueryKey, ...queryKeys: QueryKey[]): void {
  if (queryClient.isMutating({ mutationKey }) > 1) return;
  for (const queryKey of queryKeys) void refetch(queryKey);
}
