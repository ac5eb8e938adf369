import { expectAccessible } from './support/axe.ts';
import { expect, isPhone, signIn, test } from './support/test.ts';

test(
  'a partner’s agent begins at its clients, and sees how one of them is doing',
  { tag: '@both' },
  async ({ page }) => {
    await signIn(page, 'agent', 'northwind', '/');
    await page.waitForURL('**/t/northwind/clients');
    const list = page.getByRole(isPhone(page) ? 'list' : 'table', { name: 'Clients' });
    await expect(list.getByRole('link')).toHaveText([/Acme Industries/u, /Globex Logistics/u]);
    await expect(list).not.toContainText('Initech');

    await page.getByRole('searchbox', { name: 'Search by name or address' }).fill('glob');
    await expect(list.getByRole('link')).toHaveText([/Globex Logistics/u]);
    await list.getByRole('link', { name: /Globex Logistics/u }).click();
    await page.waitForURL('**/clients/globex');
    const client = page.getByRole('region', { name: 'Globex Logistics' });
    await expect(client).toContainText('17 of 100');
    await expect(client.getByRole('link', { name: 'Open the portal' })).toHaveAttribute('href', /\/t\/globex\/$/u);
    await expectAccessible(page);
    await page.reload();
    await expect(client).toContainText('Active');
    await client.getByRole('link', { name: isPhone(page) ? 'All of them' : 'Close' }).click();
    await expect(list.getByRole('link')).toHaveText([/Acme Industries/u, /Globex Logistics/u]);

    await page.goto('/t/northwind/clients/initech');
    await expect(page.getByRole('heading', { name: 'Nothing of this name' })).toBeVisible();
  },
);

test('the operator begins at all organizations; nobody else has the page', async ({ page }) => {
  await signIn(page, 'owner', 'atrium', '/');
  await page.waitForURL('**/t/atrium/organizations');
  const list = page.getByRole(isPhone(page) ? 'list' : 'table', { name: 'Organizations' });
  const search = page.getByRole('searchbox', { name: 'Search by name or address' });
  await search.fill('northwind');
  await expect(list.getByRole('link', { name: /Northwind Advisory/u })).toBeVisible();
  await search.fill('suspended-portal');
  await expect(list).toContainText('Suspended');

  await signIn(page, 'owner', 'acme', '/organizations');
  await expect(page.getByRole('heading', { name: 'Not for your role' })).toBeVisible();
  await page.goto('/t/acme/clients');
  await expect(page.getByRole('heading', { name: 'Not for your role' })).toBeVisible();
});
