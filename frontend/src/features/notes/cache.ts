import type { InfiniteData } from '@tanstack/react-query';
import type { Page } from '../../api/api.ts';
import { queryClient } from '../../api/query.ts';
import { keys, type Note, type NoteSummary } from './queries.ts';

type NoteList = InfiniteData<Page<NoteSummary>, string | null>;

/** Puts a note that was saved into the lists, at its place. A search keeps what it found; a new note is not added to it. */
export function showSaved(note: Note): void {
  void queryClient.cancelQueries({ queryKey: keys.all });
  queryClient.setQueryData(keys.one(note.id), note);
  for (const [key, list] of queryClient.getQueriesData<NoteList>({ queryKey: keys.lists })) {
    if (list) queryClient.setQueryData(key, placed(list, note, key[2] === ''));
  }
}

/** Takes a deleted note out of the lists. */
export function showDeleted(id: string): void {
  void queryClient.cancelQueries({ queryKey: keys.all });
  for (const [key, list] of queryClient.getQueriesData<NoteList>({ queryKey: keys.lists })) {
    if (list) queryClient.setQueryData(key, withItems(list, without(list, id)));
  }
}

/** Fetches the lists again, after a change that failed. */
export function refetchLists(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: keys.lists });
}

const without = (list: NoteList, id: string) =>
  list.pages.flatMap(({ items }) => items).filter((item) => item.id !== id);

function placed(list: NoteList, note: Note, add: boolean): NoteList {
  const others = without(list, note.id);
  const known = list.pages.some(({ items }) => items.some(({ id }) => id === note.id));
  if (!known && !add) return list;
  const items = [...others, note].sort(byPlace);
  // Behind the last one that is loaded stand others that are not: the next page brings it.
  const isBeyond = items.at(-1) === note && list.pages.at(-1)?.next_cursor != null;
  return withItems(list, isBeyond ? others : items);
}

/** All items in the first page; the cursors of the pages stay what they were. */
function withItems(list: NoteList, items: NoteSummary[]): NoteList {
  return { ...list, pages: list.pages.map((page, index) => ({ ...page, items: index === 0 ? items : [] })) };
}

/** The order of the API: pinned first, then the last edit, newest first. ISO times and UUIDs sort as text. */
function byPlace(one: NoteSummary, other: NoteSummary): number {
  if (one.pinned !== other.pinned) return one.pinned ? -1 : 1;
  return other.edited_at.localeCompare(one.edited_at) || other.id.localeCompare(one.id);
}
