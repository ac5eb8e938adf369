import type { Role } from '@atrium/backend/api';
import { type PlainMessageId, t } from '../../lib/i18n/text.tsx';
import { allRoles, roleName } from '../../lib/roles.ts';
import { FilterSearch } from '../../ui/filter-search.tsx';
import { Select, type SelectOption } from '../../ui/select.tsx';
import { type MemberFilters, sorts, statuses } from './filters.ts';

const sortLabels: Record<MemberFilters['sort'], PlainMessageId> = {
  joined: 'members.oldestFirst',
  '-joined': 'members.newestFirst',
  name: 'members.byName',
  '-last_seen': 'members.lastSeen',
};

const roleOptions = (): SelectOption<Role | 'all'>[] => [
  { value: 'all', label: t('members.allRoles') },
  ...allRoles.map((role) => ({ value: role, label: roleName(role) })),
];
const statusOptions = (): SelectOption<NonNullable<MemberFilters['status']> | 'all'>[] => [
  { value: 'all', label: t('members.anyStatus') },
  ...statuses.map((status) => ({ value: status, label: t(`members.${status}`) })),
];
const sortOptions = (): SelectOption<MemberFilters['sort']>[] =>
  sorts.map((sort) => ({ value: sort, label: t(sortLabels[sort]) }));

interface FilterBarProps {
  filters: MemberFilters;
  onChange: (changed: Partial<MemberFilters>) => void;
}

export function FilterBar({ filters: { q, role, status, sort }, onChange }: FilterBarProps) {
  return (
    <search className="mb-4 grid grid-cols-2 gap-2 tablet:flex tablet:flex-wrap">
      <FilterSearch
        aria-label={t('members.search')}
        placeholder={t('members.searchPlaceholder')}
        q={q}
        onChange={(next) => onChange({ q: next })}
        className="col-span-2 min-w-48 flex-1 tablet:max-w-80"
      />
      <Select
        aria-label={t('members.role')}
        value={role ?? 'all'}
        onChange={(next) => onChange({ role: next === 'all' ? undefined : next })}
        options={roleOptions()}
        className="tablet:w-auto tablet:min-w-36"
      />
      <Select
        aria-label={t('members.status')}
        value={status ?? 'all'}
        onChange={(next) => onChange({ status: next === 'all' ? undefined : next })}
        options={statusOptions()}
        className="tablet:w-auto tablet:min-w-36"
      />
      <Select
        aria-label={t('members.order')}
        value={sort}
        onChange={(next) => onChange({ sort: next })}
        options={sortOptions()}
        className="col-span-2 tablet:ms-auto tablet:w-auto tablet:min-w-36"
      />
    </search>
  );
}
