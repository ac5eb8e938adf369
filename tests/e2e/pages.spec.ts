import type { Page } from 'playwright/test';
import { axeFindings, inScheme } from './support/axe.ts';
import { goTo, settle } from './support/navigation.ts';
import { tooWide } from './support/overflow.ts';
import { type Role, roles } from './support/people.ts';
import { structureOf } from './support/structure.ts';
import { expect, isPhone, signIn, test } from './support/test.ts';
import { smallTargets } from './support/targets.ts';

const directions = { en: 'ltr', ar: 'rtl' } as const;
type Language = keyof typeof directions;

/** Loads the page in another language. */
async function load(page: Page, path: string, language: Language): Promise<void> {
  await page.evaluate((code) => localStorage.setItem('atrium-language', code), language);
  await page.goto(path);
  await settle(page);
  expect(await page.evaluate(() => document.documentElement.dir), path).toBe(directions[language]);
}

/** Goes to another page of the portal, and waits for its data. */
async function open(page: Page, path: string): Promise<void> {
  await goTo(page, path);
  await settle(page);
}

/** The page as it is shown now: nothing overflows, axe finds nothing, and the fixture sees no error in the console. */
async function look(page: Page, where: string): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await inScheme(page, scheme);
    // The other scheme has the same elements, in other colours.
    const only = scheme === 'dark' ? 'contrast' : undefined;
    expect.soft(await tooWide(page), `${where}, ${scheme}: what is too wide`).toEqual([]);
    expect.soft(await axeFindings(page, { only }), `${where}, ${scheme}: what axe finds`).toEqual([]);
  }
  await inScheme(page, 'light');
  if (isPhone(page)) expect.soft(await smallTargets(page), `${where}: what is too small`).toEqual([]);
}

const publicPages = ['/', '/register', '/t/acme/sign-in', '/t/acme/join', '/t/nobody-is-here/', '/t/suspended-portal/'];

test('every page that needs no session fits, and axe finds nothing', { tag: '@both' }, async ({ page }) => {
  await inScheme(page, 'light');
  await page.goto('/');
  for (const language of ['en', 'ar'] as const) {
    for (const path of publicPages) {
      await load(page, path, language);
      await look(page, `${path} in ${language}`);
    }
  }
});

/** The addresses of the links in `within`. */
async function linksOf(page: Page, within: string): Promise<string[]> {
  return page
    .locator(within)
    .locator('a[href]')
    .evaluateAll((links) =>
      links.map((link) => new URL((link as HTMLAnchorElement).href)).map(({ pathname, search }) => pathname + search),
    );
}

/** Every page that somebody's navigation leads to, with what opens from it, those of the settings too. */
async function pagesOf(page: Page): Promise<string[]> {
  const navigation = 'aside, nav, [role=menu], [role=dialog]';
  if (isPhone(page)) await page.getByRole('button', { name: /^More/u }).click();
  else await page.getByRole('complementary', { name: 'Portal' }).getByRole('button').last().click();
  const found = await linksOf(page, navigation);
  await page.keyboard.press('Escape');
  const settings = found.find((path) => path.endsWith('/settings'));
  if (settings !== undefined) {
    await open(page, settings);
    found.push(...(await linksOf(page, navigation)));
  }
  return found;
}

/** Pages that no link leads to, or not everybody's. The bell leads to the announcements. */
const unlinked = ['/chat/history', '/announcements', '/settings/people', '/no/such/page'];

interface Portal {
  slug: string;
  /** Whose pages are looked at; those of the first are most. */
  viewers: readonly Role[];
  /** Pages of this portal that no link leads to. */
  below: readonly string[];
}

const portals: readonly Portal[] = [
  // The demo's portals have put the first steps away: no link leads there.
  { slug: 'acme', viewers: roles, below: ['/first-steps'] },
  { slug: 'northwind', viewers: ['agent'], below: ['/clients/nobody'] },
  { slug: 'atrium', viewers: ['owner'], below: [] },
];

for (const { slug, viewers, below } of portals) {
  test(`every page that anybody has in ${slug} fits, and axe finds nothing`, { tag: '@both' }, async ({ page }) => {
    test.setTimeout(240_000);
    await inScheme(page, 'light');
    /** Structures of pages, and kinds of objects. */
    const seen = new Set<string>();
    /** Whether somebody else has had the page just so, in just this shell: then all of its looks are known. */
    const isKnown = async () => {
      const { content, around } = await structureOf(page);
      const parts = [`content ${content}`, `around ${around}`];
      const known = parts.every((part) => seen.has(part));
      for (const part of parts) seen.add(part);
      return known;
    };
    for (const role of viewers) {
      await test.step(`as ${role}`, async () => {
        await page.context().clearCookies();
        await signIn(page, role, slug);
        const base = `/t/${slug}`;
        const paths = new Set([...(await pagesOf(page)), ...[...unlinked, ...below].map((path) => base + path)]);
        expect(paths.size, 'pages found by the navigation').toBeGreaterThan(5);
        const hasSettings = !['member', 'client'].includes(role);
        expect(paths.has(`${base}/settings`), `settings of the role ${role}`).toBe(hasSettings);
        if (['owner', 'admin'].includes(role)) expect([...paths]).toContain(`${base}/settings/brand`);

        const unlike: string[] = [];
        const objects = new Map<string, string>();
        const lookFirst = async (path: string) => {
          await open(page, path);
          expect.soft(await tooWide(page), `${path} as ${role}: what is too wide`).toEqual([]);
          if (await isKnown()) return;
          unlike.push(path);
          await look(page, `${path} as ${role}, in en`);
        };
        for (const path of paths) {
          await lookFirst(path);
          for (const link of await linksOf(page, '#content :is(li, tr)')) {
            const kind = link.replace(/[^/=]+$/u, ':id');
            if (!paths.has(link) && !objects.has(kind)) objects.set(kind, link);
          }
        }
        // One object of each kind stands for all, of everybody.
        for (const [kind, path] of objects) {
          if (seen.has(kind)) continue;
          seen.add(kind);
          await lookFirst(path);
        }
        await open(page, `${base}/settings/people`);
        const forbidden = page.getByRole('heading', { name: 'Not for your role' });
        await expect(forbidden, `the people as ${role}`).toHaveCount(hasSettings ? 0 : 1);

        const [first, ...others] = unlike;
        if (first === undefined) return;
        await load(page, first, 'ar');
        await look(page, `${first} as ${role}, in ar`);
        for (const path of others) {
          await open(page, path);
          await look(page, `${path} as ${role}, in ar`);
        }
        await page.evaluate(() => localStorage.clear());
      });
    }
  });
}
