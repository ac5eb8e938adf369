import { expect, test } from 'vitest';
import { startApp } from '../../../../tests/support/app.ts';
import { registerTenant } from '../../../../tests/support/tenants.ts';
import { createPortalAddresses } from './portal-addresses.ts';

const acme = { slug: 'acme', domain: null };
const base = { portalUrl: undefined, production: true, baseDomain: 'portal.test' };

test.each([
  ['a subdomain', base, 'https://acme.portal.test'],
  ['a path of this server while developing', { ...base, production: false }, 'http://portal.test:8080/t/acme'],
  ['what is set', { ...base, portalUrl: 'https://portal.test/t/{slug}' }, 'https://portal.test/t/acme'],
])('a portal is at %s', (_, env, address) => {
  expect(createPortalAddresses(env, () => 8080).of(acme)).toBe(address);
});

test('a portal is at its own domain once that is verified, at the one that was first', async () => {
  const app = await startApp();
  const { organization } = await registerTenant(app);
  const add = (host: string, verified: string | null) =>
    app.database.admin(`insert into domains (org_id, host, token, verified_at) values ($1, $2, 'proof', $3)`, [
      organization.id,
      host,
      verified,
    ]);
  await add('claimed.test', null);
  await add('second.test', '2026-11-02T00:00:00Z');
  await add('first.test', '2026-11-01T00:00:00Z');
  app.kernel.tenants.drop(organization.id);
  const tenant = await app.kernel.tenants.byId(organization.id);
  expect(tenant && app.kernel.portals.of(tenant)).toBe('https://first.test');
  await app.close();
});
