import type { Role } from '@atrium/backend/api';
import { t } from './i18n/text.tsx';

export const allRoles = ['owner', 'admin', 'agent', 'member', 'client'] as const satisfies readonly Role[];

/** What a role is called, in the reader's language. */
export function roleName(role: Role): string {
  return t(`role.${role}`);
}

/** What a role may do, in one sentence. */
export function roleMeaning(role: Role): string {
  return t(`role.${role}May`);
}
