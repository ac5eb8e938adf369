import { expectAccessibleInBothSchemes } from './support/axe.ts';
import { goTo } from './support/navigation.ts';
import { expect, isPhone, signIn, test } from './support/test.ts';

/** What `pages.spec.ts` does not come by: states of pages, and what opens over them. */

test('axe finds nothing in a form with faults, which are named at each field', async ({ page }) => {
  await page.goto('/register');
  await page.getByLabel('Your e-mail').fill('ann@');
  await page.getByRole('button', { name: 'Register and open the portal' }).click();
  await expect(page.getByLabel('Company')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Company')).toHaveAccessibleDescription('Enter the name of your company.');
  await expect(page.getByLabel('Company')).toBeFocused();
  await expect(page.getByLabel('Your e-mail')).toHaveAccessibleDescription('That is not a complete e-mail address.');
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription('At least 10 characters.');
  await expectAccessibleInBothSchemes(page);
});

test('axe finds nothing while pages wait for their data', async ({ page }) => {
  await signIn(page, 'owner');
  // These requests get no response.
  await page.route(/\/api\/v1\/(?!auth)/u, () => undefined);
  for (const path of ['/settings/people', '/settings/brand', '/announcements', '/notes', '/chat/history', '/chat']) {
    await goTo(page, `/t/acme${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectAccessibleInBothSchemes(page);
  }
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('axe finds nothing in what opens over a page', { tag: '@both' }, async ({ page }) => {
  await signIn(page, 'owner');
  const dialog = page.getByRole('dialog');
  for (const key of ['ControlOrMeta+k', '?']) {
    await page.keyboard.press(key);
    await dialog.waitFor();
    await expectAccessibleInBothSchemes(page, '[role=dialog]');
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  }
  await page.getByRole('button', { name: isPhone(page) ? 'More' : /Owner/u }).click();
  const menu = isPhone(page) ? 'dialog' : 'menu';
  await page.getByRole(menu).waitFor();
  await expectAccessibleInBothSchemes(page, `[role=${menu}]`);
});
