import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { eventually } from '../../../../tests/support/eventually.ts';
import {
  addMember,
  password,
  refreshCookieOf,
  registerTenant,
  signIn,
  type TestTenant,
} from '../../../../tests/support/tenants.ts';
import { sealPasswords } from '../../kernel/auth/seal-passwords.ts';
import { sql } from '../../kernel/db/sql.ts';

let app: TestApp;
let acme: TestTenant;
let globex: TestTenant;

beforeAll(async () => {
  app = await startApp();
  [acme, globex] = await Promise.all([registerTenant(app), registerTenant(app)]);
});
afterAll(() => app.close());

const login = (email: string, typed = password, tenant = acme.slug) =>
  app.api('POST /auth/login', { tenant, body: { email, password: typed } });

describe('me', () => {
  it('says who I am and what I may do', async () => {
    const member = await addMember(app, acme, 'member');
    const { data } = await member.api('GET /auth/me');
    expect(data).toMatchObject({
      user: { id: member.user_id, email: member.email, role: 'member', locale: 'en', time_zone: 'UTC' },
      organization: { slug: acme.slug },
      role: 'member',
      abilities: { organization: { update: false }, members: { list: true }, audit_entries: { list: false } },
    });
    expect(JSON.stringify(data)).not.toMatch(/hash|argon2|superuser/);
  });

  it('changes name, language, time zone and preferences, and keeps what is not named', async () => {
    const { api } = await addMember(app, acme, 'client');
    await api('PATCH /auth/me', { body: { preferences: { theme: 'dark', tone: 'brief' } } });
    const change = { name: 'علي', locale: 'de-CH', time_zone: 'Asia/Kolkata', preferences: { theme: 'light' } };
    const { status, data } = await api('PATCH /auth/me', { body: change });
    expect(status).toBe(200);
    expect(data).toMatchObject({ ...change, preferences: { theme: 'light', tone: 'brief' } });
    expect((await api('GET /auth/me')).data.user).toEqual(data);
  });

  it.each([
    { name: '' },
    { name: '  \t ' },
    { name: 'x'.repeat(101) },
    { name: 'a\u0000b' },
    { locale: 'english!' },
    { time_zone: 'Mars/Olympus' },
    { role: 'owner' },
    { email: 'x@example.com' },
    { password_hash: 'x' },
    { preferences: { theme: 'pink' } },
    { preferences: { admin: true } },
  ])('cannot become %o', async (change) => {
    const { status } = await acme.owner.api('PATCH /auth/me', { body: change });
    expect(status).toBe(422);
  });
});

