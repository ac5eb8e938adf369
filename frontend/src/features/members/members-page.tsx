import type { Role } from '@atrium/backend/contract';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Search, UserRoundSearch } from 'lucide-react';
import { useState } from 'react';
import { apiPage } from '../../api/api.ts';
import type { Item } from '../../api/types.ts';
import { cn } from '../../lib/cn.ts';
import { useSettled } from '../../lib/hooks.ts';
import { allRoles, roleNames } from '../../lib/roles.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Input } from '../../ui/input.tsx';
import { Page } from '../../ui/page.tsx';
import { Select } from '../../ui/select.tsx';
import { type Column, Table, TableSkeleton } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';

type Member = Item<'GET /members'>;

const columns: readonly Column<Member>[] = [
  { header: 'Name', card: 'title', className: 'w-full max-w-0', cell: (member) => <Person member={member} /> },
  { header: 'Role', card: 'aside', cell: (member) => <RoleBadge role={member.role} /> },
  { header: 'Last seen', cell: (member) => <Time at={member.last_seen_at} /> },
  { header: 'Member since', card: 'hidden', cell: (member) => <Time at={member.created_at} /> },
];

const roleOptions = [
  { value: 'all', label: 'All roles' },
  ...allRoles.map((role) => ({ value: role, label: roleNames[role] })),
] as const satisfies readonly { value: Role | 'all'; label: string }[];

/** Who belongs to the organization. */
export function Component() {
  const [search, setSearch] = useState('');
  const [role, setRole] = useState<Role | 'all'>('all');
  const q = useSettled(search.trim());
  const members = useInfiniteQuery({
    queryKey: ['members', { q, role }],
    queryFn: ({ pageParam, signal }) =>
      apiPage(
        'GET /members',
        {
          query: {
            limit: 30,
            q: q || undefined,
            role: role === 'all' ? undefined : role,
            cursor: pageParam ?? undefined,
          },
        },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
  const rows = members.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <Page title="Members" description="Everybody who can sign in here, and what they may do.">
      <search className="mb-4 flex flex-wrap gap-2">
        <div className="relative min-w-48 flex-1 tablet:max-w-80">
          <Search
            aria-hidden
            className="pointer-events-none absolute inset-y-0 start-3 my-auto size-4 text-ink-faint"
          />
          <Input
            type="search"
            aria-label="Search by name or e-mail"
            placeholder="Name or e-mail"
            className="ps-9"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
        <Select aria-label="Role" value={role} onChange={setRole} options={roleOptions} className="w-36" />
      </search>
      {members.isPending && <TableSkeleton columns={columns} />}
      {members.isError && <Failure error={members.error} retry={() => void members.refetch()} />}
      {members.isSuccess && rows.length === 0 && (
        <EmptyState
          icon={UserRoundSearch}
          title="Nobody matches"
          action={
            <Button
              onClick={() => {
                setSearch('');
                setRole('all');
              }}
            >
              Show everybody
            </Button>
          }
        >
          No member has this name, e-mail or role.
        </EmptyState>
      )}
      {rows.length > 0 && <Table caption="Members" columns={columns} rows={rows} rowKey={(member) => member.id} />}
      {members.hasNextPage && (
        <div className="mt-4 flex justify-center">
          <Button busy={members.isFetchingNextPage} onClick={() => void members.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </Page>
  );
}

function Person({ member }: { member: Member }) {
  return (
    <span className="flex items-center gap-3">
      <Avatar name={member.name} />
      <span className="grid min-w-0 leading-snug">
        <span dir="auto" className="truncate font-strong">
          {member.name}
        </span>
        <span className="truncate text-small text-ink-faint">{member.email}</span>
      </span>
    </span>
  );
}

function RoleBadge({ role }: { role: Role }) {
  return (
    <Badge className={cn((role === 'owner' || role === 'admin') && 'font-strong text-ink')}>{roleNames[role]}</Badge>
  );
}
