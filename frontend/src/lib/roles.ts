import type { Role } from '@atrium/backend/api';

export const roleNames: Record<Role, string> = {
  owner: 'Owner',
  admin: 'Admin',
  agent: 'Agent',
  member: 'Member',
  client: 'Client',
};

export const allRoles = Object.keys(roleNames) as Role[];
