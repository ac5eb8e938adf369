import { randomBytes } from 'node:crypto';
import type { Role } from '../../backend/src/kernel/auth/actor.ts';
import { addMember as addMemberWithin } from '../../backend/src/modules/members/index.ts';
import { confirm } from '../../backend/src/commands/organizations-confirm.ts';
import type { Item, Sent } from '../../frontend/src/api/types.ts';
import type { TestApp } from './app.ts';
import type { ApiClient, ApiInput } from './client.ts';

/** Long enough, and in no list. */
export const password = 'three blue ladders';

export interface TestMember {
  user_id: string;
  email: string;
  role: Role;
  access_token: string;
  /** `name=value` of the refresh cookie, to be sent back as `Cookie`. */
  cookie: string;
  /** Calls a route as this member, in their tenant. */
  api: ApiClient['api'];
}

export interface TestTenant {
  organization: Sent<'POST /organizations'>['organization'];
  slug: string;
  owner: TestMember;
}

/** Unlike any other, in this run and all others. */
export function freshSlug(): string {
  return `t-${randomBytes(6).toString('hex')}`;
}

/** The refresh cookie that a response set. */
export function refreshCookieOf(headers: Headers): string {
  const set = headers.getSetCookie().find((cookie) => /atrium-[a-z0-9-]+=/.test(cookie));
  return set?.split(';', 1)[0] ?? '';
}

function asMember(app: ApiClient, slug: string, signedIn: Sent<'POST /auth/login'>, headers: Headers): TestMember {
  const { user, access_token } = signedIn;
  return {
    user_id: user.id,
    email: user.email,
    role: user.role,
    access_token,
    cookie: refreshCookieOf(headers),
    api: (key, input?: ApiInput) => app.api(key, { tenant: slug, token: access_token, ...input }),
  };
}

export interface Registration {
  slug?: string;
  /** The address it comes from, where the app trusts the tests as a proxy. */
  from?: string;
}

/** A company registers itself, as anybody can. Nobody has confirmed it. */
export async function registerTenant(app: ApiClient, registration: Registration = {}): Promise<TestTenant> {
  const { slug = freshSlug(), from } = registration;
  const owner = { name: 'Olive Owner', email: `owner@${slug}.test`, password };
  const { status, data, error, headers } = await app.api('POST /organizations', {
    body: { name: `Tenant ${slug}`, slug, owner },
    headers: from ? { 'x-forwarded-for': from } : {},
  });
  if (status !== 201) throw new Error(`registering ${slug}: ${status} ${JSON.stringify(error)}`);
  return { organization: data.organization, slug, owner: asMember(app, slug, data, headers) };
}

/** The operator confirms it. */
export async function confirmTenant(app: TestApp, { slug }: TestTenant): Promise<void> {
  await confirm(app.kernel, slug);
}

let passwordHash: Promise<string> | null = null;

/** Somebody of that role joins (invitations are not needed for it) and signs in. */
export async function addMember(
  app: TestApp,
  tenant: TestTenant,
  role: Role,
  name = `Some ${role}`,
): Promise<TestMember> {
  passwordHash ??= app.kernel.passwords.hash(password);
  const hash = await passwordHash;
  const email = `${role}-${randomBytes(4).toString('hex')}@${tenant.slug}.test`;
  await app.kernel.db.tenant(tenant.organization.id, (tx) =>
    addMemberWithin(app.kernel, tx, { email, name, role, passwordHash: hash }),
  );
  return signIn(app, tenant.slug, email);
}

/** The tenant's owner lets strangers ask to join. */
export async function openJoining(tenant: TestTenant): Promise<void> {
  const body = { settings: { self_registration: 'open' } };
  const { status, error } = await tenant.owner.api('PATCH /organization', { body });
  if (status !== 200) throw new Error(`opening ${tenant.slug}: ${status} ${JSON.stringify(error)}`);
}

/** A stranger asks to join, is signed in, and waits. */
export async function askToJoin(app: ApiClient, slug: string, applicant: object = {}): Promise<TestMember> {
  const email = `stranger-${randomBytes(4).toString('hex')}@${slug}.test`;
  const body = { name: 'Some Stranger', email, password, ...applicant };
  const { status, data, error, headers } = await app.api('POST /auth/register', { tenant: slug, body });
  if (status !== 201) throw new Error(`asking to join ${slug}: ${status} ${JSON.stringify(error)}`);
  return asMember(app, slug, data, headers);
}

/** The membership of a user, as those who manage members see it. */
export async function membershipOf(
  manager: TestMember,
  user: Pick<TestMember, 'email'>,
  status?: 'waiting',
): Promise<Item<'GET /members'>> {
  const { data } = await manager.api('GET /members', { query: { q: user.email, status } });
  const found = data.find(({ email }) => email === user.email);
  if (!found) throw new Error(`${user.email} is not in the list`);
  return found;
}

/** Another session of a member, as from another device. */
export async function signIn(app: ApiClient, slug: string, email: string): Promise<TestMember> {
  const { status, data, error, headers } = await app.api('POST /auth/login', {
    tenant: slug,
    body: { email, password },
  });
  if (status !== 200) throw new Error(`signing in as ${email}: ${status} ${JSON.stringify(error)}`);
  return asMember(app, slug, data, headers);
}
