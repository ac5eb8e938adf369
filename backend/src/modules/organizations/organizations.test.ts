import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { addMember, freshSlug, password, registerTenant, type TestTenant } from '../../../../tests/support/tenants.ts';

let app: TestApp;
let acme: TestTenant;

beforeAll(async () => {
  app = await startApp();
  acme = await registerTenant(app);
});
afterAll(() => app.close());

function registration(slug = freshSlug(), owner: object = {}) {
  return { name: 'Acme', slug, owner: { name: 'Ada', email: 'ada@example.com', password, ...owner } };
}
const register = (body: unknown) => app.api('POST /organizations', { body });

describe('somebody who registers a company', () => {
  it('is its owner, signed in, on the free plan', async () => {
    const slug = freshSlug();
    const { status, data, headers } = await register(registration(slug));
    expect(status).toBe(201);
    expect(data.organization).toMatchObject({ slug, name: 'Acme', kind: 'client', plan: 'free' });
    expect(data.user).toMatchObject({ name: 'Ada', email: 'ada@example.com', role: 'owner' });
    expect(headers.getSetCookie().join()).toMatch(new RegExp(`atrium-${slug}=.+HttpOnly; .*SameSite=Strict`));
    const me = await app.api('GET /auth/me', { tenant: slug, token: data.access_token });
    expect(me.data.abilities).toMatchObject({ organization: { read: true, update: true }, members: { list: true } });
  });

  it.each([
    'ab',
    'a'.repeat(41),
    'Acme',
    'ac me',
    '-acme',
    'acme-',
    'ac--me',
    'acmé',
    'a.b',
    'acme\u0000',
    'www',
    'api',
    'admin',
    'atrium',
    'atrium-cloud',
    'atr1um',
    'my-atrium',
    'atriumlogin',
    'l0gin',
  ])('cannot take the address %j', async (slug) => {
    const { status, error } = await register(registration(slug));
    expect(status).toBe(422);
    expect(error?.fields).toHaveProperty('slug');
  });

  it.each(['short', 'password123', 'my-lovelace-99', `x-{slug}-x-9`])('cannot use the password %j', async (weak) => {
    const slug = freshSlug();
    const owner = { email: 'ada.lovelace@example.com', password: weak.replace('{slug}', slug) };
    const { status, error } = await register(registration(slug, owner));
    expect(status).toBe(422);
    expect(Object.keys(error?.fields ?? {})).toEqual(['owner.password']);
  });

  it.each([
    { org_id: '01a1fc4f-03c7-7300-81ea-d79d1101aa60' },
    { kind: 'platform' },
    { plan: 'enterprise' },
    { parent_id: '01a1fc4f-03c7-7300-81ea-d79d1101aa60' },
    { status: 'active' },
    { settings: {} },
  ])('cannot choose what is not theirs to choose: %o', async (more) => {
    const { status, error } = await register({ ...registration(), ...more });
    expect(status).toBe(422);
    expect(error?.fields).toEqual({ [Object.keys(more)[0] ?? '']: 'unknown field' });
  });

  it('cannot make themselves a superuser', async () => {
    const { error } = await register(registration(freshSlug(), { is_superuser: true, role: 'admin' }));
    expect(error?.fields).toEqual({ 'owner.is_superuser': 'unknown field', 'owner.role': 'unknown field' });
  });

  it('is told that an address is taken', async () => {
    const { status, error } = await register(registration(acme.slug));
    expect([status, error?.code]).toEqual([409, 'slug_taken']);
  });

  it.each([
    ['with another part', '{}-portal'],
    ['with a part before it', 'login-{}'],
    ['with two parts', 'my-{}-support'],
    ['with a part that has no hyphen', '{}billing'],
    ['with a part in disguise', '{}-l0gin'],
  ])('cannot take an address that passes for one that is taken: %s', async (_, shape) => {
    const { status, error } = await register(registration(shape.replace('{}', acme.slug)));
    expect([status, Object.keys(error?.fields ?? {})]).toEqual([422, ['slug']]);
    expect(error?.fields?.slug).toMatch(/another portal/);
  });

  it.each([
    ['a digit for a letter', 'paperhouse', 'paperh0use'],
    ['a letter for a digit', 'studio5one', 'studiosone'],
    ['one for l and for i', 'lilies-ltd', '11l1es-1td'],
    ['without the hyphen', 'blue-whale', 'bluewhale'],
    ['with a hyphen more', 'redfox', 'red-fox'],
    ['two letters that look like one', 'modernist', 'modemist'],
  ])('cannot take an address that looks like one that is taken: %s', async (_, taken, wanted) => {
    expect((await register(registration(taken))).status).toBe(201);
    expect((await register(registration(wanted))).error?.fields).toHaveProperty('slug');
  });

  it('may take one that only shares letters, a word or figures with another', async () => {
    const numbers = ['route-1-12', 'route-11-2', 'route-112', 'route-4', 'route-a'];
    for (const slug of ['tomorrow', 'tomorrows', 'tommy', 'tom', 'north-portal', 'north', 'north-sea', ...numbers]) {
      expect([slug, (await register(registration(slug))).status]).toEqual([slug, 201]);
    }
  });

  it('gets an address alone that many want in disguises at once', async () => {
    const disguises = ['oslo-bolt', 'os1o-bolt', 'oslob0lt', '0slo-bolt', 'oslo-b01t', 'o-slobolt'];
    const responses = await Promise.all(disguises.map((slug) => register(registration(slug))));
    expect(responses.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(responses.filter(({ status }) => status === 422)).toHaveLength(disguises.length - 1);
  });

  it('gets an address alone, even when a hundred want it at once', async () => {
    const slug = freshSlug();
    const responses = await Promise.all(Array.from({ length: 100 }, () => register(registration(slug))));
    expect(responses.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(responses.filter(({ error }) => error?.code === 'slug_taken')).toHaveLength(99);
    const rows = await app.database.admin<{ members: string; keys: string; trail: string }>(
      `select (select count(*) from members m where m.org_id = o.id) as members,
         (select count(*) from signing_keys k where k.org_id = o.id) as keys,
         (select seq from audit_heads h where h.org_id = o.id) as trail
       from organizations o where slug = $1`,
      [slug],
    );
    expect(rows).toEqual([{ members: '1', keys: '1', trail: '2' }]);
    const strays = await app.database.admin(
      `select from users u where not exists (select from members m where m.user_id = u.id)`,
    );
    expect(strays).toEqual([]);
  });
});

describe('an organization', () => {
  it('is renamed and branded by its owner, who sees it at once', async () => {
    const tenant = await registerTenant(app);
    const change = {
      name: 'Acme & Söhne',
      branding: { primary_color: '#1F5FA8', logo_url: 'https://cdn.example.com/logo.svg' },
      settings: { allowed_origins: ['https://www.example.com'] },
      retention_days: 365,
    };
    const { status, data } = await tenant.owner.api('PATCH /organization', { body: change });
    expect(status).toBe(200);
    expect(data).toMatchObject({
      name: 'Acme & Söhne',
      branding: { primary_color: '#1f5fa8', logo_url: 'https://cdn.example.com/logo.svg', favicon_url: null },
      settings: { self_registration: 'closed', allowed_origins: ['https://www.example.com'] },
      retention_days: 365,
    });
    expect((await tenant.owner.api('GET /auth/me')).data.organization.name).toBe('Acme & Söhne');
    await tenant.owner.api('PATCH /organization', { body: { retention_days: null, branding: { logo_url: null } } });
    const { data: later } = await tenant.owner.api('GET /organization');
    expect(later).toMatchObject({ retention_days: null, branding: { primary_color: '#1f5fa8', logo_url: null } });
  });

  it.each([
    [{ branding: { primary_color: '#ffff00' } }, 'branding.primary_color'],
    [{ branding: { primary_color: 'red' } }, 'branding.primary_color'],
    [{ branding: { primary_color: '#fff;}body{x:url(//evil)' } }, 'branding.primary_color'],
    [{ branding: { logo_url: 'javascript:alert(1)' } }, 'branding.logo_url'],
    [{ branding: { logo_url: 'http://cdn.example.com/x' } }, 'branding.logo_url'],
    [{ settings: { allowed_origins: ['*'] } }, 'settings.allowed_origins.0'],
    [{ settings: { allowed_origins: ['https://x.example/path'] } }, 'settings.allowed_origins.0'],
    [{ settings: { allowed_origins: ['null'] } }, 'settings.allowed_origins.0'],
    [{ settings: { self_registration: 'yes' } }, 'settings.self_registration'],
    [{ settings: { secret: 1 } }, 'settings.secret'],
    [{ name: '' }, 'name'],
    [{ plan: 'enterprise' }, 'plan'],
    [{ kind: 'platform' }, 'kind'],
    [{ status: 'active' }, 'status'],
    [{ slug: 'other' }, 'slug'],
  ])('cannot become %j', async (change, field) => {
    const { status, error } = await acme.owner.api('PATCH /organization', { body: change });
    expect(status).toBe(422);
    expect(Object.keys(error?.fields ?? {})).toEqual([field]);
  });

  it('is read and changed by owners and admins only', async () => {
    const admin = await addMember(app, acme, 'admin');
    expect((await admin.api('GET /organization')).status).toBe(200);
    for (const role of ['agent', 'member', 'client'] as const) {
      const { api } = await addMember(app, acme, role);
      expect((await api('GET /organization')).error?.code).toBe('forbidden');
      expect((await api('PATCH /organization', { body: { name: 'Mine' } })).error?.code).toBe('forbidden');
    }
  });
});
