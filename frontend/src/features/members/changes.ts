import { type InfiniteData, type QueryKey, useMutation } from '@tanstack/react-query';
import { api, type Page } from '../../api/api.ts';
import { isApiError, messageOf } from '../../api/error.ts';
import { queryClient } from '../../api/query.ts';
import { toast } from '../../ui/toast.tsx';
import type { MemberFilters } from './filters.ts';
import { keys, type Member } from './queries.ts';

type List = InfiniteData<Page<Member>, string | null>;
type Snapshot = readonly [QueryKey, List | undefined][];

/** Changes follow each other: what is undone must not overtake what was done. */
const inTurn = { mutationKey: keys.all, scope: { id: 'members' } };

/**
 * Refuses to overwrite what another admin has changed since this page last heard of the member. Read when the change leaves: a
 * change of this page's own may have gone before it.
 */
function ifUnchanged({ id, version }: Member) {
  const lists = queryClient.getQueriesData<List>({ queryKey: keys.lists }).map(([, list]) => list);
  const heard = lists.flatMap((list) => list?.pages.flatMap((page) => page.items) ?? []).filter((one) => one.id === id);
  return { headers: { 'if-match': `"${Math.max(version, ...heard.map((one) => one.version))}"` } };
}

/** Shows a member as they are now in every list that they belong to. Null: in none. Gives what `restore` needs. */
async function showMember(id: string, next: Member | null): Promise<Snapshot> {
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

/** What the server says counts, once the last of several changes has arrived. */
async function settled(): Promise<void> {
  if (queryClient.isMutating({ mutationKey: keys.all }) > 1) return;
  await queryClient.invalidateQueries({ queryKey: keys.all });
}

/** The sentence for a change that was refused. */
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

/** As the member will be. Whoever may do the one may do the other; the server's own abilities follow. */
function withStatus({ member, status }: StatusChange): Member {
  const abilities = { ...member.abilities, suspend: status === 'active', restore: status === 'suspended' };
  return { ...member, status, status_since: new Date().toISOString(), abilities };
}

/** Suspends or restores: shown at once, and taken back where the server refuses. */
export function useStatusChange() {
  const mutation = useMutation({
    ...inTurn,
    mutationFn: ({ member, status }: StatusChange) =>
      api('PATCH /members/:id', { params: { id: member.id }, body: { status } }),
    onMutate: (next) => showMember(next.member.id, withStatus(next)),
    onError: (_error, _change, snapshot) => {
      for (const [key, list] of snapshot ?? []) queryClient.setQueryData(key, list);
    },
    onSuccess: async (saved, { status }) => {
      await showMember(saved.id, saved);
      const undo = { member: saved, status: status === 'suspended' ? 'active' : 'suspended' } as const;
      const said =
        status === 'suspended' ? `${saved.name} is suspended and signed out.` : `${saved.name} may sign in again.`;
      toast(said, { about: saved.id, action: { label: 'Undo', run: () => mutation.mutate(undo) } });
    },
    onSettled: settled,
  });
  return mutation;
}

/** Waits for the answer, since the dialog shows what is wrong with it. */
export function useRoleChange() {
  return useMutation({
    ...inTurn,
    mutationFn: ({ member, role }: { member: Member; role: Member['role'] }) =>
      api('PATCH /members/:id', { params: { id: member.id }, body: { role } }, ifUnchanged(member)),
    onSuccess: (saved) => showMember(saved.id, saved),
    onSettled: settled,
  });
}

/** Removes a member, or refuses who waits. */
export function useRemoval() {
  return useMutation({
    ...inTurn,
    mutationFn: (member: Member) => api('DELETE /members/:id', { params: { id: member.id } }, ifUnchanged(member)),
    onSuccess: (_nothing, member) => showMember(member.id, null),
    onSettled: settled,
  });
}

/** Waits for the answer: the plan may have no seat left. */
export function useAdmission() {
  return useMutation({
    ...inTurn,
    mutationFn: (member: Member) => api('POST /members/:id/admit', { params: { id: member.id } }),
    onSuccess: async (admitted) => {
      await showMember(admitted.id, admitted);
      toast(`${admitted.name} is a client now.`, { tone: 'positive' });
    },
    onSettled: settled,
  });
}
