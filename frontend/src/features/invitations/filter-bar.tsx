import { t } from '../../lib/i18n/text.tsx';
import { FilterSearch } from '../../ui/filter-search.tsx';
import { Select, type SelectOption } from '../../ui/select.tsx';
import { type InvitationFilters, statuses } from './filters.ts';

const statusOptions = (): SelectOption<NonNullable<InvitationFilters['status']> | 'all'>[] => [
  { value: 'all', label: t('invitations.anyStatus') },
  ...statuses.map((status) => ({ value: status, label: t(`invitations.${status}`) })),
];

interface FilterBarProps {
  filters: InvitationFilters;
  onChange: (changed: Partial<InvitationFilters>) => void;
}

export function FilterBar({ filters: { q, status }, onChange }: FilterBarProps) {
  return (
    <search className="mb-4 grid gap-2 tablet:flex">
      <FilterSearch
        aria-label={t('invitations.search')}
        placeholder={t('invitations.searchPlaceholder')}
        q={q}
        onChange={(next) => onChange({ q: next })}
        className="min-w-48 flex-1 tablet:max-w-80"
      />
      <Select
        aria-label={t('invitations.status')}
        value={status ?? 'all'}
        onChange={(next) => onChange({ status: next === 'all' ? undefined : next })}
        options={statusOptions()}
        className="tablet:w-auto tablet:min-w-36"
      />
    </search>
  );
}
