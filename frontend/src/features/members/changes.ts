import { useMutation } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { isApiError, messageOf } from '../../api/error.ts';
import {
  cachedItems,
  inOrder,
  type Lists,
  putIntoLists,
  refetchAfterLast,
  rollBack,
  type Snapshot,
  snapshotOf,
} from '../../api/optimistic.ts';
import { t } from '../../lib/i18n/text.tsx';
import { toast } from '../../ui/toast.tsx';
import type { MemberFilters } from './filters.ts';
import { keys, type Member } from './queries.ts';

/**
 * `If-Match` with the latest version of the member that this page has received, so that a change by another admin is not
 * overwritten. Call it when the request is sent: an earlier change of this page may have raised the version.
 */
function ifUnchanged({ id, version }: Member) {
  const known = cachedItems<Member>(keys.lists).filter((one) => one.id === id);
  return { headers: { 'if-match': `"${Math.max(version, ...known.map((one) => one.version))}"` } };
}

const lists: Lists<Member, MemberFilters | 'waiting'> = {
  queryKey: keys.lists,
  belongs: ({ role, status }, filters) =>
    filters === 'waiting'
      ? status === 'waiting'
      : (filters.role ?? role) === role && (filters.status ?? status) === status,
  // Only the server knows the place in a filtered list.
  orderOf: () => null,
};

/** Applies a change to every cached list. Null: removed. */
async function applyToLists(id: string, next: Member | null): Promise<Snapshot> {
  const before = await snapshotOf(keys.lists);
  putIntoLists(lists, id, next);
  return before;
}

const settled = () => refetchAfterLast(keys.all, keys.all);

/** The message for a change that was refused. */
export function refusalOf(error: unknown): string {
  if (isApiError(error, 'not_found')) return t('members.gone');
  if (isApiError(error, 'version_stale')) return t('members.stale');
  return messageOf(error);
}

interface StatusChange {
  member: Member;
  status: 'active' | 'suspended';
}

/** The expected state after the change. Its abilities are a guess that the refetch corrects. */
function withStatus({ member, status }: StatusChange): Member {
  const abilities = { ...member.abilities, suspend: status === 'active', restore: status === 'suspended' };
  return { ...member, status, status_since: new Date().toISOString(), abilities };
}

/** Suspends or restores: optimistic, rolled back where the server refuses. */
export function useStatusChange() {
  const mutation = useMutation({
    ...inOrder(keys.all),
    mutationFn: ({ member, status }: StatusChange) =>
      api('PATCH /members/:id', { params: { id: member.id }, body: { status } }),
    onMutate: (next) => applyToLists(next.member.id, withStatus(next)),
    onError: (_error, _change, snapshot) => rollBack(snapshot),
    onSuccess: async (saved, { status }) => {
      await applyToLists(saved.id, saved);
      const undo = { member: saved, status: status === 'suspended' ? 'active' : 'suspended' } as const;
      const done = status === 'suspended' ? 'members.nowSuspended' : 'members.nowRestored';
      const message = t(done, { name: saved.name });
      toast(message, { subjectId: saved.id, action: { label: t('ui.undo'), run: () => mutation.mutate(undo) } });
    },
    onSettled: settled,
  });
  return mutation;
}

/** Not optimistic: the dialog shows the error. */
export function useRoleChange() {
  return useMutation({
    ...inOrder(keys.all),
    mutationFn: ({ member, role }: { member: Member; role: Member['role'] }) =>
      api('PATCH /members/:id', { params: { id: member.id }, body: { role } }, ifUnchanged(member)),
    onSuccess: (saved) => applyToLists(saved.id, saved),
    onSettled: settled,
  });
}

/** Removes a member, or refuses a request to join. Not optimistic: the dialog shows the error. */
export function useRemoval() {
  return useMutation({
    ...inOrder(keys.all),
    mutationFn: (member: Member) => api('DELETE /members/:id', { params: { id: member.id } }, ifUnchanged(member)),
    onSuccess: (_nothing, member) => applyToLists(member.id, null),
    onSettled: settled,
  });
}

/** Accepts a request to join. Not optimistic: the plan may have no seat left. */
export function useAdmission() {
  return useMutation({
    ...inOrder(keys.all),
    mutationFn: (member: Member) => api('POST /members/:id/admit', { params: { id: member.id } }),
    onSuccess: async (admitted) => {
      await applyToLists(admitted.id, admitted);
      toast(t('members.admitted', { name: admitted.name }), { tone: 'positive' });
    },
    onSettled: settled,
  });
}
