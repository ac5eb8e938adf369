import type { ReactNode } from 'react';
import type { To } from 'react-router';
import { Badge } from '../../ui/badge.tsx';
import { cn } from '../../lib/cn.ts';
import { t, Text } from '../../lib/i18n/text.tsx';
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

interface MemberColumns {
  /** Undefined for those who do not manage members. */
  onChoose: ((choice: MemberChoice) => void) | undefined;
  refusal: Refusal | null;
  /** The address that opens a member beside the list; undefined: there is no room for that. */
  linkTo: ((member: Member) => To) | undefined;
  /** Fewer columns: a member is open beside the list. */
  brief: boolean;
}

export function memberColumns({ onChoose, refusal, linkTo, brief }: MemberColumns): readonly Column<Member>[] {
  const facts: Column<Member>[] = [
    {
      header: t('members.name'),
      card: 'title',
      className: 'w-full max-w-0',
      cell: (member) => (
        <Person member={member} to={linkTo?.(member)}>
          {refusal?.id === member.id && (
            <span role="alert" className="text-small whitespace-normal text-negative">
              {refusal.message}
            </span>
          )}
        </Person>
      ),
    },
    { header: t('members.role'), cell: ({ role }) => <RoleBadge role={role} /> },
    { header: t('members.status'), cell: (member) => <Status member={member} /> },
  ];
  if (!brief) {
    facts.push(
      { header: t('members.lastSeen'), cell: (member) => <Time at={member.last_seen_at} /> },
      { header: t('members.since'), card: 'hidden', cell: (member) => <Time at={member.admitted_at} /> },
    );
  }
  if (!onChoose) return facts;
  const menu: Column<Member> = {
    header: '',
    card: 'aside',
    align: 'end',
    cell: (member) => (
      <span className="relative -my-1 -me-2 block">
        <MemberMenu member={member} onChoose={onChoose} />
      </span>
    ),
  };
  return [...facts, menu];
}

export function RoleBadge({ role }: Pick<Member, 'role'>) {
  return (
    <Badge className={cn((role === 'owner' || role === 'admin') && 'font-strong text-ink')}>{roleName(role)}</Badge>
  );
}

const hidden = (children: ReactNode) => <span className="sr-only">{children}</span>;

export function Status({ member: { status, status_since } }: { member: Member }) {
  if (status === 'active') return <span className="text-ink-soft">{t('members.active')}</span>;
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <Badge tone="caution">{t('members.suspended')}</Badge>
      <span className="text-small text-ink-faint">
        <Text id="members.suspendedSince" values={{ time: <Time at={status_since} /> }} parts={{ hidden }} />
      </span>
    </span>
  );
}
