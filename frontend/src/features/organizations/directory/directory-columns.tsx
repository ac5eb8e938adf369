import { Link } from 'react-router';
import { t } from '../../../lib/i18n/text.tsx';
import { Avatar } from '../../../ui/avatar.tsx';
import { Meter } from '../../../ui/meter.tsx';
import type { Column } from '../../../ui/table.tsx';
import { Time } from '../../../ui/time.tsx';
import { OrganizationState } from './organization-state.tsx';
import type { ListedOrganization } from './queries.ts';

interface DirectoryColumns {
  base: string;
  /** Shows the kind: the list has organizations of several kinds. */
  withKind: boolean;
  /** Fewer columns: an organization is open beside the list. */
  brief: boolean;
}

export function directoryColumns({ base, withKind, brief }: DirectoryColumns): readonly Column<ListedOrganization>[] {
  const name: Column<ListedOrganization> = {
    header: t('organizations.name'),
    card: 'title',
    className: 'w-full max-w-0',
    cell: ({ name: own, slug }) => (
      <Link
        to={`${base}/${slug}`}
        className="flex min-h-control min-w-0 items-center gap-3 after:absolute after:inset-0 tablet:min-h-0"
      >
        <Avatar name={own} />
        <span className="grid min-w-0 leading-snug">
          <span dir="auto" title={own} className="truncate font-strong">
            {own}
          </span>
          <span dir="ltr" className="truncate text-start text-small text-ink-faint">
            {slug}
          </span>
        </span>
      </Link>
    ),
  };
  const state: Column<ListedOrganization> = {
    header: t('organizations.state'),
    cell: (organization) => <OrganizationState organization={organization} />,
  };
  const kind: Column<ListedOrganization> = {
    header: t('organizations.kind'),
    cell: ({ kind: own }) => <span className="whitespace-nowrap">{t(`organizations.kind.${own}`)}</span>,
  };
  const people: Column<ListedOrganization> = {
    header: t('organizations.people'),
    align: 'end',
    cell: ({ people: { used, limit } }) => <Meter used={used} limit={limit} />,
  };
  const tokens: Column<ListedOrganization> = {
    header: t('organizations.aiTokens'),
    align: 'end',
    cell: ({ ai_tokens: { used, limit } }) => <Meter used={used} limit={limit} />,
  };
  const since: Column<ListedOrganization> = {
    header: t('organizations.since'),
    card: 'hidden',
    cell: ({ created_at: at }) => <Time at={at} />,
  };
  if (brief) return [name, state, tokens];
  return [name, state, ...(withKind ? [kind] : []), people, tokens, since];
}
