import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword } from '../../demo.ts';
import { seedDemo } from '../../seed.ts';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { freshSlug, password } from '../../../../tests/support/tenants.ts';

const body = (slug = freshSlug()) => ({
  name: 'Acme',
  slug,
  owner: { name: 'Ada', email: `ada@${slug}.test`, password },
});

/** The access token of a demo user. */
async function tokenOf(app: TestApp, role: string, tenant: string): Promise<string> {
  const credentials = { email: `${role}@${tenant}.test`, password: demoPassword };
  return (await app.api('POST /auth/login', { tenant, body: credentials })).data.access_token;
}

const confirmedAt = async (app: TestApp, slug: string): Promise<unknown> =>
  (await app.database.admin('select confirmed_at from organizations where slug = $1', [slug]))[0]?.confirmed_at;

describe('where only the operator registers organizations', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ env: { registration: 'operator' } });
    await seedDemo(app.kernel, app.modules);
  });
  afterAll(() => app.close());

  it('a stranger is told who does', async () => {
    const { status, error } = await app.api('POST /organizations', { body: body() });
    expect([status, error?.code]).toEqual([401, 'unauthenticated']);
    expect(error?.message).toContain('operator');
  });

  it.each([
    ['a client of the platform', 'client', 'atrium'],
    ['an agent of the platform', 'agent', 'atrium'],
    ['the owner of a partner', 'owner', 'northwind'],
    ['the admin of a client', 'admin', 'acme'],
  ])('%s may not', async (_, role, tenant) => {
    const token = await tokenOf(app, role, tenant);
    const { status, error } = await app.api('POST /organizations', { tenant, token, body: body() });
    expect([status, error?.code]).toEqual([403, 'forbidden']);
  });

  it("a token of the platform's is worth nothing without, or at another, portal", async () => {
    const token = await tokenOf(app, 'owner', 'atrium');
    expect((await app.api('POST /organizations', { token, body: body() })).status).toBe(401);
    expect((await app.api('POST /organizations', { tenant: 'acme', token, body: body() })).status).toBe(401);
  });

  it.each(['owner', 'admin'])('the %s of the platform does, it is confirmed, and both trails tell', async (role) => {
    const token = await tokenOf(app, role, 'atrium');
    const wanted = body();
    const { status, data } = await app.api('POST /organizations', { tenant: 'atrium', token, body: wanted });
    expect(status).toBe(201);
    expect(data).toMatchObject({ organization: { slug: wanted.slug, kind: 'client' }, user: { role: 'owner' } });
    expect(await confirmedAt(app, wanted.slug)).toEqual(expect.any(Date));

    const subject = { type: 'organization', id: data.organization.id };
    const registered = expect.objectContaining({ action: 'organization.registered', subject });
    const trail = (tenant: string, reader: string) => app.api('GET /audit-entries', { tenant, token: reader });
    expect((await trail('atrium', token)).data).toContainEqual(registered);
    const { data: theirs } = await trail(wanted.slug, data.access_token);
    const made = theirs.find(({ action }) => action === 'organization.registered');
    expect(made).toMatchObject({ subject, actor: { user_id: null }, after: { by: 'operator' } });
  });

  it('the platform may take an address beside an existing one, for whom it is', async () => {
    const token = await tokenOf(app, 'owner', 'atrium');
    const made = await app.api('POST /organizations', { tenant: 'atrium', token, body: body('globex-support') });
    expect(made.status).toBe(201);
    const reserved = await app.api('POST /organizations', { tenant: 'atrium', token, body: body('admin') });
    expect(reserved.error?.fields).toHaveProperty('slug');
  });
});

describe('where nobody registers organizations', () => {
  it('neither a stranger nor the platform does', async () => {
    const app = await startApp({ env: { registration: 'closed' } });
    await seedDemo(app.kernel, app.modules);
    const token = await tokenOf(app, 'owner', 'atrium');
    for (const who of [{}, { tenant: 'atrium', token }]) {
      const { status, error } = await app.api('POST /organizations', { ...who, body: body() });
      expect([status, error?.code]).toEqual([403, 'forbidden']);
    }
    await app.close();
  });
});

describe('where anybody registers organizations', () => {
  it('what a stranger makes is not confirmed, what the platform or the demo data made is', async () => {
    const app = await startApp();
    await seedDemo(app.kernel, app.modules);
    const [strangers, platforms] = [body(), body()];
    expect((await app.api('POST /organizations', { body: strangers })).status).toBe(201);
    const token = await tokenOf(app, 'owner', 'atrium');
    expect((await app.api('POST /organizations', { tenant: 'atrium', token, body: platforms })).status).toBe(201);
    expect(await confirmedAt(app, strangers.slug)).toBeNull();
    expect(await confirmedAt(app, platforms.slug)).toEqual(expect.any(Date));
    expect(await confirmedAt(app, 'acme')).toEqual(expect.any(Date));
    await app.close();
  });

  it('is counted by a MAC of the network that it was registered from', async () => {
    const app = await startApp({ env: { trustedProxies: ['127.0.0.1'] } });
    const from = async (ip: string) => {
      const wanted = body();
      await app.api('POST /organizations', { body: wanted, headers: { 'x-forwarded-for': ip } });
      const [row] = await app.database.admin<{ registered_from: Buffer }>(
        'select registered_from from organizations where slug = $1',
        [wanted.slug],
      );
      return row?.registered_from.toString('hex');
    };
    const [one, same, network, other] = [
      await from('2001:db8::1'),
      await from('2001:db8::1'),
      await from('2001:db8::2'),
      await from('192.0.2.1'),
    ];
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect([same, network]).toEqual([one, one]);
    expect(other).not.toBe(one);
    await app.close();
  });
});
