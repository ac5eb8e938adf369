import { expect, isPhone, signIn, test } from './support/test.ts';

test('an owner finds a member by name and by role', async ({ page }) => {
  await signIn(page, 'owner', 'acme', '/members');
  const rows = page.getByRole(isPhone(page) ? 'listitem' : 'row').filter({ hasText: '@acme.test' });
  await expect(rows.filter({ hasText: 'owner@acme.test' })).toContainText('Owner');

  await page.getByRole('searchbox', { name: 'Search by name or e-mail' }).fill('agent@');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('agent@acme.test');

  await page.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: 'Client' }).click();
  await expect(page.getByRole('heading', { name: 'Nobody matches' })).toBeVisible();

  await page.getByRole('button', { name: 'Show everybody' }).click();
  await expect(rows.filter({ hasText: 'client@acme.test' })).toBeVisible();
});

test('a phone shows members as cards, nothing is wider than the screen', async ({ page }) => {
  await signIn(page, 'admin', 'acme', '/members');
  await page.getByText('owner@acme.test').locator('visible=true').waitFor();
  await expect(page.getByRole('table')).toHaveCount(isPhone(page) ? 0 : 1);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

test('a client who types the address is told that the page is not for their role', async ({ page }) => {
  await signIn(page, 'client', 'acme', '/members');
  await expect(page.getByRole('heading', { name: 'Members' })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Not for your role' })).toBeVisible();
});
