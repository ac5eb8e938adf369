import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMe } from '../../api/session.ts';
import { useIsWide } from '../../lib/hooks.ts';
import { t } from '../../lib/i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Split } from '../../ui/split.tsx';
import { TableSkeleton } from '../../ui/table.tsx';
import { refusalOf, useStatusChange } from './changes.ts';
import { FilterBar } from './filter-bar.tsx';
import { useFilters, useOpenMember } from './filters.ts';
import { memberColumns } from './member-columns.tsx';
import { MemberList } from './member-list.tsx';
import type { MemberChoice } from './member-menu.tsx';
import { MemberPanel } from './member-panel.tsx';
import { type Seats, useMembers, useSummary, useWaiting } from './queries.ts';
import { RemovalDialog } from './removal-dialog.tsx';
import { RoleDialog } from './role-dialog.tsx';
import { WaitingRequests } from './waiting-requests.tsx';

/** Members of the organization; users with `members.manage` also see requests to join. */
export function Component() {
  const manages = useMe().permissions.includes('members.manage');
  const { filters, change, clear } = useFilters();
  const members = useMembers(filters);
  const waiting = useWaiting(manages);
  const summary = useSummary(manages).data;
  const [choice, setChoice] = useState<MemberChoice | null>(null);
  const { mutate, error, variables } = useStatusChange();
  const close = () => setChoice(null);

  function choose(next: MemberChoice) {
    const { action, member } = next;
    if (action === 'change_role' || action === 'remove') setChoice(next);
    else mutate({ member, status: action === 'suspend' ? 'suspended' : 'active' });
  }

  const refusal = error && variables ? { id: variables.member.id, message: refusalOf(error) } : null;
  const { openId, addressOf, closed } = useOpenMember();
  const hasRoom = useIsWide();
  const isOpen = hasRoom && openId !== null;
  const columns = memberColumns({
    onChoose: manages ? choose : undefined,
    refusal,
    linkTo: hasRoom ? addressOf : undefined,
    brief: isOpen,
  });
  // The requests are above the list: rendered together, neither shifts.
  const loading = members.isPending || (manages && waiting.isPending);
  return (
    <Page
      title={t('members.nav')}
      description={
        <>
          {t('members.text')} {summary && seatsTaken(summary.seats)}
        </>
      }
      action={
        manages && (
          <Button asChild variant="primary">
            <Link to="/settings/invitations?invite">
              <UserPlus /> {t('members.invite')}
            </Link>
          </Button>
        )
      }
    >
      {loading ? (
        <TableSkeleton columns={columns} />
      ) : (
        <Split
          detail={
            isOpen && (
              <MemberPanel
                key={openId}
                id={openId}
                known={members.data?.pages.flatMap(({ items }) => items).find(({ id }) => id === openId)}
                closeTo={closed}
                onChoose={manages ? choose : undefined}
              />
            )
          }
        >
          {manages && <WaitingRequests waiting={waiting} count={summary?.waiting ?? 0} onChoose={choose} />}
          <FilterBar filters={filters} onChange={change} />
          <MemberList members={members} columns={columns} openId={isOpen ? openId : null} onClear={clear} />
        </Split>
      )}
      {choice?.action === 'change_role' && <RoleDialog member={choice.member} onClose={close} />}
      {choice?.action === 'remove' && <RemovalDialog member={choice.member} onClose={close} />}
    </Page>
  );
}

function seatsTaken({ used, limit }: Seats): string {
  return limit === null ? t('members.seats', { used }) : t('members.seatsOfPlan', { used, limit });
}
