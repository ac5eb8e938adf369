import { type InfiniteData, type QueryKey, useMutation } from '@tanstack/react-query';
import { api, type Page } from '../../api/api.ts';
import { isApiError, messageOf } from '../../api/error.ts';
import { queryClient } from '../../api/query.ts';
import { dropToast, toast } from '../../ui/toast.tsx';
import { type Announcement, keys, type Show } from './queries.ts';

type List = InfiniteData<Page<Announcement>, string | null>;
type Snapshot = readonly [QueryKey, unknown][];

/** Changes of announcements follow each other: taking back a dismissal must not overtake it. */
const inTurn = { mutationKey: keys.all, scope: { id: 'announcements' } };

/** Shows a change in every list before the server knows of it. Null: it is gone. Gives what `restore` needs. */
async function showChange(id: string, next: Announcement | null): Promise<Snapshot> {
  await queryClient.cancelQueries({ queryKey: keys.all });
  const before: Snapshot = queryClient.getQueriesData({ queryKey: keys.all });
  for (const [key, list] of queryClient.getQueriesData<List>({ queryKey: keys.all })) {
    if (list) queryClient.setQueryData(key, changeList(list, key[1] as Show, id, next));
  }
  return before;
}

function changeList(list: List, show: Show, id: string, next: Announcement | null): List {
  const belongs = next !== null && !(show === 'undismissed' && next.dismissed);
  const known = list.pages.some((page) => page.items.some((item) => item.id === id));
  const pages = list.pages.map((page, index) => {
    const added = belongs && !known && index === 0 && show !== 'expired' ? [next] : [];
    const items = page.items.flatMap((item) => (item.id !== id ? [item] : belongs ? [next] : []));
    return { ...page, items: [...added, ...items].sort(byAge) };
  });
  return { ...list, pages };
}

/** ISO times sort as text. */
function byAge(one: Announcement, other: Announcement): number {
  return other.created_at.localeCompare(one.created_at);
}

function failed(error: Error, snapshot: Snapshot | undefined): void {
  for (const [key, value] of snapshot ?? []) queryClient.setQueryData(key, value);
  const gone = isApiError(error, 'not_found');
  toast(gone ? 'This announcement was deleted meanwhile.' : messageOf(error), { tone: 'negative' });
}

/** What the server says counts, once the last of several changes has arrived. */
async function settled(): Promise<void> {
  if (queryClient.isMutating({ mutationKey: keys.all }) > 1) return;
  await queryClient.invalidateQueries({ queryKey: keys.all });
}

/** After it was posted or edited: in the lists at once. */
export async function showSaved(saved: Announcement): Promise<void> {
  await showChange(saved.id, saved);
  void settled();
}

function withDismissal(announcement: Announcement, dismissed: boolean): Announcement {
  if (announcement.dismissed === dismissed) return announcement;
  const { dismissals } = announcement;
  return { ...announcement, dismissed, dismissals: dismissals === null ? null : dismissals + (dismissed ? 1 : -1) };
}

/** Dismisses, with a way to undo it, or shows again. */
export function useDismissal() {
  const { mutate } = useMutation({
    ...inTurn,
    mutationFn: ({ id, dismissed }: Announcement) =>
      api(dismissed ? 'PUT /announcements/:id/dismissal' : 'DELETE /announcements/:id/dismissal', { params: { id } }),
    onMutate: (next) => showChange(next.id, next),
    onError: (error, _next, snapshot) => failed(error, snapshot),
    onSettled: settled,
  });
  const showAgain = (announcement: Announcement) => mutate(withDismissal(announcement, false));
  const dismiss = (announcement: Announcement) => {
    const dismissed = withDismissal(announcement, true);
    mutate(dismissed);
    toast('Dismissed. It stays under Announcements.', {
      about: announcement.id,
      action: { label: 'Undo', run: () => showAgain(dismissed) },
    });
  };
  return { dismiss, showAgain };
}

export function useDelete() {
  return useMutation({
    ...inTurn,
    mutationFn: ({ id }: Announcement) => api('DELETE /announcements/:id', { params: { id } }),
    onMutate: ({ id }) => {
      dropToast(id);
      return showChange(id, null);
    },
    onError: (error, _gone, snapshot) => failed(error, snapshot),
    onSuccess: () => toast('Announcement deleted.'),
    onSettled: settled,
  });
}
