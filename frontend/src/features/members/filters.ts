import type { Role } from '@atrium/backend/api';
import { type To, useSearchParams } from 'react-router';
import { allRoles } from '../../lib/roles.ts';

export const sorts = ['joined', '-joined', 'name', '-last_seen'] as const;
export const statuses = ['active', 'suspended'] as const;

/** The filters and the order of the list. */
export interface MemberFilters {
  q: string;
  role: Role | undefined;
  status: (typeof statuses)[number] | undefined;
  sort: (typeof sorts)[number];
}

/** `value` if it is one of `known`, else undefined. */
function oneOf<T extends string>(known: readonly T[], value: string | null): T | undefined {
  return known.find((one) => one === value);
}

/** The filters of the address, so that links and reloads show the same list. */
export function useFilters() {
  const [query, setQuery] = useSearchParams();
  const filters: MemberFilters = {
    q: (query.get('q') ?? '').slice(0, 100),
    role: oneOf(allRoles, query.get('role')),
    status: oneOf(statuses, query.get('status')),
    sort: oneOf(sorts, query.get('sort')) ?? 'joined',
  };

  function change(changed: Partial<MemberFilters>) {
    const next = { ...filters, ...changed };
    const given = Object.entries(next).filter(([name, value]) => value && !(name === 'sort' && value === 'joined'));
    setQuery(new URLSearchParams(given as [string, string][]), { replace: true });
  }

  const clear = () => setQuery({}, { replace: true });
  return { filters, change, clear };
}

/** The member who is open beside the list, by the address, which keeps the filters. */
export function useOpenMember() {
  const [query] = useSearchParams();
  const addressWith = (id: string | null): To => {
    const next = new URLSearchParams(query);
    if (id === null) next.delete('open');
    else next.set('open', id);
    return { search: next.toString() };
  };
  return {
    openId: query.get('open'),
    addressOf: ({ id }: { id: string }) => addressWith(id),
    closed: addressWith(null),
  };
}
