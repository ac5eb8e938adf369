import { expect, expectAccessible, isPhone, signIn, test } from './support/test.ts';

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in a form with faults, in ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.goto('/register');
    await page.getByRole('button', { name: 'Register and open the portal' }).click();
    await expect(page.getByLabel('Company')).toHaveAttribute('aria-invalid', 'true');
    await expectAccessible(page);
  });

  test(`axe finds nothing while pages wait for their data, in ${scheme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await signIn(page, 'owner');
    // These requests get no response.
    await page.route(/\/api\/v1\/(?!auth)/u, () => undefined);
    for (const path of ['/settings/people', '/settings/brand', '/announcements', '/notes', '/chat/history', '/chat']) {
      await page.goto(`/t/acme${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expectAccessible(page);
    }
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });

  test(`axe finds nothing in what opens over a page, in ${scheme}`, { tag: '@both' }, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await signIn(page, 'owner');
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('dialog').waitFor();
    await expectAccessible(page, '[role=dialog]');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await expectAccessible(page, '[role=dialog]');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: isPhone(page) ? 'More' : /Owner/u }).click();
    await page.getByRole(isPhone(page) ? 'dialog' : 'menu').waitFor();
    await expectAccessible(page, isPhone(page) ? '[role=dialog]' : '[role=menu]');
  });
}
