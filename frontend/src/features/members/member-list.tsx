import { UserRoundSearch } from 'lucide-react';
import { t } from '../../lib/i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Failure } from '../../ui/failure.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import type { Member, useMembers } from './queries.ts';

interface MemberListProps {
  members: ReturnType<typeof useMembers>;
  columns: readonly Column<Member>[];
  /** The id of the one beside the list. */
  openId: string | null;
  /** Clears all filters. */
  onClear: () => void;
}

/** The members that match the filters. */
export function MemberList({ members, columns, openId, onClear }: MemberListProps) {
  if (members.isLoadingError) return <Failure error={members.error} retry={() => void members.refetch()} />;
  const rows = members.data?.pages.flatMap((page) => page.items) ?? [];
  if (rows.length === 0) {
    return (
      <EmptyState
        icon={UserRoundSearch}
        title={t('members.nobody')}
        action={<Button onClick={onClear}>{t('members.showAll')}</Button>}
      >
        {t('members.nobodyText')}
      </EmptyState>
    );
  }
  return (
    <>
      <Table
        caption={t('members.nav')}
        columns={columns}
        rows={rows}
        rowKey={(member) => member.id}
        isOpen={(member) => member.id === openId}
      />
      <ShowMore list={members} />
    </>
  );
}
