import type { Page } from 'playwright/test';
import { tooWide } from './support/overflow.ts';
import { roles } from './support/people.ts';
import { expect, expectAccessible, isPhone, signIn, test } from './support/test.ts';
import { smallTargets } from './support/targets.ts';

/** What every page is looked at in. A portal's owner sees most: their pages are looked at in all, others in the first two. */
const looks = [
  { scheme: 'light', language: 'en' },
  { scheme: 'dark', language: 'ar' },
  { scheme: 'dark', language: 'en' },
  { scheme: 'light', language: 'ar' },
] as const;

const publicPages = ['/', '/register', '/t/acme/sign-in', '/t/acme/join', '/t/nobody-is-here/', '/t/suspended-portal/'];

async function settle(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0);
}

/** Opens every path in every look: nothing overflows, axe finds nothing, and the fixture sees no error in the console. */
async function lookAt(page: Page, paths: readonly string[], inLooks: readonly (typeof looks)[number][]): Promise<void> {
  for (const { scheme, language } of inLooks) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.evaluate((code) => localStorage.setItem('atrium-language', code), language);
    for (const path of paths) {
      await page.goto(path);
      await settle(page);
      const where = `${path} in ${scheme}, ${language}`;
      expect(await page.evaluate(() => document.documentElement.dir), where).toBe(language === 'ar' ? 'rtl' : 'ltr');
      expect(await tooWide(page), where).toEqual([]);
      if (isPhone(page)) expect(await smallTargets(page), where).toEqual([]);
      await expectAccessible(page);
    }
  }
}

test('every page that needs no session fits, and axe finds nothing', async ({ page }) => {
  test.slow();
  await page.goto('/');
  await lookAt(page, publicPages, looks);
});

for (const role of roles) {
  test(`every page that the role ${role} has fits, and axe finds nothing`, async ({ page }) => {
    test.slow();
    await signIn(page, role);
    await settle(page);
    if (isPhone(page)) await page.getByRole('button', { name: 'More', exact: true }).click();
    else await page.getByRole('complementary', { name: 'Portal' }).getByRole('button').last().click();
    const shown = await page
      .locator('nav a[href], [role=menu] a[href], [role=dialog] a[href]')
      .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
    // One of the recent chats stands for all.
    const chats = shown.filter((path) => path.includes('/chat/'));
    const others = shown.filter((path) => !path.includes('/chat/'));
    // The demo's portals have put the first steps away.
    const unlisted = role === 'owner' ? ['/t/acme/first-steps'] : [];
    const paths = [...new Set([...others, ...chats.slice(0, 1), ...unlisted, '/t/acme/no/such/page'])];
    expect(paths.length, 'pages found by the navigation').toBeGreaterThan(3);
    await lookAt(page, paths, role === 'owner' ? looks : looks.slice(0, 2));
  });
}
