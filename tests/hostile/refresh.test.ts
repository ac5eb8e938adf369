import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import {
  addMember,
  refreshCookieOf,
  registerTenant,
  signIn,
  type TestMember,
  type TestTenant,
} from '../support/tenants.ts';

let app: TestApp;
let acme: TestTenant;
let globex: TestTenant;

beforeAll(async () => {
  app = await startApp();
  [acme, globex] = await Promise.all([registerTenant(app), registerTenant(app)]);
});
afterAll(() => app.close());

const refresh = (cookie: string, headers: Record<string, string> = {}, tenant = acme.slug) =>
  app.api('POST /auth/refresh', { tenant, headers: { cookie, ...headers } });

const trailOf = async (member: TestMember) => {
  const rows = await app.database.admin<{ revoked_reason: string | null }>(
    'select revoked_reason from sessions where user_id = $1',
    [member.user_id],
  );
  return rows.map((row) => row.revoked_reason);
};

describe('a refresh token', () => {
  it('that fifty use at once lets one in, and then ends the family', async () => {
    const member = await addMember(app, acme, 'member');
    const responses = await Promise.all(Array.from({ length: 50 }, () => refresh(member.cookie)));
    const winners = responses.filter(({ status }) => status === 200);
    expect(winners).toHaveLength(1);
    expect(responses.filter(({ error }) => error?.code === 'session_revoked')).toHaveLength(49);
    expect(await trailOf(member)).toEqual(['refresh_reused']);
    const [winner] = winners;
    expect((await refresh(refreshCookieOf(winner?.headers ?? new Headers()))).status).toBe(401);
    expect((await member.api('GET /auth/me', { token: winner?.data.access_token ?? '' })).status).toBe(401);
    const { data: entries } = await acme.owner.api('GET /audit-entries', { query: { limit: 3 } });
    expect(entries.map(({ action }) => action)).toContain('session.reuse_detected');
  });

  it('that comes again later ends the session of thief and owner, and no other', async () => {
    const member = await addMember(app, acme, 'member');
    const elsewhere = await signIn(app, acme.slug, member.email);
    const rotated = await refresh(member.cookie);
    expect(rotated.status).toBe(200);
    expect((await refresh(member.cookie)).error?.code).toBe('session_revoked');
    expect((await refresh(refreshCookieOf(rotated.headers))).status).toBe(401);
    expect((await elsewhere.api('GET /auth/me')).status).toBe(200);
  });

  it('that was invented, changed or cut ends nobody’s session', async () => {
    const member = await addMember(app, acme, 'member');
    const [name = '', token = ''] = member.cookie.split('=');
    const changed = Buffer.from(token, 'base64url');
    changed.writeUInt8(changed.readUInt8(20) ^ 1, 20);
    for (const forged of [
      changed.toString('base64url'),
      token.slice(0, -1),
      `${token}A`,
      'x'.repeat(96),
      '',
      '../..',
    ]) {
      const { status, error } = await refresh(`${name}=${forged}`);
      expect({ forged, status, code: error?.code }).toEqual({ forged, status: 401, code: 'unauthenticated' });
    }
    expect(await trailOf(member)).toEqual([null]);
  });

  it('of another tenant is none here, even under this tenant’s cookie name', async () => {
    const foreign = globex.owner.cookie.split('=')[1] ?? '';
    const name = acme.owner.cookie.split('=')[0] ?? '';
    expect((await refresh(`${name}=${foreign}`)).error?.code).toBe('unauthenticated');
    expect((await refresh(globex.owner.cookie)).error?.code).toBe('unauthenticated');
    expect(await trailOf(globex.owner)).toEqual([null]);
  });

  it.each<Record<string, string>>([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://globex.localhost' },
  ])('is not for pages of another origin: %o', async (headers) => {
    const member = await addMember(app, acme, 'member');
    expect((await refresh(member.cookie, headers)).status).toBe(403);
    expect(
      (await app.api('POST /auth/logout', { tenant: acme.slug, headers: { cookie: member.cookie, ...headers } }))
        .status,
    ).toBe(403);
    expect((await refresh(member.cookie)).status).toBe(200);
  });

  it('is not for origins that the tenant allows either', async () => {
    const tenant = await registerTenant(app);
    const origin = 'https://www.example.com';
    await tenant.owner.api('PATCH /organization', { body: { settings: { allowed_origins: [origin] } } });
    expect((await refresh(tenant.owner.cookie, { origin }, tenant.slug)).status).toBe(403);
  });

  it('is good for the portal’s own pages', async () => {
    const member = await addMember(app, acme, 'member');
    const { status } = await refresh(member.cookie, { origin: app.origin, 'sec-fetch-site': 'same-origin' });
    expect(status).toBe(200);
  });

  it('is no longer good once it has expired', async () => {
    const member = await addMember(app, acme, 'member');
    await app.database.admin(`update sessions set expires_at = now() where user_id = $1`, [member.user_id]);
    expect((await refresh(member.cookie)).status).toBe(401);
    expect((await refresh('')).error?.code).toBe('unauthenticated');
  });

  it('stands nowhere but in the cookie: neither in the database nor in a log', async () => {
    const member = await addMember(app, acme, 'member');
    const token = member.cookie.split('=')[1] ?? '';
    await refresh(member.cookie);
    await refresh(member.cookie);
    const [row] = await app.database.admin<{ dump: string }>(`select string_agg(s::text, ' ') as dump from sessions s`);
    expect(row?.dump).not.toContain(token);
    expect(app.logs.join('\n')).toContain('refresh token reused');
    expect(app.logs.join('\n')).not.toContain(token);
  });
});

describe('the refresh cookie', () => {
  it('has a name that is no other tenant’s, whatever that one is called', async () => {
    const names = (headers: Headers) => headers.getSetCookie().map((cookie) => cookie.split('=', 1)[0]);
    const password = 'three blue ladders';
    const slug = `${acme.slug}-device`;
    const owner = { name: 'Twin', email: 'twin@example.test', password };
    const twin = await app.api('POST /organizations', { body: { name: 'Twin', slug, owner } });
    const body = { email: acme.owner.email, password };
    const { headers } = await app.api('POST /auth/login', { tenant: acme.slug, body });
    expect(names(headers)).toHaveLength(2);
    expect(names(headers)).not.toContain(names(twin.headers)[0]);
  });

  it('is __Host-, Secure, HttpOnly and Strict where browsers can keep it so', async () => {
    const response = await fetch(`${app.origin.replace('127.0.0.1', 'localhost')}/t/${acme.slug}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: acme.owner.email, password: 'three blue ladders' }),
    });
    expect(response.status).toBe(200);
    for (const cookie of response.headers.getSetCookie()) {
      const [pair, ...attributes] = cookie.split('; ');
      expect(pair).toMatch(new RegExp(`^__Host-atrium-${acme.slug}(\\.device)?=[\\w.-]+$`));
      expect(attributes.toSorted()).toEqual([
        'HttpOnly',
        expect.stringMatching(/^Max-Age=\d+$/),
        'Path=/',
        'SameSite=Strict',
        'Secure',
      ]);
    }
    expect(response.headers.getSetCookie()).toHaveLength(2);
  });
});
