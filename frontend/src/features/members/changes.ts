import { type InfiniteData, type QueryKey, useMutation } from '@tanstack/react-query';
import { api, type Page } from '../../api/api.ts';
import { isApiError, messageOf } from '../../api/error.ts';
import { queryClient } from '../../api/query.ts';
import { toast } from '../../ui/toast.tsx';
import type { MemberFilters } from './filters.ts';
import { keys, type Member } from './queries.ts';

type List = InfiniteData<Page<Member>, string | null>;
type Snapshot = readonly [QueryKey, List | undefined][];

/** Mutations of one scope run one after the other: an undo must not reach the server before its change. */
const serialScope = { mutationKey: keys.all, scope: { id: 'members' } };

/**
 * `If-Match` with the latest version of the member that this page has received, so that a change by another admin is not
 * overwritten. Call it when the request is sent: an earlier change of this page may have raised the version.
 */
function ifUnchanged({ id, version }: Member) {
  const lists = queryClient.getQueriesData<List>({ queryKey: keys.lists }).map(([, list]) => list);
  const known = lists.flatMap((list) => list?.pages.flatMap((page) => page.items) ?? []).filter((one) => one.id === id);
  return { headers: { 'if-match': `"${Math.max(version, ...known.map((one) => one.version))}"` } };
}

/** Puts a member into every cached list that their state belongs in. Null: removed. Returns the state to roll back to. */
async function applyOptimistically(id: string, next: Member | null): Promise<Snapshot> {
  await queryClient.cancelQueries({ queryKey: keys.lists });
  const before = queryClient.getQueriesData<List>({ queryKey: keys.lists });
  for (const [key, list] of before) {
    const shows = next !== null && belongs(next, key[2] as MemberFilters | 'waiting');
    const pages = list?.pages.map((page) => ({
      ...page,
      items: page.items.flatMap((item) => (item.id !== id ? [item] : shows ? [next] : [])),
    }));
    if (list && pages) queryClient.setQueryData<List>(key, { ...list, pages });
  }
  return before;
}

function belongs({ role, status }: Member, filters: MemberFilters | 'waiting'): boolean {
  if (filters === 'waiting') return status === 'waiting';
  return (filters.role ?? role) === role && (filters.status ?? status) === status;
}

/** Refetches after the last of several changes: an earlier response would undo the others on the page. */
async function settled(): Promise<void> {
  if (queryClient.isMutating({ mutationKey: keys.all }) > 1) return;
  await queryClient.invalidateQueries({ queryKey: keys.all });
}

/** The message for a change that was refused. */
export function refusalOf(error: unknown): string {
  if (isApiError(error, 'not_found')) return 'Somebody else has removed this person meanwhile.';
  if (isApiError(error, 'version_stale'))
    return 'Somebody else has changed this member meanwhile. Look again, then decide.';
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
    ...serialScope,
    mutationFn: ({ member, status }: StatusChange) =>
      api('PATCH /members/:id', { params: { id: member.id }, body: { status } }),
    onMutate: (next) => applyOptimistically(next.member.id, withStatus(next)),
    onError: (_error, _change, snapshot) => {
      for (const [key, list] of snapshot ?? []) queryClient.setQueryData(key, list);
    },
    onSuccess: async (saved, { status }) => {
      await applyOptimistically(saved.id, saved);
      const undo = { member: saved, status: status === 'suspended' ? 'active' : 'suspended' } as const;
      const message =
        status === 'suspended' ? `${saved.name} is suspended and signed out.` : `${saved.name} may sign in again.`;
      toast(message, { subjectId: saved.id, action: { label: 'Undo', run: () => mutation.mutate(undo) } });
    },
    onSettled: settled,
  });
  return mutation;
}

/** Not optimistic: the dialog shows the error. */
export function useRoleChange() {
  return useMutation({
    ...serialScope,
    mutationFn: ({ member, role }: { member: Member; role: Member['role'] }) =>
      api('PATCH /members/:id', { params: { id: member.id }, body: { role } }, ifUnchanged(member)),
    onSuccess: (saved) => applyOptimistically(saved.id, saved),
    onSettled: settled,
  });
}

/** Removes a member, or refuses a request to join. Not optimistic: the dialog shows the error. */
export function useRemoval() {
  return useMutation({
    ...serialScope,
    mutationFn: (member: Member) => api('DELETE /members/:id', { params: { id: member.id } }, ifUnchanged(member)),
    onSuccess: (_nothing, member) => applyOptimistically(member.id, null),
    onSettled: settled,
  });
}

/** Accepts a request to join. Not optimistic: the plan may have no seat left. */
export function useAdmission() {
  return useMutation({
    ...serialScope,
    mutationFn: (member: Member) => api('POST /members/:id/admit', { params: { id: member.id } }),
    onSuccess: async (admitted) => {
      await applyOptimistically(admitted.id, admitted);
      toast(`${admitted.name} is a client now.`, { tone: 'positive' });
    },
    onSettled: settled,
  });
}
