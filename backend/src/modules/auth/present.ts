import type { Permissions } from '../../kernel/auth/permissions.ts';
import { fail } from '../../kernel/errors.ts';
import type { Tenant } from '../../kernel/tenancy/directory.ts';
import type { PersonRow } from './store/people.ts';

export function presentPerson(permissions: Permissions, row: PersonRow) {
  const { added_permissions: added, status, role, ...shown } = row;
  if (status !== 'active' && status !== 'waiting') throw fail('session_revoked');
  return { ...shown, role, status, permissions: [...permissions.ofMember(status, role, added)].sort() };
}

export function presentOrganization({ id, slug, name, kind, plan, branding }: Tenant) {
  return { id, slug, name, kind, plan, branding };
}
