import { useMutation } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { isApiError, messageOf } from '../../api/error.ts';
import {
  inOrder,
  type Lists,
  putIntoLists,
  refetchAfterLast,
  rollBack,
  type Snapshot,
  snapshotOf,
} from '../../api/optimistic.ts';
import { t } from '../../lib/i18n/text.tsx';
import { toastDeleted, toastUndoFailed } from '../../ui/deletion-toast.ts';
import { dismissToast, toast } from '../../ui/toast.tsx';
import { type Announcement, keys, type AnnouncementFilter } from './queries.ts';

/** ISO times sort as text. */
const byAge = (one: Announcement, other: Announcement) => other.created_at.localeCompare(one.created_at);

const lists: Lists<Announcement, AnnouncementFilter> = {
  queryKey: keys.all,
  belongs: ({ dismissed }, show) => !(show === 'undismissed' && dismissed),
  orderOf: (show) => (show === 'expired' ? null : byAge),
};

/** Applies a change to every cached list before the server confirms it. Null: deleted. */
async function applyOptimistically(id: string, next: Announcement | null): Promise<Snapshot> {
  const before = await snapshotOf(keys.all);
  putIntoLists(lists, id, next);
  return before;
}

function failed(error: Error, snapshot: Snapshot | undefined): void {
  rollBack(snapshot);
  const gone = isApiError(error, 'not_found');
  toast(gone ? t('announcements.gone') : messageOf(error), { tone: 'negative' });
}

const settled = () => refetchAfterLast(keys.all, keys.all);

/** Puts an announcement that was posted or edited into the lists. */
export async function showSaved(saved: Announcement): Promise<void> {
  await applyOptimistically(saved.id, saved);
  settled();
}

function withDismissal(announcement: Announcement, dismissed: boolean): Announcement {
  if (announcement.dismissed === dismissed) return announcement;
  const { dismissals } = announcement;
  return { ...announcement, dismissed, dismissals: dismissals === null ? null : dismissals + (dismissed ? 1 : -1) };
}

/** Changes whether the user has read an announcement: `dismiss` with an undo in a toast, `markRead` without, `showAgain` back. */
export function useDismissal() {
  const { mutate } = useMutation({
    ...inOrder(keys.all),
    mutationFn: ({ id, dismissed }: Announcement) =>
      api(dismissed ? 'PUT /announcements/:id/dismissal' : 'DELETE /announcements/:id/dismissal', { params: { id } }),
    onMutate: (next) => applyOptimistically(next.id, next),
    onError: (error, _next, snapshot) => failed(error, snapshot),
    onSettled: settled,
  });
  const showAgain = (announcement: Announcement) => mutate(withDismissal(announcement, false));
  const markRead = (announcement: Announcement) => {
    if (!announcement.dismissed) mutate(withDismissal(announcement, true));
  };
  const dismiss = (announcement: Announcement) => {
    const dismissed = withDismissal(announcement, true);
    mutate(dismissed);
    toast(t('announcements.dismissed'), {
      subjectId: announcement.id,
      action: { label: t('ui.undo'), run: () => showAgain(dismissed) },
    });
  };
  return { dismiss, markRead, showAgain };
}

/** Deletes for everybody, with an undo in a toast. */
export function useDelete() {
  const { mutate: restore } = useMutation({
    ...inOrder(keys.all),
    mutationFn: ({ id }: Announcement) => api('POST /announcements/:id/restore', { params: { id } }),
    onError: toastUndoFailed,
    onSettled: settled,
  });
  const { mutate: remove } = useMutation({
    ...inOrder(keys.all),
    mutationFn: ({ id }: Announcement) => api('DELETE /announcements/:id', { params: { id } }),
    onMutate: ({ id }) => applyOptimistically(id, null),
    onError: (error, { id }, snapshot) => {
      dismissToast(id);
      failed(error, snapshot);
    },
    onSettled: settled,
  });
  return (announcement: Announcement) => {
    remove(announcement);
    toastDeleted(t('announcements.deleted'), announcement.id, () => restore(announcement));
  };
}
