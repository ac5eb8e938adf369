import { UserRoundX } from 'lucide-react';
import type { To } from 'react-router';
import { isApiError } from '../../api/error.ts';
import { t } from '../../lib/i18n/text.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Fact, Panel } from '../../ui/panel.tsx';
import { Loading, Skeleton } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { RoleBadge, Status } from './member-columns.tsx';
import { actionsFor, type MemberChoice } from './member-menu.tsx';
import { type Member, useMember } from './queries.ts';

interface MemberPanelProps {
  id: string;
  /** As the list has it. */
  known: Member | undefined;
  closeTo: To;
  /** Undefined for those who do not manage members. */
  onChoose: ((choice: MemberChoice) => void) | undefined;
}

/** One member beside the list: properties and actions. */
export function MemberPanel({ id, known, closeTo, onChoose }: MemberPanelProps) {
  const { member, error, refetch } = useMember(id, known);
  return (
    <Panel label={member?.name ?? t('members.nav')} closeTo={closeTo} back={t('members.nav')}>
      {member ? (
        <Facts member={member} onChoose={onChoose} />
      ) : isApiError(error, 'not_found', 'invalid_fields') ? (
        <EmptyState icon={UserRoundX} title={t('members.missing')}>
          {t('members.missingText')}
        </EmptyState>
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Loading className="grid gap-4 p-5">
          <Skeleton className="h-10 w-3/4" />
          <Skeleton className="h-24" />
        </Loading>
      )}
    </Panel>
  );
}

function Facts({ member, onChoose }: { member: Member; onChoose: MemberPanelProps['onChoose'] }) {
  const { name, email, role, last_seen_at: seen, admitted_at: since } = member;
  const actions = onChoose ? actionsFor(member) : [];
  return (
    <div className="grid grid-cols-1 gap-5 p-5">
      <header className="grid justify-items-start gap-3">
        <Avatar name={name} size="large" />
        <div className="grid min-w-0 wrap-anywhere">
          <h2 dir="auto" className="text-large">
            {name}
          </h2>
          <a href={`mailto:${email}`} className="text-brand-ink underline-offset-4 hover:underline">
            {email}
          </a>
        </div>
      </header>
      <dl className="grid gap-3">
        <Fact term={t('members.role')}>
          <RoleBadge role={role} />
        </Fact>
        <Fact term={t('members.status')}>
          <Status member={member} />
        </Fact>
        <Fact term={t('members.lastSeen')}>
          <Time at={seen} />
        </Fact>
        <Fact term={t('members.since')}>
          <Time at={since} />
        </Fact>
      </dl>
      {actions.length > 0 && (
        <div className="grid gap-2 border-t border-line pt-4">
          {actions.map(({ action, label, icon: Icon }) => (
            <Button
              key={action}
              className={action === 'remove' ? 'justify-start text-negative' : 'justify-start'}
              onClick={() => onChoose?.({ action, member })}
            >
              <Icon /> {t(label)}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
