import { expect, expectAccessible, isPhone, signIn, test } from './support/test.ts';

const publicPages = ['/', '/register', '/t/acme/sign-in', '/t/acme/join', '/t/nobody-is-here/', '/t/suspended-portal/'];
const portalPages = ['/account', '/announcements', '/members', '/notes', '/organization', '/no/such/page'];

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on public pages, in ${scheme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    for (const path of publicPages) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expectAccessible(page);
    }
    await page.goto('/register');
    await page.getByRole('button', { name: 'Register and open the portal' }).click();
    await expect(page.getByLabel('Company')).toHaveAttribute('aria-invalid', 'true');
    await expectAccessible(page);
  });

  test(`axe finds nothing on pages of the portal, in ${scheme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await signIn(page, 'owner');
    for (const path of portalPages) {
      await page.goto(`/t/acme${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0);
      await expectAccessible(page);
    }
  });

  test(`axe finds nothing while pages wait for their data, in ${scheme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await signIn(page, 'owner');
    // These requests get no response.
    await page.route(/\/api\/v1\/(?!auth)/u, () => undefined);
    for (const path of ['/members', '/organization', '/announcements', '/notes', '/chat']) {
      await page.goto(`/t/acme${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expectAccessible(page);
    }
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });

  test(`axe finds nothing in what opens over a page, in ${scheme}`, async ({ page }) => {
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

test('on a phone targets are 44 px and no field makes iOS zoom', { tag: '@phone' }, async ({ page }) => {
  await signIn(page, 'owner');
  for (const path of ['/account', '/announcements', '/members', '/notes', '/organization']) {
    await page.goto(`/t/acme${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('a, button, input, select, textarea, [role=combobox]')]
        .filter((element) => element.checkVisibility() && !element.closest('.sr-only') && !element.matches('.sr-only'))
        .filter((element) => {
          const drawn = element.getBoundingClientRect();
          // What reacts may be larger than what is drawn: a switch has a transparent margin.
          const around = getComputedStyle(element, '::before');
          const width = Math.max(drawn.width, Number.parseFloat(around.width) || 0);
          const height = Math.max(drawn.height, Number.parseFloat(around.height) || 0);
          const zooms =
            element.matches('input, textarea') && Number.parseFloat(getComputedStyle(element).fontSize) < 16;
          return zooms || (Math.max(width, height) > 1 && Math.min(width, height) < 44);
        })
        .map((element) => element.outerHTML.slice(0, 160)),
    );
    expect(small, path).toEqual([]);
  }
});
