import { roles, type MemberStatus, type Role } from './actor.ts';

/** Everything that can be allowed, in the words of the API: `<thing>.read`, `<thing>.write` (own things), `<thing>.manage`. */
export const permissions = [
  'organization.manage',
  'members.read',
  'members.manage',
  'roles.manage',
  'audit.read',
  'conversations.read',
  'conversations.write',
  'models.use',
  'llm.manage',
  'guard.manage',
  'usage.read',
  'announcements.read',
  'announcements.manage',
] as const;
export type Permission = (typeof permissions)[number];

/** A client chats and is told what is new; staff also see who they work with. */
const client: Permission[] = ['conversations.read', 'conversations.write', 'models.use', 'announcements.read'];
const member: Permission[] = [...client, 'members.read'];

const granted: Record<Role, readonly Permission[]> = {
  owner: permissions,
  admin: permissions,
  agent: member,
  member,
  client,
};

const nothing: ReadonlySet<string> = new Set();
const byRole = new Map<Role, ReadonlySet<string>>(roles.map((role) => [role, new Set(granted[role])]));

/** What a role may, with what a custom role adds. Names that are no permission (any more) count for nothing. */
export function permissionsOf(role: Role, added: readonly string[] = []): ReadonlySet<string> {
  const base = byRole.get(role) ?? nothing;
  if (added.length === 0) return base;
  const known: readonly string[] = permissions;
  return new Set([...base, ...added.filter((name) => known.includes(name))]);
}

/** What a member may now, of which `added` comes from a custom role: nothing unless they are active. */
export function permissionsOfMember(status: MemberStatus, role: Role, added: readonly string[]): ReadonlySet<string> {
  return status === 'active' ? permissionsOf(role, added) : nothing;
}
