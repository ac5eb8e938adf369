import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type TestApp } from '../../tests/support/app.ts';
import { freshSlug, registerTenant } from '../../tests/support/tenants.ts';
import { confirm, unconfirmed } from './organizations-confirm.ts';
import { create } from './organizations-create.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ env: { registration: 'operator' } });
});
afterAll(() => app.close());

const described = (slug: string, ...more: string[]) =>
  `--slug ${slug} --name Acme --owner-name Ada --owner-email Ada@${slug}.test`.split(' ').concat(more);

async function signIn(slug: string, { email, password }: { email: string; password: string }) {
  const { data, status } = await app.api('POST /auth/login', { tenant: slug, body: { email, password } });
  expect(status).toBe(200);
  return data;
}

test('the console makes the platform, whose owner then registers organizations', async () => {
  const owner = await create(app.kernel, described('atrium', '--platform'));
  const { access_token: token, user, organization } = await signIn('atrium', owner);
  expect(user.role).toBe('owner');
  expect(organization.kind).toBe('platform');
  const slug = freshSlug();
  const body = {
    name: 'Globex',
    slug,
    owner: { name: 'Gus', email: 'gus@globex.test', password: 'four green kettles' },
  };
  expect((await app.api('POST /organizations', { tenant: 'atrium', token, body })).status).toBe(201);
  await expect(create(app.kernel, described(freshSlug(), '--platform'))).rejects.toThrow(/atrium is the platform's/);
});

test('the console makes an organization where nobody else may, and it is confirmed', async () => {
  const slug = freshSlug();
  await signIn(slug, await create(app.kernel, described(slug)));
  expect(await unconfirmed(app.kernel)).not.toContain(slug);
  await expect(create(app.kernel, described(slug))).rejects.toMatchObject({ code: 'slug_taken' });
});

test('the console says what is missing, and how to say it', async () => {
  await expect(create(app.kernel, ['--slug', 'A', '--owner-name', 'Ada\u202e'])).rejects.toThrow(
    /name: .*slug: .*owner name: .*owner email: .*--owner-email/s,
  );
});

test('the console confirms what a stranger registered, once, and the trail tells', async () => {
  const open = await startApp();
  const tenant = await registerTenant(open);
  expect(await unconfirmed(open.kernel)).toEqual([tenant.slug]);
  expect(await confirm(open.kernel, tenant.slug)).toBe(true);
  expect(await confirm(open.kernel, tenant.slug)).toBe(false);
  expect(await unconfirmed(open.kernel)).toEqual([]);
  const { data } = await tenant.owner.api('GET /audit-entries');
  expect(data.filter(({ action }) => action === 'organization.confirmed')).toHaveLength(1);
  await expect(confirm(open.kernel, 'nobody-here')).rejects.toThrow(/no organization is called nobody-here/);
  await open.close();
});
