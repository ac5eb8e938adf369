import { Badge } from '../../ui/badge.tsx';
import { cn } from '../../lib/cn.ts';
import { roleName } from '../../lib/roles.ts';
import type { Column } from '../../ui/table.tsx';
import { Time } from '../../ui/time.tsx';
import { type MemberChoice, MemberMenu } from './member-menu.tsx';
import { Person } from './person.tsx';
import type { Member } from './queries.ts';

/** Why the last change of a member was refused. */
export interface Refusal {
  id: string;
  message: string;
}

/** @param onChoose undefined for those who do not manage members */
export function memberColumns(
  onChoose: ((choice: MemberChoice) => void) | undefined,
  refusal: Refusal | null,
): readonly Column<Member>[] {
  const facts: Column<Member>[] = [
    {
      header: 'Name',
      card: 'title',
      className: 'w-full max-w-0',
      cell: (member) => (
        <Person member={member}>
          {refusal?.id === member.id && (
            <span role="alert" className="text-small whitespace-normal text-negative">
              {refusal.message}
            </span>
          )}
        </Person>
      ),
    },
    { header: 'Role', cell: ({ role }) => <RoleBadge role={role} /> },
    { header: 'Status', cell: (member) => <Status member={member} /> },
    { header: 'Last seen', cell: (member) => <Time at={member.last_seen_at} /> },
    { header: 'Member since', card: 'hidden', cell: (member) => <Time at={member.admitted_at} /> },
  ];
  if (!onChoose) return facts;
  const menu: Column<Member> = {
    header: '',
    card: 'aside',
    align: 'end',
    cell: (member) => (
      <span className="-my-1 -me-2 block">
        <MemberMenu member={member} onChoose={onChoose} />
      </span>
    ),
  };
  return [...facts, menu];
}

function RoleBadge({ role }: Pick<Member, 'role'>) {
  return (
    <Badge className={cn((role === 'owner' || role === 'admin') && 'font-strong text-ink')}>{roleName(role)}</Badge>
  );
}

function Status({ member: { status, status_since } }: { member: Member }) {
  if (status === 'active') return <span className="text-ink-soft">Active</span>;
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <Badge tone="caution">Suspended</Badge>
      <span className="sr-only">since</span>
      <span className="text-small text-ink-faint">
        <Time at={status_since} />
      </span>
    </span>
  );
}
