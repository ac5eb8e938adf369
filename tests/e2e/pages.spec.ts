import type { Page } from 'playwright/test';
import { tooWide } from './support/overflow.ts';
import { type Role, roles } from './support/people.ts';
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

test('every page that needs no session fits, and axe finds nothing', { tag: '@both' }, async ({ page }) => {
  test.slow();
  await page.goto('/');
  await lookAt(page, publicPages, looks);
});

/** The paths of all links in the navigation, with what opens from it. */
async function linksOf(page: Page): Promise<string[]> {
  return page
    .locator('aside a[href], nav a[href], [role=menu] a[href], [role=dialog] a[href]')
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
}

/** Every page that somebody's navigation leads to, those of the settings too. One object of each place stands for all. */
async function pagesOf(page: Page): Promise<string[]> {
  if (isPhone(page)) await page.getByRole('button', { name: /^More/u }).click();
  else await page.getByRole('complementary', { name: 'Portal' }).getByRole('button').last().click();
  const found = await linksOf(page);
  const settings = found.find((path) => path.endsWith('/settings'));
  if (settings !== undefined) {
    await page.goto(settings);
    await settle(page);
    found.push(...(await linksOf(page)));
  }
  return [...new Set(found)];
}

interface Looker {
  role: Role;
  slug: string;
  /** What their pages are looked at in. */
  inLooks: readonly (typeof looks)[number][];
  /** Pages that no link leads to. */
  below: readonly string[];
}

/** A test each. */
const lookers: readonly Looker[] = [
  // The demo's portals have put the first steps away: no link leads there.
  ...looks.map((look): Looker => ({ role: 'owner', slug: 'acme', inLooks: [look], below: ['/first-steps'] })),
  ...roles
    .filter((role) => role !== 'owner')
    .map((role): Looker => ({ role, slug: 'acme', inLooks: looks.slice(0, 2), below: [] })),
  { role: 'agent', slug: 'northwind', inLooks: looks.slice(0, 2), below: ['/clients/acme', '/clients/nobody'] },
  { role: 'owner', slug: 'atrium', inLooks: looks.slice(1, 3), below: ['/organizations/acme'] },
];

for (const { role, slug, inLooks, below } of lookers) {
  const where = inLooks.map(({ scheme, language }) => `${scheme} and ${language}`).join(', ');
  test(
    `every page that the role ${role} has in ${slug} fits in ${where}, and axe finds nothing`,
    { tag: '@both' },
    async ({ page }) => {
      test.slow();
      await signIn(page, role, slug);
      await settle(page);
      const found = await pagesOf(page);
      const chat = found.find((path) => path.includes('/chat/'));
      const base = `/t/${slug}`;
      const paths = [
        ...found.filter((path) => !path.includes('/chat/')),
        ...(chat === undefined ? [] : [chat]),
        // The bell leads to the announcements.
        ...['/chat/history', '/announcements', '/no/such/page', ...below].map((path) => base + path),
      ];
      expect(paths.length, 'pages found by the navigation').toBeGreaterThan(5);
      if (['owner', 'admin'].includes(role)) expect(paths).toContain(`${base}/settings/brand`);
      await lookAt(page, [...new Set(paths)], inLooks);
    },
  );
}
