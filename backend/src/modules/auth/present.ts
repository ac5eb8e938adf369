import { permissionsOf } from '../../kernel/auth/permissions.ts';
import type { Tenant } from '../../kernel/tenancy/directory.ts';
import type { PersonRow } from './store/people.ts';

export function presentPerson(row: PersonRow) {
  const { id, name, email, role, locale, time_zone, preferences } = row;
  const permissions = [...permissionsOf(role, row.added_permissions)].sort();
  return { id, name, email, role, permissions, locale, time_zone, preferences };
}

export function presentOrganization({ id, slug, name, kind, plan, branding }: Tenant) {
  return { id, slug, name, kind, plan, branding };
}
