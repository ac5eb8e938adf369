import { describe, expect, it } from 'vitest';
import type { Actor, Role } from './actor.ts';
import { admins, createPermissions, definePermission, everyone, staff } from './permissions.ts';
import { allow, definePolicy } from './policy.ts';

interface Note {
  user_id: string;
}

const readMembers = definePermission('members.read', staff);
const writeNotes = definePermission('notes.write', everyone);
const manageOrganization = definePermission('organization.manage', admins);
const granted = createPermissions([readMembers, writeNotes, manageOrganization]);

const policy = definePolicy(
  allow(readMembers, ['list']),
  allow(writeNotes, ['update', 'delete'], (actor, note: Note) => note.user_id === actor.userId),
  allow(manageOrganization, ['delete']),
);

function someone(role: Role, added: string[] = []): Actor {
  const permissions = granted.of(role, added);
  return {
    orgId: 'o',
    userId: 'ada',
    keyId: null,
    credential: null,
    sessionId: 's',
    role,
    status: 'active',
    permissions,
    scopes: null,
  };
}

const own: Note = { user_id: 'ada' };
const others: Note = { user_id: 'grace' };

describe('a policy', () => {
  it('lets people do to their own what they may not do to others', () => {
    expect(policy.abilities(someone('client'), own)).toEqual({ list: false, update: true, delete: true });
    expect(policy.abilities(someone('client'), others)).toEqual({ list: false, update: false, delete: false });
  });

  it('adds up: any rule that allows is enough', () => {
    expect(policy.abilities(someone('owner'), others)).toEqual({ list: true, update: false, delete: true });
  });

  it('refuses a rule about a subject when there is none', () => {
    expect(policy.may(someone('owner'), 'update')).toBe(false);
  });

  it('throws forbidden for what it refuses', () => {
    expect(() => policy.authorize(someone('client'), 'list')).toThrow(expect.objectContaining({ code: 'forbidden' }));
    expect(() => policy.authorize(someone('member'), 'list')).not.toThrow();
  });

  it('allows a key or token what it was given of its owner’s permissions, and nothing where it was given nothing', () => {
    const owner = someone('owner');
    const key = (...names: string[]): Actor => ({ ...owner, userId: null, keyId: 'k', scopes: new Set(names) });
    expect(policy.may(key('members.read'), 'list')).toBe(true);
    expect(policy.may(key('members.read'), 'delete')).toBe(false);
    expect(policy.abilities(key(), others)).toEqual({ list: false, update: false, delete: false });
    const client = { ...someone('client'), scopes: new Set(['members.read']) };
    expect(policy.may(client, 'list'), 'a scope adds nothing').toBe(false);
  });

  it('counts what a custom role adds, and nothing that is no permission', () => {
    expect(policy.may(someone('client', ['members.read']), 'list')).toBe(true);
    expect(granted.of('client', ['everything', '__proto__']).has('everything')).toBe(false);
  });
});
