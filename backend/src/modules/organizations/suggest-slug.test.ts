import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { registerTenant } from '../../../../tests/support/tenants.ts';
import { slugOf } from './suggest-slug.ts';

describe('a slug for the name of a company', () => {
  it.each([
    ['Acme Industries', 'acme-industries'],
    ['Müller & Söhne GmbH', 'mueller-soehne-gmbh'],
    ['Groß/Straße', 'gross-strasse'],
    ['Café  Élan!', 'cafe-elan'],
    ["L'Oréal", 'loreal'],
    ['  --Initech--  ', 'initech'],
    ['شركة الفارسي للتجارة', 'shrka-alfarsy-lltjara'],
    ['株式会社', 'zhushihuishe'],
    ['북극성', 'buggeugseong'],
    ['Пётр и сыновья', 'petr-i-synovya'],
    ['🎉', 'tada'],
    ['— ·', ''],
  ])('%s becomes “%s”', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it('has 40 characters at most, in whole words where one fits', () => {
    expect(slugOf(`${'a'.repeat(39)} industries`)).toBe('a'.repeat(39));
    expect(slugOf('a'.repeat(50))).toBe('a'.repeat(40));
  });
});

describe('somebody who registers a company', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());
  const suggestion = async (name: string) =>
    (await app.api('GET /organizations/slug-suggestion', { query: { name } })).data.slug;
  const objection = async (slug: string) =>
    (await app.api('GET /organizations/slug-check', { query: { slug } })).data.objection;

  it('is proposed an address in letters that can be taken, whatever script the name is in', async () => {
    expect(await suggestion('شركة النور')).toBe('shrka-alnwr');
    expect(await suggestion('HP')).toBe('hp-group');
    expect(await suggestion('·')).toBeNull();
    expect(await suggestion('Atrium')).toBeNull();
  });

  it('is proposed another one where the first is taken, and it is free', async () => {
    const { slug } = await registerTenant(app);
    const proposed = await suggestion(slug);
    expect(proposed).toBe(`${slug}-group`);
    expect(await objection(proposed ?? '')).toBeNull();
  });

  it('is told why an address cannot be taken, as the registration would', async () => {
    const { slug } = await registerTenant(app);
    expect(await objection(slug)).toBe('taken');
    expect(await objection(`${slug}-login`)).toBe('resembles');
    expect(await objection('admin')).toBe('reserved');
    expect(await objection('quiet-harbour')).toBeNull();
    const malformed = await app.api('GET /organizations/slug-check', { query: { slug: 'No Slug' } });
    expect([malformed.status, Object.keys(malformed.error?.fields ?? {})]).toEqual([422, ['slug']]);
  });

  it('has the language that they registered in, and so has who asks to join', async () => {
    const tenant = await registerTenant(app, { locale: 'ar' });
    expect((await tenant.owner.api('GET /auth/me')).data.user.locale).toBe('ar');
    await tenant.owner.api('PATCH /organization', { body: { settings: { self_registration: 'open' } } });
    const body = { name: 'Lena', email: 'lena@client.test', password: 'drei-grüne-lampen-im-flur', locale: 'de' };
    const joined = await app.api('POST /auth/register', { tenant: tenant.slug, body });
    expect([joined.status, joined.data.user.locale]).toEqual([201, 'de']);
  });
});

it('where nobody registers, nobody learns which addresses are taken', async () => {
  const app = await startApp({ env: { registration: 'closed' } });
  const { status } = await app.api('GET /organizations/slug-check', { query: { slug: 'acme' } });
  expect(status).toBe(403);
  await app.close();
});
