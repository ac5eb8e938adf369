import { Building2, SearchX } from 'lucide-react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useDebounced } from '../../../lib/hooks.ts';
import { t, Text } from '../../../lib/i18n/text.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { Page } from '../../../ui/page.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { ShowMore } from '../../../ui/show-more.tsx';
import { Split } from '../../../ui/split.tsx';
import { Table, TableSkeleton } from '../../../ui/table.tsx';
import { directoryColumns } from './directory-columns.tsx';
import { OrganizationPanel } from './organization-panel.tsx';
import { type DirectoryRoute, useDirectory } from './queries.ts';

interface DirectoryPageProps {
  route: DirectoryRoute;
  /** The path of the list; that of an organization is its slug below it. */
  base: '/clients' | '/organizations';
  title: string;
  description: string;
  /** Shown in place of an empty list. */
  empty: { title: string; text: string };
}

/** Organizations by name, and the open one beside them; below 1280 px one of the two. */
export function DirectoryPage({ route, base, title, description, empty }: DirectoryPageProps) {
  const { slug } = useParams();
  const [typed, setTyped] = useState('');
  const q = useDebounced(typed.trim());
  const list = useDirectory(route, q);
  const organizations = list.data?.pages.flatMap((page) => page.items) ?? [];
  const columns = directoryColumns({ base, withKind: route === 'GET /organizations', brief: slug !== undefined });
  const open = slug !== undefined && (
    <OrganizationPanel
      key={slug}
      route={route}
      slug={slug}
      known={organizations.find((one) => one.slug === slug)}
      closeTo={base}
    />
  );
  return (
    <Page title={title} description={description}>
      <Split detail={open}>
        <search>
          <SearchField
            aria-label={t('organizations.searchDirectory')}
            placeholder={t('organizations.searchDirectoryHint')}
            maxLength={100}
            value={typed}
            onChange={setTyped}
            className="mb-4 tablet:max-w-80"
          />
        </search>
        {list.isPending ? (
          <TableSkeleton columns={columns} />
        ) : list.isLoadingError ? (
          <Failure error={list.error} retry={() => void list.refetch()} />
        ) : organizations.length > 0 ? (
          <>
            <Table
              caption={title}
              columns={columns}
              rows={organizations}
              rowKey={({ id }) => id}
              isOpen={(one) => one.slug === slug}
            />
            <ShowMore list={list} />
          </>
        ) : q === '' ? (
          <EmptyState icon={Building2} title={empty.title}>
            {empty.text}
          </EmptyState>
        ) : (
          <EmptyState icon={SearchX} title={t('organizations.noMatch')}>
            <Text id="organizations.noMatchText" values={{ q }} />
          </EmptyState>
        )}
      </Split>
    </Page>
  );
}
