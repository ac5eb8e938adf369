import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { watchNetwork } from './support/network.ts';
import type { Role } from './support/people.ts';
import { signIn, test } from './support/test.ts';

/**
 * Not a test: takes screenshots of every page, as `<width>-<page>-<scheme>-<language>.png`. `SCREENSHOTS=<folder> npx playwright
 * test screenshots` writes them; without the variable the configuration leaves this file out.
 */
const folder = process.env['SCREENSHOTS'] ?? '';

const publicPages = {
  landing: '/',
  register: '/register',
  'sign-in': '/t/acme/sign-in',
  join: '/t/acme/join',
  'no-invitation': '/t/acme/invitation',
  unknown: '/t/nobody-is-here/',
  suspended: '/t/suspended-portal/',
};

interface Looker {
  role: Role;
  slug: string;
  pages: Readonly<Record<string, string>>;
}

const lookers: readonly Looker[] = [
  {
    role: 'owner',
    slug: 'acme',
    pages: {
      chat: '/chat',
      history: '/chat/history',
      announcements: '/announcements',
      notes: '/notes',
      settings: '/settings',
      general: '/settings/general',
      brand: '/settings/brand',
      access: '/settings/access',
      people: '/settings/people',
      invitations: '/settings/invitations',
      invite: '/settings/invitations?invite',
      'manage-announcements': '/settings/announcements',
      'first-steps': '/first-steps',
      account: '/account',
      'not-found': '/no/such/page',
    },
  },
  { role: 'client', slug: 'acme', pages: { 'client-chat': '/chat' } },
  { role: 'agent', slug: 'northwind', pages: { clients: '/clients', client: '/clients/acme' } },
  { role: 'owner', slug: 'atrium', pages: { organizations: '/organizations', organization: '/organizations/acme' } },
];

async function take(page: Page, name: string, quiet: () => Promise<void>): Promise<void> {
  await quiet();
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, `${test.info().project.name}-${name}.png`) });
}

/** An address of a chat of the one who is signed in: the newest in the list of all. */
async function openNewestChat(page: Page, slug: string): Promise<void> {
  await page.goto(`/t/${slug}/chat/history`);
  await page.locator('main a[href*="/chat/"]').first().click();
  await page.getByRole('article').last().waitFor();
}

for (const scheme of ['light', 'dark'] as const) {
  for (const language of ['en', 'de', 'ar']) {
    const look = `${scheme}-${language}`;
    test.describe(`pictures in ${look}`, { tag: '@both' }, () => {
      test.beforeEach(async ({ page }) => {
        test.setTimeout(120_000);
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
        await page.addInitScript((code) => localStorage.setItem('atrium-language', code), language);
      });

      test('of everybody', async ({ page }) => {
        const quiet = watchNetwork(page);
        for (const [name, path] of Object.entries(publicPages)) {
          await page.goto(path);
          await take(page, `${name}-${look}`, quiet);
        }
      });

      for (const { role, slug, pages } of lookers) {
        test(`of the role ${role} in ${slug}`, async ({ page }) => {
          const quiet = watchNetwork(page);
          await signIn(page, role, slug);
          for (const [name, path] of Object.entries(pages)) {
            await page.goto(`/t/${slug}${path}`);
            await take(page, `${name}-${look}`, quiet);
          }
          if (role !== 'owner' || slug !== 'acme') return;
          await openNewestChat(page, slug);
          await take(page, `conversation-${look}`, quiet);
          await page.keyboard.press('ControlOrMeta+k');
          await page.getByRole('dialog').waitFor();
          await take(page, `palette-${look}`, quiet);
        });
      }
    });
  }
}