describe('a session', () => {
  it('is listed with its device, and ended from another one within seconds', async () => {
    const laptop = await addMember(app, acme, 'member');
    const phone = await signIn(app, acme.slug, laptop.email);
    const { data: sessions } = await laptop.api('GET /auth/sessions');
    expect(sessions).toHaveLength(2);
    expect(sessions.filter(({ current }) => current)).toHaveLength(1);
    const other = sessions.find(({ current }) => !current);
    expect(other).toMatchObject({ ip: '127.0.0.1', user_agent: 'node' });

    const end = () => laptop.api('DELETE /auth/sessions/:id', { params: { id: other?.id ?? '' } });
    expect((await phone.api('GET /auth/me')).status).toBe(200);
    expect((await end()).status).toBe(204);
    expect((await phone.api('GET /auth/me')).error?.code).toBe('session_revoked');
    expect((await laptop.api('GET /auth/me')).status).toBe(200);
    expect((await end()).status).toBe(404);
  });

  it('of somebody else is not there', async () => {
    const victim = await addMember(app, acme, 'member');
    const [session] = (await victim.api('GET /auth/sessions')).data;
    const { status } = await acme.owner.api('DELETE /auth/sessions/:id', { params: { id: session?.id ?? '' } });
    expect(status).toBe(404);
    expect((await victim.api('GET /auth/me')).status).toBe(200);
  });

  it('ends with sign-out: neither token nor cookie is good any more', async () => {
    const member = await addMember(app, acme, 'member');
    const { status, headers } = await member.api('POST /auth/logout', { headers: { cookie: member.cookie } });
    expect(status).toBe(204);
    expect(headers.getSetCookie().join()).toContain('Max-Age=0');
    expect((await member.api('GET /auth/me')).error?.code).toBe('session_revoked');
    const refreshed = await app.api('POST /auth/refresh', { tenant: acme.slug, headers: { cookie: member.cookie } });
    expect(refreshed.status).toBe(401);
  });

  it('ends with sign-out also for who has only the cookie, or only the token', async () => {
    const [one, two] = await Promise.all([addMember(app, acme, 'member'), addMember(app, acme, 'member')]);
    await one.api('POST /auth/logout', { token: null, headers: { cookie: one.cookie } });
    await two.api('POST /auth/logout');
    expect((await one.api('GET /auth/me')).status).toBe(401);
    expect((await two.api('GET /auth/me')).status).toBe(401);
  });

  it('ends everywhere at once', async () => {
    const first = await addMember(app, acme, 'member');
    const second = await signIn(app, acme.slug, first.email);
    expect((await first.api('POST /auth/logout-all')).status).toBe(204);
    expect((await first.api('GET /auth/me')).status).toBe(401);
    expect((await second.api('GET /auth/me')).status).toBe(401);
    expect((await acme.owner.api('GET /auth/me')).status).toBe(200);
  });

  it('ends when its member is suspended, and knows a new role, within five seconds', async () => {
    const [suspended, promoted] = [await addMember(app, acme, 'member'), await addMember(app, acme, 'client')];
    expect((await suspended.api('GET /auth/me')).status).toBe(200);
    expect((await promoted.api('GET /members')).status).toBe(403);
    await app.database.admin(`update members set status = 'suspended' where user_id = $1`, [suspended.user_id]);
    await app.database.admin(`update members set role = 'agent' where user_id = $1`, [promoted.user_id]);
    await eventually(async () => (await suspended.api('GET /auth/me')).status === 401, 'the session ended', 5_500);
    await eventually(async () => (await promoted.api('GET /members')).status === 200, 'the role is known', 5_500);
    const refreshed = await app.api('POST /auth/refresh', { tenant: acme.slug, headers: { cookie: suspended.cookie } });
    expect(refreshed.status).toBe(401);
  });

  it('lives on with each refresh, whose cookie replaces the one before', async () => {
    const member = await addMember(app, acme, 'member');
    const response = await app.api('POST /auth/refresh', { tenant: acme.slug, headers: { cookie: member.cookie } });
    expect(response.status).toBe(200);
    expect(response.data.user.id).toBe(member.user_id);
    const next = refreshCookieOf(response.headers);
    expect(next).not.toBe(member.cookie);
    const again = await app.api('POST /auth/refresh', { tenant: acme.slug, headers: { cookie: next } });
    expect(again.status).toBe(200);
    expect((await member.api('GET /auth/sessions')).data).toHaveLength(1);
  });

  it('survives a response that was lost on the way, when the same request is repeated by its key', async () => {
    const member = await addMember(app, acme, 'member');
    const refresh = (cookie: string, key: string) =>
      app.api('POST /auth/refresh', { tenant: acme.slug, headers: { cookie, 'Idempotency-Key': key } });
    const lost = await refresh(member.cookie, 'one');
    const repeated = await Promise.all([refresh(member.cookie, 'one'), refresh(member.cookie, 'one')]);
    for (const response of repeated) {
      expect(response.status).toBe(200);
      expect(refreshCookieOf(response.headers)).toBe(refreshCookieOf(lost.headers));
    }
    const next = await refresh(refreshCookieOf(lost.headers), 'two');
    expect(next.status).toBe(200);
    expect((await refresh(member.cookie, 'one')).error?.code).toBe('session_revoked');
    expect((await refresh(refreshCookieOf(next.headers), 'three')).status).toBe(401);
  });

  it('ends when somebody else comes with the old cookie, whatever key they bring', async () => {
    const member = await addMember(app, acme, 'member');
    const refresh = (cookie: string, key: string) =>
      app.api('POST /auth/refresh', { tenant: acme.slug, headers: { cookie, 'Idempotency-Key': key } });
    const mine = await refresh(member.cookie, 'mine');
    expect((await refresh(member.cookie, 'theirs')).error?.code).toBe('session_revoked');
    expect((await refresh(refreshCookieOf(mine.headers), 'mine again')).status).toBe(401);
  });

  it('is noted as seen once a minute', async () => {
    const member = await addMember(app, acme, 'member');
    const past = new Date(Date.now() - 3_600_000).toISOString();
    await app.database.admin('update sessions set last_seen_at = $2 where user_id = $1', [member.user_id, past]);
    const [session] = (await member.api('GET /auth/sessions')).data;
    expect(Date.now() - Date.parse(session?.last_seen_at ?? '')).toBeLessThan(30_000);
  });
});

