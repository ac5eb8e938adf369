import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { signIn, test } from './support/test.ts';

/**
 * Not a test: takes screenshots of every page. `SCREENSHOTS=<folder> npx playwright test screenshots` writes them; without
 * the variable the configuration leaves this file out.
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
const portalPages = {
  chat: '/chat',
  history: '/chat/history',
  announcements: '/announcements',
  notes: '/notes',
  settings: '/settings',
  brand: '/settings/brand',
  access: '/settings/access',
  people: '/settings/people',
  invitations: '/settings/invitations',
  invite: '/settings/invitations?invite',
  'manage-announcements': '/settings/announcements',
  'first-steps': '/first-steps',
  account: '/account',
  'not-found': '/no/such/page',
};

async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, `${test.info().project.name}-${name}.png`) });
}

for (const scheme of ['light', 'dark'] as const) {
  test(`pictures in ${scheme}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    for (const [name, path] of Object.entries(publicPages)) {
      await page.goto(path);
      await take(page, `${name}-${scheme}`);
    }
    await signIn(page, 'owner');
    for (const [name, path] of Object.entries(portalPages)) {
      await page.goto(`/t/acme${path}`);
      await take(page, `${name}-${scheme}`);
    }
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('dialog').waitFor();
    await take(page, `palette-${scheme}`);
  });
}
