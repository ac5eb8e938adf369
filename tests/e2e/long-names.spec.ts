import { companyWithAnnouncements } from './support/announcements.ts';
import { signInTo } from './support/chat.ts';
import { tooWide } from './support/overflow.ts';
import { registered } from './support/people.ts';
import { expect, isPhone, test } from './support/test.ts';

const long = 'Rechnungsübersichtsaktualisierungszeitpunkteverschiebungsbenachrichtigung';

test('a long company name fits the public pages', { tag: '@both' }, async ({ page, origin }) => {
  const { slug } = await registered(origin, undefined, `${long} GmbH & Co. KG`);
  for (const path of ['sign-in', 'join']) {
    await page.goto(`/t/${slug}/${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await tooWide(page), path).toEqual([]);
  }
});

test('long words fit cards, dialogs and lists', { tag: '@both' }, async ({ page, origin }) => {
  const { company } = await companyWithAnnouncements(origin, [
    { title: `${long}: was sich ändert`, body: long.repeat(3), level: 'important' },
  ]);
  await signInTo(page, origin, company, '/announcements');
  await expect(page.getByRole('main').getByRole('article')).toHaveCount(1);
  expect(await tooWide(page), 'announcements').toEqual([]);

  await page.goto(`/t/${company.slug}/chat`);
  await page.getByRole('button', { name: /Read$/u }).click();
  await expect(page.getByRole('dialog')).toContainText(long);
  expect(await tooWide(page), 'reader').toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Dismiss' }).click();

  await page.getByRole('textbox', { name: 'Message', exact: true }).fill(long.repeat(2));
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.waitForURL(/\/chat\/[0-9a-f-]{36}$/u);
  await expect(page.getByRole('button', { name: 'Answer again' })).toBeVisible();
  expect(await tooWide(page), 'chat').toEqual([]);
  await page.goto(`/t/${company.slug}/chat/history`);
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Actions for/u })
    .click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  expect(await tooWide(page), 'all chats').toEqual([]);
});

test('an Arabic name is aligned with its row', { tag: '@both' }, async ({ page, origin }) => {
  const { company } = await companyWithAnnouncements(origin, []);
  await signInTo(page, origin, company, '/account');
  await page.getByLabel('Name', { exact: true }).fill('محمد علي');
  await page.getByRole('button', { name: 'Save the profile' }).click();
  await page.goto(`/t/${company.slug}/settings/people`);
  const row = page.getByRole('main').getByText('محمد علي').filter({ visible: true });
  await expect(row).toHaveCSS('direction', 'rtl');
  await expect(row).toHaveCSS('text-align', 'left');
});

test('the buttons of a long dialog stay visible', { tag: '@phone' }, async ({ page, origin }) => {
  const company = await registered(origin);
  await signInTo(page, origin, company, '/settings/announcements');
  await page.setViewportSize({ width: 390, height: 600 });
  expect(isPhone(page)).toBe(true);
  await page.getByRole('button', { name: 'New announcement' }).click();
  const post = page.getByRole('dialog').getByRole('button', { name: 'Post' });
  await expect(post).toBeInViewport({ ratio: 1 });
});

test('a company of one’s own offers no demo accounts', async ({ page, origin }) => {
  const { slug } = await registered(origin);
  await page.goto(`/t/${slug}/sign-in`);
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByText('Look around this demo as')).toHaveCount(0);
  await page.goto('/t/acme/sign-in');
  await expect(page.getByText('Look around this demo as')).toBeVisible();
});
