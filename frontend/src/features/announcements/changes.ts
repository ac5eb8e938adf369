import { type InfiniteData, type QueryKey, useMutation } from '@tanstack/react-query';
import { api, type Page } from '../../api/api.ts';
import { isApiError, messageOf } from '../../api/error.ts';
import { queryClient } from '../../api/query.ts';
import { dismissToast, toast } from '../../ui/toast.tsx';
import { type Announcement, keys, type AnnouncementFilter } from './queries.ts';

type List = InfiniteData<Page<Announcement>, string | null>;
type Snapshot = readonly [QueryKey, unknown][];

/** Mutations of one scope run one after the other: undoing a dismissal must not reach the server before it. */
const serialScope = { mutationKey: keys.all, scope: { id: 'announcements' } };

/** Applies a change to every cached list before the server confirms it. Null: deleted. Returns the state to roll back to. */
async function applyOptimistically(id: string, next: Announcement | null): Promise<Snapshot> {
  await queryClient.cancelQueries({ queryKey: keys.all });
  const before: Snapshot = queryClient.getQueriesData({ queryKey: keys.all });
  for (const [key, list] of queryClient.getQueriesData<List>({ queryKey: keys.all })) {
    if (list) queryClient.setQueryData(key, changeList(list, key[1] as AnnouncementFilter, id, next));
  }
  return before;
}

function changeList(list: List, show: AnnouncementFilter, id: string, next: Announcement | null): List {
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

/** Refetches after the last of several changes: an earlier response would undo the others on the page. */
async function settled(): Promise<void> {
  if (queryClient.isMutating({ mutationKey: keys.all }) > 1) return;
  await queryClient.invalidateQueries({ queryKey: keys.all });
}

/** Puts an announcement that was posted or edited into the lists. */
export async function showSaved(saved: Announcement): Promise<void> {
  await applyOptimistically(saved.id, saved);
  void settled();
}

function withDismissal(announcement: Announcement, dismissed: boolean): Announcement {
  if (announcement.dismissed === dismissed) return announcement;
  const { dismissals } = announcement;
  return { ...announcement, dismissed, dismissals: dismissals === null ? null : dismissals + (dismissed ? 1 : -1) };
}

/** Dismisses, with an undo in a toast, or shows again. */
export function useDismissal() {
  const { mutate } = useMutation({
    ...serialScope,
    mutationFn: ({ id, dismissed }: Announcement) =>
      api(dismissed ? 'PUT /announcements/:id/dismissal' : 'DELETE /announcements/:id/dismissal', { params: { id } }),
    onMutate: (next) => applyOptimistically(next.id, next),
    onError: (error, _next, snapshot) => failed(error, snapshot),
    onSettled: settled,
  });
  const showAgain = (announcement: Announcement) => mutate(withDismissal(announcement, false));
  const dismiss = (announcement: Announcement) => {
    const dismissed = withDismissal(announcement, true);
    mutate(dismissed);
    toast('Dismissed. It stays under Announcements.', {
      subjectId: announcement.id,
      action: { label: 'Undo', run: () => showAgain(dismissed) },
    });
  };
  return { dismiss, showAgain };
}

export function useDelete() {
  return useMutation({
    ...serialScope,
    mutationFn: ({ id }: Announcement) => api('DELETE /announcements/:id', { params: { id } }),
    onMutate: ({ id }) => {
      dismissToast(id);
      return applyOptimistically(id, null);
    },
    onError: (error, _gone, snapshot) => failed(error, snapshot),
    onSuccess: () => toast('Announcement deleted.'),
    onSettled: settled,
  });
}