describe('the password', () => {
  it('is out of reach of everything but the sign-in of its own organization', async () => {
    const { db } = app.kernel;
    const passwords = sql.type(z.object({ id: z.string() }))`select id from users where sealed_password is not null`;
    await expect(db.tenant(acme.organization.id, (tx) => tx.any(passwords))).rejects.toThrow(/denied/);
    await expect(db.as('atrium_operator', (tx) => tx.any(passwords))).rejects.toThrow(/denied/);
    const ofAcme = await db.signIn(acme.organization.id, (tx) => tx.anyFirst(passwords));
    expect(ofAcme).toContain(acme.owner.user_id);
    const ofGlobex = await db.signIn(globex.organization.id, (tx) => tx.anyFirst(passwords));
    expect(ofGlobex).toContain(globex.owner.user_id);
    expect(ofGlobex).not.toContain(acme.owner.user_id);
  });

  it('is stored so that a copy of the database holds nothing to guess at', async () => {
    const rows = await app.database.admin<{ row: string }>('select u::text as row from users u');
    expect(rows.length).toBeGreaterThan(1);
    for (const { row } of rows) expect(row).not.toMatch(/argon2/);
  });

  it('that an earlier version stored in the clear is sealed by the set-up, and goes on working', async () => {
    const old = await addMember(app, acme, 'member');
    const hash = await app.kernel.passwords.hash(password);
    await app.database.admin('update users set sealed_password = null, password_hash = $2 where id = $1', [
      old.user_id,
      hash,
    ]);
    expect(
      (await app.api('POST /auth/login', { tenant: acme.slug, body: { email: old.email, password } })).status,
    ).toBe(401);
    await sealPasswords(app.database.adminUrl, app.kernel.keys);
    expect((await signIn(app, acme.slug, old.email)).user_id).toBe(old.user_id);
    const left = await app.database.admin('select from users where password_hash is not null');
    expect(left).toEqual([]);
  });

  const next = 'four entirely other words';

  it('is changed by who knows it, which ends all other sessions', async () => {
    const here = await addMember(app, acme, 'member');
    const there = await signIn(app, acme.slug, here.email);
    const { status } = await here.api('POST /auth/password', { body: { current: password, new: next } });
    expect(status).toBe(204);
    expect((await here.api('GET /auth/me')).status).toBe(200);
    expect((await there.api('GET /auth/me')).status).toBe(401);
    expect((await login(here.email)).status).toBe(401);
    expect((await login(here.email, next)).status).toBe(200);
  });

  it('is not changed by who does not, nor to a weak one', async () => {
    const { api, email } = await addMember(app, acme, 'member');
    const wrong = await api('POST /auth/password', { body: { current: 'a guess at it', new: next } });
    expect([wrong.status, wrong.error?.fields]).toEqual([422, { current: 'is not your password' }]);
    const weak = await api('POST /auth/password', { body: { current: password, new: 'password1234' } });
    expect(Object.keys(weak.error?.fields ?? {})).toEqual(['new']);
    expect((await login(email)).status).toBe(200);
  });
});
