import { type Lists, putIntoLists } from '../../api/optimistic.ts';
import { queryClient } from '../../api/query.ts';
import { keys, type Note, type NoteSummary } from './queries.ts';

/** The order of the API: pinned first, then the last edit, newest first. ISO times and UUIDs sort as text. */
function byPlace(one: NoteSummary, other: NoteSummary): number {
  if (one.pinned !== other.pinned) return one.pinned ? -1 : 1;
  return other.edited_at.localeCompare(one.edited_at) || other.id.localeCompare(one.id);
}

const lists: Lists<NoteSummary, string> = {
  queryKey: keys.lists,
  belongs: () => true,
  // Only the server knows what a search finds.
  orderOf: (q) => (q === '' ? byPlace : null),
};

/** Puts a note that was saved into the lists, at its place. */
export function showSaved(note: Note): void {
  void queryClient.cancelQueries({ queryKey: keys.all });
  queryClient.setQueryData(keys.one(note.id), note);
  putIntoLists(lists, note.id, note);
}

/** Takes a deleted note out of the lists. */
export function showDeleted(id: string): void {
  void queryClient.cancelQueries({ queryKey: keys.all });
  putIntoLists(lists, id, null);
}
