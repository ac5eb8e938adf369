import { roles, type MemberStatus, type Role } from './actor.ts';

/** What can be allowed: `<thing>.read`, `<thing>.write` (own things), `<thing>.manage`. Made by `definePermission`. */
export interface Permission {
  readonly name: string;
  /** The built-in roles that have it. Custom roles name permissions one by one. */
  readonly heldBy: readonly Role[];
}

export const everyone: readonly Role[] = roles;
/** All but clients. */
export const staff: readonly Role[] = ['owner', 'admin', 'agent', 'member'];
export const admins: readonly Role[] = ['owner', 'admin'];

export function definePermission(name: `${string}.${string}`, heldBy: readonly Role[]): Permission {
  return { name, heldBy };
}

/** Who may what, by all modules of the installation. */
export interface Permissions {
  /** What a role may, with what a custom role adds. Names that are no permission (any more) count for nothing. */
  of(role: Role, added?: readonly string[]): ReadonlySet<string>;
  /** What a member may now, of which `added` comes from a custom role: nothing unless they are active. */
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
