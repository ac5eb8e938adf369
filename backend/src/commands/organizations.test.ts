import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type TestApp } from '../../../tests/support/app.ts';
import { freshSlug, registerTenant } from '../../../tests/support/tenants.ts';
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

test('the console tells the first password before it makes anything: an organization that nobody can open is never there', async () => {
  const slug = freshSlug();
  const gone = () => {
    throw new Error('the terminal is gone');
  };
  await expect(create(app.kernel, described(slug), gone)).rejects.toThrow('the terminal is gone');
  const told: string[] = [];
  const owner = await create(app.kernel, described(slug), (line) => told.push(line));
  expect(told.join('\n')).toContain(owner.password);
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

test('a process that dies while it makes or confirms one leaves none half made, and none confirmed without a trail', async () => {
  const open = await startApp();
  // Checked at the commit of each transaction: what a process that dies then would leave behind.
  await open.database.admin(`
    create function half_made() returns trigger language plpgsql security definer set search_path = public as $$
      declare
        it organizations;
      begin
        select * into it from organizations where id = new.id;
        if it.registered_from is null and it.confirmed_at is null then raise 'made by the operator, and unconfirmed'; end if;
        if it.slug like 'atrium%' and it.kind <> 'platform' then raise 'not yet the platform'; end if;
        if it.registered_from is not null and it.confirmed_at is not null and not exists (
          select from audit_entries a where a.org_id = it.id and a.action = 'organization.confirmed'
        ) then raise 'confirmed, and the trail does not tell'; end if;
        return null;
      end
    $$;
    create constraint trigger half_made after insert or update on organizations deferrable initially deferred
      for each row execute function half_made()`);
  const { email, password } = await create(open.kernel, described('atrium', '--platform'));
  const { data: operator } = await open.api('POST /auth/login', { tenant: 'atrium', body: { email, password } });
  const slug = freshSlug();
  const owner = { name: 'Gus', email: 'gus@globex.test', password: 'four green kettles' };
  const made = await open.api('POST /organizations', {
    tenant: 'atrium',
    token: operator.access_token,
    body: { name: 'Globex', slug, owner },
  });
  expect(made.status).toBe(201);
  const stranger = await registerTenant(open);
  expect(await unconfirmed(open.kernel)).toEqual([stranger.slug]);
  expect(await confirm(open.kernel, stranger.slug)).toBe(true);
  await open.close();
});
