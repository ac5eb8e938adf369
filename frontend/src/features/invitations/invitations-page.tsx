import { FileUp, MailPlus, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../lib/i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { Table, TableSkeleton } from '../../ui/table.tsx';
import { FilterBar } from './filter-bar.tsx';
import { useFilters, useInviteDialog } from './filters.ts';
import { ImportDialog } from './import/import-dialog.tsx';
import { invitationColumns } from './invitation-columns.tsx';
import { InviteDialog } from './invite/invite-dialog.tsx';
import { useInvitations } from './queries.ts';

/** Who was invited, what became of it, and the ways to invite more. */
export function Component() {
  const { filters, change, clear } = useFilters();
  const dialog = useInviteDialog();
  const [importing, setImporting] = useState(false);
  const invitations = useInvitations(filters);
  const columns = invitationColumns();
  const rows = invitations.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = filters.q !== '' || filters.status !== undefined;
  const invite = (
    <Button variant="primary" onClick={dialog.open}>
      <UserPlus /> {t('invitations.invite')}
    </Button>
  );

  return (
    <Page
      title={t('invitations.nav')}
      description={t('invitations.text')}
      action={
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => setImporting(true)}>
            <FileUp /> {t('invitations.import')}
          </Button>
          {invite}
        </div>
      }
    >
      {rows.some(({ mail }) => mail?.error === 'not_set_up') && (
        <Notice tone="caution" className="mb-4">
          {t('invitations.noMail')}
        </Notice>
      )}
      {(rows.length > 0 || isFiltered) && <FilterBar filters={filters} onChange={change} />}
      {invitations.isPending ? (
        <TableSkeleton columns={columns} />
      ) : invitations.isLoadingError ? (
        <Failure error={invitations.error} retry={() => void invitations.refetch()} />
      ) : rows.length > 0 ? (
        <>
          <Table caption={t('invitations.nav')} columns={columns} rows={rows} rowKey={({ id }) => id} />
          <ShowMore list={invitations}>{t('invitations.more')}</ShowMore>
        </>
      ) : isFiltered ? (
        <EmptyState
          icon={MailPlus}
          title={t('invitations.noneMatch')}
          action={<Button onClick={clear}>{t('invitations.showAll')}</Button>}
        >
          {t('invitations.noneMatchText')}
        </EmptyState>
      ) : (
        <EmptyState
          icon={MailPlus}
          title={t('invitations.none')}
          action={<Button onClick={dialog.open}>{t('invitations.inviteFirst')}</Button>}
        >
          {t('invitations.noneText')}
        </EmptyState>
      )}
      {dialog.isOpen && <InviteDialog onClose={dialog.close} />}
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
    </Page>
  );
}
