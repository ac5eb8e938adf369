import { roles, type MemberStatus, type Role } from './actor.ts';

/** A permission: `<thing>.read`, `<thing>.write` (own things) or `<thing>.manage`. Made by `definePermission`. */
export interface Permission {
  readonly name: string;
  /** The built-in roles that hold it. Custom roles name permissions individually. */
  readonly heldBy: readonly Role[];
}

export const everyone: readonly Role[] = roles;
/** All roles but clients. */
export const staff: readonly Role[] = ['owner', 'admin', 'agent', 'member'];
export const admins: readonly Role[] = ['owner', 'admin'];

export function definePermission(name: `${string}.${string}`, heldBy: readonly Role[]): Permission {
  return { name, heldBy };
}

/** The permissions of all modules, by role. */
export interface Permissions {
  /** The permissions of a role, with those that a custom role adds. Unknown names are ignored. */
  of(role: Role, added?: readonly string[]): ReadonlySet<string>;
  /** The permissions of a member, of which `added` comes from a custom role; none unless the member is active. */
  ofMember(status: MemberStatus, role: Role, added: readonly string[]): ReadonlySet<string>;
}

const nothing: ReadonlySet<string> = new Set();

export function createPermissions(all: readonly Permission[]): Permissions {
  const names = new Set(all.map(({ name }) => name));
  const held = (role: Role) => all.filter(({ heldBy }) => heldBy.includes(role)).map(({ name }) => name);
  const byRole = new Map<Role, ReadonlySet<string>>(roles.map((role) => [role, new Set(held(role))]));

  const of: Permissions['of'] = (role, added = []) => {
    const base = byRole.get(role) ?? nothing;
    if (added.length === 0) return base;
    return new Set([...base, ...added.filter((name) => names.has(name))]);
  };
  return { of, ofMember: (status, role, added) => (status === 'active' ? of(role, added) : nothing) };
}
