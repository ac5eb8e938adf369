import type { Role } from '@atrium/backend/api';
import { t } from './i18n/text.tsx';

export const allRoles = ['owner', 'admin', 'agent', 'member', 'client'] as const satisfies readonly Role[];

/** The name of a role, in the current language. */
export function roleName(role: Role): string {
  return t(`role.${role}`);
}
